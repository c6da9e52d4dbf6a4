/**
 * What every procedure of the house looks like: a pure state machine over events. `decide` says what a command leads to or
 * why not, `evolve` folds an event into the state, `follow` says what the event means for others: clocks, leaves, letters,
 * effects, and commands to other cases. Nothing here knows the time, chance or the store (after Chassaing's "decider").
 */
import type { Instant, Json, Outcome } from '../../common/index.ts';
import type { CaseActor } from './actor.ts';

/** Names one case: its stream is `kind/id`. */
export interface CaseAddress {
  readonly kind: string;
  readonly id: string;
}

export const streamOf = ({ kind, id }: CaseAddress): string => `${kind}/${id}`;
export function addressOf(stream: string): CaseAddress {
  const slash = stream.indexOf('/');
  return { kind: stream.slice(0, slash), id: stream.slice(slash + 1) };
}

export interface Typed {
  readonly type: string;
}

/** When and by whom: added to every event by the engine. */
export type Dated<E> = E & { readonly at: Instant; readonly by: string };

export interface CaseContext {
  readonly at: Instant;
  readonly actor: CaseActor;
  /** The case the command is for. */
  readonly self: CaseAddress;
  /** The state of another case that `needs` asked for; undefined when there is no such case. */
  other<S>(address: CaseAddress): S | undefined;
  /** A fresh random name: `newId('ntc')` → `ntc_…`. */
  newId(prefix: string): string;
}

/**
 * `State` is a discriminated union whose first member is "nothing yet". Methods, not properties, so that machines of
 * different states fit one table.
 */
export interface Machine<State, Command extends Typed, Event extends Typed> {
  readonly kind: string;
  readonly initial: State;
  /** Other cases whose states the decision must see (of a judge: `person/…`). They are read in the same transaction. */
  needs?(command: Command, self: CaseAddress, state: State, actor: CaseActor): readonly CaseAddress[];
  /** An empty list of events: it was so already. Refusals say why and what to do. */
  decide(state: State, command: Command, context: CaseContext): Outcome<readonly Event[], string>;
  evolve(state: State, event: Dated<Event>): State;
  follow(event: Dated<Event>, after: State, context: CaseContext): readonly Consequence[];
  /** One line of the docket; undefined while there is nothing. */
  summary(state: State): Summary | undefined;
}

export type AnyMachine = Machine<unknown, Typed, Typed>;
export type Machines = Readonly<Record<string, AnyMachine>>;

/** Who must act next. `clock`: nobody, a date decides. */
export const WAITS_FOR = [
  'staff',
  'uploader',
  'claimant',
  'notifier',
  'board',
  'authority',
  'clock',
  'nobody',
] as const;
export type WaitsFor = (typeof WAITS_FOR)[number];

/** 0 ordinary … 4 life and safety. By law and kind of harm; never by how many people shout. */
export type Severity = 0 | 1 | 2 | 3 | 4;

export interface Summary {
  /** The state's name. */
  readonly state: string;
  readonly open: boolean;
  readonly waitsFor: WaitsFor;
  /** Of the legal clock that runs; absent when none does. */
  readonly dueAt?: Instant;
  readonly severity: Severity;
  /** What the case is about, to find it by: streams (`upload/up_…`, `account/…`, `claimant/…`, `reference/ref_…`). */
  readonly about: readonly string[];
  readonly assignedTo?: string;
  /** Codes and numbers that lists show. No personal data, no free text. */
  readonly shown?: Readonly<Record<string, Json>>;
}

/** What the public log says of one step; counter, case pseudonym, predecessor, time and commitment are added on intake. */
export interface LeafOfStep {
  readonly k: string;
  readonly a?: string;
  readonly cat?: string;
  readonly ground?: string;
  readonly src?: string;
  readonly auto?: 'full' | 'partial' | 'none';
  readonly media?: string;
  readonly terr?: string;
  /** Policy hash. */
  readonly p?: string;
}

export type Consequence =
  /** A row that fires once, as the command `{type: 'clock', name}`. Set again, it moves. */
  | { readonly kind: 'clock'; readonly name: string; readonly dueAt: Instant; readonly basis: string }
  | { readonly kind: 'stop-clock'; readonly name: string }
  | { readonly kind: 'leaf'; readonly leaf: LeafOfStep; readonly record: Readonly<Record<string, Json>> }
  /** A letter: `message` names an entry of the catalogues, `to` a party (`account/…`, `party/…`, `claimant/…`, `staff/…`, `board`, `platform`). */
  | {
      readonly kind: 'notify';
      readonly to: string;
      readonly message: string;
      readonly fields: Readonly<Record<string, Json>>;
    }
  /** An outbox row: at least once, with a key, so exactly once in effect. */
  | {
      readonly kind: 'effect';
      readonly effect: string;
      readonly key: string;
      readonly fields: Readonly<Record<string, Json>>;
    }
  /** Another case is told to act, in the same transaction; its refusal refuses the whole. */
  | { readonly kind: 'then'; readonly address: CaseAddress; readonly command: Typed };
