/**
 * Which of an upload's works earn something, and by what right. Licensed uses by the licence; in Germany presumably permitted
 * ones by § 12(1) UrhDaG, caricature, parody and pastiche by § 5(2); quotation, criticism and review (§ 5(1) no. 1) owe nothing.
 */
import { countingFlag, type Action, type Facts, type FactsMedia } from '../policy/index.ts';
import type { UseBasis } from './entry.ts';

export interface PayableWork {
  readonly reference: string;
  readonly media: FactsMedia;
  readonly basis: UseBasis;
  readonly rule: string;
  readonly seconds?: number;
}

/** Public because nobody may hold them back while it is not settled that they are unlawful (§§ 9–11 UrhDaG). */
const PRESUMED: ReadonlySet<Action> = new Set(['PUBLISH_PRESUMED', 'PUBLIC_48H', 'REVIEW_HOLD', 'PROMPT_HOLD']);
const REMUNERATED = new Set(['caricature', 'parody', 'pastiche']);
const FREE = new Set(['quotation', 'criticism', 'review']);

/** @param per action and rule of each match, in the order of the facts */
export function payableWorks(facts: Facts, per: readonly (readonly [Action, string])[]): readonly PayableWork[] {
  return facts.matches.flatMap((match, i) => {
    const [action, rule] = per[i] ?? ['PUBLISH', ''];
    const basis = basisOf(action, rule, facts);
    if (basis === undefined || match.reference === undefined) return [];
    const { reference, media, matchedS } = match;
    return [{ reference, media, basis, rule, ...(matchedS !== undefined && { seconds: matchedS }) }];
  });
}

function basisOf(action: Action, rule: string, facts: Facts): UseBasis | undefined {
  // In escrow the same is owed as under a licence; only to whom is open.
  if (action === 'PUBLISH_LICENSED' || action === 'PUBLISH_ESCROW') return 'licence';
  if (action === 'PUBLISH_ATTRIBUTED') return rule === 'R3c' ? 'licence' : undefined;
  if (facts.profile !== 'DE' || !PRESUMED.has(action)) return undefined;
  const flag = countingFlag(facts);
  if (flag !== null && FREE.has(flag)) return undefined;
  return flag !== null && REMUNERATED.has(flag) ? 'de/urhdag-5-2' : 'de/urhdag-12-1';
}
