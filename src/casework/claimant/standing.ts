/** How far a claimant is believed at a moment. What `facts.ref.claimant` takes comes from here. */
import type { Instant } from '../../common/index.ts';
import type { ClaimantState, KnownClaimant } from './claimant.ts';

/** Trust needs both (mechanics § 8(g)). D */
export const TRUSTED_FROM_CLAIMS = 100;
export const TRUSTED_ACCURACY = 0.98;
/** Wrong red buttons count for a year; two of them exclude. D */
export const RED_BUTTONS_COUNT_DAYS = 365;
export const RED_BUTTONS_WRONG_MAX = 2;
/** Works claimed that are nobody's or somebody else's: the first warns, the second excludes. */
export const FREE_WORKS_MAX = 2;

export type ClaimantStanding = 'new' | 'verified' | 'trusted' | 'excluded';

export const isExcluded = (state: ClaimantState, at: Instant): boolean =>
  state.kind === 'known' && state.exclusion !== undefined && at < state.exclusion.until;

export function claimantStanding(state: ClaimantState, at: Instant): ClaimantStanding {
  if (state.kind === 'none') return 'new';
  if (isExcluded(state, at)) return 'excluded';
  if (!state.verified) return 'new';
  return earnsTrust(state) ? 'trusted' : 'verified';
}

export interface ClaimCount {
  readonly decided: number;
  readonly wrong: number;
}
export const claimCount = (state: ClaimantState): ClaimCount =>
  state.kind === 'none' ? { decided: 0, wrong: 0 } : state.count;

/** Whole numbers, no rounding: 98 of 100 is enough, 979 of 1,000 is not. */
export function earnsTrust(state: KnownClaimant): boolean {
  const { decided, wrong } = claimCount(state);
  return (
    state.verified && decided >= TRUSTED_FROM_CLAIMS && (decided - wrong) * 100 >= decided * (TRUSTED_ACCURACY * 100)
  );
}

/** § 14(4) UrhDaG: for trusted right-holders only; § 18(3) takes it away for a time. */
export function redButtonRight(state: ClaimantState, at: Instant): 'ok' | 'not-trusted' | 'excluded' {
  if (state.kind === 'known' && state.redButtonExclusion !== undefined && at < state.redButtonExclusion.until)
    return 'excluded';
  return claimantStanding(state, at) === 'trusted' ? 'ok' : 'not-trusted';
}
