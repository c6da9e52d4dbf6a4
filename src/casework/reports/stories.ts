/**
 * What a report needs to know of a case, and how each of its leaves changes that. A leaf that changes nothing gives the same object back,
 * so that whoever counts can leave the counts alone.
 */
import type { Instant } from '../../common/index.ts';
import { isTerms } from '../terms-ground.ts';
import { rowOf, type RowKey } from './categories.ts';
import { hoursBetween, type PublicStep } from './public-step.ts';

export interface NoticeStory {
  readonly openedAt: Instant;
  readonly row: RowKey;
  readonly trusted: boolean;
  readonly machineOnly: boolean;
  /** Another place of a notice that is counted already. */
  readonly item: boolean;
  readonly decided?: { readonly hours: number; readonly acted: boolean; readonly terms: boolean };
}

export interface OrderStory {
  readonly openedAt: Instant;
  /** Since it was found complete; before, it is no order in the sense of Art. 9 and 10. */
  readonly valid?: { readonly row: RowKey; readonly state: string; readonly toInform: boolean };
  readonly effectAfter?: number;
}

/** A complaint or an out-of-court dispute. */
export interface ContestStory {
  readonly openedAt: Instant;
  readonly src: string;
  readonly outcome?: string;
  readonly hours?: number;
  /** Its clock ran out before anybody decided, or it was taken back. */
  readonly omitted: boolean;
}

const DECIDED = new Set(['ACTION', 'NO_ACTION', 'PARTIAL', 'DISABLED']);
const ACTED = new Set(['ACTION', 'PARTIAL', 'DISABLED']);
const EFFECT = new Set(['COMPLIED', 'PARTLY']);
const OUTCOMES = new Set(['UPHELD', 'PARTLY', 'MODIFIED', 'REVERSED']);
const OMITTED = new Set(['OVERDUE', 'OMITTED']);

const hoursSince = (openedAt: Instant, { at }: PublicStep): number => hoursBetween({ at: openedAt }, { at });

export function nextNotice(known: NoticeStory | undefined, step: PublicStep): NoticeStory {
  let story = known ?? {
    openedAt: step.at,
    row: rowOf(step.cat, 'NOT_SPECIFIED_NOTICE'),
    trusted: step.src === 'trusted-flagger',
    machineOnly: false,
    item: step.a?.startsWith('ITEM-') === true,
  };
  if (step.auto === 'full' && !story.machineOnly) story = { ...story, machineOnly: true };
  if (story.decided || step.a === undefined || !DECIDED.has(step.a)) return story;
  const terms = isTerms(step.ground);
  return { ...story, decided: { hours: hoursSince(story.openedAt, step), acted: ACTED.has(step.a), terms } };
}

export function nextOrder(known: OrderStory | undefined, step: PublicStep): OrderStory {
  const story = known ?? { openedAt: step.at };
  if (step.a === 'VALID' && !story.valid) {
    const row = rowOf(step.cat, 'NOT_SPECIFIED_ORDER');
    return { ...story, valid: { row, state: step.terr?.split(',')[0] ?? '', toInform: step.src === 'ART10' } };
  }
  if (story.effectAfter !== undefined || step.a === undefined || !EFFECT.has(step.a)) return story;
  return { ...story, effectAfter: hoursSince(story.openedAt, step) };
}

export function nextContest(known: ContestStory | undefined, step: PublicStep): ContestStory {
  const story = known ?? { openedAt: step.at, src: step.src ?? '', omitted: false };
  if (step.a === undefined) return story;
  if (OMITTED.has(step.a)) return story.omitted ? story : { ...story, omitted: true };
  if (story.outcome !== undefined || !OUTCOMES.has(step.a)) return story;
  return { ...story, outcome: step.a, hours: hoursSince(story.openedAt, step) };
}
