import { hoursInWords } from '../amounts.ts';
import { flagSituation } from '../flag.ts';
import type { Rule } from './rule.ts';

/** § 7(2) sentence 1 UrhDaG, Art. 17(7) DSM: even then, lawful uses must not be lost. A human looks at once. */
export const r4bFirstBroadcastReview: Rule = {
  row: 'R4b',
  revision: 1,
  title: 'First broadcast, possibly lawful',
  condition:
    'live or first-broadcast protection is active; but a flag was given, or it is combined or changed creatively',
  actions: ['REVIEW_HOLD'],
  bases: {
    DE: ['de/urhdag-7-2@1', 'eu/dsm-17-7@1', 'eu/cjeu-c-401-19@1'],
    EU: ['eu/dsm-17-7@1', 'eu/com-2021-288@1', 'eu/cjeu-c-401-19@1'],
  },
  applies: (_facts, match) => match.ref.live,
  because: (facts, match, { rapidReviewH }) => {
    const speaks = [
      match.combined ? 'it is combined with other content' : '',
      match.modified === 'creative' ? 'it was changed creatively' : '',
    ].filter((part) => part !== '');
    return `The work is being shown to the public for the first time, but this use may be lawful: ${[...speaks, flagSituation(facts)].join(', ')}. A human looks at it within ${hoursInWords(rapidReviewH)}; if nobody does, it is published.`;
  },
};
