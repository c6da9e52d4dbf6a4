import type { Rule } from './rule.ts';

/** Decisions are per territory. */
export const r3dNoClaimHere: Rule = {
  row: 'R3d',
  revision: 1,
  title: 'Not claimed here',
  condition: 'nobody claims the work in this territory',
  actions: ['PUBLISH'],
  bases: {
    DE: ['recourse/territorial-claims@1', 'eu/dsm-17-4@1'],
    EU: ['recourse/territorial-claims@1', 'eu/dsm-17-4@1'],
    US: ['recourse/territorial-claims@1'],
  },
  applies: (_facts, match) => !match.claimedHere,
  because: () => 'Nobody claims this work in this territory.',
};
