/** Events of a complaint, folded. */
import { assert } from '../../common/index.ts';
import type { Dated } from '../engine/machine.ts';
import type { ComplaintEvent } from './commands.ts';
import type { ComplaintState, FiledComplaint } from './state.ts';

export function evolve(state: ComplaintState, event: Dated<ComplaintEvent>): ComplaintState {
  if (event.type === 'complaint-opened') {
    const { type: _type, by: _by, at, ...filed } = event;
    return { kind: 'open', ...filed, openedAt: at, heard: [], recused: [], overdue: false };
  }
  assert(state.kind === 'open', `${event.type} in a complaint that is ${state.kind}`);
  switch (event.type) {
    case 'statement-given':
      return { ...state, heard: [...new Set([...state.heard, event.party])] };
    case 'assigned':
      return { ...state, assignedTo: event.to };
    case 'recused': {
      const { assignedTo, ...rest } = state;
      const kept = assignedTo !== undefined && `staff/${assignedTo}` !== event.person ? { assignedTo } : {};
      return { ...rest, ...kept, recused: [...state.recused, event.person] };
    }
    case 'hearing-ended':
      return state;
    case 'deadline-passed':
      return { ...state, overdue: true };
    case 'complaint-decided': {
      const { outcome, reason, inTime, by, at, board } = event;
      const { kind: _kind, ...filed } = state;
      const decision = { outcome, reason, inTime, decider: by, decidedAt: at, ...(board !== undefined && { board }) };
      return { kind: 'decided', ...(filed as FiledComplaint), ...decision };
    }
    case 'complaint-withdrawn': {
      const { kind: _kind, ...filed } = state;
      return { kind: 'omitted', ...(filed as FiledComplaint) };
    }
  }
}
