import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import { createWorld, type World } from '../engine/world.ts';
import { personMachine } from '../people/person.ts';
import { claimantMachine } from './claimant-machine.ts';
import type { ClaimantCommand, ClaimantState } from './claimant.ts';
import { claimantStanding, claimCount, redButtonRight } from './standing.ts';

const DAY = 86_400_000;
const START = instant(Date.UTC(2027, 1, 1));
const AT = { kind: 'claimant', id: 'clm_1' };
const rules: CaseActor = { kind: 'case', stream: 'complaint/cmp_1' };
const platform: CaseActor = { kind: 'platform', key: 'k' };
const admin: CaseActor = { kind: 'staff', id: 'ada', roles: ['administrator'] };

function claimant() {
  const world = createWorld({ claimant: claimantMachine, person: personMachine }, START);
  const act = (command: ClaimantCommand, actor: CaseActor = rules) => world.act(AT, command, actor);
  act({ type: 'register' }, platform);
  return {
    world,
    act,
    judged: (n: number, accurate: boolean, free: { publicDomain?: boolean; foreign?: boolean } = {}) =>
      act({ type: 'judged', upload: `up_${n}`, reference: `ref_${n}`, accurate, ...free }),
    state: () => world.state<ClaimantState>(AT),
    now: () => claimantStanding(world.state<ClaimantState>(AT), world.now()),
    days: (count: number) => world.advanceTo(instant(world.now() + count * DAY)),
    effects: () => effects(world),
  };
}
const effects = (world: World) =>
  world.followed.flatMap(({ consequence }) => (consequence.kind === 'effect' ? [consequence.effect] : []));
const letters = (world: World) =>
  world.followed.flatMap(({ consequence }) => (consequence.kind === 'notify' ? [consequence.message] : []));

test('is new, then verified, then trusted from the hundredth claim of which 98 % were right', () => {
  const { act, judged, now } = claimant();
  assert.equal(now(), 'new');
  act({ type: 'verify' }, admin);
  for (let i = 0; i < 97; i++) judged(i, true);
  judged(97, false);
  judged(98, false);
  assert.equal(now(), 'verified');
  judged(99, true);
  assert.equal(now(), 'trusted');
  judged(100, false);
  assert.equal(now(), 'verified');
  judged(100, true);
  assert.equal(now(), 'trusted');
});

test('nobody becomes trusted whose identity was never checked', () => {
  const { judged, now } = claimant();
  for (let i = 0; i < 200; i++) judged(i, true);
  assert.equal(now(), 'new');
});

test('one public-domain work warns and is never blocked again, a second excludes until a date (P09)', () => {
  const { judged, now, days, world, effects } = claimant();
  judged(1, false, { publicDomain: true });
  judged(1, false, { publicDomain: true });
  assert.deepEqual(effects(), ['never-block']);
  assert.equal(letters(world).at(-1), 'claimant.warned');
  assert.equal(now(), 'new');
  judged(2, false, { publicDomain: true });
  assert.equal(now(), 'excluded');
  assert.deepEqual(effects(), ['never-block', 'never-block', 're-evaluate-claimant']);
  days(29);
  assert.equal(now(), 'excluded');
  days(1);
  assert.equal(now(), 'new');
  assert.equal(letters(world).at(-1), 'claimant.returned');
});

test('a work of somebody else counts like one of nobody; an ordinary mistake does not exclude', () => {
  const { judged, now } = claimant();
  for (let i = 0; i < 10; i++) judged(i, false);
  assert.equal(now(), 'new');
  judged(20, false, { foreign: true });
  judged(21, false, { foreign: true });
  assert.equal(now(), 'excluded');
});

test('a claim found right after all ends the exclusion that rested on it, and the entry', () => {
  const { judged, now, effects } = claimant();
  judged(1, false, { publicDomain: true });
  judged(2, false, { publicDomain: true });
  judged(1, true);
  assert.equal(now(), 'new');
  assert.ok(effects().includes('may-block-again'));
});

test('two wrong red buttons within twelve months end that right for a time, one in each of two years do not (P08)', () => {
  const { act, days, state, world } = claimant();
  const right = () => redButtonRight(state(), world.now());
  assert.equal(right(), 'not-trusted');
  act({ type: 'red-button-judged', upload: 'up_1', upheld: false });
  days(366);
  act({ type: 'red-button-judged', upload: 'up_2', upheld: false });
  assert.equal(right(), 'not-trusted');
  days(100);
  act({ type: 'red-button-judged', upload: 'up_3', upheld: false });
  assert.equal(right(), 'excluded');
  act({ type: 'lift', what: 'red-button', because: 'complaint/cmp_2' });
  assert.equal(right(), 'not-trusted');
});

test('the next exclusion lasts longer, unless the first was lifted as unfounded', () => {
  const lasted = (lifted: boolean) => {
    const { act, judged, state, days } = claimant();
    judged(1, false, { publicDomain: true });
    judged(2, false, { publicDomain: true });
    if (lifted) act({ type: 'lift', what: 'exclusion', because: 'complaint/cmp_2' });
    else days(30);
    judged(3, false, { publicDomain: true });
    const now = state();
    assert.ok(now.kind === 'known' && now.exclusion);
    return (now.exclusion.until - now.exclusion.since) / DAY;
  };
  assert.deepEqual([lasted(false), lasted(true)], [90, 30]);
});

test('the count is that of the findings, whatever was asked twice or taken back', () => {
  const finding = fc.record({ n: fc.integer({ min: 0, max: 5 }), accurate: fc.boolean(), publicDomain: fc.boolean() });
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 40 }), (findings) => {
      const { judged, state, now } = claimant();
      const last = new Map<number, boolean>();
      for (const { n, accurate, publicDomain } of findings) {
        judged(n, accurate, { publicDomain });
        last.set(n, accurate);
      }
      const wrong = [...last.values()].filter((accurate) => !accurate).length;
      assert.deepEqual(claimCount(state()), { decided: last.size, wrong });
      const known = state();
      assert.ok(known.kind === 'known');
      if (now() === 'excluded') assert.ok(known.freeWorks.length >= 2 && known.exclusion!.until > START);
    }),
    { numRuns: 200 },
  );
});
