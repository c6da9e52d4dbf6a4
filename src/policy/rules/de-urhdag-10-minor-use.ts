import { minor, MINOR_USE_BASIS, shareInWords, sizeInWords, underHalf } from '../presumption.ts';
import type { Rule } from './rule.ts';

/** §§ 9(2), 10 UrhDaG: less than half, combined, and minor: presumed permitted. */
export const r5aMinorUse: Rule = {
  row: 'R5a',
  revision: 1,
  title: 'Minor use',
  condition:
    'DE: a picture, or less than half of the work (halfWork); combined with other content; and minor: up to the limit for its kind, and not commercial with significant income',
  actions: ['PUBLISH_PRESUMED'],
  bases: {
    DE: ['de/urhdag-10-1@1', 'de/urhdag-10-2@1', 'de/urhdag-10-3@1', 'de/urhdag-10-4@1', 'de/urhdag-9-2@1'],
  },
  applies: (facts, match, parameters) =>
    underHalf(match, parameters) && match.combined && minor(facts, match, parameters),
  basis: (_facts, match) => [MINOR_USE_BASIS[match.media], 'de/urhdag-9-2@1'],
  because: (facts, match, parameters) =>
    `Presumed permitted as a minor use: ${shareInWords(match, parameters)}, combined with other content, ${sizeInWords(match, parameters)}, ${
      facts.commercial ? 'with insignificant income only' : 'not commercial'
    }. The claimant is told and may complain; until then it stays public.`,
};
