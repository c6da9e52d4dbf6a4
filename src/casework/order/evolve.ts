/** What became of a contact, event by event. */
import type { Dated } from '../engine/machine.ts';
import type { KnownOrder, OrderEvent, OrderState } from './state.ts';

export function evolve(state: OrderState, event: Dated<OrderEvent>): OrderState {
  if (event.type === 'logged') {
    const { type: _, at, by: _by, dueAt, gag, ...contact } = event;
    const known = { contact, loggedAt: at, dueAt, opened: false, holds: [], affected: [] };
    return { kind: 'logged', ...known, ...(gag && { gag: { ...gag, asked: 0 } }) };
  }
  return state.kind === 'none' ? state : evolveKnown(state, event);
}

function evolveKnown(state: KnownOrder, event: Exclude<Dated<OrderEvent>, { type: 'logged' }>): OrderState {
  const as = 'as' in state ? state.as : 'INFORMAL';
  const known = knownPart(state);
  switch (event.type) {
    case 'classified':
      return { ...known, kind: event.as === 'INFORMAL' ? 'informal' : 'classified', as: event.as };
    case 'returned':
      return { ...known, as, kind: 'returned', missing: event.missing };
    case 'found-valid':
      return { ...known, as, kind: 'valid', checked: event.checked };
    case 'reviewed': {
      if (!('checked' in state)) return state;
      const { reason, territories, until, affected, outcome } = event;
      const reviewed = { ...known, as, checked: state.checked, reason, affected };
      switch (outcome) {
        case 'REFUSED':
          return { ...reviewed, kind: 'refused' };
        case 'CHALLENGED':
          return { ...reviewed, kind: 'challenged', territories };
        case 'COMPLIED':
        case 'PARTLY':
          return {
            ...reviewed,
            kind: outcome === 'COMPLIED' ? 'complied' : 'partly',
            territories,
            ...(until !== undefined && { until }),
          };
      }
    }
    // falls through: every outcome has returned
    case 'lifted':
      return 'reason' in state && 'why' in event
        ? { ...known, as, kind: 'lifted', checked: state.checked, reason: state.reason, why: event.why }
        : state;
    case 'gagged':
      return { ...state, gag: { until: event.until, basis: event.basis, asked: state.gag?.asked ?? 0 } };
    case 'gag-asked':
      return state.gag ? { ...state, gag: { ...state.gag, asked: state.gag.asked + 1 } } : state;
    case 'opened': {
      const { gag: _gag, ...open } = state;
      return { ...open, opened: true } as OrderState;
    }
    case 'held': {
      const { id, custodian, until, about } = event;
      return { ...state, holds: [...state.holds, { id, custodian, until, about }] };
    }
    case 'hold-ended':
      return { ...state, holds: state.holds.filter(({ id }) => id !== event.hold) };
    case 'notice-named':
      return state.kind === 'informal' ? { ...state, notice: event.notice } : state;
    case 'overdue':
      return state;
  }
}

function knownPart({ contact, loggedAt, dueAt, gag, opened, holds, affected }: KnownOrder) {
  return { contact, loggedAt, dueAt, opened, holds, affected, ...(gag && { gag }) };
}
