import { countingFlag, flagSituation } from '../flag.ts';
import { notManifestInWords } from '../manifest.ts';
import { missingInWords } from '../presumption.ts';
import type { Rule } from './rule.ts';

/** A flag without the presumption needs an independent assessment: a human, with a fail-open clock. */
export const r8FlagNeedsReview: Rule = {
  row: 'R8',
  revision: 1,
  title: 'Flagged, to be assessed',
  condition: 'DE: a flag or licence statement was given, the presumption does not hold, and the use is not manifest',
  actions: ['REVIEW_HOLD'],
  bases: { DE: ['de/urhdag-9-2@1', 'de/urhdag-7-2@1', 'eu/cjeu-c-401-19@1'] },
  applies: (facts) => countingFlag(facts) !== null,
  because: (facts, match, parameters) =>
    `No presumption of permitted use holds (${missingInWords(facts, match, parameters)}), but it is not manifest either (${notManifestInWords(match, parameters)}), and ${flagSituation(facts)}. A human looks at it within ${parameters.reviewHoldH} hours; if nobody does, it is published.`,
};
