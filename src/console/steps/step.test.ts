import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { CaseDetail } from '../api/cases.ts';
import { de } from '../messages/de.ts';
import { en } from '../messages/en.ts';
import { stepsFor } from './case-steps.ts';
import { checks, millionths, minorUnits } from './checks.ts';
import { disputeSteps } from './dispute-steps.ts';
import { grantLicence } from './licence-steps.ts';
import { enterOrder } from './order-steps.ts';
import { filled, firstWrong, initialValues, type Step, type Who } from './step.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const who = (...roles: string[]): Who => ({ id: 'stf_me', roles });
const aCase = (kind: string, state: object, more: object = {}): CaseDetail =>
  ({ file: { kind, id: 'x', stream: `${kind}/x`, open: true, ...more }, state, texts: [], events: [] }) as never;
const idsOf = (steps: readonly Step[]): readonly string[] => steps.map(({ id }) => id);
const find = (steps: readonly Step[], id: string): Step => {
  const found = steps.find((one) => one.id === id);
  assert.ok(found, `${id} is not offered; offered: ${idsOf(steps).join(', ')}`);
  return found;
};

const order = (kind: string, more: object = {}) =>
  aCase('order', { kind, contact: { uploads: ['upload/up_1'] }, holds: [], ...more });

test('offers of an order what is its turn, and to whom it belongs', () => {
  const asReviewer = (kind: string) => idsOf(stepsFor(en, order(kind), who('reviewer'), NOW));
  assert.deepEqual(asReviewer('logged'), ['order.classify']);
  assert.deepEqual(asReviewer('classified'), ['order.check']);
  assert.deepEqual(asReviewer('valid'), [], 'only an administrator decides');
  assert.ok(idsOf(stepsFor(en, order('valid'), who('administrator'), NOW)).includes('order.review'));
  assert.deepEqual(stepsFor(en, order('logged'), who('auditor'), NOW), []);
});

test('ends a silence only where there is one', () => {
  const ids = (state: object) => idsOf(stepsFor(en, order('valid', state), who('administrator'), NOW));
  assert.ok(!ids({}).includes('order.endSilence'));
  assert.ok(ids({ gag: { until: NOW, basis: 'de/stpo-95a' } }).includes('order.endSilence'));
});

const account = (more: object) =>
  aCase('account', { kind: 'known', measure: { kind: 'none' }, flags: {}, notices: {}, suspensions: [], ...more });

test('suspends nobody whom no person has weighed, and says so', () => {
  const steps = stepsFor(en, account({}), who('reviewer'), NOW);
  assert.match(find(steps, 'account.suspend').whyNot ?? '', /weigh/);
  const weighed = stepsFor(en, account({ review: { about: 'content', finding: 'suspend' } }), who('reviewer'), NOW);
  const suspend = find(weighed, 'account.suspend');
  assert.equal(suspend.whyNot, undefined);
  const { json } = suspend.command({ length: '7', factors: [] });
  const until = Date.parse((json as { until: string }).until);
  assert.ok(until < NOW + 7 * 86_400_000 && until > NOW + 6.9 * 86_400_000, 'never beyond the rung');
});

test('whoever proposed the end of an account cannot agree to it', () => {
  const proposal = { by: 'staff/stf_me', until: NOW, text: 'txt_1' };
  const own = find(stepsFor(en, account({ proposal }), who('administrator'), NOW), 'account.approveEnd');
  assert.match(own.whyNot ?? '', /another administrator/);
  const other = stepsFor(en, account({ proposal: { ...proposal, by: 'staff/stf_other' } }), who('administrator'), NOW);
  assert.equal(find(other, 'account.approveEnd').whyNot, undefined);
});

const board = (kind: string, more: object = {}) =>
  aCase('oversight', {
    kind,
    matter: { stands: 'up', about: [] },
    lottery: { seats: 3, list: [{ ticket: 't1', member: 'staff/stf_me', knows: [] }] },
    panel: [{ seat: 1, attempt: 0, member: 'staff/stf_me', ticket: 't1' }],
    ...more,
  });

test('lets members of the panel write, vote once and step down, and nobody else', () => {
  const member = who('board-member');
  const ids = idsOf(stepsFor(en, board('voting', { votes: {} }), member, NOW));
  for (const id of ['board.vote', 'board.note', 'board.recuse']) assert.ok(ids.includes(id), id);
  const again = stepsFor(en, board('voting', { votes: { 'staff/stf_me': {} } }), member, NOW);
  assert.equal(find(again, 'board.vote').whyNot, en.board.voted);
  const stranger = idsOf(stepsFor(en, board('voting', { votes: {}, panel: [] }), member, NOW));
  assert.ok(!stranger.includes('board.vote') && !stranger.includes('board.recuse'));
  const administrator = idsOf(stepsFor(en, board('voting', { votes: {} }), who('administrator'), NOW));
  assert.deepEqual(administrator, ['board.concede']);
});

test('sends a draft back once at most', () => {
  const steps = stepsFor(en, board('in-review', { remanded: true, reviews: {} }), who('board-member'), NOW);
  assert.equal(find(steps, 'board.sendBack').whyNot, en.steps.board.sendBack.before);
});

test('divides a disputed work only into one whole', () => {
  const dispute = aCase('ownership', { kind: 'disputed', reference: 'ref_1', claimants: ['clm_a', 'clm_b'] });
  const step = find(disputeSteps(en, dispute, who('reviewer'), {}), 'dispute.resolve');
  const given = { owner: 'shares', reason: 'Both wrote it.', 'share clm_a': '60', 'share clm_b': '30' };
  const fields = step.fields!(given);
  assert.equal(firstWrong(fields, given, 'missing')?.why, en.steps.wrongs.share);
  const right = { ...given, 'share clm_b': '40' };
  assert.equal(firstWrong(fields, right, 'missing'), undefined);
  assert.deepEqual((step.command(right).json as { shares: object }).shares, [
    { claimant: 'clm_a', millionths: 600_000 },
    { claimant: 'clm_b', millionths: 400_000 },
  ]);
});

test('sends a silence only with the law that demands it, and what was left empty not at all', () => {
  const step = enterOrder(en, who('reviewer'), NOW)!;
  const given = { form: 'order', authority: ' Court ', country: 'de', asked: 'Remove it.', uploads: 'up_1\n\n up_2 ' };
  assert.deepEqual(step.command(given).json, {
    form: 'order',
    authority: 'Court',
    country: 'DE',
    uploads: ['up_1', 'up_2'],
    text: 'Remove it.',
  });
  const silent = { ...given, gagUntil: '2027-01-01' };
  assert.deepEqual(firstWrong(step.fields!(silent), silent, 'missing'), { field: 'gagBasis', why: 'missing' });
  const past = { ...given, gagUntil: '2020-01-01', gagBasis: 'de/stpo-95a' };
  assert.equal(firstWrong(step.fields!(past), past, 'missing')?.why, en.steps.wrongs.past);
});

test('prices a licence in whole minor units, whichever sign stands before the cents', () => {
  const step = grantLicence(en, who('administrator'), [], NOW)!;
  const terms = (given: object) => (step.command({ covers: 'references', ...given }).json as { terms: object }).terms;
  assert.deepEqual(terms({ terms: 'per-day', price: '1,50' }), { kind: 'per-day', minorUnits: 150 });
  assert.deepEqual(terms({ terms: 'share-of-gross', price: '12' }), { kind: 'share-of-gross', millionths: 120_000 });
  assert.deepEqual(
    [minorUnits('1.505'), minorUnits('-1'), minorUnits('100', 0), minorUnits('1.5', 0)],
    [undefined, undefined, 100, undefined],
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e9 }), (minor) => {
      assert.equal(minorUnits((minor / 100).toFixed(2)), minor);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), (share) => {
      assert.equal(millionths((share / 10_000).toFixed(4)), share);
    }),
  );
});

test('asks in words of the language, and starts with what is known', () => {
  for (const words of [en, de]) {
    const { fields } = grantLicence(words, who('administrator'), [['clm_a', 'Ada']], NOW)!;
    for (const field of fields!({})) assert.ok(field.label.length > 0, field.name);
    assert.deepEqual(initialValues(fields!({})), { covers: 'references', terms: 'nothing' });
  }
  assert.deepEqual(filled({ a: '', b: [], c: undefined, d: false, e: 0 }), { d: false, e: 0 });
  assert.equal(checks(en.steps.wrongs, NOW).country('Germany'), en.steps.wrongs.country);
});
