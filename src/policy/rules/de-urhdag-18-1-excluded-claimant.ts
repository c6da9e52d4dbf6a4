import type { Rule } from './rule.ts';

/** § 18(1) UrhDaG: who repeatedly claims what is not theirs is out of the blocking procedures for a time. */
export const r1aExcludedClaimant: Rule = {
  row: 'R1a',
  revision: 1,
  title: 'Claimant excluded',
  condition: 'the claimant is excluded for over-claiming',
  actions: ['PUBLISH'],
  bases: {
    DE: ['de/urhdag-18-1@1', 'recourse/claimant-abuse@1'],
    EU: ['recourse/claimant-abuse@1', 'eu/dsm-17-7@1'],
    US: ['recourse/claimant-abuse@1'],
  },
  applies: (_facts, match) => match.ref.claimant === 'excluded',
  because: () =>
    'The claimant is excluded from blocking for a time because of wrong claims; this claim has no effect and is counted.',
};
