import type { Rule } from './rule.ts';

/** 17 U.S.C. § 512(c): notices, not filters. */
export const r3eNoticeOnly: Rule = {
  row: 'R3e',
  revision: 1,
  title: 'Notices only',
  condition: 'profile US',
  actions: ['PUBLISH'],
  bases: { US: ['us/usc-17-512-c@1'] },
  applies: (facts) => facts.profile === 'US',
  because: () =>
    'United States law asks for no filtering of uploads; the claimant may send a notice under 17 U.S.C. § 512.',
};
