import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { piecesOf } from './passages.ts';

const whole = (text: string, spans: { start: number; end: number }[]) =>
  piecesOf(text, spans)
    .map((piece) => piece.text)
    .join('');

test('loses and invents no character, wherever passages begin and end', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.array(span, { maxLength: 5 }), (text, spans) => {
      assert.equal(whole(text, spans), text);
    }),
    { numRuns: 60 },
  );
  const long = 'ab😀'.repeat(3000);
  assert.equal(whole(long, [{ start: 4000, end: 4100 }]), long);
});

test('counts code points, so that a face before the passage does not shift it', () => {
  const found = piecesOf('😀😀 stolen words', [{ start: 3, end: 9 }]).find((piece) => piece.kind === 'match');
  assert.equal(found?.text, 'stolen');
});

test('names every segment that covers a piece', () => {
  const pieces = piecesOf('abcdef', [
    { start: 0, end: 4 },
    { start: 2, end: 6 },
  ]);
  assert.deepEqual(
    pieces.map((piece) => (piece.kind === 'match' ? [piece.text, piece.segments] : piece.kind)),
    [
      ['ab', [0]],
      ['cd', [0, 1]],
      ['ef', [1]],
    ],
  );
});

test('folds long stretches away, and keeps what stands beside the match', () => {
  const pieces = piecesOf('x'.repeat(10_000), [{ start: 5000, end: 5050 }]);
  assert.deepEqual(
    pieces.map(({ kind }) => kind),
    ['folded', 'plain', 'match', 'plain', 'folded'],
  );
});
