/** When a restriction ends by itself. No restricting action waits without a date. */
import { assertNever, instant, type Instant } from '../common/index.ts';
import { readMoment, type Decision, type Facts, type PolicyVersion } from '../policy/index.ts';
import { addHours } from './calendar.ts';

export type Duration =
  /** BLOCK: until a complaint, a licence or the claimant's withdrawal ends it. */
  | { readonly kind: 'until-contested' }
  /** BLOCK_TIMED: decided anew then; `named` = the claimant named that moment. */
  | { readonly kind: 'until-broadcast-ends'; readonly at: Instant; readonly named: boolean }
  /** REVIEW_HOLD: published then, if nobody has decided (fail-open). */
  | { readonly kind: 'until-reviewed'; readonly at: Instant; readonly hours: number }
  /** PROMPT_HOLD: until the uploader answers; a reminder, then it counts as withdrawn. */
  | { readonly kind: 'until-answered'; readonly remindedAt: Instant; readonly withdrawnAt: Instant };

/** Rows with the short clock for live and earmarked works (CK7); all others have the long one (CK6). */
const RAPID = new Set(['R4b', 'R10a']);

/** Undefined for actions that restrict nothing. */
export function durationOf(
  decision: Decision,
  facts: Facts,
  policy: PolicyVersion,
  from: Instant,
): Duration | undefined {
  const { parameters } = policy;
  switch (decision.action) {
    case 'BLOCK':
      return { kind: 'until-contested' };
    case 'BLOCK_TIMED':
      return broadcastEnd(decision, facts, from, parameters.liveWithoutEndH);
    case 'REVIEW_HOLD': {
      // Several matches may wait for a human: the upload is public when the last clock has run out.
      const held = decision.per.filter(([action]) => action === 'REVIEW_HOLD').map(([, rule]) => rule);
      const rules = held.length > 0 ? held : [decision.rule];
      const hours = Math.max(
        ...rules.map((rule) => (RAPID.has(rule) ? parameters.rapidReviewH : parameters.reviewHoldH)),
      );
      return { kind: 'until-reviewed', at: addHours(from, hours), hours };
    }
    case 'PROMPT_HOLD':
      return {
        kind: 'until-answered',
        remindedAt: addHours(from, parameters.promptReminderD * 24),
        withdrawnAt: addHours(from, parameters.promptExpiresD * 24),
      };
    case 'PUBLIC_48H':
    case 'PUBLISH_ESCROW':
    case 'PUBLISH_PRESUMED':
    case 'PUBLISH_NOTIFY':
    case 'PUBLISH_ATTRIBUTED':
    case 'PUBLISH_LICENSED':
    case 'PUBLISH':
      return undefined;
    default:
      return assertNever(decision.action);
  }
}

/** The latest end among the live works; where none was named, a look again after a fixed time. */
function broadcastEnd(decision: Decision, facts: Facts, from: Instant, hours: number): Duration {
  const ends = facts.matches.map(({ ref }, i) => {
    if (decision.per[i]?.[0] !== 'BLOCK_TIMED') return undefined;
    const named = ref.liveUntil === undefined ? undefined : readMoment(ref.liveUntil);
    return named === undefined ? { at: addHours(from, hours), named: false } : { at: named, named: true };
  });
  const latest = ends.filter((end) => end !== undefined).sort((a, b) => b.at - a.at)[0];
  return { kind: 'until-broadcast-ends', ...(latest ?? { at: addHours(from, hours), named: false }) };
}

/** The moment it ends by itself, if there is one. */
export function endsAt(duration: Duration): Instant | undefined {
  switch (duration.kind) {
    case 'until-broadcast-ends':
    case 'until-reviewed':
      return duration.at;
    case 'until-answered':
      return instant(duration.withdrawnAt);
    case 'until-contested':
      return undefined;
    default:
      return assertNever(duration);
  }
}
