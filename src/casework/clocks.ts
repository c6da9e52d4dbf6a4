/**
 * Every clock of the procedures: how long, and by what right. `law`: a statute sets it; `design`: our published choice, which
 * only a new policy version may change. Periods that a policy carries are read from the policy, and named here for lists.
 */
import type { Instant } from '../common/index.ts';
import { addHours } from './calendar.ts';

export interface ClockRule {
  readonly title: string;
  /** In hours; absent where a calendar rules (months, business days) or the case itself names the date. */
  readonly hours?: number;
  /** Address of the law, or `recourse/<what>` for a choice of design. */
  readonly basis: string;
  readonly by: 'law' | 'design';
}

const DAY = 24;

export const CLOCKS = {
  CK1: { title: 'flag grace after an upload was found', hours: 48, basis: 'de/urhdag-11-2', by: 'law' },
  CK2: { title: 'complaint decided', hours: 7 * DAY, basis: 'de/urhdag-14-3', by: 'law' },
  'CK2/hearing': { title: 'both sides heard', hours: 3 * DAY, basis: 'recourse/hearing', by: 'design' },
  CK3: { title: 'complaint window', basis: 'eu/dsa-20-1', by: 'law' },
  CK4: { title: 'out-of-court decision', hours: 90 * DAY, basis: 'eu/dsa-21-4', by: 'law' },
  'CK4/extended': { title: 'out-of-court decision, complex', hours: 180 * DAY, basis: 'eu/dsa-21-4', by: 'law' },
  CK5: { title: 'restored after a counter-notice', basis: 'us/usc-17-512-g', by: 'law' },
  CK6: { title: 'review hold', hours: DAY, basis: 'recourse/review-hold', by: 'design' },
  CK7: { title: 'rapid review', hours: 1, basis: 'recourse/rapid-review', by: 'design' },
  CK9: { title: 'notice decided', hours: 72, basis: 'recourse/notice-target', by: 'design' },
  'CK9/trusted-flagger': { title: 'notice decided', hours: DAY, basis: 'eu/dsa-22-1', by: 'design' },
  'CK9/life-or-safety': { title: 'authority informed', hours: 1, basis: 'eu/dsa-18-1', by: 'design' },
  'CK9/incomplete': {
    title: 'missing information',
    hours: 14 * DAY,
    basis: 'recourse/incomplete-notice',
    by: 'design',
  },
  CK11: { title: 'line in the EU database', hours: DAY, basis: 'recourse/eu-database', by: 'design' },
  'CK12/select': { title: 'board selects', hours: 14 * DAY, basis: 'recourse/board-selection', by: 'design' },
  'CK12/decide': { title: 'board decides', hours: 90 * DAY, basis: 'recourse/board-decision', by: 'design' },
  'CK12/expedited': {
    title: 'board decides, expedited',
    hours: 30 * DAY,
    basis: 'recourse/board-expedited',
    by: 'design',
  },
  'CK12/implement': {
    title: 'ruling implemented',
    hours: 7 * DAY,
    basis: 'recourse/board-implementation',
    by: 'design',
  },
  'CK12/recommendation': {
    title: 'recommendation answered',
    hours: 60 * DAY,
    basis: 'recourse/board-answer',
    by: 'design',
  },
  'CK12/review': { title: 'board reviews a draft', hours: 7 * DAY, basis: 'recourse/board-review', by: 'design' },
  'CK12/full-text': { title: 'full text of a ruling', hours: 30 * DAY, basis: 'recourse/board-text', by: 'design' },
  'CK12/summary': { title: 'summary decision', hours: 30 * DAY, basis: 'recourse/board-summary', by: 'design' },
  'CK12/sweep': { title: 'identical uploads marked', hours: 30 * DAY, basis: 'recourse/board-sweep', by: 'design' },
  CK13: { title: 'strike ends', hours: 90 * DAY, basis: 'recourse/strike-life', by: 'design' },
  CK14: { title: 'suspension ends', basis: 'recourse/suspension', by: 'design' },
  CK15: { title: 'exclusion ends', basis: 'recourse/exclusion', by: 'design' },
  CK16: { title: 'order: effect reported', basis: 'eu/dsa-9-5', by: 'law' },
  'CK16/review': { title: 'contact of an authority reviewed', hours: 72, basis: 'recourse/order-review', by: 'design' },
  'CK16/gag-ask': {
    title: 'silence asked about again',
    hours: 90 * DAY,
    basis: 'recourse/order-silence',
    by: 'design',
  },
  CK17: { title: 'board appeal window', hours: 15 * DAY, basis: 'recourse/board-appeal', by: 'design' },
} as const satisfies Record<string, ClockRule>;

export type ClockName = keyof typeof CLOCKS;
type Timed = { [N in ClockName]: (typeof CLOCKS)[N] extends { readonly hours: number } ? N : never }[ClockName];

/** When a clock that is started at `from` is due. */
export const dueAt = (name: Timed, from: Instant): Instant => addHours(from, CLOCKS[name].hours);
