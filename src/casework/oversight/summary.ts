/** A case before the board as one line of the docket: for staff lists, and to find precedents by work, rule and question. */
import type { Instant } from '../../common/index.ts';
import type { Summary, WaitsFor } from '../engine/machine.ts';
import type { OversightState } from './state.ts';
import { subjectsOf } from './subjects.ts';

/** `seating` → `SEATING`, as mechanics § 8(d) spells its states. */
export const nameOfState = (kind: OversightState['kind']): string => kind.toUpperCase().replaceAll('-', '_');

export function summary(state: OversightState): Summary | undefined {
  if (state.kind === 'none') return undefined;
  const { open, waitsFor, dueAt } = waiting(state);
  const heard = 'docket' in state ? state : undefined;
  const ruling = 'ruling' in state ? state.ruling : undefined;
  const { matter } = state;
  const about = [
    ...subjectsOf(matter),
    ...(matter.rule === undefined ? [] : [`rule/${matter.rule}`]),
    ...(heard?.docket.topics ?? []).map((topic) => `question/${topic}`),
  ];
  return {
    state: nameOfState(state.kind),
    open,
    waitsFor,
    ...(dueAt !== undefined && { dueAt }),
    severity: heard?.docket.expedited || ('urgent' in state && state.urgent) ? 3 : 1,
    about,
    shown: {
      stands: matter.stands,
      ...(heard && { expedited: heard.docket.expedited, comments: heard.comments.length, seats: heard.panel.length }),
      ...(ruling && { outcome: ruling.outcome, form: ruling.form }),
      ...(ruling?.direction !== undefined && { direction: ruling.direction }),
    },
  };
}

function waiting(state: Exclude<OversightState, { kind: 'none' }>): {
  readonly open: boolean;
  readonly waitsFor: WaitsFor;
  readonly dueAt?: Instant;
} {
  switch (state.kind) {
    case 'reference-issued':
      return { open: true, waitsFor: 'clock', dueAt: state.until };
    case 'lapsed':
    case 'not-selected':
    case 'impossible':
      return { open: false, waitsFor: 'nobody' };
    case 'appealed':
    case 'shortlisted':
      return { open: true, waitsFor: 'board', dueAt: state.selectBy };
    case 'seating':
      return { open: true, waitsFor: 'clock', dueAt: state.decideBy };
    case 'in-review':
      return { open: true, waitsFor: 'board', dueAt: state.reviewUntil };
    case 'deliberating':
    case 'voting':
    case 'conceded':
      return { open: true, waitsFor: 'board', dueAt: state.decideBy };
    case 'decided':
      return { open: true, waitsFor: 'staff', dueAt: state.implementBy };
    case 'implemented': {
      const left = Object.keys(state.sweep.proposed).length - Object.keys(state.sweep.marked).length;
      return left > 0 ? { open: true, waitsFor: 'staff' } : { open: false, waitsFor: 'nobody' };
    }
  }
}
