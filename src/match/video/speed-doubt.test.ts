import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seconds } from '../../common/index.ts';
import type { FilmFrameHashes, VideoFingerprint } from '../../fingerprint/index.ts';
import { chance } from '../../../test/fixtures/make-tunes.ts';
import { speedDoubt } from './speed-doubt.ts';

const RATE = 8;
const LENGTH = 20;

/** A film whose hash changes by so many bits from frame to frame: few under a slow camera. */
function filmThatChanges(bits: number): VideoFingerprint {
  const next = chance(11);
  let words = Uint32Array.from({ length: 8 }, () => next() * 2 ** 32);
  const frames = Array.from({ length: LENGTH * RATE }, (_, i): FilmFrameHashes => {
    words = words.slice();
    for (let bit = 0; bit < bits; bit++) words[Math.floor(next() * 8)]! ^= 1 << Math.floor(next() * 32);
    const box = { x: 0, y: 0, width: 320, height: 180 };
    return { at: i / RATE, until: (i + 1) / RATE, probe: true, views: [{ kind: 'whole', box, quality: 100, words }] };
  });
  const facts = { width: 320, height: 180, seconds: seconds(LENGTH), keyFrames: [], cut: false };
  return { modality: 'video', algorithm: 'video/pdq-frames@1', ...facts, frames };
}

/** What an upload shows that runs through seconds 4 to 10 of the work at this speed. */
const seenAt = (work: VideoFingerprint, speed: number) =>
  Array.from({ length: Math.floor((6 / speed) * RATE) }, (_, i) => {
    const moment = i / RATE;
    return { moment, words: work.frames[Math.floor((4 + moment * speed) * RATE)]!.views[0].words };
  });

test('believes a speed that the pictures tell, and native speed always', () => {
  const work = filmThatChanges(8);
  assert.equal(speedDoubt(seenAt(work, 1.25), work, 'whole', { speed: 1.25, offset: 4, support: 9 }), 0);
  assert.equal(speedDoubt(seenAt(work, 1), work, 'whole', { speed: 1, offset: 4, support: 9 }), 0);
});

test('says how much longer a passage may look by a speed that hardly differs from none', () => {
  const work = filmThatChanges(1);
  const doubt = speedDoubt(seenAt(work, 1), work, 'whole', { speed: 1.2, offset: 3.4, support: 9 });
  // Six seconds at a fifth more: 0.6 s too long at each end.
  assert.ok(Math.abs(doubt - 0.6) < 0.05, String(doubt));
});
