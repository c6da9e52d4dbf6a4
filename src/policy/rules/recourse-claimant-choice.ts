import type { Rule } from './rule.ts';

const CHOICE = { license: 'to be paid', track: 'to have uses counted', allow: 'to allow uses' } as const;

/** The claimant prefers something else to blocking. */
export const r3bClaimantChoice: Rule = {
  row: 'R3b',
  revision: 1,
  title: 'The claimant’s choice',
  condition: 'the reference’s policy is license (PUBLISH_LICENSED), track or allow (PUBLISH)',
  actions: ['PUBLISH_LICENSED', 'PUBLISH'],
  bases: {
    DE: ['recourse/claimant-choice@1'],
    EU: ['recourse/claimant-choice@1'],
    US: ['recourse/claimant-choice@1'],
  },
  applies: (_facts, match) => match.ref.policy in CHOICE,
  action: (_facts, match) => (match?.ref.policy === 'license' ? 'PUBLISH_LICENSED' : 'PUBLISH'),
  because: (_facts, match) =>
    `The claimant chose ${CHOICE[match.ref.policy as keyof typeof CHOICE]} rather than to have uses of this work blocked.`,
};
