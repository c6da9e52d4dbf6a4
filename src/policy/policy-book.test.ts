import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../common/index.ts';
import { parseChoices } from './operator-choices.ts';
import { citedPolicy, citePolicy, policyBook } from './policy-book.ts';
import { policyHash, withChoices, type OperatorChoices } from './policy-version.ts';
import { latestPolicy, publishedPolicies } from './versions/published.ts';

const de = latestPolicy('DE');
const version = (n: number, choices: OperatorChoices, from: number) => ({
  policy: withChoices(de, choices, `${de.policyVersion}+${n}`),
  inForceFrom: instant(from),
});
const book = policyBook([version(1, { minorChars: 100 }, 10), version(2, { minorChars: 100, minorFilmS: 10 }, 20)]);

test('decides under the newest version whose day has come, and others under the release’s', () => {
  const at = (moment: number) => book.inForce('DE', instant(moment)).policyVersion;
  assert.deepEqual([at(9), at(10), at(19), at(20)], ['de@2026-11', 'de@2026-11+1', 'de@2026-11+1', 'de@2026-11+2']);
  assert.equal(book.inForce('EU', instant(99)).policyVersion, 'eu@2026-11');
  assert.equal(book.newest('DE').policyVersion, 'de@2026-11+2');
  assert.deepEqual([book.nextName('de@2026-11'), book.nextName('eu@2026-11')], ['de@2026-11+3', 'eu@2026-11+1']);
});

test('finds every version by its name, and a profile’s by what is in force', () => {
  for (const [name, at, found] of [
    ['DE', 10, 'de@2026-11+1'],
    ['de@2026-11', 99, 'de@2026-11'],
    ['de@2026-11 2', 0, 'de@2026-11+2'],
  ] as const) {
    const outcome = book.find(name, instant(at));
    assert.equal(outcome.kind === 'done' && outcome.value.policyVersion, found, name);
  }
  const missing = book.find('de@2026-11+7', instant(99));
  assert.ok(missing.kind === 'refused' && missing.fix.includes('de@2026-11+2'));
  assert.equal(book.all.length, publishedPolicies.length + 2);
});

test('a cited policy is read again as it was, without any book', () => {
  for (const policy of book.all) {
    const cited = JSON.parse(JSON.stringify(citePolicy(policy)));
    assert.equal(policyHash(citedPolicy(cited, policy.profile)), policyHash(policy));
  }
  assert.throws(() => citedPolicy({ policyVersion: 'de@1999-01' }, 'DE'), /never published/);
});

test('choices name all that differs from the release, whatever they were drafted on', () => {
  const first = book.all.find(({ policyVersion }) => policyVersion === 'de@2026-11+1')!;
  const read = (asked: object) => parseChoices(first, de, asked as never);
  assert.deepEqual(read({ minorFilmS: 10 }), { kind: 'done', value: { minorChars: 100, minorFilmS: 10 } });
  assert.deepEqual(read({ minorChars: 160 }), { kind: 'done', value: {} }, 'back to the release');
});

test('a choice that cannot be is refused with what could be', () => {
  for (const [asked, why, fix] of [
    [{ minorfilms: 1 }, 'unknown-number', /minorFilmS/],
    [{ minConfidence: 1.1 }, 'bad-number', /from 0 to 1/],
    [{ minorChars: 10.5 }, 'bad-number', /whole/],
    [{ minorChars: '10' }, 'bad-number', /whole/],
    [{ postFlagGraceH: 24 }, 'bad-number', /from 48/],
    [{ complaintMonths: 1 }, 'fixed-by-law', /leave/],
    [{ unansweredAction: 'DESTROY' }, 'bad-number', /REVIEW_HOLD/],
    [{ undeterminedHold: ['odd'] }, 'bad-number', /list of/],
    [{ promptReminderD: 40 }, 'bad-number', /below/],
    [{ __proto__x: 1, constructor: 1 }, 'unknown-number', /use one/],
  ] as const) {
    const read = parseChoices(de, de, asked as never);
    assert.ok(read.kind === 'refused' && read.why === why, JSON.stringify(asked));
    assert.match(read.fix, fix);
  }
});

test('whatever is asked, the answer is choices within their limits or a refusal', () => {
  const names = fc.oneof(fc.constantFrom(...Object.keys(de.parameters)), fc.string());
  fc.assert(
    fc.property(fc.dictionary(names, fc.jsonValue() as fc.Arbitrary<never>), (asked) => {
      const read = parseChoices(de, de, asked);
      if (read.kind === 'refused') return;
      const policy = withChoices(de, read.value, 'de@2026-11+1');
      for (const [name, value] of Object.entries(policy.parameters))
        assert.equal(typeof value, typeof de.parameters[name as 'minorChars'], name);
    }),
  );
});
