import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import { createWorld, type World } from '../engine/world.ts';
import { machines } from '../machines.ts';
import { BRIGADE, mergeInto } from './brigade.ts';
import { missingParts, NOTICE_PARTS, type NoticeState } from './state.ts';

const START = instant(Date.parse('2026-03-02T10:00:00Z'));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const anyone: CaseActor = { kind: 'party', id: 'party/pty_1' };
const admin: CaseActor = { kind: 'staff', id: 'root', roles: ['administrator'] };
const reviewer = (id: string): CaseActor => ({ kind: 'staff', id, roles: ['reviewer'] });

const form = {
  type: 'submit',
  law: 'art-16',
  category: 'VIOLENCE',
  upload: 'upload/up_1',
  notifier: 'party/pty_1',
  text: 'txt_1',
  childSexualAbuse: false,
  lifeOrSafety: false,
  trustedFlagger: false,
  newAccount: false,
  reachable: true,
  has: ['location', 'explanation', 'name-and-email', 'good-faith-statement'],
};
const at = (id: string) => ({ kind: 'notice', id });
function opened(): World {
  const world = createWorld(machines, START);
  for (const id of ['ada', 'ben']) run(world, { kind: 'person', id }, { type: 'join', roles: ['reviewer'] }, admin);
  run(
    world,
    { kind: 'upload', id: 'up_1' },
    { type: 'decide', action: 'PUBLISH', rule: 'R0', leaf: 0 },
    { kind: 'platform', key: 'k' },
  );
  return world;
}
function run(world: World, address: { kind: string; id: string }, command: object, actor: CaseActor): string {
  const outcome = world.act(address, command as never, actor);
  assert.ok(outcome.kind === 'done', outcome.kind === 'refused' ? `${outcome.why}: ${outcome.detail}` : '');
  return outcome.kind;
}
const why = (world: World, id: string, command: object, actor: CaseActor) => {
  const outcome = world.act(at(id), command as never, actor);
  return outcome.kind === 'refused' ? outcome.why : 'done';
};
const state = (world: World, id: string) => world.state<NoticeState>(at(id));

test('danger is due within the hour, a trusted flagger within a day, everybody else within three', () => {
  for (const [change, hours, severity] of [
    [{ lifeOrSafety: true }, 1, 4],
    [{ trustedFlagger: true }, 24, 1],
    [{}, 72, 0],
  ] as const) {
    const world = opened();
    run(world, at('n'), { ...form, ...change }, anyone);
    const summary = world.summary(at('n'));
    assert.deepEqual([(summary?.dueAt ?? 0) - START, summary?.severity], [hours * HOUR, severity]);
    world.advanceTo(instant(START + hours * HOUR));
    assert.equal(state(world, 'n').kind, 'queued', 'late, and still to be decided');
  }
});

test('a machine never decides, and nobody who has an interest does', () => {
  const world = opened();
  run(world, at('n'), form, anyone);
  const decision = { type: 'decide', outcome: 'ACTION', ground: 'de/stgb-241', reason: 'txt_2' };
  for (const actor of [{ kind: 'platform', key: 'k' }, { kind: 'clock' }, anyone, admin] as const)
    assert.equal(why(world, 'n', decision, actor), 'not-allowed');
  run(world, { kind: 'person', id: 'ada' }, { type: 'declare', interests: ['upload/up_1'] }, reviewer('ada'));
  assert.equal(why(world, 'n', decision, reviewer('ada')), 'own-interest');
  assert.equal(why(world, 'n', { type: 'assign', to: 'ada' }, reviewer('ben')), 'own-interest');
  assert.equal(why(world, 'n', decision, reviewer('ben')), 'done');
  assert.equal(why(world, 'n', decision, reviewer('ben')), 'already-decided');
});

test('volume is shown to the reviewer and never raises severity; danger is not put behind others', () => {
  const world = opened();
  for (let i = 0; i < 6; i++)
    run(world, at(`n${i}`), { ...form, notifier: `party/pty_${i}` }, { kind: 'party', id: `party/pty_${i}` });
  const merge = { into: 'notice/n0', also: ['notice/n1', 'notice/n2'] };
  run(world, at('n6'), { ...form, merge, newAccount: true }, anyone);
  assert.deepEqual(
    [1, 2, 6].map((i) => state(world, `n${i}`).kind),
    ['merged', 'merged', 'merged'],
  );
  assert.deepEqual(
    ['n0', 'n1', 'n6'].map((name) => [world.summary(at(name))?.open, world.summary(at(name))?.waitsFor]),
    [
      [true, 'staff'],
      [false, 'nobody'],
      [false, 'nobody'],
    ],
    'only the one review is open',
  );
  const lead = state(world, 'n0');
  assert.ok(lead.kind === 'queued' && lead.cluster);
  assert.deepEqual([...lead.cluster.members].sort(), ['notice/n1', 'notice/n2', 'notice/n6']);
  assert.equal(lead.cluster.newAccounts, 1);
  assert.equal(world.summary(at('n0'))?.severity, 0);
  run(world, at('danger'), { ...form, lifeOrSafety: true, merge: { into: 'notice/n0', also: [] } }, anyone);
  assert.equal(state(world, 'danger').kind, 'queued');
});

test('what is missing is asked for once, for fourteen days', () => {
  const world = opened();
  run(world, at('n'), { ...form, has: ['explanation', 'good-faith-statement'] }, anyone);
  assert.deepEqual((state(world, 'n') as { missing?: unknown }).missing, ['location', 'name-and-email']);
  run(world, at('n'), { type: 'inform', has: ['location'] }, anyone);
  assert.equal(state(world, 'n').kind, 'needs-info');
  assert.equal(
    why(world, 'n', { type: 'inform', has: ['name-and-email'] }, { kind: 'party', id: 'party/else' }),
    'not-found',
  );
  run(world, at('n'), { type: 'inform', has: ['name-and-email'] }, anyone);
  assert.equal(state(world, 'n').kind, 'queued');
  world.advanceTo(instant(START + 14 * DAY));
  assert.equal(state(world, 'n').kind, 'queued', 'no longer closed as incomplete');
});

test('more parts never make a notice less complete, and child sexual abuse needs no name', () => {
  fc.assert(
    fc.property(
      fc.subarray([...NOTICE_PARTS]),
      fc.constantFrom(...NOTICE_PARTS),
      fc.boolean(),
      fc.constantFrom('art-16', 'us-512'),
      (has, more, childSexualAbuse, law) => {
        const notice = { law, childSexualAbuse } as const;
        const before = missingParts(notice, has);
        assert.ok(missingParts(notice, [...has, more]).every((part) => before.includes(part)));
        if (childSexualAbuse) assert.ok(!before.includes('name-and-email'));
      },
    ),
  );
});

test('few notices are looked at one by one; from the fifth in a day on they are one review, the oldest first', () => {
  const open = (count: number, apart: number) =>
    Array.from({ length: count }, (_, i) => ({
      stream: `notice/${i}`,
      openedAt: instant(START + i * apart),
      leads: false,
    }));
  const now = instant(START + 10 * HOUR);
  assert.equal(mergeInto(open(BRIGADE.notices - 1, HOUR), now), undefined);
  assert.deepEqual(mergeInto(open(BRIGADE.notices, HOUR), now), {
    into: 'notice/0',
    also: ['notice/1', 'notice/2', 'notice/3', 'notice/4'],
  });
  assert.equal(
    mergeInto(open(BRIGADE.notices, HOUR), instant(START + 3 * DAY)),
    undefined,
    'spread over days, they are no brigade',
  );
  const led = [...open(1, 0), { stream: 'notice/lead', openedAt: START, leads: true }];
  assert.deepEqual(mergeInto(led, instant(START + 9 * DAY)), { into: 'notice/lead', also: [] });
});
