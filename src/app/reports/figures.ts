/** What the charts of a report show, counted from the public log like everything in it. */
import { caseHistories, type Period, type PublicStep } from '../../casework/index.ts';
import type { Service } from '../service.ts';
import { readPublicSteps } from './read-log.ts';

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

const RESTRICTIVE = ['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD'];
const OUTCOMES = ['UPHELD', 'REVERSED', 'PARTLY', 'MODIFIED', 'OMITTED'];
const HOUR = 3_600_000;
/** Upper ends, in hours; the last is open. */
const WITHIN = [24, 48, 7 * 24, 14 * 24, Infinity];

export const makeReportFigures = async (deps: Pick<Service, 'store'>, period: Period): Promise<ReportFigures> =>
  reportFigures(await readPublicSteps(deps), period);

export function reportFigures(steps: readonly PublicStep[], { from, to }: Period): ReportFigures {
  const own = steps.filter(({ at }) => at >= from && at < to);
  const count = (kind: string, actions?: readonly string[]): Counts => {
    const counts: Record<string, number> = Object.fromEntries((actions ?? []).map((action) => [action, 0]));
    for (const { k, a } of own)
      if (k === kind && a !== undefined && (actions?.includes(a) ?? true)) counts[a] = (counts[a] ?? 0) + 1;
    return counts;
  };
  const first = new Date(from).getUTCMonth();
  const last = new Date(to - 1).getUTCMonth();
  const months = Array.from({ length: last - first + 1 }, (_, i) => {
    const decided = own.filter(({ k, at }) => k === 'decision' && new Date(at).getUTCMonth() === first + i);
    const restrictive = decided.filter(({ a }) => RESTRICTIVE.includes(a ?? '')).length;
    return { month: first + i, restrictive, published: decided.length - restrictive };
  });
  const restored = WITHIN.map(() => 0);
  for (const { steps: story } of caseHistories(steps)) {
    const back = story.find(({ k, a, at }) => k === 'upload' && a === 'RESTORED' && at >= from && at < to);
    const stopped = story.find(({ k, a }) => k === 'decision' && RESTRICTIVE.includes(a ?? ''));
    if (!back || !stopped) continue;
    const hours = (back.at - stopped.at) / HOUR;
    restored[WITHIN.findIndex((end) => hours <= end)]!++;
  }
  return {
    restrictions: count('decision', RESTRICTIVE),
    complaints: count('complaint', OUTCOMES),
    notices: count('notice', ['ACTION', 'PARTIAL', 'NO_ACTION']),
    orders: count('order'),
    months,
    restored,
  };
}
