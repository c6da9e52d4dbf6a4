import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LETTERS, writeLetter } from './index.ts';

const CASEWORK = join(import.meta.dirname, '../..');

/** Every `'kind.event'` that a machine sends. */
function sent(): string[] {
  const files = readdirSync(CASEWORK, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('test') && !name.includes('messages'),
  );
  const found = files.flatMap((name) =>
    [
      ...readFileSync(join(CASEWORK, name), 'utf8').matchAll(
        /(?:message: |letter\([^)]*?, |tell\([^)]*?, )'([a-z-]+\.[a-z-]+)'/g,
      ),
    ].map((match) => match[1]!),
  );
  return [...new Set(found)].sort();
}

test('every letter that a procedure sends is written, in every language', () => {
  assert.ok(sent().length > 0);
  for (const language of ['en', 'de'] as const)
    assert.deepEqual(
      sent().filter((message) => !(message in LETTERS[language])),
      [],
      `missing in ${language}`,
    );
});

test('both languages know the same letters', () => {
  assert.deepEqual(Object.keys(LETTERS.de).sort(), Object.keys(LETTERS.en).sort());
});

test('no letter says undefined, whatever fields it gets', () => {
  for (const language of ['en', 'de'] as const)
    for (const message of Object.keys(LETTERS[language])) {
      const written = writeLetter(message, language, {})!;
      assert.ok(written.subject.length > 3 && written.text.length > 20, message);
      assert.doesNotMatch(`${written.subject} ${written.text}`, /undefined|NaN|\[object/, message);
    }
});
