import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { instant } from '../common/index.ts';
import { writeRestrictionStatement, type RestrictionInput, type RestrictionOrigin } from './restriction-statement.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../test/vectors/mechanics/dsa-sor-v2.json', import.meta.url), 'utf8'),
) as { jsonSchema: object };
const ajv = new Ajv2020({ allErrors: true, strict: false });
(formats as unknown as (validator: Ajv2020) => void)(ajv);
const valid = ajv.compile(schema.jsonSchema);

const noon = instant(Date.parse('2026-11-22T12:00:00Z'));
const input: RestrictionInput = {
  origin: 'notice',
  ground: 'de/stgb-130',
  automation: 'none',
  homeTerritory: 'DE',
  from: noon,
  createdAt: noon,
  media: 'video',
  because: 'notice/ntc_1',
  puid: '0123456789abcdef'.repeat(4),
  language: 'en',
};
const ORIGINS: readonly RestrictionOrigin[] = [
  'notice',
  'trusted-flagger',
  'complaint',
  'board',
  'review',
  'red-button',
  'own',
];

test('every statement of a person’s decision is one that the EU database takes', () => {
  for (const origin of ORIGINS)
    for (const ground of ['de/stgb-130', 'R8', 'terms/harassment'])
      for (const media of ['image', 'video', 'audio', 'text', 'unknown']) {
        const { json } = writeRestrictionStatement({ ...input, origin, ground, media });
        assert.ok(valid(json), `${origin} ${ground} ${media}: ${ajv.errorsText(valid.errors)}`);
      }
});

test('a warning of the board is a label under the terms; its reasons say that it was no removal, and who alone lifts it', () => {
  const warning = { ...input, origin: 'board', ground: 'recourse/board-warning', measure: 'warning' } as const;
  const { json, text } = writeRestrictionStatement(warning);
  assert.ok(valid(json), ajv.errorsText(valid.errors));
  assert.deepEqual(
    [json.decision_visibility, json.decision_ground, json.category, json.source_type],
    [
      ['DECISION_VISIBILITY_CONTENT_LABELLED'],
      'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
      'SOURCE_VOLUNTARY',
    ],
  );
  assert.match(text, /stays public, behind a warning[^]*not removed\. Only the board can lift/);
  assert.match(text, /The oversight board decided so/);
  const german = writeRestrictionStatement({ ...warning, language: 'de' }).text;
  assert.match(german, /hinter einem Warnhinweis[^]*nicht entfernt\. Den Warnhinweis aufheben kann nur das Gremium/);
});

test('names its source, and says that a person decided', () => {
  const sources = ORIGINS.map((origin) => writeRestrictionStatement({ ...input, origin }).json.source_type);
  assert.deepEqual(sources.slice(0, 2), ['SOURCE_ARTICLE_16', 'SOURCE_TRUSTED_FLAGGER']);
  const { json, text } = writeRestrictionStatement(input, 'ILLEGAL_OR_HARMFUL_SPEECH');
  assert.equal(json.automated_decision, 'AUTOMATED_DECISION_NOT_AUTOMATED');
  assert.equal(json.automated_detection, 'No');
  assert.equal(json.category, 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH');
  assert.match(text, /A person decided\. No program took part/);
});

test('in both languages it names every way to contest, with its date', () => {
  for (const [language, words] of [
    ['en', [/until 24 May 2027/, /out-of-court/, /court, at any time/]],
    ['de', [/24\. Mai 2027/, /Streitbeilegungsstelle/, /vor Gericht, jederzeit/]],
  ] as const) {
    const { text } = writeRestrictionStatement({ ...input, language });
    for (const word of words) assert.match(text, word);
  }
});

test('restricted outside the EU only, it has no line in the EU database', () => {
  assert.equal(writeRestrictionStatement({ ...input, territories: ['US'] }).euDatabase, false);
  assert.deepEqual(writeRestrictionStatement({ ...input, territories: ['US', 'FR', 'DE'] }).json.territorial_scope, [
    'DE',
    'FR',
  ]);
});
