/** Until when the newest of some decisions may be contested (Art. 20(1) DSA): until then nothing about it is erased. */
import type { Instant } from '../../common/index.ts';
import { addMonths, dayOf, endOf, workingDayFrom } from '../calendar.ts';

const MONTHS = 6;

/** 0 when nothing was decided. */
export function contestableUntil(decided: readonly (Instant | number | undefined)[]): number {
  const newest = Math.max(0, ...decided.map((at) => at ?? 0));
  return newest === 0 ? 0 : endOf(workingDayFrom(addMonths(dayOf(newest as Instant), MONTHS)));
}
