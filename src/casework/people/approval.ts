/**
 * Four eyes: what one person may not do alone is proposed by one administrator and approved by another, within a week.
 * Publishing a policy, acting on many uploads at once, using a key, erasing a person. Approved, it takes effect by itself.
 */
import { done, instant, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import type { CaseContext, Consequence, Dated, Machine, Summary } from '../engine/machine.ts';
import { notAllowed } from './can.ts';

export const APPROVALS = ['publish-policy', 'mass-action', 'use-key', 'erase'] as const;
export type ApprovalFor = (typeof APPROVALS)[number];

interface Proposed {
  readonly what: ApprovalFor;
  readonly fields: Readonly<Record<string, Json>>;
  readonly by: string;
  readonly until: Instant;
}
export type ApprovalState =
  | { readonly kind: 'none' }
  | ({ readonly kind: 'proposed' } & Proposed)
  | ({ readonly kind: 'approved'; readonly approvedBy: string } & Proposed)
  | ({ readonly kind: 'declined' } & Proposed)
  | ({ readonly kind: 'lapsed' } & Proposed);

export type ApprovalCommand =
  | { readonly type: 'propose'; readonly what: ApprovalFor; readonly fields: Readonly<Record<string, Json>> }
  | { readonly type: 'approve' }
  | { readonly type: 'decline' }
  | { readonly type: 'clock'; readonly name: string };

export type ApprovalEvent =
  | {
      readonly type: 'proposed';
      readonly what: ApprovalFor;
      readonly fields: Readonly<Record<string, Json>>;
      readonly until: Instant;
    }
  | { readonly type: 'approved' }
  | { readonly type: 'declined' }
  | { readonly type: 'lapsed' };

const DAYS = 7;
const LAPSE = 'approval';

export const approvalMachine: Machine<ApprovalState, ApprovalCommand, ApprovalEvent> = {
  kind: 'approval',
  initial: { kind: 'none' },
  decide,
  evolve(state, event) {
    if (event.type === 'proposed') {
      const { what, fields, until, by } = event;
      return { kind: 'proposed', what, fields, until, by };
    }
    if (state.kind !== 'proposed') return state;
    switch (event.type) {
      case 'approved':
        return { ...state, kind: 'approved', approvedBy: event.by };
      case 'declined':
      case 'lapsed':
        return { ...state, kind: event.type };
    }
  },
  follow(event: Dated<ApprovalEvent>, after): readonly Consequence[] {
    if (after.kind === 'none') return [];
    const leaf = {
      kind: 'leaf',
      leaf: { k: 'approval', a: `${after.what}-${event.type}`, auto: event.type === 'lapsed' ? 'full' : 'none' },
      record: { what: after.what, fields: after.fields, by: event.by },
    } as const;
    switch (event.type) {
      case 'proposed':
        return [
          leaf,
          { kind: 'clock', name: LAPSE, dueAt: event.until, basis: 'recourse/four-eyes' },
          { kind: 'notify', to: 'administrators', message: 'approval.proposed', fields: { what: event.what } },
        ];
      case 'approved':
        return [
          leaf,
          { kind: 'stop-clock', name: LAPSE },
          { kind: 'effect', effect: `approved-${after.what}`, key: 'once', fields: after.fields },
        ];
      case 'declined':
        return [leaf, { kind: 'stop-clock', name: LAPSE }];
      case 'lapsed':
        return [leaf];
    }
  },
  summary(state): Summary | undefined {
    if (state.kind === 'none') return undefined;
    const open = state.kind === 'proposed';
    return {
      state: state.kind,
      open,
      waitsFor: open ? 'staff' : 'nobody',
      ...(open && { dueAt: state.until }),
      severity: 1,
      about: [],
      shown: { what: state.what },
    };
  },
};

function decide(
  state: ApprovalState,
  command: ApprovalCommand,
  { actor, at }: CaseContext,
): Outcome<readonly ApprovalEvent[], string> {
  if (command.type === 'clock') return done(state.kind === 'proposed' ? [{ type: 'lapsed' }] : []);
  if (command.type === 'propose') {
    const stop = notAllowed(actor, 'policy.draft');
    if (stop) return stop;
    if (state.kind !== 'none') return refused('already-proposed', 'This was proposed before.', 'Propose it anew.');
    const { what, fields } = command;
    return done([{ type: 'proposed', what, fields, until: instant(at + DAYS * 86_400_000) }]);
  }
  const stop = notAllowed(actor, 'approval.give');
  if (stop) return stop;
  if (state.kind !== 'proposed') {
    const detail = state.kind === 'none' ? 'There is no such proposal.' : `This proposal is ${state.kind} already.`;
    return refused('not-open', detail, 'Propose it anew if it is still wanted.');
  }
  if (command.type === 'decline') return done([{ type: 'declined' }]);
  if (actor.kind === 'staff' && `staff/${actor.id}` === state.by)
    return refused('own-proposal', 'You proposed this yourself.', 'Another administrator has to approve it.');
  return done([{ type: 'approved' }]);
}
