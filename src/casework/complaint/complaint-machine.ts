/** The complaint procedure (mechanics § 8(c)): heard on both sides, decided by a person who had no part in it, within a week. */
import type { CaseActor } from '../engine/actor.ts';
import { addressOf, type CaseAddress, type Machine, type Summary } from '../engine/machine.ts';
import { dueAt as dateOf } from '../clocks.ts';
import { isJoined } from '../joined.ts';
import type { ComplaintCommand, ComplaintEvent } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { follow } from './follow.ts';
import type { ComplaintState } from './state.ts';

export const complaintMachine: Machine<ComplaintState, ComplaintCommand, ComplaintEvent> = {
  kind: 'complaint',
  initial: { kind: 'nothing' },
  needs(command: ComplaintCommand, _self: CaseAddress, state: ComplaintState, actor: CaseActor) {
    if (command.type === 'open') {
      const streams = [command.about, ...(command.upload === undefined ? [] : [command.upload])];
      return streams.map(addressOf).filter(({ kind }) => isJoined(kind));
    }
    const upload = state.kind === 'open' && state.upload !== undefined ? [addressOf(state.upload)] : [];
    if (command.type === 'assign') return [{ kind: 'person', id: command.to }];
    if (command.type === 'decide')
      return [...upload, ...claimantsIn(state), ...(actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : [])];
    return command.type === 'clock' ? upload : [];
  },
  decide,
  evolve,
  follow,
  summary,
};

/** Whose record learns what was decided. */
function claimantsIn(state: ComplaintState): readonly CaseAddress[] {
  if (state.kind !== 'open' || !isJoined('claimant')) return [];
  const named = [state.complainant, ...state.works.map(({ claimant }) => claimant ?? '')];
  return [...new Set(named)].filter((one) => one.startsWith('claimant/')).map(addressOf);
}

function summary(state: ComplaintState): Summary | undefined {
  if (state.kind === 'nothing') return undefined;
  const { about, upload, account, complainant, side, redButton, automatic, overdue, dueAt, works } = state;
  const open = state.kind === 'open';
  const name = open ? (overdue ? 'OVERDUE' : 'HEARING') : state.kind === 'decided' ? state.outcome : 'OMITTED';
  return {
    state: name,
    open,
    waitsFor: open ? 'staff' : 'nobody',
    ...(open && { dueAt }),
    severity: redButton ? 1 : 0,
    about: [
      ...new Set([
        about,
        complainant,
        ...(upload === undefined ? [] : [upload]),
        ...(account === undefined ? [] : [account]),
        ...works.map(({ reference }) => `reference/${reference}`),
      ]),
    ],
    ...(state.assignedTo !== undefined && { assignedTo: `staff/${state.assignedTo}` }),
    shown: {
      side,
      redButton,
      automatic,
      overdue,
      ...(state.kind === 'decided' && {
        inTime: state.inTime,
        // The board can be turned to (CK17).
        contestableUntil: dateOf('CK17', state.decidedAt),
      }),
    },
  };
}
