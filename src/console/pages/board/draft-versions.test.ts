import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { changedPieces } from './draft-versions.ts';

test('shows which words of a draft are new and which are gone', () => {
  assert.deepEqual(changedPieces('The danger weighs more.', 'The danger to life weighs more.'), [
    { kind: 'same', text: 'The danger ' },
    { kind: 'added', text: 'to life ' },
    { kind: 'same', text: 'weighs more.' },
  ]);
  assert.deepEqual(changedPieces('Keep it.', ''), [{ kind: 'removed', text: 'Keep it.' }]);
  assert.deepEqual(changedPieces('', ''), []);
});

test('loses nothing of either draft', () => {
  const draft = fc.array(fc.constantFrom('the ', 'danger ', 'is ', 'plain.\n', 'named ', 'people '), { maxLength: 40 });
  fc.assert(
    fc.property(draft, draft, (a, b) => {
      const [before, after] = [a.join(''), b.join('')];
      const pieces = changedPieces(before, after);
      const without = (kind: string) =>
        pieces
          .filter((piece) => piece.kind !== kind)
          .map(({ text }) => text)
          .join('');
      assert.equal(without('removed'), after);
      assert.equal(without('added'), before);
    }),
  );
});

test('compares long drafts by paragraphs, and quickly', () => {
  const long = Array.from({ length: 20_000 }, (_, at) => (at % 40 === 39 ? `word${at}\n` : `word${at}`)).join(' ');
  const pieces = changedPieces(long, `${long}And one more.`);
  assert.equal(
    pieces
      .filter(({ kind }) => kind !== 'removed')
      .map(({ text }) => text)
      .join(''),
    `${long}And one more.`,
  );
});
