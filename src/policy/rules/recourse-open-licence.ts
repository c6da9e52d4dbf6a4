import type { Rule } from './rule.ts';

/** A freely licensed work goes out with the attribution its licence asks for. */
export const r1cOpenLicence: Rule = {
  row: 'R1c',
  revision: 1,
  title: 'Open licence',
  condition: 'the work is under an open licence',
  actions: ['PUBLISH_ATTRIBUTED'],
  bases: {
    DE: ['recourse/open-licence@1', 'de/urhdag-18-4@1'],
    EU: ['recourse/open-licence@1'],
    US: ['recourse/open-licence@1'],
  },
  applies: (_facts, match) => match.ref.ownership === 'open_licence',
  because: () => 'The work is under an open licence: everyone may use it, with its attribution added.',
};
