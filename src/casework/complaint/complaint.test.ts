import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../common/index.ts';
import type { Facts } from '../../policy/index.ts';
import type { CaseActor } from '../engine/actor.ts';
import { createWorld, type World } from '../engine/world.ts';
import { machines } from '../machines.ts';
import type { UploadState } from '../upload/state.ts';
import type { ComplaintState } from './state.ts';

const START = instant(Date.parse('2026-11-22T10:00:00Z'));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const platform: CaseActor = { kind: 'platform', key: 'key_1' };
const uploader: CaseActor = { kind: 'party', id: 'account/u1' };
const admin: CaseActor = { kind: 'staff', id: 'root', roles: ['administrator'] };
const reviewer = (id: string): CaseActor => ({ kind: 'staff', id, roles: ['reviewer'] });
const UPLOAD = { kind: 'upload', id: 'up_1' };
const CLAIMANT = 'claimant/clm_1';

const film = (change: object = {}): Facts => ({
  profile: 'DE',
  stage: 'upload',
  flag: null,
  flagRight: 'ok',
  commercial: false,
  matches: [
    {
      reference: 'ref_1',
      confidence: 0.95,
      media: 'film',
      matchedS: 6000,
      coverage: 0.98,
      combined: false,
      modified: 'technical',
      claimedHere: true,
      licensedHere: false,
      ref: { claimant: 'trusted', ownership: 'clear', policy: 'block', live: false, earmarked: false },
      ...change,
    },
  ],
});
const presumed = film({ matchedS: 12, coverage: 0.1, combined: true });

function opened(action: string, rule: string, facts: Facts): World {
  const world = createWorld(machines, START);
  for (const id of ['ada', 'ben']) act(world, { kind: 'person', id }, { type: 'join', roles: ['reviewer'] }, admin);
  act(world, { kind: 'claimant', id: 'clm_1' }, { type: 'register' }, platform);
  act(
    world,
    UPLOAD,
    {
      type: 'decide',
      action,
      rule,
      facts,
      policyVersion: 'de@2026-11',
      territory: 'DE',
      media: 'video',
      account: 'account/u1',
      uploader: 'account/u1',
      leaf: 0,
      works: [{ reference: 'ref_1', claimant: CLAIMANT }],
    },
    platform,
  );
  return world;
}

function act(world: World, address: { kind: string; id: string }, command: object, actor: CaseActor) {
  const outcome = world.act(address, command as never, actor);
  assert.ok(outcome.kind === 'done', outcome.kind === 'refused' ? `${outcome.why}: ${outcome.detail}` : '');
}
const refusal = (world: World, address: { kind: string; id: string }, command: object, actor: CaseActor) => {
  const outcome = world.act(address, command as never, actor);
  return outcome.kind === 'refused' ? outcome.why : 'done';
};
const upload = (world: World) => world.state<UploadState>(UPLOAD) as Extract<UploadState, { kind: 'known' }>;
const CASE = { kind: 'complaint', id: 'cmp_1' };
const complain = { type: 'open', about: 'upload/up_1', complainant: 'account/u1', side: 'uploader', text: 'txt_1' };
const lettersTo = (world: World, to: string) =>
  world.followed.flatMap(({ consequence }) =>
    consequence.kind === 'notify' && consequence.to === to ? [consequence.message] : [],
  );

test('a reversed complaint makes the upload public again and tells both sides how to go on', () => {
  const world = opened('BLOCK', 'R7a', film());
  world.advanceTo(instant(START + 3 * DAY));
  act(world, CASE, complain, uploader);
  assert.deepEqual(lettersTo(world, CLAIMANT).slice(-1), ['complaint.parties-notified']);
  assert.equal(
    refusal(world, CASE, { type: 'decide', outcome: 'REVERSED', reason: 'txt_2' }, reviewer('ada')),
    'hearing-open',
  );
  act(world, CASE, { type: 'state', party: CLAIMANT, text: 'txt_3' }, { kind: 'party', id: CLAIMANT });
  act(world, CASE, { type: 'decide', outcome: 'REVERSED', reason: 'txt_2' }, reviewer('ada'));
  assert.equal(upload(world).own.at, 'restored');
  assert.ok(lettersTo(world, 'account/u1').includes('complaint.decided'));
  const state = world.state<ComplaintState>(CASE);
  assert.ok(state.kind === 'decided' && state.inTime && state.board?.startsWith('obc'));
  assert.deepEqual(
    world.clocks().filter(({ name }) => name.startsWith('CK2')),
    [],
  );
});

test('nobody judges what they decided, nor what they have an interest in', () => {
  const world = opened('REVIEW_HOLD', 'R8', { ...film({ coverage: 0.6, combined: true }), flag: 'parody' });
  act(world, UPLOAD, { type: 'review', outcome: 'infringing', reason: 'txt_0' }, reviewer('ada'));
  assert.equal(upload(world).own.at, 'blocked');
  act(world, CASE, complain, uploader);
  world.advanceTo(instant(START + 4 * DAY));
  const decision = { type: 'decide', outcome: 'UPHELD', reason: 'txt_2' };
  assert.equal(refusal(world, CASE, decision, reviewer('ada')), 'decided-before');
  assert.equal(refusal(world, CASE, { type: 'assign', to: 'ada' }, reviewer('ben')), 'decided-before');
  act(world, { kind: 'person', id: 'ben' }, { type: 'declare', interests: [CLAIMANT] }, reviewer('ben'));
  assert.equal(refusal(world, CASE, decision, reviewer('ben')), 'own-interest');
  assert.equal(refusal(world, CASE, decision, platform), 'not-allowed');
});

test('a week without an answer lifts a block that was not manifest, and keeps a manifest one', () => {
  for (const [action, rule, facts, lifted] of [
    ['BLOCK', 'R9b', { ...presumed, stage: 'post', hours: 48 } as Facts, true],
    ['BLOCK', 'R7a', film(), false],
  ] as const) {
    const world = opened(action, rule, facts);
    act(world, CASE, complain, uploader);
    world.advanceTo(instant(START + 7 * DAY - 1));
    assert.notEqual(upload(world).own.at, 'restored');
    world.advanceTo(instant(START + 7 * DAY));
    assert.equal(upload(world).own.at === 'restored', lifted, rule);
    assert.ok(lettersTo(world, 'account/u1').includes('complaint.overdue'));
    const leaves = world.followed.filter(
      ({ consequence }) => consequence.kind === 'leaf' && consequence.leaf.a === 'OVERDUE',
    );
    assert.equal(leaves.length, 1);
    // Decided late, and upheld: what had come back is restricted again, on a person's decision.
    act(world, CASE, { type: 'decide', outcome: 'UPHELD', reason: 'txt_2' }, reviewer('ada'));
    assert.equal(upload(world).restrictions.length, lifted ? 1 : 0);
  }
});

test('the window begins when the person was told, and its last day is in it', () => {
  const world = opened('BLOCK', 'R7a', film());
  world.advanceTo(instant(START + 30 * DAY));
  assert.equal(refusal(world, UPLOAD, { type: 'told', toldAt: START + 2 * DAY }, platform), 'done');
  // Told on 24 November 2026; six months later is 24 May 2027, a Monday.
  world.advanceTo(instant(Date.parse('2027-05-24T23:59:59Z')));
  const late = createLate(world);
  assert.equal(late, 'done');
});

function createLate(world: World): string {
  const inTime = refusal(world, CASE, complain, uploader);
  act(world, CASE, { type: 'withdraw' }, uploader);
  world.advanceTo(instant(Date.parse('2027-05-25T00:00:00Z')));
  assert.equal(refusal(world, { kind: 'complaint', id: 'cmp_9' }, complain, uploader), 'window-closed');
  return inTime;
}

test('one complaint for one decision, by those concerned, with a reason', () => {
  const world = opened('BLOCK', 'R7a', film());
  const other: CaseActor = { kind: 'party', id: 'account/somebody' };
  assert.equal(refusal(world, CASE, { ...complain, complainant: 'account/somebody' }, other), 'not-found');
  const { text: _, ...silent } = complain;
  assert.equal(refusal(world, CASE, silent, uploader), 'reasons-missing');
  act(world, CASE, complain, uploader);
  assert.equal(refusal(world, { kind: 'complaint', id: 'cmp_2' }, complain, uploader), 'already-complained');
  world.advanceTo(instant(START + 3 * DAY));
  act(world, CASE, { type: 'decide', outcome: 'UPHELD', reason: 'txt_2' }, reviewer('ada'));
  assert.equal(refusal(world, { kind: 'complaint', id: 'cmp_2' }, complain, uploader), 'already-decided');
  assert.equal(
    refusal(world, CASE, { type: 'decide', outcome: 'REVERSED', reason: 'txt_2' }, reviewer('ben')),
    'already-decided',
  );
});

test('the red button blocks at once, opens a complaint, and ends with it', () => {
  const button = { type: 'red-button', claimant: CLAIMANT, standing: 'trusted', right: true };
  const whole = { reviewedByPerson: true, presumptionRebutted: true, significantHarm: true };
  const world = opened('PUBLISH_PRESUMED', 'R5a', presumed);
  act(world, UPLOAD, { ...button, declaration: { ...whole, reviewedByPerson: false } }, platform);
  assert.equal(upload(world).own.at, 'published');
  act(world, UPLOAD, { ...button, declaration: whole }, platform);
  const own = upload(world).own;
  assert.ok(own.at === 'pending-complaint');
  const address = { kind: 'complaint', id: own.complaint };
  assert.equal(world.state<ComplaintState>(address).kind, 'open');
  world.advanceTo(instant(START + 3 * DAY));
  act(world, address, { type: 'decide', outcome: 'UPHELD', reason: 'txt_2' }, reviewer('ada'));
  assert.equal(upload(world).own.at, 'restored');

  const late = opened('PUBLISH_PRESUMED', 'R5a', presumed);
  act(late, UPLOAD, { ...button, declaration: whole }, platform);
  late.advanceTo(instant(START + 7 * DAY));
  assert.equal(upload(late).own.at, 'restored', 'a red button has no effect beyond its week');
});
