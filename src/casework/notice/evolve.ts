/** Events of a notice, folded. */
import { assert } from '../../common/index.ts';
import type { Dated } from '../engine/machine.ts';
import { dueAt } from '../clocks.ts';
import type { NoticeEvent } from './commands.ts';
import type { Cluster, FiledNotice, NoticeState } from './state.ts';

type Known = Exclude<NoticeState, { readonly kind: 'nothing' }>;

export function evolve(state: NoticeState, event: Dated<NoticeEvent>): NoticeState {
  if (event.type === 'notice-submitted') {
    const { type: _type, by: _by, at, missing, ...filed } = event;
    const notice: FiledNotice = { ...filed, submittedAt: at, complaints: [] };
    return { ...notice, kind: 'needs-info', missing, until: dueAt('CK9/incomplete', at) };
  }
  assert(state.kind !== 'nothing', `${event.type} before the notice was submitted`);
  switch (event.type) {
    case 'notice-completed': {
      const { has, missing, upload, place, text } = event;
      const where = { ...(upload !== undefined && { upload }), ...(place !== undefined && { place }) };
      return {
        ...state,
        has,
        reachable: state.reachable || has.includes('name-and-email'),
        ...where,
        ...(text !== undefined && { text }),
        ...(state.kind === 'needs-info' && { missing }),
      };
    }
    case 'notice-queued': {
      const { track, dueAt: due } = event;
      if (state.kind === 'queued') return { ...state, track, dueAt: due };
      return { ...filedOf(state), kind: 'queued', track, dueAt: due, recused: [], authorityInformed: false };
    }
    case 'notice-merged':
      return { ...filedOf(state), kind: 'merged', into: event.into };
    case 'notice-absorbed': {
      if (state.kind !== 'queued') return state;
      const { since, members, newAccounts } = state.cluster ?? clusterOf(state);
      const cluster = {
        since,
        members: [...members, event.notice],
        newAccounts: newAccounts + (event.newAccount ? 1 : 0),
      };
      return { ...state, cluster };
    }
    case 'authority-informed':
      return state.kind === 'queued' ? { ...state, authorityInformed: true } : state;
    case 'assigned':
      return state.kind === 'queued' ? { ...state, assignedTo: event.to } : state;
    case 'recused': {
      if (state.kind !== 'queued') return state;
      const { assignedTo, ...rest } = state;
      const kept = assignedTo !== undefined && `staff/${assignedTo}` !== event.person ? { assignedTo } : {};
      return { ...rest, ...kept, recused: [...state.recused, event.person] };
    }
    case 'notice-decided': {
      const { outcome, ground, reason, by, at, decider } = event;
      const cluster = state.kind === 'queued' && state.cluster ? { cluster: state.cluster } : {};
      const decision = {
        outcome,
        ground,
        ...(reason !== undefined && { reason }),
        decider: decider ?? by,
        decidedAt: at,
      };
      return { ...filedOf(state), kind: 'decided', ...decision, ...cluster };
    }
    case 'notice-lapsed':
      return { ...filedOf(state), kind: 'closed-incomplete' };
    case 'target-missed':
      return state;
    case 'disabled':
      return { ...filedOf(state), kind: 'disabled', since: event.at };
    case 'countered': {
      const { restoreAt, latest, text } = event;
      return { ...filedOf(state), kind: 'countered', restoreAt, latest, text };
    }
    case 'court-action-noted':
      return { ...filedOf(state), kind: 'stays-down' };
    case 'restored-after-counter':
      return { ...filedOf(state), kind: 'restored' };
    case 'complaint-noted': {
      const { complaint, side, complainant } = event;
      return { ...state, complaints: [...state.complaints, { complaint, side, complainant, decision: 1, open: true }] };
    }
    case 'complaint-closed': {
      const complaints = state.complaints.map((one) =>
        one.complaint === event.complaint ? { ...one, open: false } : one,
      );
      return { ...state, complaints };
    }
  }
}

const clusterOf = (state: FiledNotice): Cluster => ({
  since: state.submittedAt,
  members: [],
  newAccounts: state.newAccount ? 1 : 0,
});

/** Without what belongs to the stage that is over. */
function filedOf(state: Known): FiledNotice {
  const { law, category, upload, place, notifier, account, informal, text, partOf, places } = state;
  const { childSexualAbuse, lifeOrSafety, trustedFlagger, newAccount, reachable, has, submittedAt, complaints } = state;
  return {
    law,
    category,
    ...(upload !== undefined && { upload }),
    ...(place !== undefined && { place }),
    ...(notifier !== undefined && { notifier }),
    ...(account !== undefined && { account }),
    ...(informal !== undefined && { informal }),
    ...(partOf !== undefined && { partOf }),
    ...(places !== undefined && { places }),
    ...(text !== undefined && { text }),
    childSexualAbuse,
    lifeOrSafety,
    trustedFlagger,
    newAccount,
    reachable,
    has,
    submittedAt,
    complaints,
  };
}
