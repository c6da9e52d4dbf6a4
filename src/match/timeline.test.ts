import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confidence, fraction, referenceId } from '../common/index.ts';
import type { Match, TimeSegment } from './outcome.ts';
import { timelineOf } from './timeline.ts';

const segment = (change: Partial<TimeSegment>): TimeSegment => ({
  algorithm: 'video/pdq-frames@1',
  track: 'picture',
  upload: { start: 0, end: 10 },
  reference: { start: 5, end: 15 },
  speed: 1,
  boundaryError: 0.1,
  ...change,
});

const aMatch = (...segments: [TimeSegment, ...TimeSegment[]]): Match => ({
  reference: referenceId('work'),
  modality: 'video',
  tier: 'same',
  confidence: confidence(0.9),
  coverageOfReference: fraction(1),
  coverageOfUpload: fraction(1),
  combined: false,
  modified: 'none',
  segments,
});

test('each shown moment lies on its ribbon on both sides, at the same share of the way', () => {
  const span = fc
    .tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 0.5, max: 200, noNaN: true }))
    .map(([start, length]) => ({ start, end: start + length }));
  const one = fc
    .record({ upload: span, reference: span, reversed: fc.boolean(), heard: fc.boolean() })
    .map(({ upload, reference, reversed, heard }) =>
      segment({ upload, reference, track: heard ? 'sound' : 'picture', ...(reversed && { reversed: true as const }) }),
    );
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (segments, most) => {
      const [first, ...others] = segments;
      const { ribbons, moments } = timelineOf(aMatch(first!, ...others), most);
      assert.equal(ribbons.length, segments.length);
      assert.equal(moments.length, ribbons.some(({ track }) => track === 'picture') ? most : 0);
      for (const moment of moments) {
        const { upload, reference, reversed, track } = ribbons[moment.ribbon]!;
        assert.equal(track, 'picture');
        const share = (moment.upload - upload.start) / (upload.end - upload.start);
        const other = (moment.reference - reference.start) / (reference.end - reference.start);
        assert.ok(Math.abs((reversed ? 1 - other : other) - share) < 0.005, `${share} ${other}`);
        assert.ok(share > 0 && share < 1);
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

test('no place of a work goes without a moment while another has two', () => {
  const long = segment({ upload: { start: 0, end: 600 }, reference: { start: 0, end: 600 } });
  const short = segment({ upload: { start: 700, end: 702 }, reference: { start: 20, end: 22 } });
  assert.deepEqual(
    timelineOf(aMatch(long, short), 4).moments.map(({ ribbon }) => ribbon),
    [0, 0, 0, 1],
  );
});
