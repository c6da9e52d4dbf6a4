/**
 * Who owns a work, when two say they do: CLEAR → DISPUTED → RESOLVED, one case per reference (mechanics § 8(g), rule R2).
 * While it is disputed no machine blocks the work, and what it earns is held for whoever turns out to own it.
 */
import { addDays, dayOf, endOf } from '../calendar.ts';
import { done, refused, type Instant, type Json, type Outcome } from '../../common/index.ts';
import type { CaseContext, Consequence, Dated, Machine, Summary } from '../engine/machine.ts';
import { notAllowed } from '../people/can.ts';
import { partial } from '../people/impartial.ts';
import type { PersonState } from '../people/person.ts';

/** A claimant's part of a work, in millionths. */
export interface Share {
  readonly claimant: string;
  readonly millionths: number;
}
export const WHOLE = 1_000_000;

interface Dispute {
  readonly reference: string;
  readonly claimants: readonly string[];
  readonly since: Instant;
  readonly dueAt: Instant;
  /** Texts of the case in which the sides say why it is theirs. */
  readonly said: readonly { readonly claimant: string; readonly text: string }[];
}
export type OwnershipState =
  | { readonly kind: 'clear' }
  | ({ readonly kind: 'disputed' } & Dispute)
  | {
      readonly kind: 'resolved';
      readonly reference: string;
      readonly shares: readonly Share[];
      /** Everybody who had claimed it. */
      readonly claimants: readonly string[];
      readonly at: Instant;
      readonly decidedBy: readonly string[];
    };

export type OwnershipCommand =
  | { readonly type: 'dispute'; readonly reference: string; readonly claimants: readonly string[] }
  | { readonly type: 'state'; readonly claimant: string; readonly text: string }
  /** One side gives up. The last one left has it. */
  | { readonly type: 'give-up'; readonly claimant: string }
  | { readonly type: 'resolve'; readonly winner?: string; readonly shares?: readonly Share[]; readonly text: string }
  | { readonly type: 'clock'; readonly name: string };

export type OwnershipEvent =
  | {
      readonly type: 'disputed';
      readonly reference: string;
      readonly claimants: readonly string[];
      readonly dueAt: Instant;
    }
  | { readonly type: 'joined'; readonly claimants: readonly string[] }
  | { readonly type: 'said'; readonly claimant: string; readonly text: string }
  | { readonly type: 'gave-up'; readonly claimant: string }
  | {
      readonly type: 'resolved';
      readonly shares: readonly Share[];
      /** Everybody who had claimed it: they are all told. */
      readonly claimants: readonly string[];
      readonly text?: string;
    }
  | { readonly type: 'overdue'; readonly dueAt: Instant };

/** A dispute waits with a date; past it, it is late in public and asked for again. D */
export const DISPUTE_DAYS = 30;
const CLOCK = 'ownership';

export const isDisputed = (state: OwnershipState): boolean => state.kind === 'disputed';

export const ownershipMachine: Machine<OwnershipState, OwnershipCommand, OwnershipEvent> = {
  kind: 'ownership',
  initial: { kind: 'clear' },
  needs: (_command, _self, _state, actor) => (actor.kind === 'staff' ? [{ kind: 'person', id: actor.id }] : []),
  decide,
  evolve,
  follow,
  summary(state): Summary | undefined {
    if (state.kind === 'clear') return undefined;
    const owners = state.kind === 'disputed' ? state.claimants : state.shares.map((one) => one.claimant);
    return {
      state: state.kind,
      open: state.kind === 'disputed',
      waitsFor: state.kind === 'disputed' ? 'staff' : 'nobody',
      ...(state.kind === 'disputed' && { dueAt: state.dueAt }),
      severity: 0,
      about: [`reference/${state.reference}`, ...owners.map((claimant) => `claimant/${claimant}`)],
    };
  },
};

const due = (at: Instant): Instant => endOf(addDays(dayOf(at), DISPUTE_DAYS));

function decide(
  state: OwnershipState,
  command: OwnershipCommand,
  context: CaseContext,
): Outcome<readonly OwnershipEvent[], string> {
  const { actor, at, self } = context;
  if (command.type === 'clock') return done(state.kind === 'disputed' ? [{ type: 'overdue', dueAt: due(at) }] : []);
  if (command.type === 'dispute') {
    const stop = notAllowed(actor, 'ownership.dispute');
    if (stop) return stop;
    const claimants = [...new Set(command.claimants)];
    if (state.kind === 'disputed') {
      const fresh = claimants.filter((one) => !state.claimants.includes(one));
      return done(fresh.length > 0 ? [{ type: 'joined', claimants: fresh }] : []);
    }
    if (claimants.length < 2)
      return refused(
        'one-side',
        'A dispute has two sides at least.',
        'Name every claimant who says the work is theirs.',
      );
    // A reviewer may: after a judgment, or on evidence nobody had.
    const same = state.kind === 'resolved' && claimants.every((one) => state.claimants.includes(one));
    if (same && actor.kind !== 'staff')
      return refused(
        'decided-already',
        'It was decided whose this work is, between these very claimants.',
        'With a judgment, or with evidence that nobody had, a reviewer opens it again; claiming again changes nothing.',
      );
    return done([{ type: 'disputed', reference: command.reference, claimants, dueAt: due(at) }]);
  }
  if (state.kind !== 'disputed')
    return refused(
      'not-disputed',
      'Nobody disputes who owns this work.',
      'Open a dispute first, or leave it as it is.',
    );
  if (command.type !== 'resolve') {
    const stop = notAllowed(actor, 'ownership.dispute');
    if (stop) return stop;
    const { claimant } = command;
    if (!state.claimants.includes(claimant) || (actor.kind === 'party' && actor.id !== `claimant/${claimant}`))
      return refused(
        'not-a-party',
        'Only the claimants of this dispute speak in it.',
        'Claim the work first (POST /v1/claims).',
      );
    if (command.type === 'state') return done([{ type: 'said', claimant, text: command.text }]);
    const left = state.claimants.filter((one) => one !== claimant);
    const gaveUp: OwnershipEvent = { type: 'gave-up', claimant };
    return done(
      left.length === 1
        ? [
            gaveUp,
            { type: 'resolved', shares: [{ claimant: left[0]!, millionths: WHOLE }], claimants: state.claimants },
          ]
        : [gaveUp],
    );
  }
  const person = actor.kind === 'staff' ? context.other<PersonState>({ kind: 'person', id: actor.id }) : undefined;
  const about = [`reference/${self.id}`, ...state.claimants.map((one) => `claimant/${one}`)];
  const interests = person?.kind === 'known' ? person.interests : undefined;
  const stop = notAllowed(actor, 'ownership.resolve') ?? partial(actor, { decidedBefore: [], about }, interests);
  if (stop) return stop;
  const { winner, text } = command;
  const shares = command.shares ?? (winner === undefined ? [] : [{ claimant: winner, millionths: WHOLE }]);
  return badShares(shares, state.claimants) ?? done([{ type: 'resolved', shares, claimants: state.claimants, text }]);
}

function badShares(shares: readonly Share[], claimants: readonly string[]) {
  const whole = shares.reduce((sum, one) => sum + one.millionths, 0) === WHOLE;
  const positive = shares.every((one) => Number.isSafeInteger(one.millionths) && one.millionths > 0);
  const named = new Set(shares.map((one) => one.claimant));
  const theirs = named.size === shares.length && shares.every((one) => claimants.includes(one.claimant));
  if (whole && positive && theirs) return undefined;
  return refused(
    'bad-shares',
    'The shares do not make one whole, or name somebody who is not in this dispute.',
    'Name one winner, or shares of the disputing claimants that add up to 1,000,000 millionths.',
  );
}

function evolve(state: OwnershipState, event: Dated<OwnershipEvent>): OwnershipState {
  const { at, by } = event;
  if (event.type === 'disputed') {
    const { reference, claimants, dueAt } = event;
    return { kind: 'disputed', reference, claimants, since: at, dueAt, said: [] };
  }
  if (state.kind !== 'disputed') return state;
  switch (event.type) {
    case 'joined':
      return { ...state, claimants: [...state.claimants, ...event.claimants] };
    case 'said':
      return { ...state, said: [...state.said, { claimant: event.claimant, text: event.text }] };
    case 'gave-up':
      return { ...state, claimants: state.claimants.filter((one) => one !== event.claimant) };
    case 'overdue':
      return { ...state, dueAt: event.dueAt };
    case 'resolved':
      return {
        kind: 'resolved',
        reference: state.reference,
        shares: event.shares,
        claimants: event.claimants,
        at,
        decidedBy: [by],
      };
  }
}

function follow(event: Dated<OwnershipEvent>, after: OwnershipState, { self }: CaseContext): readonly Consequence[] {
  const { type, by, at, ...rest } = event;
  const fields = { ...rest, at, reference: self.id } as unknown as Readonly<Record<string, Json>>;
  const sides =
    after.kind === 'disputed'
      ? after.claimants
      : after.kind === 'resolved'
        ? after.shares.map((one) => one.claimant)
        : [];
  const tell = (claimants: readonly string[], message = `ownership.${type}`): readonly Consequence[] =>
    claimants.map((one) => ({ kind: 'notify', to: `claimant/${one}`, message, fields }));
  const leaf: Consequence = {
    kind: 'leaf',
    leaf: {
      k: 'ownership',
      a: type,
      ground: 'recourse/disputed-ownership',
      auto: type === 'overdue' ? 'full' : 'none',
    },
    record: { ...fields, type, by },
  };
  const reEvaluate = (why: string): Consequence => ({
    kind: 'effect',
    effect: 're-evaluate-reference',
    key: `${type} ${at}`,
    fields: { reference: self.id, why },
  });
  const clock = (dueAt: Instant): Consequence => ({
    kind: 'clock',
    name: CLOCK,
    dueAt,
    basis: 'recourse/disputed-ownership',
  });
  switch (event.type) {
    case 'disputed':
      return [leaf, clock(event.dueAt), ...tell(event.claimants), reEvaluate('ownership-disputed')];
    case 'joined':
      return [leaf, ...tell(sides)];
    case 'said':
      return tell(sides.filter((one) => one !== event.claimant));
    case 'gave-up':
      return [leaf, ...tell([event.claimant])];
    case 'overdue':
      return [leaf, clock(event.dueAt), { kind: 'notify', to: 'reviewers', message: 'ownership.overdue', fields }];
    case 'resolved': {
      const release = { reference: self.id, shares: event.shares as unknown as Json };
      return [
        leaf,
        { kind: 'stop-clock', name: CLOCK },
        ...tell(event.claimants),
        { kind: 'effect', effect: 'ledger-release', key: `${at}`, fields: release },
        reEvaluate('ownership-resolved'),
      ];
    }
  }
}
