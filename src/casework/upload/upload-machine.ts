/** The procedure around one upload, from the first decision on (mechanics § 8(a)). */
import type { CaseAddress, Machine, Summary } from '../engine/machine.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { UploadCommand, UploadEvent } from './commands.ts';
import { decide } from './decide.ts';
import { evolve } from './evolve.ts';
import { follow } from './follow.ts';
import { latestPolicy } from '../../policy/index.ts';
import { endOf } from '../calendar.ts';
import { redressFor } from '../redress.ts';
import { policyOf } from './position.ts';
import { claimantsOf, hasWarning, isPublic, nameOf, type KnownUpload, type UploadState } from './state.ts';

export const uploadMachine: Machine<UploadState, UploadCommand, UploadEvent> = {
  kind: 'upload',
  initial: { kind: 'nothing' },
  needs: (command: UploadCommand, _self: CaseAddress, _state: UploadState, actor: CaseActor) =>
    command.type === 'review' && actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : [],
  decide,
  evolve,
  follow,
  summary,
};

/** Nothing about it is purged before: both sides may contest, from when they were told. */
function contestableUntil(state: KnownUpload): number {
  const { toldAt, decidedAt, facts } = state;
  const policy = facts ? policyOf(state, facts) : latestPolicy('DE');
  return endOf(redressFor(toldAt ?? decidedAt, policy).evidenceKeptUntil);
}

function summary(state: UploadState): Summary | undefined {
  if (state.kind === 'nothing') return undefined;
  const { own, account, works, action, rule, media, territory } = state;
  const waits = {
    'asks-uploader': 'uploader',
    'public-48h': 'uploader',
    'held-for-review': 'staff',
    'blocked-until': 'clock',
  } as const;
  const waitsFor = own.at in waits ? waits[own.at as keyof typeof waits] : 'nobody';
  const due = own.at === 'asks-uploader' ? own.expiresAt : 'until' in own ? own.until : undefined;
  return {
    state: nameOf(state),
    open: waitsFor !== 'nobody' || own.at === 'pending-complaint',
    waitsFor,
    ...(due !== undefined && { dueAt: due }),
    severity: own.at === 'held-for-review' && own.rapid ? 1 : 0,
    about: [
      ...(account === undefined ? [] : [account]),
      ...works.map(({ reference }) => `reference/${reference}`),
      ...claimantsOf(state),
    ],
    shown: {
      action,
      rule,
      public: isPublic(state),
      ...(hasWarning(state) && { warning: true }),
      ...(media !== undefined && { media }),
      ...(territory !== undefined && { territory }),
      restrictions: state.restrictions.length,
      ...(works.length > 0 || state.restrictions.length > 0 ? { contestableUntil: contestableUntil(state) } : {}),
    },
  };
}
