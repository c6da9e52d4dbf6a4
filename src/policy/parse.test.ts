import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  decide,
  latestPolicy,
  parseDeclaration,
  parseFacts,
  parseJsonText,
  parseWorks,
  parseWorksLine,
} from './index.ts';

const ref = { claimant: 'verified', ownership: 'clear', policy: 'block', live: false, earmarked: false };
const match = {
  confidence: 0.98,
  media: 'film',
  matchedS: 40,
  coverage: 0.2,
  combined: true,
  modified: 'none',
  claimedHere: true,
  licensedHere: false,
  ref,
};
const facts = { profile: 'DE', stage: 'upload', flag: null, flagRight: 'ok', commercial: false, matches: [match] };

const why = (json: unknown): string => {
  const outcome = parseFacts(json);
  assert.equal(outcome.kind, 'refused');
  return outcome.kind === 'refused' ? `${outcome.detail} | ${outcome.fix}` : '';
};

test('reads facts, ignoring the letter case of the profile and fields it does not know', () => {
  const outcome = parseFacts({ ...facts, profile: 'de', weather: 'fair', matches: [{ ...match, note: 1 }] });
  assert.ok(outcome.kind === 'done');
  assert.deepEqual(outcome.value, facts);
});

test('says which field is wrong, what was expected, what came, and how to mend it', () => {
  assert.match(
    why({ ...facts, profile: 'FR' }),
    /profile: expected one of "DE", "EU", "US", got "FR" \| set profile to/,
  );
  assert.match(
    why({ ...facts, matches: [match, { ...match, coverage: 1.2 }] }),
    /matches\[1\]\.coverage: .* from 0 to 1, got 1\.2/,
  );
  assert.match(
    why({ ...facts, matches: [{ ...match, confidence: Number.NaN }] }),
    /matches\[0\]\.confidence: .* got NaN/,
  );
  assert.match(
    why({ ...facts, matches: [{ ...match, matchedS: -1 }] }),
    /matches\[0\]\.matchedS: .* at least 0, got -1/,
  );
  assert.match(
    why({ ...facts, matches: [{ ...match, ref: { ...ref, policy: 'blocc' } }] }),
    /matches\[0\]\.ref\.policy/,
  );
  assert.match(why({ ...facts, matches: ['film'] }), /matches\[0\]: expected an object/);
  assert.match(why({ ...facts, matches: undefined }), /matches: expected a list/);
  assert.match(why({ ...facts, flag: 'satire' }), /flag: expected one of "quotation"/);
  assert.match(why({ ...facts, stage: 'post' }), /hours: expected a number of at least 0, got nothing/);
  assert.match(why([facts]), /\(top level\): expected an object/);
  for (const json of [null, undefined, 7, 'facts', []]) why(json);
});

test('collects several problems at once', () => {
  assert.match(why({ ...facts, stage: 'later', commercial: 'no' }), /stage: .*; commercial: /);
});

test('asks for the size that the law measures for the kind of work, unless it says it was not measured', () => {
  const { matchedS: _, ...unsized } = match;
  assert.match(why({ ...facts, matches: [unsized] }), /matches\[0\]\.matchedS/);
  assert.match(why({ ...facts, matches: [{ ...unsized, media: 'text', matchedChars: 1.5 }] }), /a whole number/);
  assert.match(why({ ...facts, matches: [{ ...unsized, media: 'image' }] }), /matchedBytes/);
  const unmeasured = parseFacts({ ...facts, matches: [{ ...unsized, unmeasured: ['length'] }] });
  assert.ok(unmeasured.kind === 'done');
  const decision = decide(unmeasured.value, latestPolicy('DE'));
  assert.equal(decision.rule, 'R5a');
  assert.match(decision.reasons[0]!.text, /not measured/i);
});

test('what could not be compared has no matches', () => {
  assert.match(why({ ...facts, undetermined: 'undecodable' }), /undetermined: expected nothing, as there are matches/);
  assert.equal(parseFacts({ ...facts, matches: [], undetermined: 'undecodable' }).kind, 'done');
  assert.match(why({ ...facts, matches: [], undetermined: 'strange' }), /undetermined: expected one of/);
});

test('answers any JSON with facts or a refusal, never with an exception', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (json) => {
      for (const parse of [parseFacts, parseWorksLine, parseDeclaration]) {
        const outcome = parse(json);
        if (outcome.kind === 'refused') assert.ok(outcome.detail.length > 10 && outcome.fix.length > 5);
      }
    }),
  );
});

test('a works line needs its reference only: verified claimant, clear, block, claimed everywhere, no licence', () => {
  const outcome = parseWorksLine({ reference: 'works/a.png' });
  assert.ok(outcome.kind === 'done');
  assert.deepEqual(outcome.value, {
    reference: 'works/a.png',
    title: 'works/a.png',
    claimant: '',
    claimantState: 'verified',
    ownership: 'clear',
    policy: 'block',
    live: false,
    earmarked: false,
    claimedIn: 'all',
    licences: [],
  });
});

test('reads territories in any case and refuses what is no country, date or moment', () => {
  const line = (more: object) => parseWorksLine({ reference: 'a', ...more });
  const read = line({
    claimedIn: ['de', 'EL'],
    licences: [{ territories: 'all', uses: ['Non-Commercial'], from: '2026-01-01' }],
  });
  assert.ok(read.kind === 'done');
  assert.deepEqual(read.value.claimedIn, ['DE', 'GR']);
  assert.deepEqual(read.value.licences, [{ territories: 'all', uses: ['non-commercial'], from: '2026-01-01' }]);
  for (const bad of [
    { claimedIn: ['Germany'] },
    { claimedIn: 'DE' },
    { liveUntil: 'tomorrow' },
    { live: 'yes' },
    { licences: [{ from: '2026-02-30' }] },
    { licences: [{ from: '2026-03-01', to: '2026-02-01' }] },
    { licences: { territories: 'all' } },
    { reference: ' ' },
  ])
    assert.equal(line(bad).kind, 'refused', JSON.stringify(bad));
});

test('names the line of a works file that is wrong', () => {
  const good = JSON.stringify({ reference: 'a' });
  const works = parseWorks(`\ufeff${good}\r\n\n${JSON.stringify({ reference: 'b' })}\n`);
  assert.ok(works.kind === 'done' && works.value.size === 2);
  const bad = parseWorks(`${good}\n{"reference": }\n`);
  assert.ok(bad.kind === 'refused' && bad.detail.startsWith('line 2: this is not JSON'));
});

test('an empty declaration is a non-commercial upload without a flag', () => {
  assert.deepEqual(parseDeclaration({}), { kind: 'done', value: { commercial: false } });
  const wrong = parseDeclaration({ flag: 'fun', commercial: 1 });
  assert.ok(wrong.kind === 'refused' && /flag: .*commercial: /.test(wrong.detail));
  assert.equal(parseJsonText('{', parseDeclaration).kind, 'refused');
});
