/** Measures against an account are people's: weighed by one, bounded by the ladder, ended by their date. */
import { done, instant, refused, type Instant, type Outcome } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { partial } from '../people/impartial.ts';
import type { PersonState } from '../people/person.ts';
import {
  LIFTABLE,
  NEW_ACCOUNT,
  type AccountCommand,
  type AccountEvent,
  type AccountState,
  type KnownAccount,
} from './account.ts';
import { count, strike } from './count.ts';
import { rungFor } from './ladder.ts';
import { NOTICES_COUNT_DAYS, noticesToWeigh, strikesAt, toWeigh, WEIGHED_FROM } from './standing.ts';
import { counting } from './tally.ts';

const DAY = 86_400_000;
/** A weighing is about the case as it was; older ones are made anew. D */
export const REVIEW_GOOD_DAYS = 14;
/** A proposal to terminate that nobody seconds lapses. D */
export const PROPOSAL_GOOD_DAYS = 7;

type Events = Outcome<readonly AccountEvent[], string>;

export function decide(before: AccountState, command: AccountCommand, context: CaseContext): Events {
  const { actor, at } = context;
  const state = before.kind === 'none' ? NEW_ACCOUNT : before;
  switch (command.type) {
    case 'violation-found':
    case 'contested':
    case 'violation-final':
    case 'count-reversed':
    case 'flag-judged':
    case 'notice-judged':
      return notAllowed(actor, 'account.count') ?? count(state, command, at, wordOf(actor));
    case 'case-review':
      return notAllowed(actor, 'account.review') ?? biased(context) ?? weigh(state, command.review, at);
    case 'suspend':
      return notAllowed(actor, 'account.suspend') ?? biased(context) ?? suspend(state, command, at);
    case 'suspend-notices':
      return notAllowed(actor, 'account.suspend') ?? biased(context) ?? suspendNotices(state, command.until, at);
    case 'terminate-propose':
    case 'terminate-approve':
    case 'terminate-withdraw':
      return notAllowed(actor, 'account.terminate') ?? biased(context) ?? terminate(state, command, actor, at);
    case 'lift':
      return (
        notAllowed(actor, actor.kind === 'staff' ? 'account.suspend' : 'account.count') ?? lift(state, command, at)
      );
    case 'clock':
      return clock(state, command.name, at);
  }
}

const wordOf = (actor: CaseActor): string => (actor.kind === 'case' ? actor.stream : actor.kind);

/** Nobody takes a measure against an account in which they have an interest. */
function biased({ actor, self, other }: CaseContext) {
  if (actor.kind !== 'staff') return undefined;
  const person = other<PersonState>({ kind: 'person', id: actor.id });
  const about = [`account/${self.id}`];
  return partial(actor, { decidedBefore: [], about }, person?.kind === 'known' ? person.interests : undefined);
}

function weigh(
  state: KnownAccount,
  review: Extract<AccountCommand, { type: 'case-review' }>['review'],
  at: Instant,
): Events {
  const due = review.about === 'content' ? strikesAt(state, at).length >= WEIGHED_FROM : noticesToWeigh(state, at);
  if (!due)
    return refused(
      'nothing-to-weigh',
      review.about === 'content'
        ? 'This account has fewer than three strikes that count.'
        : 'These notices call for no weighing.',
      'Wait for final decisions; contested ones never count.',
    );
  const { numbers, proportion } = review;
  if (proportion.found > proportion.of || numbers.found < 1 || numbers.days < 1)
    return refused(
      'numbers-do-not-fit',
      'The numbers of the weighing contradict themselves.',
      'Give how many were found in how many days, and of how many in all (Art. 23(3)(a) and (b) DSA).',
    );
  return done([{ type: 'case-reviewed', review }]);
}

function suspend(
  state: KnownAccount,
  { until, factors = [] }: Extract<AccountCommand, { type: 'suspend' }>,
  at: Instant,
): Events {
  const { measure, review } = state;
  if (measure.kind === 'terminated')
    return refused('terminated', 'This account was terminated.', 'There is nothing to suspend.');
  if (measure.kind === 'suspended' && at < measure.until)
    return refused('suspended-already', 'This account is suspended already, with a date.', 'Wait for that date.');
  const stop = notWeighed(state, at, 'suspend', toWeighAgain(state, at));
  if (stop) return stop;
  if (review!.finding === 'no-measure')
    return refused(
      'weighed-against',
      'The weighing found that no measure is due.',
      'A new weighing may find otherwise.',
    );
  const rung = rungFor('suspension', state.suspensions, at, factors);
  const late = notOnLadder(until, at, rung.until, rung.days);
  if (late) return late;
  const uploads = strikesAt(state, at).map((one) => one.upload);
  return done([{ type: 'suspended', until, rung: rung.rung, uploads, factors }]);
}

/** Every suspension has an end, in the future and on the published ladder. */
function notOnLadder(until: Instant, at: Instant, last: Instant, days: number) {
  if (Number.isFinite(until) && until > at && until <= last) return undefined;
  return refused(
    'not-on-the-ladder',
    `A suspension ends after now and, at this rung, after ${days} ${days === 1 ? 'day' : 'days'} at the latest.`,
    `Give an end until ${new Date(last).toISOString()}; there is no suspension without one.`,
  );
}

const toWeighAgain = (state: KnownAccount, at: Instant): boolean =>
  toWeigh({ ...dropWeighing(state) }, at) && strikesAt(state, at).every((one) => one.at <= (state.weighedAt ?? 0));

const dropWeighing = ({ weighedAt: _weighed, ...state }: KnownAccount): KnownAccount => state;

function notWeighed(state: KnownAccount, at: Instant, what: string, covered: boolean) {
  const { review } = state;
  const fresh = review?.about === 'content' && review.at > at - REVIEW_GOOD_DAYS * DAY && covered;
  if (fresh) return undefined;
  return refused(
    'not-weighed',
    `Nobody may ${what} before a person has weighed this case: three strikes that count, after a warning, and the four points of Art. 23(3) DSA.`,
    'Record the weighing first (POST …/case-review); contested uploads and expired strikes do not count.',
  );
}

function suspendNotices(state: KnownAccount, until: Instant, at: Instant): Events {
  const { review, notices } = state;
  const found = counting(notices, at, NOTICES_COUNT_DAYS);
  const { weighedAt: _weighed, ...unweighed } = notices;
  const due = noticesToWeigh({ ...state, notices: unweighed }, at);
  if (
    !due ||
    review?.about !== 'notices' ||
    review.at <= at - REVIEW_GOOD_DAYS * DAY ||
    found.some((one) => one.at > review.at)
  )
    return refused(
      'not-weighed',
      'Notices go on being processed until a person has weighed this case (Art. 23(3) DSA), after a warning.',
      'Record the weighing first (POST …/case-review with `about: "notices"`).',
    );
  if (review.finding === 'no-measure')
    return refused(
      'weighed-against',
      'The weighing found that no measure is due.',
      'A new weighing may find otherwise.',
    );
  const rung = rungFor('exclusion', notices.earlier, at);
  const late = notOnLadder(until, at, rung.until, rung.days);
  return late ?? done([{ type: 'notices-suspended', until, rung: rung.rung, about: found.map((one) => one.about) }]);
}

type Terminate = Extract<AccountCommand, { type: `terminate-${string}` }>;

function terminate(state: KnownAccount, command: Terminate, actor: CaseActor, at: Instant): Events {
  if (state.measure.kind === 'terminated') return done([]);
  const { proposal } = state;
  const own = actor.kind === 'staff' ? `staff/${actor.id}` : '';
  const standing = proposal && at < proposal.until ? proposal : undefined;
  switch (command.type) {
    case 'terminate-propose': {
      const stop = notWeighed(state, at, 'terminate an account', toWeighAgain(state, at));
      if (stop) return stop;
      if (state.review!.finding !== 'terminate')
        return refused(
          'weighed-against',
          'The weighing did not find that this account must end; a count of strikes alone never does.',
          'Suspend it until a date, or have the case weighed anew.',
        );
      if (standing)
        return refused('proposed-already', 'This was proposed already.', 'A second administrator approves it.');
      const until = instant(at + PROPOSAL_GOOD_DAYS * DAY);
      return done([{ type: 'termination-proposed', text: command.text, until }]);
    }
    case 'terminate-withdraw':
      return done(standing ? [{ type: 'termination-withdrawn' }] : []);
    case 'terminate-approve': {
      if (!standing)
        return refused(
          'not-proposed',
          'Nobody has proposed this, or not lately.',
          'One administrator proposes, another approves.',
        );
      if (standing.by === own)
        return refused('same-person', 'You proposed this yourself.', 'Another administrator has to approve it.');
      const uploads = strikesAt(state, at).map((one) => one.upload);
      return done([{ type: 'terminated', uploads, proposedBy: standing.by }]);
    }
  }
}

function lift(state: KnownAccount, { what, because }: Extract<AccountCommand, { type: 'lift' }>, at: Instant): Events {
  if (what === 'all') {
    const each = LIFTABLE.map((one) => lift(state, { type: 'lift', what: one, because }, at));
    return done(each.flatMap((one) => (one.kind === 'done' ? one.value : [])));
  }
  switch (what) {
    case 'suspension':
      return done(state.measure.kind === 'suspended' ? [{ type: 'suspension-lifted', because }] : []);
    case 'termination':
      return done(state.measure.kind === 'terminated' ? [{ type: 'termination-lifted', because }] : []);
    case 'flag-right':
      return done(standsAt(state.flags.exclusion, at) ? [{ type: 'flag-right-restored', because }] : []);
    case 'notice-processing':
      return done(standsAt(state.notices.exclusion, at) ? [{ type: 'notices-restored', because }] : []);
  }
}

const standsAt = (exclusion: { readonly until: Instant } | undefined, at: Instant): boolean =>
  exclusion !== undefined && at < exclusion.until;

/** Names of this machine's clocks; those with an upload carry its id. */
export const ACCOUNT_CLOCKS = {
  final: 'final',
  strike: 'CK13',
  suspension: 'CK14',
  flags: 'CK15/flags',
  notices: 'CK15/notices',
  proposal: 'termination',
} as const;

function clock(state: KnownAccount, name: string, at: Instant): Events {
  const [kind, upload] = /^(final|CK13)\/(.+)$/.exec(name)?.slice(1) ?? [];
  const violation = state.violations.find((one) => one.upload === upload);
  if (kind === 'final')
    return done(violation?.kind === 'awaiting' ? strike(state, upload!, at, 'clock', violation.finalAt) : []);
  if (kind === 'CK13')
    return done(
      violation?.kind === 'counted' && violation.expiresAt <= at ? [{ type: 'strike-expired', upload: upload! }] : [],
    );
  const { measure, flags, notices, proposal } = state;
  switch (name) {
    case ACCOUNT_CLOCKS.suspension:
      return done(measure.kind === 'suspended' && measure.until <= at ? [{ type: 'suspension-ended' }] : []);
    case ACCOUNT_CLOCKS.flags:
      return done(flags.exclusion && flags.exclusion.until <= at ? [{ type: 'flag-right-returned' }] : []);
    case ACCOUNT_CLOCKS.notices:
      return done(notices.exclusion && notices.exclusion.until <= at ? [{ type: 'notices-returned' }] : []);
    case ACCOUNT_CLOCKS.proposal:
      return done(proposal && proposal.until <= at ? [{ type: 'termination-withdrawn' }] : []);
    default:
      return done([]);
  }
}
