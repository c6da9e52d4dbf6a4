/** The redress metrics of mechanics § 7 that the log alone answers, each with its number and, where it is a share, its interval. */
import { hoursBetween, median, wilson, within, type CaseHistory, type Period, type PublicStep } from './public-step.ts';
import { contestsIn } from './sheets/appeals.ts';
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
const RESTRICTIVE = new Set(['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD']);

export function redressMetrics(
  steps: readonly PublicStep[],
  cases: readonly CaseHistory[],
  period: Period,
): RedressMetrics {
  const own = steps.filter(({ at }) => within(period, at));
  const decisions = own.filter(({ k }) => k === 'decision');
  const restrictive = decisions.filter(({ a }) => a !== undefined && RESTRICTIVE.has(a)).length;
  const reversed = (kind: string) => {
    const decided = contestsIn(cases, period, kind).filter(({ outcome }) => outcome !== undefined);
    return share(decided.filter(({ outcome }) => outcome !== 'UPHELD').length, decided.length);
  };
  // A ruling's leaf is DECIDED; what it says stands in its ground: `board/overturn-down`. Sent back settles nothing.
  const board = own.filter(
    ({ k, a, ground = '' }) => k === 'oversight' && a === 'DECIDED' && /^board\/(uphold|overturn|warning)/.test(ground),
  );
  const complaints = contestsIn(cases, period, 'complaint');
  const answered = complaints.filter(({ outcome, omitted }) => outcome !== undefined || omitted);
  const quality = machineQuality(steps, period);
  const count = (k: string, a: string) => own.filter((step) => step.k === k && step.a === a).length;
  const orders: Record<string, number> = {};
  for (const { k, a } of own) if (k === 'order' && a !== undefined) orders[a] = (orders[a] ?? 0) + 1;
  return {
    decisions: decisions.length,
    restrictive,
    reversal: {
      complaint: reversed('complaint'),
      board: share(board.filter(({ ground }) => !ground?.startsWith('board/uphold')).length, board.length),
      outOfCourt: reversed('dispute'),
    },
    overBlocking: share(quality.blocksSeen - quality.blocksRight, quality.blocksSeen),
    underBlocking: share(quality.publishedSeen - quality.publishedRight, quality.publishedSeen),
    timeToRestore: restores(cases, period),
    complaints: {
      filed: complaints.length,
      inTime: share(answered.filter(({ omitted }) => !omitted).length, answered.length),
      omitted: complaints.filter(({ omitted }) => omitted).length,
      reach: share(Math.min(complaints.length, restrictive), restrictive),
    },
    holdsMissed: count('upload', 'HOLD_LAPSED'),
    orders,
    exclusions: {
      imposed: count('account', 'flag-right-excluded') + count('claimant', 'excluded'),
      returned: count('account', 'flag-right-returned') + count('account', 'flag-right-restored'),
    },
  };
}

function restores(cases: readonly CaseHistory[], period: Period): RedressMetrics['timeToRestore'] {
  const hours = cases.flatMap(({ steps }) => {
    const restored = steps.find(({ k, a, at }) => k === 'upload' && a === 'RESTORED' && within(period, at));
    const restricted = steps.find(({ k, a }) => k === 'decision' && a !== undefined && RESTRICTIVE.has(a));
    return restored && restricted ? [hoursBetween(restricted, restored)] : [];
  });
  const middle = median(hours);
  if (middle === undefined) return { count: 0 };
  const sorted = [...hours].sort((a, b) => a - b);
  return { count: hours.length, median: middle, p90: sorted[Math.ceil(sorted.length * 0.9) - 1]! };
}
