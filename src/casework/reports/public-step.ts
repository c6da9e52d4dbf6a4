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

/** Whose leaf it is. A leaf without a case stands alone. */
export const caseOf = ({ case: name, index }: PublicStep): string => name ?? `leaf ${index}`;

const HOUR = 3_600_000;
type Timed = Pick<PublicStep, 'at'>;
export const hoursBetween = (first: Timed, last: Timed): number => (last.at - first.at) / HOUR;

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
