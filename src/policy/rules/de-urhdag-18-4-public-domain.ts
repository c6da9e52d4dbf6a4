import type { Rule } from './rule.ts';

/** § 18(4) UrhDaG: once recognised as free, never blocked again. */
export const r1bPublicDomain: Rule = {
  row: 'R1b',
  revision: 1,
  title: 'Public domain',
  condition: 'the work is in the public domain or on the never-block list',
  actions: ['PUBLISH'],
  bases: {
    DE: ['de/urhdag-18-4@1', 'recourse/claimant-abuse@1'],
    EU: ['recourse/claimant-abuse@1', 'eu/dsm-17-7@1'],
    US: ['recourse/claimant-abuse@1'],
  },
  applies: (_facts, match) => match.ref.ownership === 'public_domain',
  because: () => 'The work is free for everyone (public domain); a claim on it has no effect and is counted.',
};
