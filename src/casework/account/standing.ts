/** Where an account stands at a moment: a question about its state and the time, asked by whoever decides on an upload or a notice. */
import type { Instant } from '../../common/index.ts';
import type { AccountState, KnownAccount, Violation } from './account.ts';
import { counting } from './tally.ts';

/** Strikes from which an account is warned, and from which a human weighs a suspension. */
export const WARNED_FROM = 2;
export const WEIGHED_FROM = 3;
/** Wrong flags and unfounded notices count for this long. Art. 23 DSA and § 18(5) UrhDaG say "repeatedly" and give no number. D */
export const FLAGS_COUNT_DAYS = 365;
export const NOTICES_COUNT_DAYS = 90;

export type Counted = Extract<Violation, { readonly kind: 'counted' }>;

/** Final, not contested, not expired; oldest first. A strike ends at its moment, whether or not its clock has fired yet. */
export const strikesAt = (state: AccountState, at: Instant): readonly Counted[] =>
  state.kind === 'none'
    ? []
    : state.violations
        .filter((one) => one.kind === 'counted')
        .filter((one) => one.at <= at && at < one.expiresAt)
        .sort((a, b) => a.at - b.at);

export type Standing =
  | { readonly kind: 'clean' }
  | { readonly kind: 'strike' | 'warned' | 'review-due'; readonly strikes: number }
  | { readonly kind: 'suspended'; readonly strikes: number; readonly since: Instant; readonly until: Instant }
  | { readonly kind: 'terminated'; readonly strikes: number; readonly at: Instant };

export function standing(state: AccountState, at: Instant): Standing {
  if (state.kind === 'none') return { kind: 'clean' };
  const strikes = strikesAt(state, at);
  const { measure } = state;
  if (measure.kind === 'terminated') return { kind: 'terminated', strikes: strikes.length, at: measure.at };
  if (measure.kind === 'suspended' && at < measure.until) {
    const { since, until } = measure;
    return { kind: 'suspended', strikes: strikes.length, since, until };
  }
  if (strikes.length === 0) return { kind: 'clean' };
  if (strikes.length < WARNED_FROM) return { kind: 'strike', strikes: strikes.length };
  return { kind: toWeigh(state, at) ? 'review-due' : 'warned', strikes: strikes.length };
}

/** Enough strikes, the newest of them after the warning, and not yet weighed by a human. */
export function toWeigh(state: KnownAccount, at: Instant): boolean {
  const strikes = strikesAt(state, at);
  const newest = strikes.at(-1);
  if (strikes.length < WEIGHED_FROM || newest === undefined) return false;
  const warned = state.warnedAt !== undefined && state.warnedAt < newest.at;
  return warned && (state.weighedAt === undefined || state.weighedAt < newest.at);
}

/** § 18(5) UrhDaG: what `facts.flagRight` takes. The account itself is untouched by it. */
export const flagRight = (state: AccountState, at: Instant): 'ok' | 'excluded' =>
  state.kind === 'known' && state.flags.exclusion !== undefined && at < state.flags.exclusion.until ? 'excluded' : 'ok';

/** Art. 23(2) DSA. A suspended notifier's notices are kept and answered with that fact; none about life or safety waits. */
export const noticeProcessing = (state: AccountState, at: Instant): 'ok' | 'suspended' =>
  state.kind === 'known' && state.notices.exclusion !== undefined && at < state.notices.exclusion.until
    ? 'suspended'
    : 'ok';

export const wrongFlags = (state: KnownAccount, at: Instant): number =>
  counting(state.flags, at, FLAGS_COUNT_DAYS).length;
export const unfoundedNotices = (state: KnownAccount, at: Instant): number =>
  counting(state.notices, at, NOTICES_COUNT_DAYS).length;

export function noticesToWeigh(state: KnownAccount, at: Instant): boolean {
  const found = counting(state.notices, at, NOTICES_COUNT_DAYS);
  const newest = found.at(-1);
  if (found.length < WEIGHED_FROM || newest === undefined || noticeProcessing(state, at) === 'suspended') return false;
  const { warnedAt, weighedAt } = state.notices;
  return warnedAt !== undefined && warnedAt < newest.at && (weighedAt === undefined || weighedAt < newest.at);
}
