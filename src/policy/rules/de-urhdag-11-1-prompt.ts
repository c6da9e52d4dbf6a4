import { flagSituation } from '../flag.ts';
import { missingInWords } from '../presumption.ts';
import type { Rule } from './rule.ts';

/** § 11(1) UrhDaG: before an automated block at upload, tell, explain § 5, and let the uploader flag. */
export const r9aPrompt: Rule = {
  row: 'R9a',
  revision: 1,
  title: 'The uploader is asked',
  condition: 'DE: at upload, no flag counts, no presumption holds, not manifest',
  actions: ['PROMPT_HOLD'],
  bases: { DE: ['de/urhdag-11-1@1', 'de/urhdag-9-2@1', 'de/urhdag-5-1@1', 'de/urhdag-18-5@1'] },
  applies: (facts) => facts.stage === 'upload',
  basis: (facts) => [
    'de/urhdag-11-1@1',
    'de/urhdag-9-2@1',
    'de/urhdag-5-1@1',
    ...(facts.flag !== null && facts.flagRight === 'excluded' ? (['de/urhdag-18-5@1'] as const) : []),
  ],
  because: (facts, match, parameters) =>
    `No presumption of permitted use holds: ${missingInWords(facts, match, parameters)}; and ${flagSituation(facts)}. Nothing is blocked before the uploader was told of the demand and could say that the use is permitted.`,
};
