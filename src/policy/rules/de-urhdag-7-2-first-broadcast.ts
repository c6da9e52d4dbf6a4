import { countingFlag } from '../flag.ts';
import type { Rule } from './rule.ts';

/** § 7(2) sentence 3 UrhDaG: until the first public communication has ended, no presumption of permitted use. */
export const r4aFirstBroadcast: Rule = {
  row: 'R4a',
  revision: 1,
  title: 'First broadcast, unaltered',
  condition: 'live or first-broadcast protection is active; no flag, not combined, not changed creatively',
  actions: ['BLOCK_TIMED'],
  bases: { DE: ['de/urhdag-7-2@1', 'eu/com-2021-288@1'], EU: ['eu/com-2021-288@1', 'eu/dsm-17-4@1'] },
  applies: (facts, match) =>
    match.ref.live && countingFlag(facts) === null && !match.combined && match.modified !== 'creative',
  because: (_facts, match) =>
    `The work is being shown to the public for the first time and its claimant asked for protection until that ends${
      match.ref.liveUntil === undefined ? '' : ` (${match.ref.liveUntil})`
    }. The upload shows it with no other content, without a creative change, and no flag counts; it is blocked until then and decided anew afterwards.`,
};
