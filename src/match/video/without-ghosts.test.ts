import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Segment } from './follow-line.ts';
import { withoutGhosts } from './without-ghosts.ts';

const segment = (view: Segment['view'], upload: [number, number], reference: [number, number]) =>
  ({
    view,
    upload: { start: upload[0], end: upload[1] },
    reference: { start: reference[0], end: reference[1] },
  }) as Segment;

test('a passage seen once already is not reported again on the word of key points in a broken film', () => {
  const seen = segment('whole', [0, 3.1], [0, 3]);
  const ghost = segment('part', [5, 8.5], [0, 3.5]);
  const other = segment('part', [8, 12], [6, 10]);
  assert.deepEqual(withoutGhosts([seen, ghost, other]), [seen, other]);
});

test('what only key points see stays, and so does what hashes see twice', () => {
  const cropped = segment('part', [0, 4], [0, 4]);
  const again = segment('part', [6, 10], [0, 4]);
  const [once, twice] = [segment('whole', [0, 4], [10, 14]), segment('whole', [6, 10], [10, 14])];
  assert.deepEqual(withoutGhosts([cropped, once, again, twice]), [cropped, once, again, twice]);
});
