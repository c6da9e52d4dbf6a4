import { flagSituation } from '../flag.ts';
import { missingInWords } from '../presumption.ts';
import type { Rule } from './rule.ts';

/** § 11(2) UrhDaG: the 48 hours have passed without a flag. */
export const r9bUnanswered: Rule = {
  row: 'R9b',
  revision: 1,
  title: '48 hours unanswered',
  condition:
    'DE: found after upload, 48 hours or more since the uploader was told, no flag counts, no presumption holds',
  actions: ['BLOCK', 'REVIEW_HOLD'],
  bases: { DE: ['de/urhdag-11-2@1', 'de/urhdag-7-1@1'] },
  applies: (facts) => facts.stage === 'post',
  action: (_facts, _match, { unansweredAction }) => unansweredAction,
  because: (facts, match, parameters) =>
    `The ${parameters.postFlagGraceH} hours for an answer have passed and ${flagSituation(facts)}. No presumption of permitted use holds: ${missingInWords(facts, match, parameters)}. A late flag or a complaint is still heard.`,
};
