import type { Rule } from './rule.ts';

/** Syndicated works go out with their source notes restored from the reference. */
export const r3cAttribute: Rule = {
  row: 'R3c',
  revision: 1,
  title: 'Published with its source',
  condition: 'the reference’s policy is attribute',
  actions: ['PUBLISH_ATTRIBUTED'],
  bases: {
    DE: ['recourse/claimant-choice@1'],
    EU: ['recourse/claimant-choice@1'],
    US: ['recourse/claimant-choice@1'],
  },
  applies: (_facts, match) => match.ref.policy === 'attribute',
  because: () =>
    'The claimant asks for attribution, not blocking: it is published with the source notes of the reference.',
};
