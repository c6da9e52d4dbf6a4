/** From the reference number to the docket: appeal or referral, shortlist, selection with the lottery's list, or a refusal with its class. */
import { done, hmacSha256, refused, utf8, type Outcome } from '../../common/index.ts';
import { addHours } from '../calendar.ts';
import { CLOCKS, dueAt } from '../clocks.ts';
import { streamOf, type CaseContext } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { ticketOf } from './lottery.ts';
import { DECLINE_REASONS, type Lottery, type Matter, type OversightState } from './state.ts';
import type { OversightCommand, OversightEvent } from './steps.ts';
import { matterFrom, partialIn, personAddress, subjectsOf, type KnownPerson } from './subjects.ts';

type Asked<T extends OversightCommand['type']> = Extract<OversightCommand, { type: T }>;
type Answer = Outcome<readonly OversightEvent[], string>;

export const COMMENT_HOURS = 14 * 24;
/** Expedited cases: 48 hours is the aim, comments close before. */
const EXPEDITED_COMMENT_HOURS = 24;
const BOARD_SEATS = 5;
const SMALL_BOARD_SEATS = 3;

export function issue(state: OversightState, command: Asked<'issue'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.issue');
  if (stop) return stop;
  if (state.kind !== 'none') return done([]);
  const fallback = command.side === 'uploader' || command.side === 'account' ? 'down' : 'up';
  const matter = matterFrom({ ...command, stands: command.stands ?? fallback }, context);
  return done([{ type: 'reference-issued', matter, until: dueAt('CK17', context.at) }]);
}

export function appeal(state: OversightState, command: Asked<'appeal'>, { actor, at }: CaseContext): Answer {
  const stop = notAllowed(actor, 'oversight.appeal');
  if (stop) return stop;
  if (state.kind === 'lapsed') {
    return refused(
      'too-late',
      'The time for turning to the board, fifteen days after the final decision, has passed.',
      'An out-of-court dispute body and the courts are still open; the decision letter names them.',
    );
  }
  if (state.kind !== 'reference-issued') return alreadyFiled(state);
  if (!state.matter.parties.includes(command.party) || (actor.kind === 'party' && actor.id !== command.party)) {
    return refused(
      'not-a-party',
      'Only somebody who was heard in this matter can bring it before the board.',
      'If it concerns you, complain first; a notice is enough to become a party.',
    );
  }
  const { side, party, text } = command;
  const selectBy = dueAt('CK12/select', at);
  return done([{ type: 'appealed', matter: state.matter, side, party, text, urgent: false, selectBy }]);
}

export function refer(state: OversightState, command: Asked<'refer'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.refer');
  if (stop) return stop;
  if (state.kind !== 'none') return alreadyFiled(state);
  const matter = matterFrom(command, context);
  const selectBy = dueAt('CK12/select', context.at);
  const { text, urgent } = command;
  return done([{ type: 'referred', matter, side: 'operator', party: 'platform', text, urgent, selectBy }]);
}

export function shortlist(state: OversightState, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.select') ?? notWaiting(state);
  if (stop) return stop;
  if (state.kind === 'shortlisted') return done([]);
  return ('matter' in state && partialIn(state.matter, context)) || done([{ type: 'shortlisted' }]);
}

export function decline(state: OversightState, { reason }: Asked<'decline'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.select') ?? notWaiting(state);
  if (stop) return stop;
  if (!('matter' in state)) return done([]);
  const conflict = partialIn(state.matter, context);
  if (conflict) return conflict;
  if (!DECLINE_REASONS.includes(reason)) {
    return refused(
      'no-such-reason',
      `"${reason}" is no class of reasons.`,
      `Choose one of ${DECLINE_REASONS.join(', ')}.`,
    );
  }
  if ('urgent' in state && state.urgent && reason === 'no-capacity') {
    return refused(
      'urgent-referral',
      'An urgent referral is taken whenever that is possible; a full docket is no reason.',
      'Select it as expedited, or name another class of reasons.',
    );
  }
  return done([{ type: 'not-selected', reason }]);
}

/** Takes the case: docket entry, and in the same step the list and the size of the log whose root will draw the panel. */
export function select(state: OversightState, command: Asked<'select'>, context: CaseContext): Answer {
  const stop = notAllowed(context.actor, 'oversight.select') ?? notWaiting(state);
  if (stop) return stop;
  if (state.kind !== 'appealed' && state.kind !== 'shortlisted') return done([]);
  const { matter } = state;
  const conflict = partialIn(matter, context);
  if (conflict) return conflict;
  if (command.questions.length === 0) {
    return refused('no-question', 'A case is taken to answer a question.', 'Name at least one question.');
  }
  const lottery = lotteryFor(matter, command, context);
  if (lottery.list.length < SMALL_BOARD_SEATS) {
    return refused(
      'board-too-small',
      `Only ${lottery.list.length} members have no part or interest in this matter; a panel has at least three.`,
      'Enrol further board members (POST /v1/people), then select the case again.',
    );
  }
  const { title, summary, questions, topics, expedited } = command;
  const hours = expedited ? EXPEDITED_COMMENT_HOURS : COMMENT_HOURS;
  const docket = { title, summary, questions, topics, expedited, commentsUntil: addHours(context.at, hours) };
  const decideBy = dueAt(expedited ? 'CK12/expedited' : 'CK12/decide', context.at);
  return done([
    { type: 'selected', docket, decideBy },
    { type: 'lottery-committed', lottery },
  ]);
}

/** Leaves this step itself puts into the log: the selection and the list. */
const OWN_LEAVES = 2;

function lotteryFor(matter: Matter, command: Asked<'select'>, context: CaseContext): Lottery {
  const ticketKey = context.newId('tkk');
  const hash = (text: string) => hmacSha256(utf8(ticketKey), utf8(text));
  const subjects = subjectsOf(matter);
  const list = [...new Set(command.members)]
    .filter((member) => {
      const person = context.other<KnownPerson>(personAddress(member));
      const impartial = !subjects.some((one) => person?.interests?.declared.includes(one));
      return person?.roles?.includes('board-member') && impartial && !matter.decidedBefore.includes(member);
    })
    .map((member) => {
      const knows = context.other<KnownPerson>(personAddress(member))?.knows ?? [];
      return { member, ticket: ticketOf(member, hash), knows: [...knows].sort() };
    })
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  return {
    // At least one leaf after the list: the root that draws does not exist yet.
    size: command.logSize + OWN_LEAVES + 1,
    seats: list.length >= BOARD_SEATS ? BOARD_SEATS : SMALL_BOARD_SEATS,
    local: [...new Set(command.local)].sort(),
    list,
    ticketKey,
  };
}

/** What the public is shown of the list before the draw, and what its leaf commits to. */
export const publishedList = (
  context: Pick<CaseContext, 'self'>,
  { size, seats, local, list }: Lottery,
): {
  readonly draw: string;
  readonly size: number;
  readonly seats: number;
  readonly local: readonly string[];
  readonly list: readonly { readonly ticket: string; readonly knows: readonly string[] }[];
} => ({
  draw: streamOf(context.self),
  size,
  seats,
  local,
  list: list.map(({ ticket, knows }) => ({ ticket, knows })),
});

const notWaiting = (state: OversightState) =>
  state.kind === 'appealed' || state.kind === 'shortlisted' ? undefined : alreadyFiled(state);

function alreadyFiled(state: OversightState) {
  return state.kind === 'none'
    ? refused('not-found', 'There is no such case before the board.', 'The reference number is in the decision letter.')
    : refused(
        'not-at-this-step',
        `This case is past that step: it is ${state.kind}.`,
        'Its page on the docket shows what comes next.',
      );
}

export const CLOCK_BASIS = (name: keyof typeof CLOCKS): string => CLOCKS[name].basis;
