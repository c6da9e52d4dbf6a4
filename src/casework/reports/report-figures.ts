/** What the charts of a report show. */
import { RESTRICTIVE, type PeriodCounts } from './period-counts.ts';

export type Counts = Readonly<Record<string, number>>;

export interface ReportFigures {
  readonly restrictions: Counts;
  readonly complaints: Counts;
  readonly notices: Counts;
  readonly orders: Counts;
  /** Of each month of the period, first to last. */
  readonly months: readonly { readonly month: number; readonly restrictive: number; readonly published: number }[];
  /** How many were public again within a day, two, a week, two weeks, later. */
  readonly restored: readonly number[];
}

const OUTCOMES = ['UPHELD', 'REVERSED', 'PARTLY', 'MODIFIED', 'OMITTED'];
/** Upper ends, in hours; the last is open. */
const WITHIN = [24, 48, 7 * 24, 14 * 24, Infinity];

export function reportFigures(counts: PeriodCounts): ReportFigures {
  const { from, to } = counts.period;
  const [first, last] = [new Date(from).getUTCMonth(), new Date(to - 1).getUTCMonth()];
  const each = (kind: string, actions: readonly string[]): Counts =>
    Object.fromEntries(actions.map((action) => [action, counts.of(kind, action)]));
  return {
    restrictions: each('decision', RESTRICTIVE),
    complaints: each('complaint', OUTCOMES),
    notices: each('notice', ['ACTION', 'PARTIAL', 'NO_ACTION']),
    orders: Object.fromEntries(counts.actions('order')),
    months: counts.months.slice(first, last + 1).map(({ decisions, restrictive }, i) => ({
      month: first + i,
      restrictive,
      published: decisions - restrictive,
    })),
    restored: counts.restored.upTo(WITHIN),
  };
}
