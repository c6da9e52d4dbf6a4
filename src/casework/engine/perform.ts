/**
 * One command and everything that follows from it, as one step that is kept whole or not at all. A generator: it yields the
 * cases it must see and is answered with their events, so that the service drives it over a transaction and the simulator
 * over a map, with the same code.
 */
import { assert, done, type Instant, type Outcome } from '../../common/index.ts';
import { actorWord, type CaseActor } from './actor.ts';
import {
  addressOf,
  streamOf,
  type AnyMachine,
  type CaseAddress,
  type CaseContext,
  type Consequence,
  type Dated,
  type Machines,
  type Summary,
  type Typed,
} from './machine.ts';

export interface Task {
  readonly address: CaseAddress;
  readonly command: Typed;
  readonly actor: CaseActor;
}

export interface PerformOptions {
  readonly at: Instant;
  newId(prefix: string): string;
}

/** Events of one case as they will be appended. */
export interface Appended {
  readonly stream: string;
  /** Length of the stream before. */
  readonly expected: number;
  readonly events: readonly Dated<Typed>[];
  readonly summary: Summary | undefined;
}

/** A consequence other than `then`, with the event it follows from. */
export interface Following {
  readonly stream: string;
  readonly sequence: number;
  readonly consequence: Exclude<Consequence, { readonly kind: 'then' }>;
}

export interface Performed {
  readonly appended: readonly Appended[];
  readonly following: readonly Following[];
  /** State of the commanded case afterwards. */
  readonly state: unknown;
}

/** Steps one command may lead to. More is a fan-out, and belongs in a job that works in batches. */
export const STEPS_MAX = 500;

export type Asked = readonly CaseAddress[];
/** By stream, in the order appended; a case that does not exist has none. */
export type Answered = ReadonlyMap<string, readonly Dated<Typed>[]>;

interface Loaded {
  readonly machine: AnyMachine;
  readonly expected: number;
  readonly events: Dated<Typed>[];
  state: unknown;
}

export function* perform(
  machines: Machines,
  first: Task,
  options: PerformOptions,
): Generator<Asked, Outcome<Performed, string>, Answered> {
  const cases = new Map<string, Loaded>();
  const following: Following[] = [];
  const queue: Task[] = [first];

  function* load(addresses: Asked): Generator<Asked, void, Answered> {
    const missing = addresses.filter((address) => !cases.has(streamOf(address)));
    if (missing.length === 0) return;
    const answered = yield missing;
    for (const address of missing) {
      const stream = streamOf(address);
      const machine = machines[address.kind];
      assert(machine !== undefined, `there is no procedure called ${address.kind}`);
      const past = answered.get(stream) ?? [];
      const state = past.reduce((now, event) => machine.evolve(now, event), machine.initial);
      cases.set(stream, { machine, expected: past.length, events: [], state });
    }
  }

  for (let step = 0; queue.length > 0; step++) {
    assert(step < STEPS_MAX, `${first.command.type} led to more than ${STEPS_MAX} steps`);
    const task = queue.shift()!;
    const stream = streamOf(task.address);
    yield* load([task.address]);
    const own = cases.get(stream)!;
    yield* load(own.machine.needs?.(task.command, task.address, own.state, task.actor) ?? []);
    const context: CaseContext = {
      at: options.at,
      actor: task.actor,
      self: task.address,
      newId: options.newId,
      other: <S>(address: CaseAddress) => {
        const other = cases.get(streamOf(address));
        assert(other !== undefined, `${streamOf(address)} was looked at without being asked for in needs()`);
        return other.expected + other.events.length === 0 ? undefined : (other.state as S);
      },
    };
    const outcome = own.machine.decide(own.state, task.command, context);
    if (outcome.kind === 'refused') return outcome;
    for (const event of outcome.value) {
      const dated = { ...event, at: options.at, by: actorWord(task.actor) };
      const sequence = own.expected + own.events.length;
      own.events.push(dated);
      own.state = own.machine.evolve(own.state, dated);
      for (const consequence of own.machine.follow(dated, own.state, context)) {
        if (consequence.kind === 'then') {
          queue.push({ address: consequence.address, command: consequence.command, actor: { kind: 'case', stream } });
        } else following.push({ stream, sequence, consequence });
      }
    }
  }
  const appended = [...cases]
    .filter(([, { events }]) => events.length > 0)
    .map(([stream, { machine, expected, events, state }]) => ({
      stream,
      expected,
      events,
      summary: machine.summary(state),
    }));
  return done({ appended, following, state: cases.get(streamOf(first.address))!.state });
}

/** The state a case has, from its events. */
export function stateOf(machines: Machines, stream: string, events: readonly Dated<Typed>[]): unknown {
  const machine = machines[addressOf(stream).kind];
  assert(machine !== undefined, `there is no procedure for ${stream}`);
  return events.reduce((now, event) => machine.evolve(now, event), machine.initial);
}
