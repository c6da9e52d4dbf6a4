import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  ACTIONS,
  decide,
  FLAGS,
  latestPolicy,
  withChoices,
  type Action,
  type Facts,
  type Flag,
  type MatchFacts,
} from './index.ts';
import { UNDETERMINED_WHYS } from '../common/index.ts';

const near = (...limits: number[]) => fc.constantFrom(...limits.flatMap((x) => [x - 0.1, x, x + 0.1]));
const anyMatch: fc.Arbitrary<MatchFacts> = fc.record({
  confidence: fc.constantFrom(0, 0.79, 0.8, 0.98),
  media: fc.constantFrom('film', 'audio', 'image', 'text'),
  matchedS: near(15, 100),
  matchedChars: fc.constantFrom(159, 160, 161, 4000),
  matchedBytes: fc.constantFrom(124_999, 125_000, 125_001, 2_000_000),
  coverage: fc.constantFrom(0, 0.1, 0.499, 0.5, 0.501, 1),
  combined: fc.boolean(),
  modified: fc.constantFrom('none', 'technical', 'creative'),
  claimedHere: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, fc.boolean()),
  licensedHere: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.boolean()),
  ref: fc.record({
    claimant: fc.constantFrom('new', 'verified', 'trusted', 'excluded'),
    ownership: fc.constantFrom('clear', 'clear', 'clear', 'clear', 'disputed', 'public_domain', 'open_licence'),
    policy: fc.constantFrom('block', 'block', 'block', 'block', 'license', 'track', 'allow', 'attribute'),
    live: fc.boolean(),
    earmarked: fc.boolean(),
  }),
});
const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    profile: fc.constantFrom('DE', 'DE', 'EU', 'US'),
    stage: fc.constantFrom('upload', 'post'),
    hours: fc.constantFrom(0, 47.9, 48, 400),
    flag: fc.constantFrom(null, null, ...FLAGS),
    flagRight: fc.constantFrom('ok', 'ok', 'excluded'),
    commercial: fc.boolean(),
    significantRevenue: fc.boolean(),
    matches: fc.array(anyMatch, { maxLength: 4 }),
    undetermined: fc.constantFrom(undefined, ...UNDETERMINED_WHYS),
  } as const)
  .map(({ undetermined, ...facts }) =>
    facts.matches.length > 0 || undetermined === undefined ? facts : { ...facts, undetermined },
  );

const decided = (facts: Facts) => decide(facts, latestPolicy(facts.profile));
const harshness = (action: Action): number => -ACTIONS.indexOf(action);
const runs = { numRuns: 3000 };

test('decides every valid facts object, the same way each time', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const decision = decided(facts);
      assert.deepEqual(decided(facts), decision);
      assert.equal(decision.per.length, facts.matches.length);
      assert.ok(decision.reasons.length > 0);
      for (const reason of decision.reasons)
        assert.ok(reason.basis.length > 0 && /[.]$/.test(reason.text), reason.text);
    }),
    runs,
  );
});

test('the strictest match rules, and the highest row is named among equal actions', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { action, rule, per } = decided(facts);
      if (per.length === 0) return;
      const rows = latestPolicy(facts.profile).rules.map((one) => one.row);
      assert.equal(harshness(action), Math.max(...per.map(([one]) => harshness(one))));
      const named = per.filter(([one]) => one === action).map(([, row]) => rows.indexOf(row));
      assert.equal(rows.indexOf(rule), Math.min(...named));
    }),
    runs,
  );
});

test('the order of the matches changes only the order of per', () => {
  const withOrder = anyFacts.chain((facts) =>
    fc.tuple(fc.constant(facts), fc.shuffledSubarray([...facts.matches.keys()], { minLength: facts.matches.length })),
  );
  fc.assert(
    fc.property(withOrder, ([facts, order]) => {
      const turned = decided({ ...facts, matches: order.map((i) => facts.matches[i]!) });
      const straight = decided(facts);
      assert.deepEqual(turned, { ...straight, per: order.map((i) => straight.per[i]) });
    }),
    runs,
  );
});

test('nothing is blocked without a manifest finding, except after 48 unanswered hours and during a first broadcast', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      decided(facts).per.forEach(([action, rule], i) => {
        const match = facts.matches[i]!;
        if (action === 'BLOCK_TIMED') assert.equal(rule, 'R4a');
        if (action !== 'BLOCK' || rule === 'R9b') return;
        assert.ok(match.coverage >= 0.5 && !match.combined && match.modified !== 'creative', rule);
        assert.ok(match.confidence >= 0.8 && match.claimedHere && !match.licensedHere);
      });
    }),
    runs,
  );
});

test('an upload that could not be compared is never blocked, and published unless the operator asks for a human', () => {
  for (const profile of ['DE', 'EU', 'US'] as const)
    for (const undetermined of UNDETERMINED_WHYS) {
      const facts: Facts = { ...bare, profile, undetermined };
      assert.deepEqual([decided(facts).action, decided(facts).rule], ['PUBLISH', 'R0u']);
      assert.match(decided(facts).reasons[0]!.text, new RegExp(`Not checked.*${undetermined}`));
      const careful = withChoices(latestPolicy(profile), { undeterminedHold: ['possible-match'] });
      assert.equal(decide(facts, careful).action, undetermined === 'possible-match' ? 'REVIEW_HOLD' : 'PUBLISH');
      assert.match(careful.policyVersion, /^(de|eu|us)@2026-11\+[0-9a-f]{8}$/);
    }
});

/** Each makes a stronger case that the use is lawful, whatever the facts were before. */
const kinder: Record<string, (facts: Facts, flag: Flag) => Facts> = {
  'a § 5 flag': (facts, flag) => (facts.flag === null ? { ...facts, flag } : facts),
  'a licence statement': (facts) => (facts.flag === null ? { ...facts, flag: 'licence' } : facts),
  'a § 5 flag in place of a licence statement': (facts, flag) =>
    facts.flag === 'licence' && facts.flagRight === 'ok' ? { ...facts, flag } : facts,
  'the right to flag': (facts) => ({ ...facts, flagRight: 'ok' }),
  'no commerce': (facts) => ({ ...facts, commercial: false }),
  'insignificant income': (facts) => ({ ...facts, significantRevenue: false }),
  'being combined': (facts) => each(facts, () => ({ combined: true })),
  'a creative change': (facts) => each(facts, () => ({ modified: 'creative' })),
  'less of the work': (facts) => each(facts, ({ coverage }) => ({ coverage: coverage * 0.6 })),
  'a shorter use': (facts) =>
    each(facts, (match) => ({
      matchedS: match.matchedS! * 0.6,
      matchedChars: Math.floor(match.matchedChars! * 0.6),
      matchedBytes: Math.floor(match.matchedBytes! * 0.6),
    })),
  'weaker evidence': (facts) => each(facts, ({ confidence }) => ({ confidence: confidence * 0.9 })),
  'no claim here': (facts) => each(facts, () => ({ claimedHere: false })),
  'an excluded claimant': (facts) => each(facts, ({ ref }) => ({ ref: { ...ref, claimant: 'excluded' } })),
  'a work in the public domain': (facts) => each(facts, ({ ref }) => ({ ref: { ...ref, ownership: 'public_domain' } })),
  'no earmark': (facts) => each(facts, ({ ref }) => ({ ref: { ...ref, earmarked: false } })),
  'one match fewer': (facts) => ({ ...facts, matches: facts.matches.slice(1) }),
};
const each = (facts: Facts, change: (match: MatchFacts) => Partial<MatchFacts>): Facts => ({
  ...facts,
  matches: facts.matches.map((match) => ({ ...match, ...change(match) })),
});

for (const [what, apply] of Object.entries(kinder)) {
  test(`${what} never makes an outcome harsher`, () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom<Flag>('quotation', 'parody', 'other_exception'), (facts, flag) => {
        const after = decided(apply(facts, flag));
        assert.ok(
          harshness(after.action) <= harshness(decided(facts).action),
          `${decided(facts).rule} → ${after.rule}: ${after.action}`,
        );
      }),
      runs,
    );
  });
}

// The table lists licences and free licences above "not claimed" and "US": there the upload stays public either way, and
// only a usage line or an attribution is added. That is the one place where proof of a right changes PUBLISH at all.
for (const [what, change, most] of [
  ['a licence', { licensedHere: true }, 'PUBLISH_LICENSED'],
  ['an open licence', undefined, 'PUBLISH_ATTRIBUTED'],
] as const) {
  test(`${what} never makes an outcome harsher than ${most}, which is public`, () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const after = each(facts, ({ ref }) => change ?? { ref: { ...ref, ownership: 'open_licence' } });
        const limit = Math.max(harshness(decided(facts).action), harshness(most));
        assert.ok(harshness(decided(after).action) <= limit);
      }),
      runs,
    );
  });
}

// The end of a first broadcast is no evidence for or against lawful use: what R4a blocked for a time is then decided as any
// other upload, and may be blocked by R7a. Nor is a § 5 flag evidence to be traded: `licence` in its place loses R5b.
test('when a first broadcast ends, the upload is decided anew', () => {
  const whole = { coverage: 1, combined: false };
  assert.equal(ruleFor({ ...whole, ref: { ...clip.ref, live: true } }), 'R4a');
  assert.equal(ruleFor(whole), 'R7a');
  assert.equal(ruleFor({ matchedS: 40, ref: { ...clip.ref, live: true } }), 'R4b');
  assert.equal(ruleFor({ matchedS: 40 }), 'R9a');
});

const bare: Facts = {
  profile: 'DE',
  stage: 'upload',
  flag: null,
  flagRight: 'ok',
  commercial: false,
  matches: [],
};
const clip: MatchFacts = {
  confidence: 0.98,
  media: 'film',
  matchedS: 15,
  coverage: 0.1,
  combined: true,
  modified: 'none',
  claimedHere: true,
  licensedHere: false,
  ref: { claimant: 'verified', ownership: 'clear', policy: 'block', live: false, earmarked: false },
};
const ruleFor = (match: Partial<MatchFacts>, facts: Partial<Facts> = {}) =>
  decided({ ...bare, ...facts, matches: [{ ...clip, ...match }] }).rule;

test('“up to” includes the limit: 15.0 s, 160 characters and 125,000 bytes are minor, a trifle more is not', () => {
  assert.equal(ruleFor({ matchedS: 15 }), 'R5a');
  assert.equal(ruleFor({ matchedS: 15.001 }), 'R9a');
  assert.equal(ruleFor({ media: 'audio', matchedS: 15 }), 'R5a');
  assert.equal(ruleFor({ media: 'audio', matchedS: 15.001 }), 'R9a');
  assert.equal(ruleFor({ media: 'text', matchedChars: 160 }), 'R5a');
  assert.equal(ruleFor({ media: 'text', matchedChars: 161 }), 'R9a');
  assert.equal(ruleFor({ media: 'image', coverage: 1, matchedBytes: 125_000 }), 'R5a');
  assert.equal(ruleFor({ media: 'image', coverage: 1, matchedBytes: 125_001 }), 'R9a');
});

test('“less than half” excludes the limit, and half is enough to be manifest', () => {
  assert.equal(ruleFor({ coverage: 0.4999 }), 'R5a');
  assert.equal(ruleFor({ coverage: 0.5 }), 'R9a');
  assert.equal(ruleFor({ coverage: 0.5, combined: false }), 'R7a');
  assert.equal(ruleFor({ coverage: 0.4999, combined: false }), 'R9a');
  assert.equal(ruleFor({ confidence: 0.8 }), 'R5a');
  assert.equal(ruleFor({ confidence: 0.7999 }), 'R0');
});

test('48 hours are over when 48 hours have passed', () => {
  assert.equal(ruleFor({ matchedS: 40 }, { stage: 'post', hours: 47.999 }), 'R6');
  assert.equal(ruleFor({ matchedS: 40 }, { stage: 'post', hours: 48 }), 'R9b');
  assert.equal(ruleFor({ matchedS: 40 }, { stage: 'post', hours: 10, flag: 'licence' }), 'R6');
});

test('a commercial use that says nothing of its income counts as significant', () => {
  assert.equal(ruleFor({}, { commercial: true }), 'R9a');
  assert.equal(ruleFor({}, { commercial: true, significantRevenue: false }), 'R5a');
});

test('a licence statement opens R7b, R8 and R4b, also without the right to flag, and never R5b', () => {
  const licence = { flag: 'licence', flagRight: 'excluded' } as const;
  assert.equal(ruleFor({ matchedS: 40 }, licence), 'R8');
  assert.equal(ruleFor({ coverage: 1, combined: false }, licence), 'R7b');
  assert.equal(ruleFor({ ref: { ...clip.ref, live: true }, combined: false }, licence), 'R4b');
  const parody = { flag: 'parody', flagRight: 'excluded' } as const;
  assert.equal(ruleFor({ matchedS: 40 }, parody), 'R9a');
  assert.equal(ruleFor({ coverage: 1, combined: false }, parody), 'R7a');
  assert.equal(ruleFor({ ref: { ...clip.ref, live: true }, combined: false }, parody), 'R4a');
});

test('the operator may put unanswered uses to a human instead of blocking them', () => {
  const policy = withChoices(latestPolicy('DE'), { unansweredAction: 'REVIEW_HOLD' });
  const facts: Facts = { ...bare, stage: 'post', hours: 49, matches: [{ ...clip, matchedS: 40 }] };
  assert.deepEqual(decide(facts, policy).per, [['REVIEW_HOLD', 'R9b']]);
});

test('reasons name the work, the limbs with their numbers, and what was not measured', () => {
  const match = { ...clip, reference: 'harbour.mp4', matchedS: 40, coverage: 0.4996, unmeasured: ['combined'] };
  const [reason] = decided({ ...bare, matches: [match] }).reasons;
  assert.match(reason!.text, /^harbour\.mp4: No presumption .* 40 s \(limit 15 s, exceeded\)/);
  assert.match(reason!.text, /kinder to the uploader was taken: combined\.$/);
  const minorUse = decided({ ...bare, matches: [{ ...clip, media: 'audio', coverage: 0.4996 }] }).reasons[0]!;
  assert.match(minorUse.text, /49\.9 % of the work \(less than half\)/);
  assert.deepEqual(minorUse.basis, ['de/urhdag-10-2@1', 'de/urhdag-9-2@1']);
});

test('what a person found lawful is restricted by no row of any version, and nothing else is decided otherwise', () => {
  const settled = { how: 'same-file', leaf: 7 } as const;
  fc.assert(
    fc.property(anyFacts, (facts) => {
      fc.pre(facts.matches.length > 0);
      const policy = latestPolicy(facts.profile);
      const before = decide(facts, policy);
      const after = decide(
        { ...facts, matches: facts.matches.map((match) => ({ ...match, foundLawful: settled })) },
        policy,
      );
      for (const [i, [action, rule]] of before.per.entries()) {
        const restricts = ACTIONS.indexOf(action) <= ACTIONS.indexOf('PUBLIC_48H');
        assert.deepEqual(after.per[i], restricts ? ['PUBLISH_NOTIFY', 'R1d'] : [action, rule]);
      }
      assert.ok(ACTIONS.indexOf(after.action) >= ACTIONS.indexOf('PUBLISH_ESCROW'));
    }),
  );
});
