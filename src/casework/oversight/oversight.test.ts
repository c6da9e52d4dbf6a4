import assert from 'node:assert/strict';
import { test } from 'node:test';
import { instant } from '../../common/index.ts';
import { writeLetter } from '../messages/letters/index.ts';
import { LANGUAGES } from '../messages/messages.ts';
import type { Typed } from '../engine/machine.ts';
import {
  ADMIN,
  appeal,
  castVotes,
  DAY,
  issue,
  leavesOf,
  member,
  OBC,
  openStage,
  panelOf,
  ROOT,
  ruling,
  seatPanel,
  selection,
  staff,
  START,
  toVote,
  uploadAddress,
} from './stage.ts';

const later = (days: number) => instant(START + days * DAY);
const ask = (type: string, fields: object = {}): Typed => ({ type, ...fields });
const REVIEWER = staff('nina', 'reviewer');

test('keeps the way to the board open for fifteen days after the decision, and no longer', () => {
  const inTime = openStage();
  issue(inTime);
  inTime.world.advanceTo(instant(later(15) - 1));
  appeal(inTime);
  const late = openStage();
  issue(late);
  late.world.advanceTo(later(15));
  const appealed = { side: 'notifier', party: 'party/pty_1', text: 'txt_a' };
  assert.equal(late.refusal(OBC, ask('appeal', appealed), { kind: 'party', id: 'party/pty_1' }), 'too-late');
  assert.ok(leavesOf(late).includes('REFERENCE-LAPSED'));
});

test('hears only those who were a party before', () => {
  const stage = openStage();
  issue(stage);
  const fields = { side: 'notifier', party: 'party/pty_9', text: 'txt_a' };
  assert.equal(stage.refusal(OBC, ask('appeal', fields), { kind: 'party', id: 'party/pty_9' }), 'not-a-party');
  // Nor does somebody appeal in another's name.
  const borrowed = { ...fields, party: 'party/pty_1' };
  assert.equal(stage.refusal(OBC, ask('appeal', borrowed), { kind: 'party', id: 'party/pty_9' }), 'not-a-party');
});

test('does not leave an appeal waiting: after fourteen days it is answered by the date', () => {
  const stage = openStage();
  issue(stage);
  appeal(stage);
  stage.world.advanceTo(later(14));
  const state = stage.state();
  assert.ok(state.kind === 'not-selected' && state.reason === 'not-in-time');
});

test('an urgent referral is not turned down for lack of time', () => {
  const stage = openStage();
  const refer = { upload: 'upload/up_1', parties: [], stands: 'up', text: 'txt_x', urgent: true };
  stage.must(OBC, ask('refer', refer), ADMIN);
  assert.equal(stage.refusal(OBC, ask('decline', { reason: 'no-capacity' }), member('m1')), 'urgent-referral');
  assert.equal(stage.refusal(OBC, ask('decline', { reason: 'not-significant' }), member('m1')), 'done');
});

test('the list leaves out whoever has an interest or decided before, and is bound before its draw can be known', () => {
  const stage = openStage({ interests: { m3: ['claimant/clm_1'] }, members: { rita: [], ...nine() } });
  issue(stage);
  appeal(stage);
  stage.must(
    OBC,
    selection(stage, { members: ['staff/rita', ...Object.keys(nine()).map((id) => `staff/${id}`)] }),
    member('m8'),
  );
  const state = stage.state();
  assert.ok(state.kind === 'seating');
  const listed = state.lottery.list.map((one) => one.member);
  assert.equal(listed.length, 8);
  assert.ok(!listed.includes('staff/m3') && !listed.includes('staff/rita'));
  const leaves = leavesOf(stage).length;
  assert.ok(state.lottery.size > leaves, 'the root that draws covers a leaf that does not exist yet');
  assert.equal(stage.refusal(OBC, ask('seat', { size: leaves, root: ROOT }), { kind: 'clock' }), 'other-checkpoint');
});

test('a member with an interest cannot choose the case', () => {
  const stage = openStage({ interests: { m3: ['account/a1'] } });
  issue(stage);
  appeal(stage);
  assert.equal(stage.refusal(OBC, selection(stage), member('m3')), 'own-interest');
  assert.equal(stage.refusal(OBC, selection(stage), ADMIN), 'not-allowed');
});

test('a recused seat is drawn again; the panel stays five; the public leaf gives no reason and no name', () => {
  const stage = openStage();
  seatPanel(stage);
  const before = panelOf(stage);
  assert.equal(before.length, 5);
  const leaver = before[2]!;
  stage.must(OBC, ask('recuse'), member(leaver));
  const after = panelOf(stage);
  assert.equal(after.length, 5);
  assert.ok(!after.includes(leaver));
  assert.deepEqual(
    before.filter((one) => !after.includes(one)),
    [leaver],
  );
  const leaf = stage.world.followed.find(
    ({ consequence }) => consequence.kind === 'leaf' && consequence.leaf.a === 'RECUSED',
  );
  assert.deepEqual((leaf!.consequence as { leaf: object }).leaf, { k: 'oversight', a: 'RECUSED', auto: 'none' });
  assert.ok(!JSON.stringify(leaf).includes(leaver));
  // Whoever left has no say any more.
  assert.equal(stage.refusal(OBC, ask('draft', { text: 'txt_d' }), member(leaver)), 'not-your-case');
});

test('a party may challenge a seat; another member rules on it, never the one challenged', () => {
  const stage = openStage();
  seatPanel(stage);
  const [first, second] = panelOf(stage);
  const party = { kind: 'party', id: 'account/a1' } as const;
  assert.equal(
    stage.refusal(OBC, ask('challenge', { seat: 1, text: 'txt_c' }), { kind: 'party', id: 'party/x' }),
    'not-a-party',
  );
  stage.must(OBC, ask('challenge', { seat: 1, text: 'txt_c' }), party);
  const granted = ask('answer-challenge', { seat: 1, granted: true });
  assert.equal(stage.refusal(OBC, granted, member(first!)), 'own-seat');
  stage.must(OBC, granted, member(second!));
  assert.ok(!panelOf(stage).includes(first!));
  assert.ok(leavesOf(stage).includes('REDRAWN'));
});

test('a recused member’s vote does not count, and no ruling passes over an open challenge', () => {
  const stage = openStage();
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  const [first, second] = panelOf(stage);
  stage.must(OBC, ask('challenge', { seat: 2, text: 'txt_c' }), { kind: 'party', id: 'party/pty_1' });
  stage.must(OBC, ask('recuse'), member(first!));
  const state = stage.state();
  assert.ok(state.kind === 'voting');
  assert.equal(Object.keys(state.votes).length, 2);
  assert.equal(stage.refusal(OBC, ruling([]), member(second!)), 'challenge-open');
});

test('the full board sends a draft back once, by majority, and never twice', () => {
  const stage = openStage();
  seatPanel(stage);
  const [first] = panelOf(stage);
  stage.must(OBC, ask('draft', { text: 'txt_d1' }), member(first!));
  for (let i = 0; i < 5; i++) stage.must(OBC, ask('review', { remand: true }), member(`m${i}`));
  assert.equal(stage.state().kind, 'deliberating');
  stage.must(OBC, ask('draft', { text: 'txt_d2' }), member(first!));
  assert.equal(stage.refusal(OBC, ask('review', { remand: true }), member('m1')), 'sent-back-before');
  for (let i = 0; i < 5; i++) stage.must(OBC, ask('review', { remand: false }), member(`m${i}`));
  assert.equal(stage.state().kind, 'voting');
});

test('overturns towards removal: binding, carried out at the latest on the seventh day without anybody’s help', () => {
  const stage = openStage({ stands: 'up' });
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  const openings = castVotes(stage, ['OVERTURN', 'UPHOLD', 'OVERTURN', 'OVERTURN']);
  const [first] = panelOf(stage);
  stage.must(OBC, ruling(openings, { recommendations: ['txt_advice'] }), member(first!));
  const decided = stage.state();
  assert.ok(decided.kind === 'decided');
  assert.deepEqual(
    [decided.ruling.outcome, decided.ruling.direction, decided.ruling.for, decided.ruling.against],
    ['OVERTURN', 'down', 3, 1],
  );
  stage.world.advanceTo(later(22));
  assert.equal(stage.state().kind, 'implemented');
  const upload = stage.world.state<{ own: { at: string }; told: { type: string; source?: string }[] }>(
    uploadAddress('up_1'),
  );
  assert.equal(upload.own.at, 'blocked');
  assert.equal(upload.told.at(-1)?.source, 'board');
  assert.deepEqual(stage.world.advanceTo(later(24)), []);
});

test('overturns towards publication, and takes the strike back', () => {
  const stage = openStage({ stands: 'down' });
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  const openings = castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN', 'OVERTURN', 'OVERTURN']);
  stage.must(OBC, ruling(openings), member(panelOf(stage)[0]!));
  stage.must(OBC, ask('implement'), ADMIN);
  assert.equal(stage.world.state<{ own: { at: string } }>(uploadAddress('up_1')).own.at, 'restored');
  const account = stage.world.state<{ told: { type: string }[] }>({ kind: 'account', id: 'a1' });
  assert.deepEqual(
    account.told.map(({ type }) => type),
    ['contested', 'count-reversed'],
  );
});

test('counts the votes that were cast: an opening that is left out, added or changed is refused', () => {
  const stage = openStage();
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  const openings = castVotes(stage, ['OVERTURN', 'OVERTURN', 'UPHOLD']);
  const judge = member(panelOf(stage)[0]!);
  const changed = openings.map((one, i) => (i === 2 ? { ...one, outcome: 'OVERTURN' as const } : one));
  for (const wrong of [openings.slice(1), changed, [...openings, { ...openings[0]!, member: 'staff/m9' }]]) {
    assert.equal(stage.refusal(OBC, ruling(wrong), judge), 'openings-differ');
  }
  assert.equal(stage.refusal(OBC, ruling(openings), judge), 'no-majority');
});

test('rules only after the public has had its fourteen days, unless the case is expedited', () => {
  const stage = openStage();
  seatPanel(stage);
  toVote(stage);
  const openings = castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  assert.equal(stage.refusal(OBC, ruling(openings), member(panelOf(stage)[0]!)), 'comments-open');
  const fast = openStage();
  seatPanel(fast, { expedited: true });
  fast.must(OBC, ask('draft', { text: 'txt_d' }), member(panelOf(fast)[0]!));
  fast.world.advanceTo(instant(START + DAY / 2));
  const three = castVotes(fast, ['OVERTURN', 'OVERTURN', 'UPHOLD']);
  fast.must(OBC, ruling(three, { text: undefined }), member(panelOf(fast)[0]!));
  assert.equal(fast.state().kind, 'decided');
  // The full text is owed within thirty days, and its absence is public then.
  fast.world.advanceTo(later(31));
  assert.ok(leavesOf(fast).includes('OVERDUE'));
});

test('is late in public when the board has not ruled after ninety days, and stays with the board', () => {
  const stage = openStage();
  seatPanel(stage);
  stage.world.advanceTo(later(91));
  assert.ok(leavesOf(stage).includes('OVERDUE'));
  assert.equal(stage.world.summary(OBC)?.waitsFor, 'board');
});

test('when the operator reverses itself the upload follows at once, and the board sums up', () => {
  const stage = openStage({ stands: 'down' });
  seatPanel(stage);
  stage.must(OBC, ask('concede'), ADMIN);
  assert.equal(stage.world.state<{ own: { at: string } }>(uploadAddress('up_1')).own.at, 'restored');
  stage.must(OBC, ask('summarise', { text: 'txt_sum', recommendations: [] }), member('m4'));
  const state = stage.state();
  assert.ok(state.kind === 'implemented' && state.ruling.form === 'summary');
});

test('a law that forbids carrying it out is named in public; nothing less will do', () => {
  const stage = openStage();
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  const openings = castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  stage.must(OBC, ruling(openings), member(panelOf(stage)[0]!));
  const vague = ask('impossible', { ground: 'legal reasons', explanation: 'txt_e' });
  assert.equal(stage.refusal(OBC, vague, ADMIN), 'no-law-named');
  stage.must(OBC, ask('impossible', { ground: 'de/stgb-86a', explanation: 'txt_e' }), ADMIN);
  assert.equal(stage.state().kind, 'impossible');
});

test('carries a ruling over only to what a human found identical and in a like context', () => {
  const stage = openStage({ stands: 'up' });
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  stage.must(OBC, ruling(castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN'])), member(panelOf(stage)[0]!));
  stage.must(OBC, ask('implement'), ADMIN);
  const uploads = Array.from({ length: 37 }, (_, i) => ({ upload: `upload/up_s${i}`, why: 'same-fingerprint' }));
  stage.must(OBC, ask('sweep-propose', { uploads }), { kind: 'clock' });
  const acted = () =>
    uploads.filter(({ upload }) => stage.world.events(uploadAddress(upload.slice(7))).length > 0).length;
  assert.equal(acted(), 0, 'a program only proposes');
  uploads.forEach(({ upload }, i) =>
    stage.must(OBC, ask('sweep-mark', { upload, identical: true, parallel: i >= 5 }), REVIEWER),
  );
  assert.equal(acted(), 32);
  assert.equal(stage.world.summary(OBC)?.open, false);
  const again = ask('sweep-mark', { upload: 'upload/up_s0', identical: true, parallel: true });
  assert.equal(stage.refusal(OBC, again, REVIEWER), 'marked-before');
});

test('advice may be declined with a reason, and the ruling waits for none of it', () => {
  const stage = openStage();
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  const openings = castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  stage.must(OBC, ruling(openings, { recommendations: ['txt_1', 'txt_2'] }), member(panelOf(stage)[0]!));
  const state = stage.state();
  assert.ok(state.kind === 'decided');
  const [one, two] = state.ruling.recommendations.map((id) => ({ kind: 'recommendation', id }));
  stage.must(OBC, ask('implement'), ADMIN);
  stage.must(one!, ask('answer', { answer: 'declined', reason: 'txt_why' }), ADMIN);
  assert.equal(stage.world.summary(one!)?.state, 'DECLINED');
  stage.world.advanceTo(later(15 + 60));
  assert.ok(leavesOf(stage).includes('OVERDUE'), 'the other one is late in public');
  stage.must(two!, ask('answer', { answer: 'accepted', reason: 'txt_yes' }), ADMIN);
  stage.must(two!, ask('finish', { evidence: 'txt_done' }), ADMIN);
  assert.equal(stage.world.summary(two!)?.state, 'DONE');
});

test('an exception has an author, a weighing and an end within 180 days, and a ruling ends it', () => {
  const stage = openStage();
  const address = { kind: 'exception', id: 'exc_1' };
  const grant = (days: number) =>
    ask('grant', {
      upload: 'upload/up_1',
      ground: 'newsworthy',
      weighing: 'txt_w',
      from: 'tc/violence',
      until: later(days),
    });
  assert.equal(stage.refusal(address, grant(181), REVIEWER), 'no-such-end');
  stage.must(address, grant(180), REVIEWER);
  assert.equal(stage.refusal(address, ask('review', { outcome: 'keep', text: 'txt_k' }), REVIEWER), 'decided-before');
  seatPanel(stage);
  toVote(stage);
  stage.world.advanceTo(later(15));
  stage.must(OBC, ruling(castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN'])), member(panelOf(stage)[0]!));
  stage.must(OBC, ask('implement', { exceptions: ['exception/exc_1'] }), ADMIN);
  assert.equal(stage.world.summary(address)?.state, 'ENDED_OVERTURNED');
  // Alone, it would have ended by its date.
  const other = openStage();
  other.must(address, grant(180), REVIEWER);
  other.world.advanceTo(later(180));
  assert.equal(other.world.summary(address)?.state, 'ENDED_EXPIRED');
});

const nine = () => Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`m${i}`, ['field/law']]));

test('a ruling about a measure against an account ends the measure, and touches no upload', () => {
  const stage = openStage();
  const set = { about: 'account/a1', account: 'account/a1' };
  stage.must({ kind: 'complaint', id: 'cmp_1' }, { type: 'known', set } as unknown as Typed, ADMIN);
  const command = ask('issue', {
    complaint: 'complaint/cmp_1',
    parties: ['party/pty_1', 'account/a1'],
    side: 'account',
  });
  stage.must(OBC, command, { kind: 'case', stream: 'complaint/cmp_1' });
  appeal(stage);
  stage.must(OBC, selection(stage), member('m8'));
  const seating = stage.state();
  assert.ok(seating.kind === 'seating');
  stage.must(OBC, ask('seat', { size: seating.lottery.size, root: ROOT }), { kind: 'clock' });
  toVote(stage);
  stage.world.advanceTo(later(15));
  stage.must(OBC, ruling(castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN'])), member(panelOf(stage)[0]!));
  stage.must(OBC, ask('implement'), ADMIN);
  const account = stage.world.state<{ told: { type: string; what?: string }[] }>({ kind: 'account', id: 'a1' });
  assert.deepEqual(
    account.told.map(({ type, what }) => [type, what]),
    [['lift', 'all']],
  );
  assert.equal(stage.world.events(uploadAddress('up_1')).length, 1);
});

test('every letter of a case, from number to sweep, is written in both languages', () => {
  const stage = openStage({ stands: 'up' });
  seatPanel(stage);
  stage.must(OBC, ask('challenge', { seat: 1, text: 'txt_c' }), { kind: 'party', id: 'party/pty_1' });
  stage.must(OBC, ask('recuse'), member(panelOf(stage)[0]!));
  toVote(stage);
  stage.world.advanceTo(later(15));
  const openings = castVotes(stage, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  stage.must(OBC, ruling(openings, { recommendations: ['txt_1'] }), member(panelOf(stage)[0]!));
  stage.world.advanceTo(later(22));
  stage.must(OBC, ask('sweep-propose', { uploads: [{ upload: 'upload/up_s', why: 'near' }] }), { kind: 'clock' });
  stage.world.advanceTo(later(200));
  const sent = new Set(
    stage.world.followed.flatMap(({ consequence }) => (consequence.kind === 'notify' ? [consequence] : [])),
  );
  assert.ok(sent.size > 20);
  for (const { message, fields } of sent) {
    for (const language of LANGUAGES) {
      const written = writeLetter(message, language, fields);
      assert.ok(written, `${message} in ${language}`);
      assert.doesNotMatch(`${written.subject} ${written.text}`, /undefined|NaN|\[object|–/, message);
    }
  }
});
