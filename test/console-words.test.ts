/** What the procedures record and send is named in words in the console: an event without a word would be read as its code. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { LETTERS } from '../src/casework/messages/letters/index.ts';
import { de } from '../src/console/messages/de.ts';
import { en } from '../src/console/messages/en.ts';
import { stateOfLine } from '../src/console/pages/case-words.ts';
import { RESTRICTION_SOURCES } from '../src/casework/upload/state.ts';

const CASEWORK = join(import.meta.dirname, '../src/casework');
const sources = readdirSync(CASEWORK, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.includes('.test.') && !file.includes('messages'))
  .map((file) => readFileSync(join(CASEWORK, file), 'utf8'));

/** Every `type` of every union called `…Event`. */
const events = new Set(
  sources.flatMap((text) =>
    [...text.matchAll(/export type \w*Event =([\s\S]*?);\n(?:\n|$)/g)].flatMap(([, union]) =>
      [...union!.matchAll(/type: ((?:\s*\|?\s*'[^']+')+)/g)].flatMap(([, types]) =>
        [...types!.matchAll(/'([^']+)'/g)].map(([, type]) => type!),
      ),
    ),
  ),
);

for (const [language, { codes }] of [
  ['English', en],
  ['German', de],
] as const) {
  test(`names every event of every procedure in ${language}`, () => {
    assert.ok(events.size > 120, `only ${events.size} events were found in the sources`);
    assert.deepEqual(
      [...events].filter((type) => codes.events[type] === undefined),
      [],
    );
  });

  test(`names every letter in ${language}, by its own name or by its event`, () => {
    const messages = Object.keys(LETTERS.en);
    assert.ok(messages.length > 80, `only ${messages.length} letters`);
    assert.deepEqual(
      messages.filter((message) => {
        const [kind = '', event = ''] = message.split('.');
        return codes.letters[message] === undefined && !(codes.kinds[kind] && codes.events[event]);
      }),
      [],
    );
  });
}

test('an upload behind a warning is said to be, beside its state, in lists and at its case', () => {
  const line = { state: 'RESTORED', shown: { warning: true } };
  assert.equal(stateOfLine(en.codes, line), `${en.codes.states['RESTORED']}, behind a warning`);
  assert.equal(stateOfLine(de.codes, line), `${de.codes.states['RESTORED']}, hinter einem Warnhinweis`);
  assert.equal(stateOfLine(en.codes, { state: 'RESTORED' }), en.codes.states['RESTORED']);
  for (const { case: words } of [en, de])
    assert.deepEqual(
      RESTRICTION_SOURCES.filter((source) => words.restrictions.by[source] === undefined),
      [],
      'who led to a restriction has a name',
    );
});

test('says the same things in both languages, and says them differently', () => {
  const leaves = (words: unknown, path: string): [string, string][] =>
    typeof words === 'string'
      ? [[path, words]]
      : typeof words === 'object' && words !== null
        ? Object.entries(words).flatMap(([name, value]) => leaves(value, `${path}.${name}`))
        : [];
  const german = new Map(leaves(de, ''));
  const english = leaves(en, '');
  assert.deepEqual(
    english.filter(([path]) => !german.has(path)).map(([path]) => path),
    [],
  );
  // Words of more than three are never the same in both: a sentence that was forgotten would be.
  assert.deepEqual(
    english.filter(([path, text]) => text.split(' ').length > 3 && german.get(path) === text).map(([path]) => path),
    [],
  );
});
