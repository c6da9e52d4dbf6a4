/** What a case before the board has come to, event by event. */
import { assert } from '../../common/index.ts';
import type { Dated } from '../engine/machine.ts';
import { isHeard, type Heard, type HeardState, type OversightState, type Seat } from './state.ts';
import type { OversightEvent } from './steps.ts';

export function evolve(state: OversightState, event: Dated<OversightEvent>): OversightState {
  switch (event.type) {
    case 'reference-issued':
      return { kind: 'reference-issued', matter: event.matter, until: event.until };
    case 'reference-lapsed':
      return state.kind === 'reference-issued' ? { kind: 'lapsed', matter: state.matter } : state;
    case 'appealed':
    case 'referred': {
      const { matter, side, party, text, urgent, selectBy } = event;
      return { kind: 'appealed', matter, by: side, party, text, urgent, selectBy };
    }
    case 'shortlisted':
      return state.kind === 'appealed' ? { ...state, kind: 'shortlisted' } : state;
    case 'not-selected':
      return 'matter' in state ? { kind: 'not-selected', matter: state.matter, reason: event.reason } : state;
    case 'selected': {
      assert('matter' in state, 'a case is selected after it was filed');
      const { docket, decideBy } = event;
      const lottery = { size: 0, seats: 0, local: [], list: [], ticketKey: '' };
      const empty = { panel: [], attempts: {}, recused: [], challenges: [], comments: [], remanded: false };
      return { kind: 'seating', matter: state.matter, docket, lottery, decideBy, ...empty };
    }
    default: {
      assert(isHeard(state), `${event.type} belongs to a case that was selected`);
      return evolveHeard(state, event);
    }
  }
}

type HeardEvent = Exclude<
  Dated<OversightEvent>,
  {
    type:
      'reference-issued' | 'reference-lapsed' | 'appealed' | 'referred' | 'shortlisted' | 'not-selected' | 'selected';
  }
>;

function evolveHeard(state: HeardState, event: HeardEvent): OversightState {
  switch (event.type) {
    case 'lottery-committed':
      return { ...state, lottery: event.lottery };
    case 'panel-drawn': {
      const panel = event.seats.map((seat) => ({ ...seat, member: memberOf(state, seat.ticket) }));
      const attempts = Object.fromEntries(panel.map(({ seat }) => [seat, 0]));
      return { ...heard(state), kind: 'deliberating', root: event.root, panel, attempts };
    }
    case 'recused':
      return {
        ...state,
        panel: state.panel.filter(({ seat }) => seat !== event.seat),
        recused: [...state.recused, event.ticket],
        challenges: state.challenges.filter(({ seat }) => seat !== event.seat),
        ...('votes' in state && { votes: without(state.votes, memberOf(state, event.ticket)) }),
        ...('reviews' in state && { reviews: without(state.reviews, memberOf(state, event.ticket)) }),
      };
    case 'redrawn': {
      const { seat, attempt, ticket, limitedTo } = event;
      const member = memberOf(state, ticket);
      const seated: Seat = { seat, attempt, ticket, member, ...(limitedTo && { limitedTo }) };
      const panel = [...state.panel, seated].sort((a, b) => a.seat - b.seat);
      return { ...state, panel, attempts: { ...state.attempts, [seat]: attempt } };
    }
    case 'challenged': {
      const { seat, member, text, by } = event;
      return { ...state, challenges: [...state.challenges, { seat, member, by, text }] };
    }
    case 'challenge-denied':
      return { ...state, challenges: state.challenges.filter(({ seat }) => seat !== event.seat) };
    case 'commented':
      return { ...state, comments: [...state.comments, event.text] };
    case 'drafted':
      return {
        ...heard(state),
        kind: 'in-review',
        draft: event.text,
        reviewUntil: event.reviewUntil,
        reviews: {},
      };
    case 'reviewed':
      return state.kind === 'in-review'
        ? { ...state, reviews: { ...state.reviews, [event.member]: event.remand } }
        : state;
    case 'sent-back':
      return { ...heard(state), kind: 'deliberating', remanded: true };
    case 'review-passed':
      return state.kind === 'in-review' ? { ...heard(state), kind: 'voting', draft: state.draft, votes: {} } : state;
    case 'voted': {
      if (state.kind !== 'voting') return state;
      const { member, commitment, sealed } = event;
      return { ...state, votes: { ...state.votes, [member]: { commitment, sealed } } };
    }
    case 'operator-reversed':
      return { ...heard(state), kind: 'conceded', direction: event.direction };
    case 'decided': {
      const { outcome, direction, form, text, dissents, named, recommendations, implementBy, at } = event;
      const ruling = {
        outcome,
        ...(direction && { direction }),
        form,
        for: event.for,
        against: event.against,
        ...(text !== undefined && { text }),
        dissents,
        named,
        decidedAt: at,
        recommendations: recommendations.map(({ id }) => id),
        exceptions: event.exceptions ?? [],
      };
      return { ...heard(state), kind: 'decided', ruling, implementBy };
    }
    case 'text-published':
      return 'ruling' in state ? { ...state, ruling: { ...state.ruling, text: event.text } } : state;
    case 'implemented':
      return state.kind === 'decided'
        ? {
            ...heard(state),
            kind: 'implemented',
            ruling: { ...state.ruling, ...(event.reopened && { reopened: event.reopened.complaint }) },
            sweep: { proposed: {}, marked: {} },
          }
        : state;
    case 'impossible-by-law': {
      if (state.kind !== 'decided') return state;
      const { ground, explanation } = event;
      return { ...heard(state), kind: 'impossible', ruling: state.ruling, ground, explanation };
    }
    case 'sweep-proposed': {
      if (state.kind !== 'implemented') return state;
      const added = Object.fromEntries(event.uploads.map(({ upload, why }) => [upload, { why }]));
      return { ...state, sweep: { ...state.sweep, proposed: { ...state.sweep.proposed, ...added } } };
    }
    case 'sweep-marked': {
      if (state.kind !== 'implemented') return state;
      const { upload, identical, parallel, by } = event;
      const marked = { ...state.sweep.marked, [upload]: { identical, parallel, by } };
      return { ...state, sweep: { ...state.sweep, marked } };
    }
    case 'noted':
    case 'seat-vacant':
    case 'overdue':
      return state;
  }
}

const memberOf = ({ lottery }: Heard, ticket: string): string => {
  const found = lottery.list.find((one) => one.ticket === ticket);
  assert(found, 'a seat is drawn from the published list');
  return found.member;
};

/** The common part alone, without what belongs to the state that ends. */
function heard(state: HeardState): Heard {
  const { matter, docket, lottery, decideBy, root, panel, attempts, recused, challenges, comments, remanded } = state;
  const common = { matter, docket, lottery, decideBy, panel, attempts, recused, challenges, comments, remanded };
  return root === undefined ? common : { ...common, root };
}

const without = <T>(map: Readonly<Record<string, T>>, name: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(map).filter(([key]) => key !== name));
