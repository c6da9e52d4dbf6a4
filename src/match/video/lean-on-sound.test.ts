import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TimeSegment } from '../outcome.ts';
import { leanOnSound } from './lean-on-sound.ts';

const picture = (change: Partial<TimeSegment> = {}): TimeSegment => ({
  algorithm: 'image/local@1',
  track: 'picture',
  upload: { start: 5.5, end: 14.4 },
  reference: { start: 20.1, end: 29 },
  speed: 1,
  boundaryError: 0.9,
  ...change,
});
const sound = (change: Partial<TimeSegment> = {}): TimeSegment => ({
  algorithm: 'audio/landmarks@1',
  track: 'sound',
  upload: { start: 5, end: 15 },
  reference: { start: 20, end: 30.6 },
  speed: 1.06,
  boundaryError: 0.3,
  ...change,
});

test('pictures known to a second take the time, the speed and the error of the sound they run with', () => {
  const [placed] = leanOnSound([picture()], [sound()]);
  assert.deepEqual(placed?.upload, { start: 5, end: 15 });
  assert.deepEqual(placed?.reference, { start: 20, end: 30.6 });
  assert.deepEqual([placed?.speed, placed?.boundaryError], [1.06, 0.3]);
});

test('a sound that goes on, or ends earlier, moves no edge of the pictures and promises no better one', () => {
  const [placed] = leanOnSound(
    [picture()],
    [sound({ upload: { start: 0, end: 15 }, reference: { start: 14.7, end: 30.6 } })],
  );
  assert.equal(placed?.upload.start, 5.5);
  assert.equal(placed?.boundaryError, 0.9);
});

test('pictures that are exact already, run apart from the sound, or backwards, are left alone', () => {
  const exact = picture({ boundaryError: 0.2 });
  const backwards = picture({ reversed: true });
  for (const one of [exact, backwards]) assert.equal(leanOnSound([one], [sound()])[0], one);
  const lone = picture();
  for (const other of [
    sound({ reference: { start: 40, end: 50.6 } }),
    sound({ upload: { start: 5, end: 9 }, reference: { start: 20, end: 24.2 } }),
    sound({ reversed: true }),
  ])
    assert.equal(leanOnSound([lone], [other])[0], lone);
});
