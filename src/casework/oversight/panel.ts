/** The panel: drawn by the log's root, left by whoever has an interest, drawn again from the same chain of hashes. */
import { assert, done, fromBase64, refused, type Outcome } from '../../common/index.ts';
import { streamOf, type CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { drawPanel, drawSeat, type LotteryTerms } from './lottery.ts';
import { isHeard, type HeardState, type OversightState, type Seat } from './state.ts';
import type { OversightCommand, OversightEvent } from './steps.ts';

type Asked<T extends OversightCommand['type']> = Extract<OversightCommand, { type: T }>;
type Answer = Outcome<readonly OversightEvent[], string>;

const ROOT_BYTES = 32;

export const termsOf = ({ lottery }: HeardState, context: Pick<CaseContext, 'self'>): LotteryTerms => ({
  case: streamOf(context.self),
  size: lottery.size,
  seats: lottery.seats,
  local: lottery.local,
});

export function seat(state: OversightState, { root, size }: Asked<'seat'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.seat');
  if (stop) return stop;
  if (state.kind !== 'seating') return isHeard(state) ? done([]) : notSeated(state);
  const bytes = fromBase64(root);
  if (size !== state.lottery.size || bytes?.length !== ROOT_BYTES) {
    return refused(
      'other-checkpoint',
      `The list committed to the tree of ${state.lottery.size} leaves, not of ${size}.`,
      'Hand in the root of exactly that size: it follows from the tiles of the public log.',
    );
  }
  const seats = drawPanel(state.lottery.list, termsOf(state, context), bytes);
  return done([{ type: 'panel-drawn', root, seats }]);
}

/** A member steps down. No reason is asked, and none is kept. */
export function recuse(state: OversightState, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'case.recuse');
  if (stop) return stop;
  const own = isHeard(state) ? ownSeat(state, context) : undefined;
  if (!isHeard(state) || !own) return notYours();
  if (isSettled(state)) return settled();
  return done(leaveSeat(state, own, context));
}

export function challenge(state: OversightState, command: Asked<'challenge'>, { actor }: CaseContext): Answer {
  const stop = notAllowed(actor, 'oversight.challenge');
  if (stop) return stop;
  if (!isHeard(state) || state.root === undefined) return notSeated(state);
  if (actor.kind === 'party' && !state.matter.parties.includes(actor.id)) {
    return refused('not-a-party', 'Only parties and board members can challenge a seat.', 'Tell a party of the case.');
  }
  if (isSettled(state)) return settled();
  const seated = state.panel.find((one) => one.seat === command.seat);
  if (!seated) return noSuchSeat(command.seat);
  if (state.challenges.some((one) => one.seat === command.seat)) return done([]);
  return done([{ type: 'challenged', seat: seated.seat, member: seated.member, text: command.text }]);
}

/** Another member rules on it: nobody judges a challenge to themselves. */
export function answerChallenge(
  state: OversightState,
  command: Asked<'answer-challenge'>,
  context: CaseContext,
): Answer {
  const { actor } = context;
  const stop = notAllowed(actor, 'oversight.deliberate');
  if (stop) return stop;
  if (!isHeard(state)) return notSeated(state);
  const open = state.challenges.find((one) => one.seat === command.seat);
  const seated = state.panel.find((one) => one.seat === command.seat);
  if (!open || !seated) return noSuchSeat(command.seat);
  if (actor.kind === 'staff' && `staff/${actor.id}` === seated.member) {
    return refused('own-seat', 'The challenge is to your own seat.', 'Step down, or leave it to another member.');
  }
  if (!command.granted) return done([{ type: 'challenge-denied', seat: open.seat }]);
  return done(leaveSeat(state, seated, context));
}

/** The seat is empty; the next attempt of the same chain fills it, from those of the list who never left. */
function leaveSeat(state: HeardState, left: Seat, context: CaseContext): OversightEvent[] {
  const root = fromBase64(state.root ?? '');
  assert(root?.length === ROOT_BYTES, 'a panel that sits was drawn from a root');
  const attempt = (state.attempts[left.seat] ?? 0) + 1;
  const others = state.panel.filter(({ seat: other }) => other !== left.seat);
  const next = drawSeat(state.lottery.list, termsOf(state, context), root, {
    seat: left.seat,
    attempt,
    seated: others.map(({ ticket }) => ticket),
    excluded: [...state.recused, left.ticket],
    left: 1,
  });
  const recused: OversightEvent = { type: 'recused', seat: left.seat, ticket: left.ticket };
  return next ? [recused, { type: 'redrawn', ...next }] : [recused, { type: 'seat-vacant', seat: left.seat }];
}

export const ownSeat = (state: HeardState, { actor }: Pick<CaseContext, 'actor'>): Seat | undefined =>
  actor.kind === 'staff' ? state.panel.find(({ member }) => member === `staff/${actor.id}`) : undefined;

/** From the ruling on, the panel does not change any more. */
const isSettled = (state: HeardState): boolean => 'ruling' in state;

const settled = () =>
  refused(
    'already-decided',
    'The panel has ruled; its seats are part of the record.',
    'Turn to the courts, or ask for a new case.',
  );

const noSuchSeat = (number: number) =>
  refused('no-such-seat', `Seat ${number} is not taken, or not challenged.`, 'The docket page numbers the seats.');

export const notYours = () =>
  refused('not-your-case', 'You have no seat on this panel.', 'Only the members drawn by the lottery hear a case.');

export const notSeated = (state: OversightState) =>
  state.kind === 'none'
    ? refused('not-found', 'There is no such case before the board.', 'The docket lists all of them.')
    : refused('not-seated', 'This case has no panel yet.', 'Its page on the docket shows what comes next.');
