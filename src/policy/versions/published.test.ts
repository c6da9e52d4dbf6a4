import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson, hex, sha256, utf8, type Json } from '../../common/index.ts';
import { decide } from '../decide.ts';
import { describePolicy, diffPolicies } from '../describe-policy.ts';
import type { Facts, MatchFacts } from '../facts.ts';
import { policyHash, withChoices, type PolicyVersion } from '../policy-version.ts';
import { findPolicy, latestPolicy, policyForFacts, publishedPolicies } from './published.ts';

/** Published means frozen. A failure here asks for a new file in versions/, never for a new hash. */
const FROZEN: Record<string, { readonly text: string; readonly decisions: string }> = {
  'de@2026-11': {
    text: '319467e821aa07d9a25da16b91e1215ba402cad5df7358ae9548f31b33dcf932',
    decisions: '2df55ed3d0a3c58689603288bb96667c2f7a990d16edb002d5956da8d4a51813',
  },
  'eu@2026-11': {
    text: 'bc271785056e30e21eb7d755ad177811b2f867ff5831d3f02465fe166247b545',
    decisions: '2429acc33ae6723df37a4b80adec59958a2bc07ec7efc6d2b33dfe7537688ea6',
  },
  'us@2026-11': {
    text: '4a5f78ec7cae345edc6dc87e52e310bfaa1ac812155f907ba745747e33150305',
    decisions: '4e5939ddc9e44c4eb307d0e64994af4709ce9e8a460d074f780932a13a71eaca',
  },
};

for (const policy of publishedPolicies) {
  test(`${policy.policyVersion} still says what was published`, () => {
    assert.equal(policyHash(policy), FROZEN[policy.policyVersion]?.text);
  });
  test(`${policy.policyVersion} still decides as it was published`, () => {
    const decisions = grid(policy).map((facts) => {
      const { action, rule } = decide(facts, policy);
      return `${action} ${rule}`;
    });
    assert.equal(hex(sha256(utf8(decisions.join('\n')))), FROZEN[policy.policyVersion]?.decisions);
  });
}

/** Facts on both sides of every limit and every distinction of the table; rows about the work's rights in a second, smaller grid. */
function grid({ profile }: PolicyVersion): readonly Facts[] {
  const each = <T, U>(values: readonly T[], make: (value: T) => readonly U[]) => values.flatMap(make);
  const facts: Facts[] = [];
  const bare = { profile, flagRight: 'ok', commercial: false } as const;
  const match: MatchFacts = {
    confidence: 0.9,
    media: 'film',
    matchedS: 20,
    coverage: 0.7,
    combined: false,
    modified: 'none',
    claimedHere: true,
    licensedHere: false,
    ref: { claimant: 'verified', ownership: 'clear', policy: 'block', live: false, earmarked: false },
  };
  const uses = each(['film', 'audio', 'text', 'image'] as const, (media) =>
    each([0, 1], (over) =>
      each([0.49, 0.5], (coverage) =>
        each([false, true], (combined) =>
          each(['technical', 'creative'] as const, (modified) =>
            each([false, true], (live) =>
              [false, true].map((earmarked) => ({
                ...match,
                media,
                coverage,
                combined,
                modified,
                matchedS: 15 + over,
                matchedChars: 160 + over,
                matchedBytes: 125_000 + over,
                ref: { ...match.ref, live, earmarked },
              })),
            ),
          ),
        ),
      ),
    ),
  );
  for (const one of uses)
    for (const flag of [null, 'parody', 'licence'] as const)
      for (const flagRight of ['ok', 'excluded'] as const)
        for (const when of [{ stage: 'upload' }, { stage: 'post', hours: 47.9 }, { stage: 'post', hours: 48 }] as const)
          for (const money of [{}, { commercial: true }, { commercial: true, significantRevenue: false }])
            facts.push({ ...bare, ...when, flag, flagRight, ...money, matches: [one] });
  const rights = each(['verified', 'excluded'] as const, (claimant) =>
    each(['clear', 'disputed', 'public_domain', 'open_licence'] as const, (ownership) =>
      each(['block', 'license', 'track', 'allow', 'attribute'] as const, (choice) =>
        each([0.79, 0.8], (confidence) =>
          each([false, true], (claimedHere) =>
            [false, true].map((licensedHere) => ({
              ...match,
              confidence,
              claimedHere,
              licensedHere,
              ref: { ...match.ref, claimant, ownership, policy: choice },
            })),
          ),
        ),
      ),
    ),
  );
  for (const one of rights) facts.push({ ...bare, stage: 'upload', flag: null, matches: [one] });
  facts.push({ ...bare, stage: 'upload', flag: null, matches: [] });
  facts.push({ ...bare, stage: 'upload', flag: null, matches: [], undetermined: 'undecodable' });
  return facts;
}

test('finds a policy by profile or version, in any letter case, and says which ones there are', () => {
  for (const name of ['DE', 'de', 'De', 'de@2026-11', 'DE@2026-11']) {
    const found = findPolicy(name);
    assert.equal(found.kind === 'done' && found.value.policyVersion, 'de@2026-11', name);
  }
  const missing = findPolicy('fr');
  assert.ok(missing.kind === 'refused' && missing.fix.includes('eu@2026-11'));
});

test('refuses a policy of another profile than the facts’', () => {
  const other = policyForFacts('EU', 'de');
  assert.ok(other.kind === 'refused' && other.why === 'other-profile');
  assert.ok(policyForFacts('EU').kind === 'done' && policyForFacts('DE', 'DE@2026-11').kind === 'done');
});

test('describes a policy with every row, number and law, and names the hash of what it describes', () => {
  const description = describePolicy(latestPolicy('DE'));
  const { hash, law, text, ...published } = description;
  assert.equal(hash, hex(sha256(utf8(canonicalJson(published as Json)))));
  assert.equal(law['de/urhdag-10-2@1']?.citation, '§ 10 no. 2 UrhDaG');
  for (const rule of published.rules) assert.ok(text.includes(`${rule.row.padEnd(5)} ${rule.title}`));
  assert.ok(text.includes('minorFilmS = 15') && text.includes('undeterminedHold = none'));
});

test('shows what differs between two policies, and nothing between a policy and itself', () => {
  const de = latestPolicy('DE');
  const same = diffPolicies(de, de);
  assert.deepEqual([same.parameters, same.added, same.removed, same.changed, same.reordered], [[], [], [], [], false]);
  const choice = diffPolicies(de, withChoices(de, { unansweredAction: 'REVIEW_HOLD' }));
  assert.deepEqual(choice.parameters, [{ name: 'unansweredAction', before: 'BLOCK', after: 'REVIEW_HOLD' }]);
  const [first, second, ...rest] = de.rules;
  const turned = { ...de, rules: [second!, first!, ...rest] };
  assert.equal(diffPolicies(de, turned).reordered, true);
  const toEu = diffPolicies(de, latestPolicy('EU'));
  assert.deepEqual(
    [toEu.added.map((rule) => rule.row), toEu.removed.map((rule) => rule.row), toEu.reordered],
    [['R10a', 'R10b'], ['R5a', 'R5b', 'R6', 'R8', 'R9a', 'R9b'], false],
  );
});
