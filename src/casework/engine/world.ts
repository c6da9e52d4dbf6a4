/**
 * All cases in memory, for the simulator and for tests of procedures: the same `perform`, driven over maps. Time moves only
 * when told to; clocks fire in the order of their dates, ties by name.
 */
import { instant, type Instant, type Outcome } from '../../common/index.ts';
import type { CaseActor } from './actor.ts';
import {
  addressOf,
  streamOf,
  type CaseAddress,
  type Dated,
  type Machines,
  type Summary,
  type Typed,
} from './machine.ts';
import { perform, stateOf, type Answered, type Following, type Performed } from './perform.ts';

export interface RunningClock {
  readonly stream: string;
  readonly name: string;
  readonly dueAt: Instant;
  readonly basis: string;
}

export interface World {
  now(): Instant;
  act(address: CaseAddress, command: Typed, actor: CaseActor): Outcome<Performed, string>;
  /** Fires every clock that is due until then, each at its own moment. Returns what the clocks were refused. */
  advanceTo(at: Instant): readonly { readonly clock: RunningClock; readonly why: string }[];
  state<S>(address: CaseAddress): S;
  events(address: CaseAddress): readonly Dated<Typed>[];
  summary(address: CaseAddress): Summary | undefined;
  clocks(): readonly RunningClock[];
  /** Leaves, letters and effects so far, in order. */
  readonly followed: readonly Following[];
}

export function createWorld(machines: Machines, start: Instant): World {
  const streams = new Map<string, Dated<Typed>[]>();
  const summaries = new Map<string, Summary | undefined>();
  const clocks = new Map<string, RunningClock>();
  const followed: Following[] = [];
  let now = start;
  let names = 0;

  function act(address: CaseAddress, command: Typed, actor: CaseActor): Outcome<Performed, string> {
    const newId = (prefix: string) => `${prefix}_${++names}`;
    const running = perform(machines, { address, command, actor }, { at: now, newId });
    let turn = running.next();
    while (!turn.done) {
      const answer: Answered = new Map(turn.value.map((one) => [streamOf(one), streams.get(streamOf(one)) ?? []]));
      turn = running.next(answer);
    }
    if (turn.value.kind === 'refused') return turn.value;
    const { appended, following } = turn.value.value;
    for (const { stream, events, summary } of appended) {
      streams.set(stream, [...(streams.get(stream) ?? []), ...events]);
      summaries.set(stream, summary);
    }
    for (const one of following) {
      const { stream, consequence } = one;
      if (consequence.kind === 'clock') clocks.set(`${stream} ${consequence.name}`, { stream, ...consequence });
      else if (consequence.kind === 'stop-clock') clocks.delete(`${stream} ${consequence.name}`);
      else followed.push(one);
    }
    return turn.value;
  }

  return {
    now: () => now,
    act,
    followed,
    advanceTo(at) {
      const turnedDown: { clock: RunningClock; why: string }[] = [];
      for (;;) {
        const next = [...clocks.entries()]
          .filter(([, clock]) => clock.dueAt <= at)
          .sort(([a, one], [b, other]) => one.dueAt - other.dueAt || (a < b ? -1 : 1))[0];
        if (!next) break;
        const [key, clock] = next;
        clocks.delete(key);
        now = instant(Math.max(now, clock.dueAt));
        const outcome = act(addressOf(clock.stream), { type: 'clock', name: clock.name } as Typed, { kind: 'clock' });
        if (outcome.kind === 'refused') turnedDown.push({ clock, why: outcome.why });
      }
      now = instant(Math.max(now, at));
      return turnedDown;
    },
    state: <S>(address: CaseAddress) => stateOf(machines, streamOf(address), streams.get(streamOf(address)) ?? []) as S,
    events: (address) => streams.get(streamOf(address)) ?? [],
    summary: (address) => summaries.get(streamOf(address)),
    clocks: () => [...clocks.values()].sort((a, b) => a.dueAt - b.dueAt),
  };
}
