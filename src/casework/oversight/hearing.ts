/** Between the panel's first word and its ruling: comments, sealed deliberation, a draft, the full board's one chance to send it back, votes. */
import { done, refused, type Outcome } from '../../common/index.ts';
import { addHours } from '../calendar.ts';
import { CLOCKS, dueAt } from '../clocks.ts';
import { streamOf, type CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { notSeated, notYours, ownSeat } from './panel.ts';
import { reopeningOf } from './remand.ts';
import { isHeard, type Direction, type HeardState, type OversightState, type RulingOutcome } from './state.ts';
import type { OversightCommand, OversightEvent, Recommended } from './steps.ts';
import { voteCommitment, type VoteOpening } from './vote.ts';

type Asked<T extends OversightCommand['type']> = Extract<OversightCommand, { type: T }>;
type Answer = Outcome<readonly OversightEvent[], string>;

const EXPEDITED_REVIEW_HOURS = 12;
const EXPEDITED_QUORUM = 3;

export function comment(state: OversightState, { text }: Asked<'comment'>, { actor, at }: CaseContext): Answer {
  const stop = notAllowed(actor, 'oversight.comment');
  if (stop) return stop;
  if (!isHeard(state)) return notSeated(state);
  if ('ruling' in state || at >= state.docket.commentsUntil) {
    return refused(
      'comments-closed',
      'The time for public comments has passed.',
      'The ruling will answer those received.',
    );
  }
  return done([{ type: 'commented', text }]);
}

export function note(state: OversightState, { text }: Asked<'note'>, context: CaseContext): Answer {
  return seatedStep(state, context, ['deliberating', 'in-review', 'voting'], () => done([{ type: 'noted', text }]));
}

export function draft(state: OversightState, { text }: Asked<'draft'>, context: CaseContext): Answer {
  return seatedStep(state, context, ['deliberating'], (heard) => {
    const reviewUntil = heard.docket.expedited
      ? addHours(context.at, EXPEDITED_REVIEW_HOURS)
      : dueAt('CK12/review', context.at);
    return done([{ type: 'drafted', text, reviewUntil }]);
  });
}

/** Every member of the list who has not left may ask for a second look; a majority of them sends the draft back, once. */
export function review(state: OversightState, { remand }: Asked<'review'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.deliberate');
  if (stop) return stop;
  if (state.kind !== 'in-review') return notThere(state, ['in-review']);
  const board = reviewers(state);
  const member = context.actor.kind === 'staff' ? `staff/${context.actor.id}` : '';
  if (!board.includes(member)) return notYours();
  if (remand && state.remanded) {
    return refused('sent-back-before', 'A draft is sent back once at most.', 'Vote against it, or write a dissent.');
  }
  const reviews = { ...state.reviews, [member]: remand };
  const count = (wanted: boolean) => board.filter((one) => reviews[one] === wanted).length;
  const reviewed: OversightEvent = { type: 'reviewed', member, remand };
  if (count(true) * 2 > board.length) return done([reviewed, { type: 'sent-back' }]);
  if (count(false) * 2 > board.length) return done([reviewed, { type: 'review-passed' }]);
  return done([reviewed]);
}

const reviewers = ({ lottery, recused }: HeardState): readonly string[] =>
  lottery.list.filter(({ ticket }) => !recused.includes(ticket)).map(({ member }) => member);

export function vote(state: OversightState, { commitment, sealed }: Asked<'vote'>, context: CaseContext): Answer {
  return seatedStep(state, context, ['voting'], (heard, member) => {
    if (!/^[0-9a-f]{64}$/.test(commitment)) {
      return refused('not-a-vote', 'A vote is 64 hexadecimal digits.', 'Let the console or `recourse` make it.');
    }
    if (heard.kind === 'voting' && heard.votes[member]) {
      return refused('voted-before', 'You have voted; a vote is not changed.', 'Write to the panel if you erred.');
    }
    return done([{ type: 'voted', member, commitment, sealed }]);
  });
}

/** Closes the vote. The openings must be of exactly the votes that were cast; the count follows from them, not from whoever hands them in. */
export function decide(state: OversightState, command: Asked<'decide'>, context: CaseContext): Answer {
  return seatedStep(state, context, ['voting'], (heard) => {
    if (heard.kind !== 'voting') return notThere(heard, ['voting']);
    if (!heard.docket.expedited && context.at < heard.docket.commentsUntil) {
      return refused('comments-open', 'The public may still comment.', 'Rule when the comment window has closed.');
    }
    if (heard.challenges.length > 0) {
      return refused('challenge-open', 'A seat is challenged.', 'Rule on the challenge first.');
    }
    const counted = countVotes(heard, command.openings, streamOf(context.self));
    if (counted.kind === 'refused') return counted;
    const { outcome } = counted.value;
    if (command.text === undefined && !heard.docket.expedited) {
      return refused(
        'no-text',
        'A ruling is published with its reasons.',
        'Hand in the text; only expedited cases may add it later.',
      );
    }
    const direction = directionOf(outcome, heard);
    const reopened = outcome === 'REMAND' ? reopeningOf(heard.matter, context) : undefined;
    return done([
      {
        type: 'decided',
        outcome,
        ...(direction && { direction }),
        form: 'full',
        for: counted.value.for,
        against: counted.value.against,
        ...(command.text !== undefined && { text: command.text }),
        dissents: command.dissents,
        named: command.named.filter((one) => heard.panel.some(({ member }) => member === one)),
        recommendations: recommended(command.recommendations, context),
        ...(direction === 'down' && command.exceptions && { exceptions: command.exceptions }),
        implementBy: dueAt('CK12/implement', context.at),
      },
      // Nobody has to carry a remand out: the matter is open again with the ruling.
      ...(outcome === 'REMAND'
        ? [{ type: 'implemented' as const, exceptions: [], ...(reopened && { reopened }) }]
        : []),
    ]);
  });
}

export const recommended = (texts: readonly string[], context: CaseContext): readonly Recommended[] =>
  texts.map((text) => ({ id: context.newId('rec'), text }));

/** UPHOLD leaves it, OVERTURN turns it round, a warning is for what stays public; REMAND settles nothing. */
export function directionOf(outcome: RulingOutcome, { matter }: Pick<HeardState, 'matter'>): Direction | undefined {
  switch (outcome) {
    case 'UPHOLD':
      return matter.stands;
    case 'OVERTURN':
      return matter.stands === 'up' ? 'down' : 'up';
    case 'WARNING':
      return 'up';
    case 'REMAND':
      return undefined;
  }
}

type Voting = Extract<OversightState, { kind: 'voting' }>;

function countVotes(
  state: Voting,
  openings: readonly VoteOpening[],
  caseName: string,
): Outcome<{ readonly outcome: RulingOutcome; readonly for: number; readonly against: number }, string> {
  const cast = Object.entries(state.votes);
  const false_ = cast.find(([member, { commitment }]) => {
    const opening = openings.find((one) => one.member === member);
    return !opening || voteCommitment(caseName, opening) !== commitment;
  });
  if (false_ || openings.length !== cast.length) {
    return refused(
      'openings-differ',
      'The openings are not those of the votes that were cast.',
      'Open every sealed vote with a panel member’s key; none may be left out, none added.',
    );
  }
  const tally = new Map<RulingOutcome, number>();
  for (const { outcome } of openings) tally.set(outcome, (tally.get(outcome) ?? 0) + 1);
  const [best] = [...tally].sort(([, a], [, b]) => b - a);
  const seats = state.lottery.seats;
  const quorum = state.docket.expedited ? Math.min(EXPEDITED_QUORUM, seats) : Math.floor(seats / 2) + 1;
  // Everybody who sits should be heard; whoever stays silent for the whole term cannot stop the ruling.
  if (cast.length < quorum) {
    return refused('no-quorum', `${cast.length} of ${seats} have voted; ${quorum} are needed.`, 'Wait for more votes.');
  }
  const needed = Math.floor((state.docket.expedited ? cast.length : seats) / 2) + 1;
  if (!best || best[1] < needed) {
    return refused(
      'no-majority',
      `No outcome has the ${needed} votes it needs.`,
      'Deliberate on; a member may step down, and the seat is drawn again.',
    );
  }
  return done({ outcome: best[0], for: best[1], against: cast.length - best[1] });
}

export function publish(state: OversightState, { text }: Asked<'publish'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.deliberate');
  if (stop) return stop;
  if (!isHeard(state) || !('ruling' in state)) return notThere(state, ['decided']);
  if (!ownSeat(state, context)) return notYours();
  if (state.ruling.text !== undefined) {
    return refused('published-before', 'The full text is out; it is not changed.', 'Correct it with a new case.');
  }
  return done([{ type: 'text-published', text }]);
}

/** A step of a panel member, in one of these states. */
function seatedStep(
  state: OversightState,
  context: CaseContext,
  kinds: readonly OversightState['kind'][],
  step: (heard: HeardState, member: string) => Answer,
): Answer {
  const stop = notAllowed(context.actor, 'oversight.deliberate');
  if (stop) return stop;
  if (!isHeard(state)) return notSeated(state);
  const own = ownSeat(state, context);
  if (!own) return notYours();
  if (!kinds.includes(state.kind)) return notThere(state, kinds);
  return step(state, own.member);
}

export const notThere = (state: OversightState, kinds: readonly OversightState['kind'][]) =>
  state.kind === 'none'
    ? refused('not-found', 'There is no such case before the board.', 'The docket lists all of them.')
    : refused(
        'not-at-this-step',
        `The case is ${state.kind}; this belongs to ${kinds.join(' or ')}.`,
        'See its page on the docket.',
      );

export const REVIEW_BASIS = CLOCKS['CK12/review'].basis;
