/** The redress metrics of mechanics § 7 that the log alone answers, each with its number and, where it is a share, its interval. */
import type { ContestCounts } from './contest-counts.ts';
import type { HourCounts } from './hour-counts.ts';
import { RESTRICTIVE, type PeriodCounts } from './period-counts.ts';
import { wilson } from './public-step.ts';
import { machineQuality } from './sheets/automated-means.ts';

export interface MeasuredShare {
  readonly part: number;
  readonly of: number;
  /** 95 %, Wilson. */
  readonly interval: readonly [number, number];
}

export interface RedressMetrics {
  readonly decisions: number;
  readonly restrictive: number;
  readonly reversal: {
    readonly complaint: MeasuredShare;
    readonly board: MeasuredShare;
    readonly outOfCourt: MeasuredShare;
  };
  /** Of a random sample of machine blocks, those a blind reviewer called lawful use; of publications, those called infringing. */
  readonly overBlocking: MeasuredShare;
  readonly underBlocking: MeasuredShare;
  /** From restriction to restored, hours. */
  readonly timeToRestore: { readonly count: number; readonly median?: number; readonly p90?: number };
  readonly complaints: {
    readonly filed: number;
    readonly inTime: MeasuredShare;
    readonly omitted: number;
    readonly reach: MeasuredShare;
  };
  readonly holdsMissed: number;
  readonly orders: Readonly<Record<string, number>>;
  readonly exclusions: { readonly imposed: number; readonly returned: number };
}

const share = (part: number, of: number): MeasuredShare => ({ part, of, interval: wilson(part, of) });

export function redressMetrics(counts: PeriodCounts): RedressMetrics {
  const complaints = counts.contests('complaint');
  const disputes = counts.contests('dispute');
  const reversed = (contests: ContestCounts) => share(contests.decided - contests.ended('UPHELD'), contests.decided);
  const quality = machineQuality(counts);
  const restrictive = counts.of('decision', ...RESTRICTIVE);
  return {
    decisions: counts.leaves('decision'),
    restrictive,
    reversal: {
      complaint: reversed(complaints),
      board: share(counts.rulings.changed, counts.rulings.counted),
      outOfCourt: reversed(disputes),
    },
    overBlocking: share(quality.blocksSeen - quality.blocksRight, quality.blocksSeen),
    underBlocking: share(quality.publishedSeen - quality.publishedRight, quality.publishedSeen),
    timeToRestore: restores(counts.restored),
    complaints: {
      filed: complaints.total,
      inTime: share(complaints.inTime, complaints.inTime + complaints.omitted),
      omitted: complaints.omitted,
      reach: share(Math.min(complaints.total, restrictive), restrictive),
    },
    holdsMissed: counts.of('upload', 'HOLD_LAPSED'),
    orders: Object.fromEntries(counts.actions('order')),
    exclusions: {
      imposed: counts.of('account', 'flag-right-excluded') + counts.of('claimant', 'excluded'),
      returned: counts.of('account', 'flag-right-returned', 'flag-right-restored'),
    },
  };
}

function restores(restored: HourCounts): RedressMetrics['timeToRestore'] {
  const [median, p90] = [restored.median(), restored.quantile(0.9)];
  return { count: restored.count, ...(median !== undefined && { median }), ...(p90 !== undefined && { p90 }) };
}
