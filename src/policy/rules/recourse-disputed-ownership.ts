import type { Rule } from './rule.ts';

/** No machine blocks on a contested title; the money waits for whoever turns out to own it. */
export const r2DisputedOwnership: Rule = {
  row: 'R2',
  revision: 1,
  title: 'Ownership disputed',
  condition: 'it is disputed who owns the work',
  actions: ['PUBLISH_ESCROW'],
  bases: {
    DE: ['recourse/disputed-ownership@1', 'eu/cjeu-c-401-19@1'],
    EU: ['recourse/disputed-ownership@1', 'eu/cjeu-c-401-19@1'],
    US: ['recourse/disputed-ownership@1'],
  },
  applies: (_facts, match) => match.ref.ownership === 'disputed',
  because: () =>
    'More than one side claims to own the work; nothing is blocked, and what is earned is held until that is settled.',
};
