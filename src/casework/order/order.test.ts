import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant } from '../../common/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import type { AnyMachine, Typed } from '../engine/machine.ts';
import { createWorld } from '../engine/world.ts';
import { missingPoints, narrowestTerritories, ORDER_POINTS, type Checked } from './checklist.ts';
import { orderMachine } from './order-machine.ts';
import type { OrderState } from './state.ts';

const DAY = 86_400_000;
const START = instant(Date.parse('2026-11-23T09:00:00Z'));
const later = (days: number) => instant(START + days * DAY);
const ORD = { kind: 'order', id: 'ord_1' };
const OPERATOR: CaseActor = { kind: 'staff', id: 'otto', roles: ['operator'] };
const ADMIN: CaseActor = { kind: 'staff', id: 'ada', roles: ['administrator'] };
const ask = (type: string, fields: object = {}): Typed => ({ type, ...fields });

const CONTACT = {
  form: 'order',
  authority: 'Amtsgericht Beispielstadt',
  country: 'DE',
  party: 'party/pty_court',
  uploads: ['upload/up_1'],
  text: 'txt_o',
};
const COMPLETE: Checked = {
  legalBasis: 'de/urhg-97',
  reasons: true,
  issuer: true,
  identification: true,
  redress: true,
  reportTo: true,
  language: true,
  territories: ['DE'],
};

function openRegister() {
  const upload = {
    kind: 'upload',
    initial: { kind: 'known', uploader: 'account/a1', told: [] as unknown[] },
    decide: (_: unknown, command: Typed) => ({ kind: 'done', value: [command] }),
    evolve: (state: { told: unknown[] }, event: Typed) => ({ ...state, told: [...state.told, event] }),
    follow: () => [],
    summary: () => undefined,
  } as unknown as AnyMachine;
  const world = createWorld({ order: orderMachine as unknown as AnyMachine, upload }, START);
  // An upload has a first event, or there is no such case.
  world.act({ kind: 'upload', id: 'up_1' }, ask('decided'), OPERATOR);
  const must = (command: Typed, actor: CaseActor = ADMIN) => {
    const outcome = world.act(ORD, command, actor);
    assert.ok(outcome.kind === 'done', JSON.stringify(outcome));
  };
  return {
    world,
    must,
    refusal: (command: Typed, actor: CaseActor = ADMIN) => {
      const outcome = world.act(ORD, command, actor);
      return outcome.kind === 'refused' ? outcome.why : 'done';
    },
    state: () => world.state<OrderState>(ORD),
    told: () =>
      world.state<{ told: { type: string; [field: string]: unknown }[] }>({ kind: 'upload', id: 'up_1' }).told.slice(1),
    letters: (to: string) =>
      world.followed.flatMap(({ consequence }) =>
        consequence.kind === 'notify' && consequence.to === to ? [consequence.message] : [],
      ),
    leaves: () => world.followed.flatMap(({ consequence }) => (consequence.kind === 'leaf' ? [consequence] : [])),
  };
}

test('a valid order has effect in the issuing country alone, and both the authority and the person are told at once', () => {
  const register = openRegister();
  register.must(ask('log', CONTACT), OPERATOR);
  register.must(ask('classify', { as: 'ART9' }), OPERATOR);
  register.must(ask('check', { ...COMPLETE, territories: ['DE', 'FR', 'AT'] }), OPERATOR);
  register.must(ask('review', { outcome: 'COMPLIED', reason: 'txt_r' }));
  const [restricted] = register.told();
  assert.deepEqual(
    [restricted!.type, restricted!['territories'], restricted!['source'], restricted!['sealed']],
    ['restrict', ['DE'], 'order', undefined],
  );
  assert.deepEqual(register.letters('account/a1'), ['order.effect']);
  assert.deepEqual(register.letters('party/pty_court'), ['order.received', 'order.answered']);
  assert.deepEqual(
    register.leaves().map(({ leaf }) => leaf.a),
    ['LOGGED', 'CLASSIFIED', 'VALID', 'COMPLIED'],
  );
  assert.equal(register.leaves().at(-1)!.leaf.terr, 'DE');
});

test('an incomplete order is returned with what is missing, touches nobody, and may come back complete', () => {
  const register = openRegister();
  register.must(ask('log', CONTACT), OPERATOR);
  register.must(ask('classify', { as: 'ART9' }), OPERATOR);
  const { legalBasis: _, ...without } = COMPLETE;
  register.must(ask('check', { ...without, redress: false }), OPERATOR);
  const state = register.state();
  assert.ok(state.kind === 'returned');
  assert.deepEqual(state.missing, ['legal-basis', 'redress']);
  assert.deepEqual(register.letters('party/pty_court'), ['order.received', 'order.returned']);
  assert.equal(register.refusal(ask('review', { outcome: 'COMPLIED', reason: 'txt_r' })), 'not-at-this-step');
  assert.deepEqual(register.told(), []);
  register.must(ask('check', COMPLETE), OPERATOR);
  assert.equal(register.state().kind, 'valid');
});

test('an informal request is an entry, an ordinary notice, and nothing more', () => {
  const register = openRegister();
  register.must(ask('log', { ...CONTACT, form: 'e-mail', authority: 'Ministry of Elections' }), OPERATOR);
  register.must(ask('classify', { as: 'INFORMAL' }), OPERATOR);
  assert.equal(register.world.summary(ORD)?.state, 'INFORMAL');
  assert.equal(register.refusal(ask('check', COMPLETE), OPERATOR), 'not-at-this-step');
  assert.equal(register.refusal(ask('review', { outcome: 'COMPLIED', reason: 'txt_r' })), 'not-at-this-step');
  assert.deepEqual(register.told(), []);
  assert.deepEqual(register.letters('account/a1'), []);
  assert.deepEqual(register.letters('reviewers'), ['order.informal-received']);
});

test('a lawful silence seals every leaf, ends at its date by itself, and only then is the person told', () => {
  const register = openRegister();
  const gag = { until: later(200), basis: 'de/stpo-95a' };
  register.must(ask('log', { ...CONTACT, gag }), OPERATOR);
  register.must(ask('classify', { as: 'ART9' }), OPERATOR);
  register.must(ask('check', COMPLETE), OPERATOR);
  register.must(ask('review', { outcome: 'COMPLIED', reason: 'txt_r' }));
  assert.equal(register.told()[0]!['sealed'], true);
  assert.deepEqual(register.letters('account/a1'), []);
  for (const { leaf } of register.leaves()) assert.deepEqual(leaf, { k: 'order', a: 'SEALED', auto: 'none' });
  assert.deepEqual(register.world.advanceTo(later(199)), []);
  assert.deepEqual(register.letters('account/a1'), []);
  assert.equal(register.letters('party/pty_court').filter((one) => one === 'order.gag-asked').length, 2);
  assert.deepEqual(register.world.advanceTo(later(200)), []);
  assert.deepEqual(register.letters('account/a1'), ['order.opened']);
  const last = register.leaves().at(-1)!.leaf;
  assert.deepEqual([last.a, last.terr, last.ground], ['OPENED', 'DE', 'de/urhg-97']);
  assert.equal(register.world.summary(ORD)?.open, false);
});

test('silence needs a provision and an end', () => {
  const register = openRegister();
  const log = (gag: object) => register.refusal(ask('log', { ...CONTACT, gag }), OPERATOR);
  assert.equal(log({ until: later(-1), basis: 'de/stpo-95a' }), 'no-lawful-silence');
  assert.equal(log({ until: later(10), basis: 'please' }), 'no-lawful-silence');
});

test('a foreign authority reaches its own country at most, whatever basis it names', () => {
  const register = openRegister();
  register.must(ask('log', { ...CONTACT, country: 'KH' }), OPERATOR);
  register.must(ask('classify', { as: 'FOREIGN' }), OPERATOR);
  register.must(ask('check', { ...COMPLETE, territories: ['DE', 'KH'] }), OPERATOR);
  register.must(ask('review', { outcome: 'COMPLIED', reason: 'txt_r', wider: true }));
  assert.deepEqual(register.told()[0]!['territories'], ['KH']);
});

test('an operator may log and check, only an administrator decides', () => {
  const register = openRegister();
  register.must(ask('log', CONTACT), OPERATOR);
  register.must(ask('classify', { as: 'ART9' }), OPERATOR);
  register.must(ask('check', COMPLETE), OPERATOR);
  assert.equal(register.refusal(ask('review', { outcome: 'COMPLIED', reason: 'txt_r' }), OPERATOR), 'not-allowed');
  assert.equal(register.refusal(ask('log', CONTACT), { kind: 'party', id: 'party/x' }), 'not-allowed');
});

test('an order that a court sets aside lifts its own restriction, and the person is told', () => {
  const register = openRegister();
  register.must(ask('log', CONTACT), OPERATOR);
  register.must(ask('classify', { as: 'NATIONAL' }), OPERATOR);
  register.must(ask('check', COMPLETE), OPERATOR);
  register.must(ask('review', { outcome: 'COMPLIED', reason: 'txt_r' }));
  register.must(ask('lift', { why: 'set-aside' }));
  assert.deepEqual(
    register.told().map(({ type, because }) => [type, because]),
    [
      ['restrict', 'order/ord_1'],
      ['restore', 'order/ord_1'],
    ],
  );
  assert.deepEqual(register.letters('account/a1'), ['order.effect', 'order.lifted']);
});

test('evidence is held by a named office until a date, and let go by itself', () => {
  const register = openRegister();
  register.must(ask('log', CONTACT), OPERATOR);
  register.must(ask('hold', { custodian: 'court registry', until: later(30), about: ['upload/up_1'] }));
  assert.equal(register.refusal(ask('hold', { custodian: 'x', until: later(-1), about: [] })), 'no-such-end');
  const held = register.state();
  assert.ok(held.kind !== 'none' && held.holds.length === 1);
  register.world.advanceTo(later(30));
  const free = register.state();
  assert.ok(free.kind !== 'none' && free.holds.length === 0);
});

test('names every point that is missing, and none that is there', () => {
  const paper = fc.record({
    reasons: fc.boolean(),
    issuer: fc.boolean(),
    identification: fc.boolean(),
    redress: fc.boolean(),
    reportTo: fc.boolean(),
    language: fc.boolean(),
    territories: fc.subarray(['DE', 'FR']),
  });
  fc.assert(
    fc.property(paper, fc.boolean(), (checked, basis) => {
      const missing = missingPoints({ ...checked, ...(basis && { legalBasis: 'de/urhg-97' }) }, 'ART9');
      const there = [
        basis,
        checked.reasons,
        checked.issuer,
        checked.identification,
        checked.redress,
        checked.reportTo,
        checked.language,
        checked.territories.length > 0,
      ];
      assert.deepEqual(
        missing,
        ORDER_POINTS.filter((_, i) => !there[i]),
      );
    }),
  );
});

test('is never wider than asked, nor than the country, unless a basis for more was shown', () => {
  const codes = fc.subarray(['DE', 'FR', 'AT', 'KH'], { minLength: 1 });
  fc.assert(
    fc.property(codes, fc.constantFrom('DE', 'KH'), fc.boolean(), fc.boolean(), (asked, country, wider, foreign) => {
      const narrow = narrowestTerritories(asked, country, { wider, foreign });
      assert.ok(narrow.every((one) => asked.includes(one)));
      if (!wider || foreign) assert.ok(narrow.every((one) => one === country));
    }),
  );
  assert.deepEqual(narrowestTerritories([], 'DE', { wider: false, foreign: false }), ['DE']);
});
