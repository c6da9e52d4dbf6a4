import type { Rule } from './rule.ts';

/** § 6(1) UrhDaG, Art. 17(2) DSM: the platform's licence reaches the uploader. */
export const r3aLicensed: Rule = {
  row: 'R3a',
  revision: 1,
  title: 'Licensed',
  condition: 'a licence covers the work, this use and this territory',
  actions: ['PUBLISH_LICENSED'],
  bases: {
    DE: ['de/urhdag-6-1@1', 'eu/dsm-17-2@1'],
    EU: ['eu/dsm-17-2@1'],
    US: ['recourse/claimant-choice@1'],
  },
  applies: (_facts, match) => match.licensedHere,
  because: () => 'A licence covers this work, this use and this territory; the use is noted for payment.',
};
