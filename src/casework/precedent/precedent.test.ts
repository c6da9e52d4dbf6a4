import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confidence, fraction, referenceId } from '../../common/index.ts';
import type { MatchOutcome, Segment } from '../../match/index.ts';
import { citePrecedent, likeness, type Precedent } from './precedent.ts';

const WORK = referenceId('ref_1');

const outcomeWith = (segments: readonly Segment[], reference = WORK, shadow = false): MatchOutcome => ({
  kind: 'matched',
  matches: [
    {
      reference,
      modality: 'audio',
      tier: 'same',
      confidence: confidence(0.99),
      coverageOfReference: fraction(0.5),
      coverageOfUpload: fraction(1),
      combined: false,
      modified: 'none',
      ...(shadow && { shadow: true as const }),
      segments: segments as readonly [Segment, ...Segment[]],
    },
  ],
});
const shows = (...spans: readonly (readonly [number, number])[]): MatchOutcome =>
  outcomeWith(
    spans.map(([start, end]) => ({
      algorithm: 'audio/peaks@1',
      upload: { start: 0, end: end - start },
      reference: { start, end },
      speed: 1,
      boundaryError: 0,
    })),
  );
const box = (x: number, y: number, width: number, height: number): MatchOutcome =>
  outcomeWith([
    {
      algorithm: 'image/pdq@1',
      upload: { x: 0, y: 0, width, height },
      reference: { x, y, width, height },
      transform: [1, 0, 0, 0, 1, 0, 0, 0, 1],
      mirrored: false,
      frame: 0,
      cells: { visible: 100, agreeing: 100 },
    },
  ]);

test('the same stretch of the same work is like, another stretch of it is not', () => {
  assert.equal(likeness(shows([10, 40]), shows([11, 40]), WORK).kind, 'same-passage');
  assert.equal(likeness(shows([10, 40]), shows([60, 90]), WORK).kind, 'unlike');
  assert.equal(likeness(shows([10, 40]), shows([35, 65]), WORK).kind, 'unlike');
});

test('a part of what was ruled on is near, and says so', () => {
  assert.equal(likeness(shows([10, 40]), shows([15, 25]), WORK).kind, 'near-passage');
  assert.equal(likeness(box(0, 0, 100, 100), box(10, 10, 30, 30), WORK).kind, 'near-passage');
});

test('pictures are compared by the part of the work they show', () => {
  assert.equal(likeness(box(0, 0, 100, 100), box(0, 0, 95, 95), WORK).kind, 'same-passage');
  assert.equal(likeness(box(0, 0, 50, 100), box(50, 0, 50, 100), WORK).kind, 'unlike');
});

test('nothing follows from another work, from no match, or from a reference in quarantine', () => {
  const ruled = shows([10, 40]);
  assert.equal(likeness(ruled, shows([10, 40]), referenceId('ref_2')).kind, 'unlike');
  assert.equal(likeness(ruled, { kind: 'no-match' }, WORK).kind, 'unlike');
  const shadow = outcomeWith(ruled.kind === 'matched' ? ruled.matches[0].segments : [], WORK, true);
  assert.equal(likeness(ruled, shadow, WORK).kind, 'unlike');
});

test('is the same from both sides, however the passages are cut', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(100), fc.integer({ min: 1, max: 30 })).map(([start, length]) => [start, start + length] as const),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(spans, spans, (one, other) => {
      assert.deepEqual(likeness(shows(...one), shows(...other), WORK), likeness(shows(...other), shows(...one), WORK));
      const itself = likeness(shows(...one), shows(...one.toReversed()), WORK);
      assert.deepEqual(itself, { kind: 'same-passage', overlap: 1 });
    }),
  );
});

test('is cited by its number, with what became of it, and never as if it applied by itself', () => {
  const precedent: Precedent = {
    case: 'oversight/obc_7',
    outcome: 'OVERTURN',
    topics: [],
    references: [],
    decidedAt: 0,
  };
  assert.match(citePrecedent(precedent, 'en'), /obc_7.*overturned.*A human checks/);
  assert.match(citePrecedent(precedent, 'de'), /obc_7.*aufgehoben.*ein Mensch/);
});
