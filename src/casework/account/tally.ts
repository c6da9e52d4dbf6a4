/**
 * Findings against somebody that count for a while: wrong flags, unfounded notices. One finding per subject; reversed ones
 * are taken out as if they had never been; those a measure was taken for are used up by it.
 */
import type { Instant } from '../../common/index.ts';

const DAY = 86_400_000;

export interface Tally {
  /** What was found wrong, and when; a subject counts once. */
  readonly wrong: readonly { readonly about: string; readonly at: Instant }[];
  /** Found right: for the share. */
  readonly right: number;
  readonly warnedAt?: Instant;
  /** Findings up to here led to a measure already. */
  readonly usedUpTo?: Instant;
}

export const EMPTY_TALLY: Tally = { wrong: [], right: 0 };

/** Findings that count at this moment. */
export const counting = (tally: Tally, at: Instant, days: number) =>
  tally.wrong.filter((one) => one.at > at - days * DAY && (tally.usedUpTo === undefined || one.at > tally.usedUpTo));

export const isWrong = (tally: Tally, about: string): boolean => tally.wrong.some((one) => one.about === about);

export const withWrong = (tally: Tally, about: string, at: Instant): Tally => ({
  ...tally,
  wrong: [...tally.wrong.filter((one) => one.about !== about), { about, at }],
});

/** Without the finding. What it had been used for begins to count again only if the measure is lifted: that is for the caller. */
export const withoutWrong = (tally: Tally, about: string): Tally => ({
  ...tally,
  wrong: tally.wrong.filter((one) => one.about !== about),
});

/** A warning that came before the newest finding, and about findings that still count. */
export function warnedBefore(tally: Tally, at: Instant, days: number): boolean {
  const now = counting(tally, at, days);
  const newest = now.at(-1);
  return (
    tally.warnedAt !== undefined && newest !== undefined && tally.warnedAt < newest.at && tally.warnedAt >= now[0]!.at
  );
}
