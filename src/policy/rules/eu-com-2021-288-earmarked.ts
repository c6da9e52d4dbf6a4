import { hoursInWords } from '../amounts.ts';
import { notManifestInWords } from '../manifest.ts';
import type { Rule } from './rule.ts';

/** COM(2021) 288: earmarked works get rapid human review before publication, never a bare machine block. */
export const r10aEarmarked: Rule = {
  row: 'R10a',
  revision: 1,
  title: 'Earmarked work',
  condition: 'EU: not manifest, and the work is earmarked as one whose unauthorised use could cause significant harm',
  actions: ['REVIEW_HOLD'],
  bases: { EU: ['eu/com-2021-288@1', 'eu/dsm-17-7@1', 'eu/cjeu-c-401-19@1'] },
  applies: (_facts, match) => match.ref.earmarked,
  because: (_facts, match, parameters) =>
    `The use is not manifest (${notManifestInWords(match, parameters)}), but the work is earmarked. A human looks at it within ${hoursInWords(parameters.rapidReviewH)}; if nobody does, it is published.`,
};
