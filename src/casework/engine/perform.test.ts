import assert from 'node:assert/strict';
import { test } from 'node:test';
import { done, instant, refused, type Instant } from '../../common/index.ts';
import type { Consequence, Machine } from './machine.ts';
import { createWorld } from './world.ts';

/** A lamp that tells its neighbour, and goes out by a clock. */
type Lamp = { readonly kind: 'off' } | { readonly kind: 'on'; readonly since: Instant };
type Command =
  { readonly type: 'switch-on'; readonly tell?: string } | { readonly type: 'clock'; readonly name: string };
type Event = { readonly type: 'switched-on'; readonly tell?: string } | { readonly type: 'went-out' };

const lamp: Machine<Lamp, Command, Event> = {
  kind: 'lamp',
  initial: { kind: 'off' },
  needs: (command) => (command.type === 'switch-on' && command.tell ? [{ kind: 'lamp', id: command.tell }] : []),
  decide(state, command, context) {
    if (command.type === 'clock') return done(state.kind === 'on' ? [{ type: 'went-out' }] : []);
    if (context.self.id === 'broken') return refused('broken', 'This lamp is broken.', 'Take another.');
    if (command.tell) assert.equal(context.other({ kind: 'lamp', id: command.tell }), undefined, 'it was never lit');
    return done(state.kind === 'on' ? [] : [{ ...command, type: 'switched-on' }]);
  },
  evolve: (state, event) => (event.type === 'switched-on' ? { kind: 'on', since: event.at } : { kind: 'off' }),
  follow(event): readonly Consequence[] {
    if (event.type === 'went-out') return [{ kind: 'leaf', leaf: { k: 'lamp', a: 'OUT' }, record: {} }];
    const next: Consequence[] = event.tell
      ? [{ kind: 'then', address: { kind: 'lamp', id: event.tell }, command: { type: 'switch-on' } }]
      : [];
    return [{ kind: 'clock', name: 'burn', dueAt: instant(event.at + 1000), basis: 'test' }, ...next];
  },
  summary: (state) => ({ state: state.kind, open: state.kind === 'on', waitsFor: 'clock', severity: 0, about: [] }),
};

const START = instant(1_795_000_000_000);
const open = () => createWorld({ lamp } as never, START);
const at = (id: string) => ({ kind: 'lamp', id });
const key = { kind: 'platform', key: 'k' } as const;

test('a command and what it leads to elsewhere are one step, each with its author', () => {
  const world = open();
  const outcome = world.act(at('a'), { type: 'switch-on', tell: 'b' } as never, key);
  assert.ok(outcome.kind === 'done');
  assert.deepEqual(
    outcome.value.appended.map(({ stream, expected, events }) => [stream, expected, events[0]?.by]),
    [
      ['lamp/a', 0, 'platform/k'],
      ['lamp/b', 0, 'lamp/a'],
    ],
  );
});

test('a refusal further on refuses the whole step, and nothing is kept of it', () => {
  const world = open();
  const outcome = world.act(at('a'), { type: 'switch-on', tell: 'broken' } as never, key);
  assert.deepEqual([outcome.kind, outcome.kind === 'refused' && outcome.why], ['refused', 'broken']);
  assert.deepEqual([world.events(at('a')), world.clocks()], [[], []]);
});

test('clocks fire in the order of their dates, each at its own moment and once', () => {
  const world = open();
  world.act(at('a'), { type: 'switch-on' } as never, key);
  world.advanceTo(instant(START + 500));
  world.act(at('b'), { type: 'switch-on' } as never, key);
  world.advanceTo(instant(START + 999));
  assert.equal(world.state<Lamp>(at('a')).kind, 'on', 'not a millisecond early');
  world.advanceTo(instant(START + 86_400_000));
  const out = (id: string) => world.events(at(id)).filter(({ type }) => type === 'went-out');
  assert.deepEqual(
    [out('a'), out('b')].map((events) => events.map((event) => event.at - START)),
    [[1000], [1500]],
  );
  world.advanceTo(instant(START + 2 * 86_400_000));
  assert.equal(world.followed.length, 2);
});

test('a machine that looks where it did not ask is a bug, and asserts', () => {
  const nosy: typeof lamp = { ...lamp, needs: () => [] };
  const world = createWorld({ lamp: nosy } as never, START);
  assert.throws(() => world.act(at('a'), { type: 'switch-on', tell: 'b' } as never, key), /without being asked for/);
});

test('a command that leads on for ever asserts instead of hanging', () => {
  const endless: typeof lamp = {
    ...lamp,
    decide: () => done([{ type: 'switched-on' }]),
    follow: () => [{ kind: 'then', address: at('a'), command: { type: 'switch-on' } }],
  };
  const world = createWorld({ lamp: endless } as never, START);
  assert.throws(() => world.act(at('a'), { type: 'switch-on' } as never, key), /more than 500 steps/);
});
