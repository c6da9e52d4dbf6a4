import { exceptionFlag, flagSituation } from '../flag.ts';
import { shareInWords, underHalf } from '../presumption.ts';
import type { Rule } from './rule.ts';

/** §§ 9(2), 11 UrhDaG: less than half, combined, and flagged: presumed permitted. */
export const r5bFlaggedUse: Rule = {
  row: 'R5b',
  revision: 1,
  title: 'Flagged use',
  condition:
    'DE: a picture, or less than half of the work (halfWork); combined with other content; and flagged under § 5 by an uploader who may flag',
  actions: ['PUBLISH_PRESUMED'],
  bases: { DE: ['de/urhdag-9-2@1', 'de/urhdag-11-1@1', 'de/urhdag-5-1@1'] },
  applies: (facts, match, parameters) =>
    underHalf(match, parameters) && match.combined && exceptionFlag(facts) !== null,
  because: (facts, match, parameters) =>
    `Presumed permitted: ${shareInWords(match, parameters)}, combined with other content, and ${flagSituation(facts)}. The claimant is told and may complain; until then it stays public.`,
};
