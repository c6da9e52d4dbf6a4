/**
 * Out-of-court settlement (Art. 21 DSA): any certified body may decide, within 90 days or 180 in very complex disputes. Its decision
 * does not bind the platform, which implements it or declines in public, with reasons. Court is always open.
 */
import { done, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import { CLOCKS, dueAt } from '../clocks.ts';
import {
  addressOf,
  streamOf,
  type CaseAddress,
  type CaseContext,
  type Consequence,
  type Dated,
  type Machine,
  type Typed,
} from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { partial } from '../people/impartial.ts';
import { allowFile } from '../upload/allow-file.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { ComplaintState } from '../complaint/state.ts';
import type { PersonState } from '../people/person.ts';

/** Of the body, about the platform's decision. */
export const DISPUTE_OUTCOMES = ['FOR_RECIPIENT', 'PARTLY', 'FOR_PLATFORM', 'SETTLED'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

interface Filed {
  /** The complaint whose answer is disputed. */
  readonly complaint: string;
  readonly upload?: string;
  /** Code of the certified body: `de/user-rights`. */
  readonly body: string;
  readonly party: string;
  readonly openedAt: Instant;
  readonly dueAt: Instant;
  readonly decidedBefore: readonly string[];
  /** The contested decision restricted the upload; otherwise it left it public. */
  readonly restricted: boolean;
  readonly ground: string;
}

export type OutOfCourtState =
  | { readonly kind: 'nothing' }
  | ({ readonly kind: 'open'; readonly extended: boolean } & Filed)
  | ({
      readonly kind: 'decided';
      readonly outcome: DisputeOutcome;
      readonly reason: string;
      readonly decidedAt: Instant;
    } & Filed)
  | ({ readonly kind: 'implemented'; readonly outcome: DisputeOutcome; readonly feesBy: 'platform' | 'each' } & Filed)
  | ({ readonly kind: 'declined'; readonly outcome: DisputeOutcome; readonly reason: string } & Filed)
  /** The body did not decide in time, or closed it. */
  | ({ readonly kind: 'lapsed' } & Filed);

export type OutOfCourtCommand =
  | { readonly type: 'open'; readonly complaint: string; readonly body: string; readonly party?: string }
  /** A highly complex dispute: 180 days in all. */
  | { readonly type: 'extend' }
  | { readonly type: 'record'; readonly outcome: DisputeOutcome; readonly reason: string }
  | { readonly type: 'implement' }
  | { readonly type: 'decline'; readonly reason: string }
  | { readonly type: 'clock'; readonly name: string };

export type OutOfCourtEvent =
  | ({ readonly type: 'dispute-opened' } & Omit<Filed, 'openedAt'>)
  | { readonly type: 'dispute-extended'; readonly dueAt: Instant }
  | { readonly type: 'dispute-decided'; readonly outcome: DisputeOutcome; readonly reason: string }
  | { readonly type: 'dispute-implemented'; readonly feesBy: 'platform' | 'each' }
  | { readonly type: 'dispute-declined'; readonly reason: string }
  | { readonly type: 'dispute-lapsed' };

type Decided = Outcome<readonly OutOfCourtEvent[], string>;
type Known = Exclude<OutOfCourtState, { readonly kind: 'nothing' }>;
type Fields = Readonly<Record<string, Json>>;

export const outOfCourtMachine: Machine<OutOfCourtState, OutOfCourtCommand, OutOfCourtEvent> = {
  kind: 'out-of-court',
  initial: { kind: 'nothing' },
  needs(command: OutOfCourtCommand, _self: CaseAddress, _state: OutOfCourtState, actor: CaseActor) {
    if (command.type === 'open') return [addressOf(command.complaint)];
    return actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : [];
  },
  decide,
  evolve,
  follow,
  summary(state) {
    if (state.kind === 'nothing') return undefined;
    const { complaint, upload, party, body } = state;
    const open = state.kind === 'open' || state.kind === 'decided';
    return {
      state: `ODS_${state.kind.toUpperCase()}`,
      open,
      waitsFor: state.kind === 'open' ? 'authority' : state.kind === 'decided' ? 'staff' : 'nobody',
      ...(state.kind === 'open' && { dueAt: state.dueAt }),
      severity: 0,
      about: [complaint, party, ...(upload === undefined ? [] : [upload])],
      shown: { body, ...('outcome' in state && { outcome: state.outcome }) },
    };
  },
};

function decide(state: OutOfCourtState, command: OutOfCourtCommand, context: CaseContext): Decided {
  const { actor } = context;
  if (command.type === 'clock') {
    return done(state.kind === 'open' && command.name === 'CK4' ? [{ type: 'dispute-lapsed' }] : []);
  }
  const denied = notAllowed(actor, 'out-of-court.record');
  if (denied) return denied;
  if (command.type === 'open') return state.kind === 'nothing' ? open(command, context) : done([]);
  if (state.kind === 'nothing') return refused('not-found', 'There is no such dispute.', 'Check the id.');
  switch (command.type) {
    case 'extend':
      if (state.kind !== 'open') return over();
      return done(state.extended ? [] : [{ type: 'dispute-extended', dueAt: dueAt('CK4/extended', state.openedAt) }]);
    case 'record':
      if (state.kind === 'decided') return done([]);
      if (state.kind !== 'open' && state.kind !== 'lapsed') return over();
      return done([{ type: 'dispute-decided', outcome: command.outcome, reason: command.reason }]);
    case 'implement':
    case 'decline': {
      if (state.kind !== 'decided') return over();
      const person = actor.kind === 'staff' ? context.other<PersonState>({ kind: 'person', id: actor.id }) : undefined;
      const matter = { decidedBefore: state.decidedBefore, about: [state.party] };
      const conflict = partial(actor, matter, person?.kind === 'known' ? person.interests : undefined);
      if (conflict) return conflict;
      if (command.type === 'decline') return done([{ type: 'dispute-declined', reason: command.reason }]);
      // Art. 21(5) DSA: when the body decides for the recipient, the platform bears all fees.
      return done([{ type: 'dispute-implemented', feesBy: state.outcome === 'FOR_RECIPIENT' ? 'platform' : 'each' }]);
    }
  }
  return over();
}

const over = () =>
  refused('already-decided', 'This dispute is past that step.', 'Look at its file: what was decided stands there.');

function open(command: Extract<OutOfCourtCommand, { type: 'open' }>, { other, at }: CaseContext): Decided {
  const complaint = other<ComplaintState>(addressOf(command.complaint));
  if (complaint === undefined || complaint.kind === 'nothing') {
    return refused('not-found', 'There is no complaint under this id.', 'Name the complaint whose answer is disputed.');
  }
  const party = command.party ?? complaint.complainant;
  if (!complaint.parties.includes(party)) {
    return refused('not-a-party', 'This is none of the parties of the complaint.', 'Name one of them.');
  }
  const decided = complaint.kind === 'decided';
  return done([
    {
      type: 'dispute-opened',
      complaint: command.complaint,
      body: command.body,
      party,
      dueAt: dueAt('CK4', at),
      decidedBefore: [...complaint.decidedBefore, ...(decided ? [complaint.decider] : [])],
      restricted: complaint.side === 'uploader' || complaint.side === 'account',
      ground: complaint.ground,
      ...(complaint.upload !== undefined && { upload: complaint.upload }),
    },
  ]);
}

function evolve(state: OutOfCourtState, event: Dated<OutOfCourtEvent>): OutOfCourtState {
  if (event.type === 'dispute-opened') {
    const { type: _type, by: _by, at, ...filed } = event;
    return { kind: 'open', extended: false, ...filed, openedAt: at };
  }
  if (state.kind === 'nothing') return state;
  const { complaint, upload, body, party, openedAt, dueAt: due, decidedBefore, restricted, ground } = state;
  const filed: Filed = {
    complaint,
    body,
    party,
    openedAt,
    dueAt: due,
    decidedBefore,
    restricted,
    ground,
    ...(upload !== undefined && { upload }),
  };
  switch (event.type) {
    case 'dispute-extended':
      return { ...filed, kind: 'open', extended: true, dueAt: event.dueAt };
    case 'dispute-decided':
      return { ...filed, kind: 'decided', outcome: event.outcome, reason: event.reason, decidedAt: event.at };
    case 'dispute-implemented':
      return { ...filed, kind: 'implemented', outcome: outcomeOf(state), feesBy: event.feesBy };
    case 'dispute-declined':
      return { ...filed, kind: 'declined', outcome: outcomeOf(state), reason: event.reason };
    case 'dispute-lapsed':
      return { ...filed, kind: 'lapsed' };
  }
}

const outcomeOf = (state: Known): DisputeOutcome => ('outcome' in state ? state.outcome : 'FOR_PLATFORM');

function follow(event: Dated<OutOfCourtEvent>, after: OutOfCourtState, { self }: CaseContext): readonly Consequence[] {
  if (after.kind === 'nothing') return [];
  const { type, at: _at, ...said } = event as Dated<OutOfCourtEvent> & Record<string, unknown>;
  const leaf = (a: string): Consequence => ({
    kind: 'leaf',
    leaf: { k: 'dispute', a, ground: 'eu/dsa-21', src: after.body, auto: 'none' },
    record: { event: type, ...(said as unknown as Fields) },
  });
  const letter = (message: string, fields: Fields = {}): Consequence => ({
    kind: 'notify',
    to: after.party,
    message,
    fields: { complaint: after.complaint, body: after.body, dueAt: after.dueAt, ...fields },
  });
  const clock: Consequence = { kind: 'clock', name: 'CK4', dueAt: after.dueAt, basis: CLOCKS.CK4.basis };
  switch (event.type) {
    case 'dispute-opened':
      return [clock, leaf('OPENED'), letter('out-of-court.opened')];
    case 'dispute-extended':
      return [clock, leaf('EXTENDED')];
    case 'dispute-decided':
      return [
        { kind: 'stop-clock', name: 'CK4' },
        leaf(event.outcome),
        letter('out-of-court.decided', { outcome: event.outcome, reason: event.reason }),
      ];
    case 'dispute-implemented':
      return [
        leaf('IMPLEMENTED'),
        letter('out-of-court.implemented', { feesBy: event.feesBy }),
        ...implemented(after, streamOf(self), event.by),
      ];
    case 'dispute-declined':
      return [leaf('DECLINED'), letter('out-of-court.declined', { reason: event.reason })];
    case 'dispute-lapsed':
      return [leaf('LAPSED'), letter('out-of-court.lapsed')];
  }
}

/** For the recipient: a restriction falls, or what was left public is restricted; a settlement is carried out by hand. */
function implemented(after: Known, self: string, decider: string): readonly Consequence[] {
  if (after.upload === undefined || outcomeOf(after) !== 'FOR_RECIPIENT') return [];
  const command = after.restricted
    ? { type: 'restore', because: self, why: 'out-of-court' }
    : {
        type: 'restrict',
        because: self,
        action: 'BLOCK',
        ground: after.ground,
        source: 'complaint',
        automation: 'none',
        decider,
      };
  return [
    { kind: 'then', address: addressOf(after.upload), command: command as Typed },
    ...(after.restricted ? [allowFile(after.upload, true)] : []),
  ];
}
