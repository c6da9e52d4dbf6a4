/** The board over HTTP, with a clock that the test moves: scenarios P14, P15, P19 and P20 of mechanics § 10.2, and who can read what. */
import assert from 'node:assert/strict';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { seal } from '../src/app/index.ts';
import { canonicalJson } from '../src/common/index.ts';
import { drawPanel } from '../src/casework/index.ts';
import { rootOf, leafHash } from '../src/log/index.ts';
import { as, good, openBoard, panelOf, ruled, seated, SELECTION, type Member } from './fixtures/board.ts';
import { DAY, openCaseService, prose, type CaseService } from './fixtures/case-service.ts';
import { until, type SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let members: Member[];
let administrator: SignedInHeaders;
let reviewer: SignedInHeaders;
let another: SignedInHeaders;

before(async () => {
  service = await openCaseService();
  members = await openBoard(service);
  administrator = await service.staff('administrator');
  reviewer = await service.staff('reviewer');
  another = await service.staff('reviewer');
});
after(() => service.close());

let seed = 500;
/** A text of its own that matches nothing, uploaded and referred to the board by the operator. */
async function referred(urgent = false): Promise<{ upload: string; id: string }> {
  const upload = good(await service.upload(prose(++seed, 120), { uploader: { account: `s${seed}` } }), 201)
    .id as string;
  const filed = { upload, text: 'Reported as a threat; we kept it up as news.', urgent };
  const { stream } = good(await service.post('/v1/docket/referrals', filed, as(administrator)), 201);
  return { upload, id: stream.slice('oversight/'.length) };
}
const eventsOf = async (kind: string, id: string): Promise<string[]> =>
  (await service.get(`/v1/cases/${kind}/${id}`)).body.events.map(({ type }: { type: string }) => type);

test('P14: a notice is turned down, so is the complaint about it, and the board overturns towards removal; the uploader is heard', async () => {
  const article = prose(++seed, 200);
  await service.reference(article);
  const text = `${prose(++seed, 150)} ${article.slice(300, 440)} ${prose(++seed, 40)}`;
  const upload = good(await service.upload(text, { uploader: { account: 'p14', email: 'p14@example.org' } }), 201)
    .id as string;
  const notice = good(
    await service.post('/v1/notices', {
      location: upload,
      explanation: 'It threatens people.',
      contact: { email: 'worried@example.org', name: 'W. Orried' },
      goodFaith: true,
    }),
    201,
  );
  const first = { outcome: 'NO_ACTION', ground: 'terms/violence', reason: 'Not a threat in our view.' };
  good(await service.post(`/v1/notices/${notice.id}/decision`, first, as(reviewer)));
  const filed = good(
    await service.post(
      '/v1/complaints',
      { about: `notice/${notice.id}`, text: 'Look again.' },
      { key: '', headers: { Authorization: `Bearer ${notice.link}` } },
    ),
    201,
  );
  const complaint = filed.id as string;
  await service.advance(3 * DAY);
  const again = { outcome: 'UPHELD', reason: 'Still not a threat in our view.' };
  const same = await service.post(`/v1/complaints/${complaint}/decision`, again, as(reviewer));
  assert.deepEqual([same.status, same.body.why], [409, 'decided-before']);
  good(await service.post(`/v1/complaints/${complaint}/decision`, again, as(another)));
  const { decision } = good(await service.get(`/v1/complaints/${complaint}`, { key: filed.link }));
  assert.match(decision.board, /^obc_/);

  // The number is good for a party, and for fifteen days.
  const appeal = { reference: decision.board, text: 'The board should hear this.' };
  good(await service.post('/v1/docket', appeal, { key: filed.link }), 201);
  const { letters, state } = good(await service.get(`/v1/cases/oversight/${decision.board}`));
  assert.deepEqual([state.kind, state.by, state.matter.stands], ['appealed', 'notifier', 'up']);
  const heard = letters.filter((one: { message: string }) => one.message === 'oversight.filed');
  assert.ok(
    heard.some((one: { recipient: string }) => one.recipient === 'account/p14'),
    'the uploader is a party',
  );
  for (const word of state.matter.decidedBefore) assert.match(word, /^staff\//);
  assert.equal(state.matter.decidedBefore.length, 2);

  await seated(service, decision.board, members);
  await ruled(service, decision.board, members, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  good(await service.post(`/v1/docket/${decision.board}/implementation`, {}, as(administrator)));
  assert.deepEqual(good(await service.upload_case(upload)).public, false);
  const statements = good(await service.get(`/v1/uploads/${upload}/statements`)).rows;
  assert.match(statements.at(-1).text, new RegExp(decision.board), 'the statement cites the ruling');
});

test('P15: kept up as news, overturned by the board, removed within seven days; advice declined without delay to the case', async () => {
  const { upload, id } = await referred();
  const until180 = new Date(service.now() + 180 * DAY).toISOString();
  const grant = {
    upload,
    ground: 'newsworthy',
    from: 'tc/violence',
    weighing: 'The people must know.',
    until: until180,
  };
  const tooLong = { ...grant, until: new Date(service.now() + 181 * DAY).toISOString() };
  assert.equal((await service.post('/v1/exceptions', tooLong, as(reviewer))).body.why, 'no-such-end');
  const granted = good(await service.post('/v1/exceptions', grant, as(reviewer)), 201);
  const exception = granted.stream.slice('exception/'.length);
  const own = await service.post(`/v1/exceptions/${exception}/review`, { outcome: 'keep', text: 'Yes.' }, as(reviewer));
  assert.deepEqual([own.status, own.body.why], [409, 'decided-before']);

  assert.equal((await service.get(`/v1/docket/${id}`, { key: '' })).status, 404, 'not public before it is taken');
  await seated(service, id, members);
  const docket = good(await service.get(`/v1/docket/${id}`, { key: '' }));
  assert.deepEqual([docket.state, docket.panel.length, docket.seats], ['DELIBERATING', 5, 5]);
  assert.equal(docket.summary, SELECTION.summary);
  good(await service.post(`/v1/docket/${id}/comments`, { text: 'Please read it in Khmer.' }, { key: '' }), 201);
  const recommendations = ['Suspend the account for six months.', 'Say how public figures are treated.'];
  await ruled(service, id, members, ['OVERTURN', 'OVERTURN', 'OVERTURN', 'UPHOLD'], { recommendations });
  const late = await service.post(`/v1/docket/${id}/comments`, { text: 'Too late?' }, { key: '' });
  assert.equal(late.body.why, 'comments-closed');

  const ruling = good(await service.get(`/v1/docket/${id}`, { key: '' }));
  assert.deepEqual(
    [ruling.ruling.outcome, ruling.ruling.direction, ruling.ruling.for, ruling.ruling.against, ruling.comments],
    ['OVERTURN', 'down', 3, 1, 1],
  );
  assert.deepEqual(ruling.ruling.dissents, ['I would have left it up, with a warning.']);
  assert.match(ruling.ruling.text, /threat was plain/);
  const [first, second] = ruling.recommendations;
  const reason = 'Our rules have no such measure.';
  good(await service.post(`/v1/recommendations/${first.id}/answer`, { answer: 'declined', reason }, as(administrator)));

  // Nobody carries it out: on the seventh day it carries itself out, and the exception ends with it.
  await service.advance(7 * DAY);
  const shown = good(await service.upload_case(upload));
  assert.deepEqual([shown.state, shown.public], ['BLOCKED', false]);
  const ended = good(await service.get(`/v1/cases/exception/${exception}`));
  const done = good(await service.get(`/v1/docket/${id}`, { key: '' }));
  assert.equal(done.state, 'IMPLEMENTED');
  assert.equal(ended.file.state, 'ENDED_OVERTURNED');
  assert.deepEqual(
    done.recommendations.map((one: { state: string; reason?: string; late: boolean }) => [
      one.state,
      one.reason,
      one.late,
    ]),
    [
      ['DECLINED', reason, false],
      ['ISSUED', undefined, false],
    ],
  );
  await service.advance(60 * DAY);
  const overdue = good(await service.get(`/v1/docket/${id}`, { key: '' }));
  assert.equal(overdue.recommendations[1].late, true);
  good(
    await service.post(
      `/v1/recommendations/${second.id}/answer`,
      { answer: 'accepted', reason: 'We will.' },
      as(administrator),
    ),
  );
});

test('an administrator, a reviewer, an auditor and a key read nothing of a deliberation, by any route or in the store', async () => {
  const { id } = await referred();
  await seated(service, id, members);
  const panel = await panelOf(service, id, members);
  const outsider = members.find((one) => !panel.includes(one))!;
  const secret = 'Between us: I waver about the word brood.';
  good(await service.post(`/v1/docket/${id}/deliberation`, { text: secret }, as(panel[0]!)));
  const auditor = await service.staff('auditor', 'operator');
  for (const who of [as(administrator), as(reviewer), as(auditor), {}]) {
    const read = await service.post(`/v1/docket/${id}/deliberation/read`, {}, who);
    assert.equal(read.status, 403, JSON.stringify(read.body));
    const { body } = await service.get(`/v1/cases/oversight/${id}`, who);
    assert.ok(!JSON.stringify(body).includes('brood'));
  }
  const neighbour = await service.post(`/v1/docket/${id}/deliberation/read`, {}, as(outsider));
  assert.deepEqual(neighbour.body.rows, [], 'a member without a seat sees drafts for review only');
  const { store } = service.running.service;
  const kept = await store.textsOf(`oversight/${id}`);
  const settings = await Promise.all(members.map((one) => store.setting(`board-key/${one.id}`)));
  assert.ok(kept.some(({ text }) => text.includes('recourse-sealed/1')));
  assert.ok(!JSON.stringify([kept, settings, await store.events(`oversight/${id}`)]).includes('brood'));
  for (const member of panel) {
    const { passphrase } = member;
    const { rows } = good(await service.post(`/v1/docket/${id}/deliberation/read`, { passphrase }, as(member)));
    assert.equal(rows[0].text, secret);
  }
  // Sealed on a member's own machine, it is kept as it came; plain words are not taken for sealed ones.
  const { rows: keys } = good(await service.get('/v1/board/members', as(panel[0]!)));
  const seats = keys.filter(({ member }: { member: string }) => panel.some((one) => `staff/${one.id}` === member));
  const sealed = seal('Sealed at home.', seats, `oversight/${id}`, (count) => new Uint8Array(randomBytes(count)));
  good(await service.post(`/v1/docket/${id}/deliberation`, { sealed }, as(panel[1]!)));
  const { passphrase } = panel[2]!;
  const opened = good(await service.post(`/v1/docket/${id}/deliberation/read`, { passphrase }, as(panel[2]!)));
  assert.equal(opened.rows.at(-1).text, 'Sealed at home.');
  assert.equal((await service.post(`/v1/docket/${id}/deliberation`, { sealed: secret }, as(panel[1]!))).status, 422);
  const wrong = await service.post(
    `/v1/docket/${id}/deliberation/read`,
    { passphrase: 'not this one at all' },
    as(panel[1]!),
  );
  assert.equal(wrong.body.why, 'wrong-passphrase');
});

test('P19: a member with an interest steps down or is challenged; the seat is drawn again, in public, without a reason', async () => {
  const { id } = await referred();
  await seated(service, id, members);
  const before = await panelOf(service, id, members);
  good(await service.post(`/v1/docket/${id}/deliberation`, { text: 'First thoughts.' }, as(before[0]!)));
  const leaver = before[2]!;
  good(await service.post(`/v1/docket/${id}/recusal`, undefined, as(leaver)));
  const refused = await service.post(`/v1/docket/${id}/deliberation`, { text: 'Still here?' }, as(leaver));
  assert.deepEqual([refused.status, refused.body.why], [422, 'not-your-case']);
  const now = await panelOf(service, id, members);
  assert.equal(now.length, 5);
  const drawn = now[2]!;
  assert.notEqual(drawn.id, leaver.id);
  // What was said before reaches the new member when one who heard it passes it on.
  const passphrase = now[0]!.passphrase;
  good(await service.post(`/v1/docket/${id}/deliberation/pass-on`, { passphrase }, as(now[0]!)));
  const read = { passphrase: drawn.passphrase };
  const { rows } = good(await service.post(`/v1/docket/${id}/deliberation/read`, read, as(drawn)));
  assert.match(rows.at(-1).text, /First thoughts/);

  const challenge = { seat: 1, text: 'She worked for the claimant.' };
  good(await service.post(`/v1/docket/${id}/challenges`, challenge, as(now[1]!)));
  const byHerself = await service.post(`/v1/docket/${id}/challenges/1/answer`, { granted: false }, as(now[0]!));
  assert.equal(byHerself.body.why, 'own-seat');
  good(await service.post(`/v1/docket/${id}/challenges/1/answer`, { granted: true }, as(now[3]!)));
  const page = good(await service.get(`/v1/docket/${id}`, { key: '' }));
  assert.deepEqual([page.panel.length, page.recusals], [5, 2]);
  const lottery = good(await service.get(`/v1/docket/${id}/lottery`, { key: '' }));
  assert.deepEqual(
    lottery.draws.slice(5).map(({ seat, attempt }: { seat: number; attempt: number }) => [seat, attempt]),
    [
      [3, 1],
      [1, 1],
    ],
  );
  const all = JSON.stringify([page, lottery]);
  for (const { id: member } of members) assert.ok(!all.includes(member), 'no name in public');
  assert.ok(!all.includes('worked for'), 'no reason in public');
});

test('anybody can draw the panel again from what is published, and see that the list came first', async () => {
  const { id } = await referred();
  await seated(service, id, members);
  const lottery = good(await service.get(`/v1/docket/${id}/lottery`, { key: '' }));
  const { committed, terms } = lottery;
  // 1. The leaf commits to the list.
  const salt = Buffer.from(committed.salt, 'base64');
  const c = createHmac('sha256', salt).update(canonicalJson(committed.record)).digest('base64');
  assert.equal(c, committed.leaf.c);
  assert.deepEqual(committed.record.list, terms.list);
  assert.equal(committed.record.size, terms.size);
  // 2. The root is that of the log at the committed size, which includes the list and at least one leaf after it.
  assert.ok(terms.size > committed.index + 1);
  const leaves = await service.running.service.store.leaves(0, terms.size);
  assert.equal(Buffer.from(leaves[committed.index]!.leaf).toString('base64'), committed.bytes);
  assert.equal(Buffer.from(rootOf(leaves.map(({ leaf }) => leafHash(leaf)))).toString('base64'), lottery.root);
  // 3. Each draw is a hash of what it says, and the panel follows.
  for (const { text, sha256 } of lottery.draws) {
    assert.equal(createHash('sha256').update(text).digest('hex'), sha256);
    assert.ok(text.includes(lottery.root) && text.includes(lottery.case));
  }
  const { size, seats, local, list } = terms;
  const again = drawPanel(
    list,
    { case: lottery.case, size, seats, local },
    new Uint8Array(Buffer.from(lottery.root, 'base64')),
  );
  assert.deepEqual(
    again.map(({ ticket }) => ticket),
    lottery.draws.map(({ ticket }: { ticket: string }) => ticket),
  );
  const knows = new Map<string, string[]>(
    list.map((one: { ticket: string; knows: string[] }) => [one.ticket, one.knows]),
  );
  const panel = again.map(({ ticket }) => knows.get(ticket)!);
  assert.ok(
    panel.some((one) => one.includes('region/KH')),
    'somebody knows the region',
  );
  assert.ok(
    new Set(panel.flatMap((one) => one.filter((word) => word.startsWith('field/')))).size > 1,
    'not all of one field',
  );
});

test('P20: like uploads are proposed by a program, and carried over only where a person finds them parallel', async () => {
  const article = prose(++seed, 200);
  const reference = await service.reference(article);
  const copy = (words: string) => service.upload(`${words} ${article}`, { uploader: { account: `c${++seed}` } });
  const first = good(await service.upload(article, { uploader: { account: 'c0' } }), 201);
  assert.equal(first.decision.action, 'BLOCK');
  const like: string[] = [];
  for (let i = 0; i < 6; i++)
    like.push(good(await service.upload(article, { uploader: { account: `l${i}` } }), 201).id);
  const news: string[] = [];
  for (let i = 0; i < 2; i++) news.push(good(await copy(`${prose(900 + i, 60)}`), 201).id);
  const refer = { upload: first.id, text: 'Is this satire?', urgent: true };
  const { stream } = good(await service.post('/v1/docket/referrals', refer, as(administrator)), 201);
  const id = stream.slice('oversight/'.length);
  await seated(service, id, members, { topics: ['satire'], local: [] });
  await ruled(service, id, members, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  good(await service.post(`/v1/docket/${id}/implementation`, {}, as(administrator)));
  assert.equal(good(await service.upload_case(first.id)).public, true);

  // The job proposes what shows the same passage.
  const proposed = await until(async () => {
    const { sweep } = good(await service.get(`/v1/docket/${id}`, { key: '' }));
    return sweep.proposed >= 8 ? sweep : undefined;
  });
  assert.deepEqual(proposed, { proposed: 8, marked: 0, carriedOver: 0 });
  for (const upload of like)
    assert.equal(good(await service.upload_case(upload)).public, false, 'a program only proposes');
  for (const upload of [...like, ...news]) {
    const mark = { identical: true, parallel: like.includes(upload) };
    good(await service.post(`/v1/docket/${id}/sweep/${upload}/mark`, mark, as(another)));
  }
  for (const upload of like) assert.equal(good(await service.upload_case(upload)).public, true);
  for (const upload of news) assert.ok(!(await eventsOf('upload', upload)).includes('restored'));
  const swept = good(await service.get(`/v1/docket/${id}`, { key: '' })).sweep;
  assert.deepEqual(swept, { proposed: 8, marked: 8, carriedOver: 6 });

  const byWork = good(await service.get(`/v1/precedents?reference=${reference}`, { key: '' })).rows;
  const byQuestion = good(await service.get('/v1/precedents?question=satire', { key: '' })).rows;
  assert.deepEqual(byWork, byQuestion);
  assert.deepEqual([byWork[0].id, byWork[0].outcome, byWork[0].direction], [id, 'OVERTURN', 'up']);
  assert.deepEqual(good(await service.get('/v1/precedents?question=other', { key: '' })).rows, []);
});

test('a ruling reaches later uploads of the same passage: the answer cites the ruling and is put before a human', async () => {
  const article = prose(++seed, 200);
  await service.reference(article);
  const first = good(await service.upload(article, { uploader: { account: 'first' } }), 201);
  const refer = { upload: first.id, text: 'Is this satire?', urgent: true };
  const { stream } = good(await service.post('/v1/docket/referrals', refer, as(administrator)), 201);
  const id = stream.slice('oversight/'.length);
  await seated(service, id, members, { local: [] });
  await ruled(service, id, members, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  good(await service.post(`/v1/docket/${id}/implementation`, {}, as(administrator)));
  const later = good(await service.upload(article, { uploader: { account: 'later' } }), 201);
  assert.equal(later.decision.action, 'BLOCK', 'a precedent decides nothing by itself');
  assert.match(later.statement.text, new RegExp(id));
  const { state } = good(await service.get(`/v1/cases/oversight/${id}`));
  assert.ok(state.sweep.proposed[`upload/${later.id}`]);
  const other = good(await service.upload(prose(++seed, 200)), 201);
  assert.equal(state.sweep.proposed[`upload/${other.id}`], undefined);
});

test('finds the same upload again where no work was recognised in it, by its fingerprint alone', async () => {
  const { upload, id } = await referred();
  const words = prose(seed, 120);
  const again = good(await service.upload(words, { uploader: { account: 'again' } }), 201).id;
  const different = good(await service.upload(prose(9_000, 120), { uploader: { account: 'different' } }), 201).id;
  await seated(service, id, members);
  await ruled(service, id, members, ['OVERTURN', 'OVERTURN', 'OVERTURN']);
  good(await service.post(`/v1/docket/${id}/implementation`, {}, as(administrator)));
  assert.equal(good(await service.upload_case(upload)).public, false);
  const proposed = await until(async () => {
    const { state } = good(await service.get(`/v1/cases/oversight/${id}`));
    return Object.keys(state.sweep.proposed).length > 0 ? state.sweep.proposed : undefined;
  });
  assert.deepEqual(proposed, { [`upload/${again}`]: { why: 'same-fingerprint' } });
  assert.ok(!(`upload/${different}` in proposed));
  good(await service.post(`/v1/docket/${id}/sweep/${again}/mark`, { identical: true, parallel: true }, as(reviewer)));
  assert.equal(good(await service.upload_case(again)).public, false);
});

test('when the operator gives in, the upload follows at once and the board sums up', async () => {
  const { id, upload } = await referred();
  await seated(service, id, members);
  good(await service.post(`/v1/docket/${id}/concession`, undefined, as(administrator)));
  assert.equal(good(await service.upload_case(upload)).public, false);
  good(await service.post(`/v1/docket/${id}/summary`, { text: 'The operator agrees.' }, as(members[4]!)));
  const page = good(await service.get(`/v1/docket/${id}`, { key: '' }));
  assert.deepEqual(
    [page.state, page.ruling.form, page.ruling.text],
    ['IMPLEMENTED', 'summary', 'The operator agrees.'],
  );
});

test('who may not, cannot: each step of the board is closed to everybody else, with a kind answer', async () => {
  const { id } = await referred(true);
  const selection = await service.post(`/v1/docket/${id}/selection`, SELECTION, as(administrator));
  assert.deepEqual([selection.status, selection.body.why], [403, 'not-allowed']);
  const shrug = { take: false, reason: 'no-capacity' };
  assert.equal((await service.post(`/v1/docket/${id}/selection`, shrug, as(members[1]!))).body.why, 'urgent-referral');
  const short = await service.post('/v1/board/key', { passphrase: 'short' }, as(members[0]!));
  assert.deepEqual([short.status, short.body.why], [422, 'passphrase-too-short']);
  const stranger = await service.post('/v1/docket', { reference: 'obc_none', text: 'Hear me.', party: 'party/pty_x' });
  assert.deepEqual([stranger.status, stranger.body.why], [404, 'not-found']);
  const early = await service.post(`/v1/docket/${id}/panel`);
  assert.deepEqual([early.status, early.body.why], [404, 'not-found']);
  const implement = await service.post(`/v1/docket/${id}/implementation`, {}, as(members[0]!));
  assert.equal(implement.status, 403);
});
