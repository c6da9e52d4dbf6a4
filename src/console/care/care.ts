/**
 * Reviewer care: what is shown, how gently, and how long (after the trauma-exposure findings behind GIFCT's and coop's
 * wellness settings). Pure; the defaults are the safe ones and a page never shows more than they allow.
 */
export interface Care {
  /** Blur in pixels until a person asks to see. */
  readonly blur: number;
  readonly grey: boolean;
  readonly mute: boolean;
  /** Media gets clear over this time, and can be covered again at any moment. */
  readonly slowRevealMs: number;
  /** Minutes of uncovered media per day. */
  readonly budgetMinutes: number;
  /** Work without a pause before a break is suggested, in minutes. */
  readonly breakAfterMinutes: number;
}

export const SAFE_CARE: Care = {
  blur: 24,
  grey: true,
  mute: true,
  slowRevealMs: 1500,
  budgetMinutes: 90,
  breakAfterMinutes: 50,
};

export interface Exposure {
  /** `2026-11-22`, in the reader's own time. */
  readonly day: string;
  /** Uncovered media today, in milliseconds. */
  readonly shownMs: number;
  readonly revealed: number;
}

export const NO_EXPOSURE: Exposure = { day: '', shownMs: 0, revealed: 0 };

/** Adds time under uncovered media; a new day begins at nothing. */
export const exposed = (before: Exposure, day: string, ms: number, revealed = 0): Exposure =>
  before.day === day
    ? { day, shownMs: before.shownMs + ms, revealed: before.revealed + revealed }
    : { day, shownMs: ms, revealed };

export type BudgetState = 'free' | 'near' | 'spent';

/** `near` from four fifths on. A spent budget covers media again; it never stops the work itself. */
export function budgetState(exposure: Exposure, day: string, care: Care): BudgetState {
  if (exposure.day !== day) return 'free';
  const share = exposure.shownMs / (care.budgetMinutes * 60_000);
  return share >= 1 ? 'spent' : share >= 0.8 ? 'near' : 'free';
}

/** A pause of five minutes counts as a break. */
export const BREAK_MS = 5 * 60_000;

export interface Sitting {
  readonly since: number;
  readonly lastActive: number;
}

/** Activity keeps a sitting going; after a pause a new one begins. */
export const active = (sitting: Sitting | undefined, now: number): Sitting =>
  sitting === undefined || now - sitting.lastActive >= BREAK_MS
    ? { since: now, lastActive: now }
    : { since: sitting.since, lastActive: now };

export const breakDue = (sitting: Sitting | undefined, now: number, care: Care): boolean =>
  sitting !== undefined &&
  now - sitting.lastActive < BREAK_MS &&
  now - sitting.since >= care.breakAfterMinutes * 60_000;
