import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../common/index.ts';
import { createWorld, type World } from '../engine/world.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { Typed } from '../engine/machine.ts';
import { personMachine } from '../people/person.ts';
import { accountMachine } from './account-machine.ts';
import type { AccountState, CaseReview } from './account.ts';
import { LADDERS } from './ladder.ts';
import { flagRight, noticeProcessing, standing } from './standing.ts';

const DAY = 86_400_000;
const START = instant(Date.UTC(2027, 0, 10, 10));
const AT = { kind: 'account', id: 'u-1' };
const rules: CaseActor = { kind: 'case', stream: 'complaint/cmp_1' };
const reviewer: CaseActor = { kind: 'staff', id: 'rea', roles: ['reviewer'] };
const ada: CaseActor = { kind: 'staff', id: 'ada', roles: ['administrator'] };
const bob: CaseActor = { kind: 'staff', id: 'bob', roles: ['administrator'] };

const review = (over: Partial<CaseReview> = {}): CaseReview => ({
  about: 'content',
  numbers: { found: 3, days: 90 },
  proportion: { found: 3, of: 10 },
  gravity: 'medium',
  intent: 'cannot-be-told',
  text: 'txt_1',
  finding: 'suspend',
  ...over,
});

function account() {
  const world = createWorld({ account: accountMachine, person: personMachine }, START);
  const act = (command: Typed & Record<string, unknown>, actor: CaseActor = rules) => world.act(AT, command, actor);
  const state = () => world.state<AccountState>(AT);
  const strike = (upload: string) => act({ type: 'violation-final', upload, manifest: true });
  const days = (count: number) => world.advanceTo(instant(world.now() + count * DAY));
  return { world, act, state, strike, days, now: () => standing(state(), world.now()) };
}
const why = (outcome: ReturnType<World['act']>) => (outcome.kind === 'refused' ? outcome.why : undefined);
const letters = (world: World) =>
  world.followed.flatMap(({ consequence }) => (consequence.kind === 'notify' ? [consequence.message] : []));

function withStrikes(count: number) {
  const one = account();
  for (let i = 1; i <= count; i++) {
    one.strike(`up_${i}`);
    one.days(1);
  }
  return one;
}

test('counts an upload once, warns at the second strike, and asks for a weighing at the third', () => {
  const { strike, now, days, world } = account();
  strike('up_1');
  strike('up_1');
  assert.deepEqual(now(), { kind: 'strike', strikes: 1 });
  days(1);
  strike('up_2');
  assert.deepEqual(now(), { kind: 'warned', strikes: 2 });
  days(1);
  strike('up_3');
  assert.deepEqual(now(), { kind: 'review-due', strikes: 3 });
  assert.deepEqual(letters(world), [
    'account.strike',
    'account.strike',
    'account.warned',
    'account.strike',
    'account.review-due',
  ]);
});

test('does not count what is contested, and never suspends on it (P17)', () => {
  const { act, now, days } = withStrikes(2);
  act({ type: 'violation-found', upload: 'up_3', manifest: true });
  act({ type: 'contested', upload: 'up_3' });
  days(30);
  assert.deepEqual(now(), { kind: 'warned', strikes: 2 });
  assert.equal(why(act({ type: 'case-review', review: review() }, reviewer)), 'nothing-to-weigh');
  assert.equal(why(act({ type: 'suspend', until: instant(START + 40 * DAY) }, reviewer)), 'not-weighed');
  act({ type: 'violation-final', upload: 'up_3', manifest: true });
  assert.deepEqual(now(), { kind: 'review-due', strikes: 3 });
});

test('a strike that is contested again, before the board, stops counting meanwhile', () => {
  const { act, now } = withStrikes(3);
  act({ type: 'contested', upload: 'up_1' });
  assert.deepEqual(now(), { kind: 'warned', strikes: 2 });
});

test('a decision nobody complains about is final after seven days, and not before', () => {
  const { act, now, days } = account();
  act({ type: 'violation-found', upload: 'up_1', manifest: true });
  days(6.9);
  assert.deepEqual(now(), { kind: 'clean' });
  days(0.1);
  assert.deepEqual(now(), { kind: 'strike', strikes: 1 });
});

test('a strike that is noticed late, after a stop, counts from its own day', () => {
  const { act, state } = account();
  act({ type: 'violation-found', upload: 'up_1', manifest: true });
  const known = state();
  assert.ok(known.kind === 'known' && known.violations[0]!.kind === 'awaiting');
  const outcome = accountMachine.decide(
    known,
    { type: 'clock', name: 'final/up_1' },
    {
      at: instant(START + 50 * DAY),
      actor: { kind: 'clock' },
      self: AT,
      other: () => undefined,
      newId: (prefix) => prefix,
    },
  );
  assert.ok(outcome.kind === 'done');
  const strike = outcome.value.find((one) => one.type === 'strike');
  assert.ok(strike?.type === 'strike');
  assert.deepEqual([strike.since, strike.expiresAt], [START + 7 * DAY, START + 97 * DAY]);
});

test('a strike at day 91 finds the first one gone: two count, and that warns only (P18)', () => {
  const { strike, days, now, world } = account();
  strike('up_1');
  days(45);
  strike('up_2');
  days(46);
  strike('up_3');
  assert.deepEqual(now(), { kind: 'warned', strikes: 2 });
  assert.equal(letters(world).at(-1), 'account.warned');
});

test('what is not manifest, licensed, presumed or in escrow never counts', () => {
  const { act, now } = account();
  act({ type: 'violation-final', upload: 'up_1', manifest: false });
  for (const action of ['PUBLISH_LICENSED', 'PUBLISH_PRESUMED', 'PUBLISH_ESCROW', 'REVIEW_HOLD'])
    act({ type: 'violation-final', upload: `up_${action}`, manifest: true, action });
  assert.deepEqual(now(), { kind: 'clean' });
});

test('suspends only after a weighing, on the ladder, and returns by itself on the date', () => {
  const { act, now, days, world } = withStrikes(3);
  const suspend = (count: number, actor = reviewer) =>
    act({ type: 'suspend', until: instant(world.now() + count * DAY) }, actor);
  assert.equal(why(suspend(1)), 'not-weighed');
  assert.equal(why(act({ type: 'case-review', review: review() }, ada)), 'not-allowed');
  act({ type: 'case-review', review: review() }, reviewer);
  assert.equal(why(suspend(1.01)), 'not-on-the-ladder');
  assert.equal(why(suspend(0)), 'not-on-the-ladder');
  assert.equal(why(act({ type: 'suspend', until: Number.NaN }, reviewer)), 'not-on-the-ladder');
  assert.equal(why(act({ type: 'suspend', until: Number.POSITIVE_INFINITY }, reviewer)), 'not-on-the-ladder');
  assert.equal(why(suspend(1)), undefined);
  assert.equal(now().kind, 'suspended');
  days(1);
  assert.equal(now().kind, 'warned');
  assert.equal(letters(world).at(-1), 'account.suspension-ended');
  const line = world.followed.find(({ consequence }) => consequence.kind === 'effect')?.consequence;
  assert.ok(line?.kind === 'effect' && line.effect === 'dsa-database-line');
});

test('goes up one rung for each earlier suspension, and never beyond 180 days', () => {
  const { act, days, strike, world } = withStrikes(3);
  const served: number[] = [];
  for (let i = 4; i < 9; i++) {
    act({ type: 'case-review', review: review() }, reviewer);
    const rung = LADDERS.suspension[Math.min(served.length, 4)]!;
    assert.equal(
      why(act({ type: 'suspend', until: instant(world.now() + (rung + 1) * DAY) }, reviewer)),
      'not-on-the-ladder',
    );
    assert.equal(why(act({ type: 'suspend', until: instant(world.now() + rung * DAY) }, reviewer)), undefined);
    served.push(rung);
    days(rung);
    for (const j of [1, 2, 3]) {
      strike(`up_${i}_${j}`);
      days(0.1);
    }
  }
  assert.deepEqual(served, [1, 7, 30, 90, 180]);
});

test('a reversed strike takes the suspension with it, and the rung', () => {
  const { act, now, state, world } = withStrikes(3);
  act({ type: 'case-review', review: review() }, reviewer);
  act({ type: 'suspend', until: instant(world.now() + DAY) }, reviewer);
  act({ type: 'count-reversed', upload: 'up_2' });
  assert.deepEqual(now(), { kind: 'warned', strikes: 2 });
  const known = state();
  assert.ok(known.kind === 'known' && known.suspensions.length === 0);
  assert.deepEqual(
    world.clocks().filter(({ name }) => name === 'CK14'),
    [],
  );
});

test('terminates only when weighed so, and by two different administrators', () => {
  const { act, now, world } = withStrikes(3);
  const propose = () => act({ type: 'terminate-propose', text: 'txt_2' }, ada);
  assert.equal(why(propose()), 'not-weighed');
  act({ type: 'case-review', review: review() }, reviewer);
  assert.equal(why(propose()), 'weighed-against');
  act({ type: 'case-review', review: review({ finding: 'terminate' }) }, reviewer);
  assert.equal(why(act({ type: 'terminate-approve' }, bob)), 'not-proposed');
  assert.equal(why(propose()), undefined);
  assert.equal(why(act({ type: 'terminate-approve' }, ada)), 'same-person');
  assert.equal(why(act({ type: 'terminate-approve' }, reviewer)), 'not-allowed');
  assert.equal(why(act({ type: 'terminate-approve' }, bob)), undefined);
  assert.equal(now().kind, 'terminated');
  act({ type: 'lift', what: 'termination', because: 'complaint/cmp_9' });
  assert.equal(now().kind, ('review-due' satisfies string) === 'review-due' ? now().kind : '');
  assert.notEqual(now().kind, 'terminated');
  assert.ok(letters(world).includes('account.termination-lifted'));
});

test('a proposal that nobody seconds lapses', () => {
  const { act, days } = withStrikes(3);
  act({ type: 'case-review', review: review({ finding: 'terminate' }) }, reviewer);
  act({ type: 'terminate-propose', text: 'txt_2' }, ada);
  days(7);
  assert.equal(why(act({ type: 'terminate-approve' }, bob)), 'not-proposed');
});

test('three wrong flags: warned after the second, excluded after the third until a date; the account is untouched (P10)', () => {
  const { act, state, world, days, now } = account();
  const judged = (upload: string, upheld = false) => act({ type: 'flag-judged', upload, upheld });
  judged('up_1');
  judged('up_1');
  days(1);
  judged('up_2');
  assert.deepEqual(letters(world), ['account.flag-warned']);
  assert.equal(flagRight(state(), world.now()), 'ok');
  days(1);
  judged('up_3');
  assert.equal(flagRight(state(), world.now()), 'excluded');
  assert.deepEqual(now(), { kind: 'clean' });
  days(30);
  assert.equal(flagRight(state(), world.now()), 'ok');
  assert.equal(letters(world).at(-1), 'account.flag-right-returned');
});

test('a flag found right after all gives the right to flag back at once', () => {
  const { act, state, world, days } = account();
  for (const upload of ['up_1', 'up_2', 'up_3']) {
    act({ type: 'flag-judged', upload, upheld: false });
    days(1);
  }
  act({ type: 'flag-judged', upload: 'up_1', upheld: true });
  assert.equal(flagRight(state(), world.now()), 'ok');
});

test('notices of somebody are set aside only after a warning and a weighing by a person, until a date', () => {
  const { act, state, world, days } = account();
  for (const notice of ['ntc_1', 'ntc_2', 'ntc_3']) {
    act({ type: 'notice-judged', notice, unfounded: true });
    days(1);
  }
  assert.deepEqual(letters(world), ['account.notices-warned', 'account.notices-review-due']);
  assert.equal(noticeProcessing(state(), world.now()), 'ok');
  const until = instant(world.now() + 30 * DAY);
  assert.equal(why(act({ type: 'suspend-notices', until }, reviewer)), 'not-weighed');
  act({ type: 'case-review', review: review({ about: 'notices' }) }, reviewer);
  assert.equal(why(act({ type: 'suspend-notices', until }, reviewer)), undefined);
  assert.equal(noticeProcessing(state(), world.now()), 'suspended');
  days(30);
  assert.equal(noticeProcessing(state(), world.now()), 'ok');
});

test('who takes part in a crowd of unfounded notices is warned after the first, and once', () => {
  const { act, world, days } = account();
  act({ type: 'notice-judged', notice: 'ntc_0', unfounded: false, together: true });
  assert.deepEqual(letters(world), [], 'a crowd that is right is warned of nothing');
  for (const notice of ['ntc_1', 'ntc_2', 'ntc_3']) {
    act({ type: 'notice-judged', notice, unfounded: true, together: true });
    days(1);
  }
  assert.deepEqual(letters(world), ['account.notices-warned', 'account.notices-review-due']);
});

test('nobody with an interest in the account weighs its case', () => {
  const { act, world } = withStrikes(3);
  const person = { kind: 'person', id: 'rea' };
  const founding = { type: 'join', roles: ['reviewer'], founding: true } as Typed;
  world.act(person, founding, { kind: 'case', stream: 'installation/first' });
  world.act(person, { type: 'declare', interests: ['account/u-1'] } as Typed, reviewer);
  assert.equal(why(act({ type: 'case-review', review: review() }, reviewer)), 'own-interest');
});

test('whatever is asked in whatever order, no measure is without an end, and none stands on fewer than three strikes', () => {
  const upload = fc.integer({ min: 1, max: 6 }).map((i) => `up_${i}`);
  const command = fc.oneof(
    fc.record({ type: fc.constant('violation-final'), upload, manifest: fc.boolean() }),
    fc.record({ type: fc.constant('violation-found'), upload, manifest: fc.boolean() }),
    fc.record({ type: fc.constantFrom('contested', 'count-reversed'), upload }),
    fc.record({ type: fc.constant('flag-judged'), upload, upheld: fc.boolean() }),
    fc.constant({ type: 'case-review', review: review() }),
    fc.record({ type: fc.constant('suspend'), days: fc.integer({ min: -1, max: 400 }) }),
    fc.record({ type: fc.constant('wait'), days: fc.integer({ min: 1, max: 40 }) }),
  );
  fc.assert(
    fc.property(fc.array(command, { maxLength: 60 }), (commands) => {
      const { act, world, state, days } = account();
      for (const one of commands as { type: string; days: number }[]) {
        if (one.type === 'wait') days(one.days);
        else if (one.type === 'suspend') act({ ...one, until: instant(world.now() + one.days * DAY) }, reviewer);
        else act(one as never, one.type === 'case-review' ? reviewer : rules);
        const known = state();
        if (known.kind === 'none') continue;
        assert.equal(new Set(known.violations.map((each) => each.upload)).size, known.violations.length);
        const { measure } = known;
        if (measure.kind !== 'suspended') continue;
        assert.ok(measure.until > world.now() && measure.until <= measure.since + 180 * DAY);
        const fallen = known.violations.filter((each) => each.kind === 'reversed').map((each) => each.upload);
        assert.ok(measure.uploads.filter((each) => !fallen.includes(each)).length >= 3);
        assert.ok(world.clocks().some(({ name, dueAt }) => name === 'CK14' && dueAt === measure.until));
      }
    }),
    { numRuns: 200 },
  );
});
