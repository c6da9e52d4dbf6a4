import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import { createWorld, type World } from '../engine/world.ts';
import { personMachine } from '../people/person.ts';
import { isDisputed, ownershipMachine, WHOLE, type OwnershipCommand, type OwnershipState } from './ownership.ts';

const DAY = 86_400_000;
const AT = { kind: 'ownership', id: 'ref_song' };
const platform: CaseActor = { kind: 'platform', key: 'k' };
const reviewer: CaseActor = { kind: 'staff', id: 'rea', roles: ['reviewer'] };

function disputed() {
  const world = createWorld({ ownership: ownershipMachine, person: personMachine }, instant(Date.UTC(2027, 1, 1)));
  const act = (command: OwnershipCommand, actor: CaseActor = platform) => world.act(AT, command, actor);
  act({ type: 'dispute', reference: 'ref_song', claimants: ['clm_a', 'clm_b'] });
  return { world, act, state: () => world.state<OwnershipState>(AT) };
}
const why = (outcome: ReturnType<World['act']>) => (outcome.kind === 'refused' ? outcome.why : undefined);
const told = (world: World, message: string) =>
  world.followed.flatMap(({ consequence }) =>
    consequence.kind === 'notify' && consequence.message === message ? [consequence.to] : [],
  );
const effects = (world: World) =>
  world.followed.flatMap(({ consequence }) => (consequence.kind === 'effect' ? [consequence.effect] : []));

test('a dispute needs two sides, and is the same dispute when it is opened again', () => {
  const { act, state, world } = disputed();
  assert.equal(why(act({ type: 'dispute', reference: 'ref_song', claimants: ['clm_b', 'clm_a'] })), undefined);
  assert.equal(world.events(AT).length, 1);
  act({ type: 'dispute', reference: 'ref_song', claimants: ['clm_c'] });
  const now = state();
  assert.ok(isDisputed(now) && now.kind === 'disputed');
  assert.deepEqual(now.claimants, ['clm_a', 'clm_b', 'clm_c']);
  const alone = world.act(
    { kind: 'ownership', id: 'ref_x' },
    { type: 'dispute', reference: 'ref_x', claimants: ['clm_a', 'clm_a'] } as never,
    platform,
  );
  assert.equal(why(alone), 'one-side');
});

test('a resolution tells both sides, releases the escrow and has the work looked at anew (P24)', () => {
  const { act, state, world } = disputed();
  assert.equal(why(act({ type: 'resolve', winner: 'clm_a', text: 'txt_1' })), 'not-allowed');
  assert.equal(why(act({ type: 'resolve', winner: 'clm_z', text: 'txt_1' }, reviewer)), 'bad-shares');
  assert.equal(why(act({ type: 'resolve', winner: 'clm_a', text: 'txt_1' }, reviewer)), undefined);
  const now = state();
  assert.ok(now.kind === 'resolved');
  assert.deepEqual(now.shares, [{ claimant: 'clm_a', millionths: WHOLE }]);
  assert.deepEqual(told(world, 'ownership.resolved'), ['claimant/clm_a', 'claimant/clm_b']);
  assert.deepEqual(effects(world), ['re-evaluate-reference', 'ledger-release', 're-evaluate-reference']);
  assert.deepEqual(world.clocks(), []);
  assert.equal(why(act({ type: 'resolve', winner: 'clm_b', text: 'txt_1' }, reviewer)), 'not-disputed');
});

test('what was decided is not disputed again by the same sides; somebody new may, and a reviewer after a judgment', () => {
  const { act, state } = disputed();
  act({ type: 'resolve', winner: 'clm_a', text: 'txt_1' }, reviewer);
  const again = (...claimants: string[]) => act({ type: 'dispute', reference: 'ref_song', claimants });
  assert.equal(why(again('clm_b', 'clm_a')), 'decided-already');
  assert.equal(why(again('clm_c', 'clm_a')), undefined);
  assert.ok(isDisputed(state()));
  act({ type: 'resolve', winner: 'clm_a', text: 'txt_1' }, reviewer);
  assert.equal(
    why(act({ type: 'dispute', reference: 'ref_song', claimants: ['clm_a', 'clm_b'] }, reviewer)),
    undefined,
  );
});

test('shares must make one whole, to the millionth', () => {
  const { act } = disputed();
  const resolve = (a: number, b: number) =>
    act(
      {
        type: 'resolve',
        text: 'txt_1',
        shares: [
          { claimant: 'clm_a', millionths: a },
          { claimant: 'clm_b', millionths: b },
        ],
      },
      reviewer,
    );
  assert.equal(why(resolve(500_000, 499_999)), 'bad-shares');
  assert.equal(why(resolve(1_000_001, -1)), 'bad-shares');
  assert.equal(why(resolve(333_333, 666_667)), undefined);
});

test('the last side left has the work, without anybody deciding', () => {
  const { act, state } = disputed();
  const asB: CaseActor = { kind: 'party', id: 'claimant/clm_b' };
  assert.equal(why(act({ type: 'give-up', claimant: 'clm_a' }, asB)), 'not-a-party');
  act({ type: 'give-up', claimant: 'clm_b' }, asB);
  const now = state();
  assert.ok(now.kind === 'resolved' && now.shares[0]!.claimant === 'clm_a');
});

test('a dispute past its date is asked for again, and stays open', () => {
  const { world, state } = disputed();
  world.advanceTo(instant(world.now() + 32 * DAY));
  assert.deepEqual(told(world, 'ownership.overdue'), ['reviewers']);
  assert.ok(isDisputed(state()));
  assert.equal(world.clocks().length, 1);
});

test('a reviewer who has an interest in a claimant does not decide', () => {
  const { act, world } = disputed();
  const person = { kind: 'person', id: 'rea' };
  world.act(person, { type: 'join', roles: ['reviewer'], founding: true } as never, {
    kind: 'case',
    stream: 'installation/first',
  });
  world.act(person, { type: 'declare', interests: ['claimant/clm_a'] } as never, reviewer);
  assert.equal(why(act({ type: 'resolve', winner: 'clm_b', text: 'txt_1' }, reviewer)), 'own-interest');
});
