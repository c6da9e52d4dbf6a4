/** One leaf of the public log, as the folds read it. Nothing else feeds a figure: whoever has the log can count again. */
import type { Instant } from '../../common/index.ts';

export interface PublicStep {
  readonly index: number;
  readonly k: string;
  readonly a?: string;
  readonly cat?: string;
  readonly ground?: string;
  readonly src?: string;
  readonly auto?: string;
  readonly media?: string;
  readonly terr?: string;
  /** The hour it happened in. */
  readonly at: Instant;
  readonly case?: string;
  readonly prev?: number;
}

/** The first moment is in, the last is not. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
}

export const within = ({ from, to }: Period, at: Instant): boolean => at >= from && at < to;

export interface CaseHistory {
  readonly kind: string;
  readonly steps: readonly PublicStep[];
}

/** Steps of each case, in the order of the log. A leaf without a case stands alone. */
export function caseHistories(steps: Iterable<PublicStep>): readonly CaseHistory[] {
  const cases = new Map<string, PublicStep[]>();
  for (const step of steps) {
    const name = step.case ?? `leaf ${step.index}`;
    const known = cases.get(name);
    if (known) known.push(step);
    else cases.set(name, [step]);
  }
  return [...cases.values()].map((own) => ({ kind: own[0]!.k, steps: own }));
}

const HOUR = 3_600_000;
export const hoursBetween = (first: PublicStep, last: PublicStep): number => (last.at - first.at) / HOUR;

/** Undefined of nothing: a report says "not applicable" then, never 0. */
export function median(values: readonly number[]): number | undefined {
  if (values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Interval in which a share lies with 95 % (Wilson, J. Am. Stat. Assoc. 22, 1927). `[0, 1]` of nothing. */
export function wilson(part: number, of: number): readonly [number, number] {
  if (of === 0) return [0, 1];
  const z = 1.959964;
  const share = part / of;
  const spread = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const centre = share + (z * z) / (2 * of);
  const scale = 1 + (z * z) / of;
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)];
}
