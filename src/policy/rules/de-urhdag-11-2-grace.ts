import { flagSituation } from '../flag.ts';
import type { Rule } from './rule.ts';

/** § 11(2) UrhDaG: 48 hours, even without a flag. */
export const r6Grace: Rule = {
  row: 'R6',
  revision: 1,
  title: 'Public for 48 hours',
  condition:
    'DE: found after upload, and less than 48 hours (postFlagGraceH) since the uploader was told; flag or no flag',
  actions: ['PUBLIC_48H'],
  bases: { DE: ['de/urhdag-11-2@1'] },
  applies: (facts, _match, { postFlagGraceH }) => facts.stage === 'post' && (facts.hours ?? 0) < postFlagGraceH,
  because: (facts, _match, { postFlagGraceH }) =>
    `The match was found after upload. It counts as presumably permitted for ${postFlagGraceH} hours from when the uploader was told, of which ${Number((facts.hours ?? 0).toFixed(1))} have passed; ${flagSituation(facts)}.`,
};
