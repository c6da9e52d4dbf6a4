/** The notice procedure (mechanics § 8(b)): receipt at once, sorted by law, decided by a person, answered with the ways to contest. */
import { latestPolicy } from '../../policy/index.ts';
import { endOf } from '../calendar.ts';
import { redressFor } from '../redress.ts';
import type { CaseActor } from '../engine/actor.ts';
import {
  addressOf,
  type CaseAddress,
  type Machine,
  type Severity,
  type Summary,
  type WaitsFor,
} from '../engine/machine.ts';
import type { NoticeCommand, NoticeEvent } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { follow } from './follow.ts';
import type { NoticeState } from './state.ts';

export const noticeMachine: Machine<NoticeState, NoticeCommand, NoticeEvent> = {
  kind: 'notice',
  initial: { kind: 'nothing' },
  needs(command: NoticeCommand, _self: CaseAddress, state: NoticeState, actor: CaseActor) {
    if (state.kind === 'nothing') return [];
    const upload = state.upload === undefined ? [] : [addressOf(state.upload)];
    if (command.type === 'assign') return [...upload, { kind: 'person', id: command.to }];
    if (command.type === 'decide')
      return [...upload, ...(actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : [])];
    return command.type === 'counter' ? upload : [];
  },
  decide,
  evolve,
  follow,
  summary,
};

const NAMES: Readonly<Record<NoticeState['kind'], string>> = {
  nothing: '',
  'needs-info': 'NEEDS_INFO',
  queued: 'QUEUED',
  merged: 'MERGED',
  decided: 'DECIDED',
  'closed-incomplete': 'CLOSED_INCOMPLETE',
  disabled: 'DISABLED',
  countered: 'COUNTERED',
  'stays-down': 'STAYS_DOWN',
  restored: 'RESTORED',
};
const TRACK_NAMES = { 'life-or-safety': 'ESCALATED_18', 'trusted-flagger': 'PRIORITY', ordinary: 'QUEUED' } as const;
const SEVERITY: Readonly<Record<keyof typeof TRACK_NAMES, Severity>> = {
  'life-or-safety': 4,
  'trusted-flagger': 1,
  ordinary: 0,
};

function summary(state: NoticeState): Summary | undefined {
  if (state.kind === 'nothing') return undefined;
  const { upload, place, notifier, account, law, category } = state;
  // One that was merged waits for nobody: the notice it went into is the open one, and answers for both.
  const waiting: Partial<Record<NoticeState['kind'], WaitsFor>> = {
    'needs-info': 'notifier',
    queued: 'staff',
    countered: 'clock',
  };
  const due =
    state.kind === 'queued'
      ? state.dueAt
      : state.kind === 'needs-info'
        ? state.until
        : state.kind === 'countered'
          ? state.restoreAt
          : undefined;
  return {
    state:
      state.kind === 'queued' ? TRACK_NAMES[state.track] : state.kind === 'decided' ? state.outcome : NAMES[state.kind],
    open: state.kind in waiting,
    waitsFor: waiting[state.kind] ?? 'nobody',
    ...(due !== undefined && { dueAt: due }),
    severity: state.kind === 'queued' ? SEVERITY[state.track] : 0,
    about: [upload, place, notifier, account, state.partOf, state.kind === 'merged' ? state.into : undefined].filter(
      (one) => one !== undefined,
    ),
    ...(state.kind === 'queued' && state.assignedTo !== undefined && { assignedTo: `staff/${state.assignedTo}` }),
    shown: {
      law,
      category,
      ...(state.informal !== undefined && { informal: true }),
      ...(state.kind === 'decided' && {
        contestableUntil: endOf(redressFor(state.decidedAt, latestPolicy('EU')).evidenceKeptUntil),
      }),
      ...('cluster' in state &&
        state.cluster && { merged: state.cluster.members.length, newAccounts: state.cluster.newAccounts }),
    },
  };
}
