/**
 * How long a measure may last: rungs published before the act, each with an end (CK14, CK15). A measure goes up one rung
 * for each one of its kind in the year before; published factors may add a rung; nothing goes beyond the last.
 */
import { instant, type Instant } from '../../common/index.ts';

const DAY = 86_400_000;
export const LADDERS = {
  /** CK14: an account is suspended. */
  suspension: [1, 7, 30, 90, 180],
  /** CK15: excluded from flagging, from sending notices, from claiming, from the red button. */
  exclusion: [30, 90, 180],
} as const satisfies Record<string, readonly number[]>;
export type Ladder = keyof typeof LADDERS;

/** Measures of a kind that lie further back than this are forgotten. */
export const LADDER_MEMORY_DAYS = 365;

/** The same for everybody, famous or not; each adds a rung. */
export const FACTORS = ['reach', 'imminence'] as const;
export type Factor = (typeof FACTORS)[number];

/** @param earlier when measures of the same kind began, those lifted as unfounded left out */
export function rungFor(ladder: Ladder, earlier: readonly Instant[], at: Instant, factors: readonly Factor[] = []) {
  const since = at - LADDER_MEMORY_DAYS * DAY;
  const before = earlier.filter((began) => began > since).length + new Set(factors).size;
  const rungs = LADDERS[ladder];
  const rung = Math.min(before, rungs.length - 1);
  const days = rungs[rung]!;
  return { rung: rung + 1, days, until: instant(at + days * DAY) };
}
