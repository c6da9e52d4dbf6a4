import { percent } from '../amounts.ts';
import type { Rule } from './rule.ts';

/** No reference work recognised, or not surely enough: no party is affected. */
export const r0NoMatch: Rule = {
  row: 'R0',
  revision: 1,
  title: 'No work recognised',
  condition: 'no match, or confidence below the evidence floor (minConfidence)',
  actions: ['PUBLISH'],
  bases: {
    DE: ['recourse/evidence-floor@1', 'eu/dsm-17-4@1'],
    EU: ['recourse/evidence-floor@1', 'eu/dsm-17-4@1'],
    US: ['recourse/evidence-floor@1'],
  },
  applies: (_facts, match, { minConfidence }) => match.confidence < minConfidence,
  because: (_facts, match, { minConfidence }) =>
    `The evidence for this match (confidence ${percent(match.confidence)}) is below the floor of ${percent(minConfidence)}, so it affects nobody.`,
  unmatched: {
    applies: (facts) => facts.undetermined === undefined,
    because: () => 'No reference work was recognised in the upload.',
  },
};
