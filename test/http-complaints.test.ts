/** Uploads and complaints over HTTP, with a clock that the test moves; and bad input. Whole procedures (mechanics § 10.2): test/scenarios. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { letterFields } from '../src/app/cases/letter-fields.ts';
import { act } from '../src/app/index.ts';
import { writeLetter } from '../src/casework/index.ts';
import { openCaseService, prose, DAY, HOUR, type CaseService } from './fixtures/case-service.ts';
import type { SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let first: SignedInHeaders;
let second: SignedInHeaders;
const CLAIMANT = 'clm_harbour';

before(async () => {
  service = await openCaseService();
  first = await service.staff('reviewer');
  second = await service.staff('reviewer');
});
after(() => service.close());

let seed = 100;
/** A work of its own, and an upload of it that the table decides as named. */
async function decided(kind: 'whole' | 'quote' | 'long' | 'flagged', account: string, work: object = {}) {
  const article = prose(++seed, 200);
  const reference = await service.reference(article, work);
  const own = prose(++seed, 150);
  const text = {
    whole: article,
    quote: `${own} ${article.slice(300, 440)} ${prose(++seed, 40)}`,
    long: `${own} ${article.slice(200, 600)} ${prose(++seed, 40)}`,
    flagged: `${own}${article.slice(0, 1000)}${prose(++seed, 20)}`,
  }[kind];
  const options = { uploader: { account, email: `${account}@example.org`, language: 'de' } };
  const answer = await service.upload(
    text,
    kind === 'flagged' ? { ...options, declaration: { flag: 'quotation' } } : options,
  );
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return { id: answer.body.id as string, reference, article, body: answer.body };
}

const byKey = (who: SignedInHeaders) => ({ key: '', headers: who.headers });
const link = async (id: string, purpose: string, party?: string) =>
  (await service.post(`/v1/uploads/${id}/links`, { purpose, ...(party !== undefined && { party }) })).body
    .link as string;
const lettersOf = async (kind: string, id: string) =>
  (await service.get(`/v1/cases/${kind}/${id}`)).body.letters as {
    recipient: string;
    message: string;
    at: string;
    fields: Record<string, unknown>;
  }[];

test('P01: a block has its statement at the same moment, and the letter goes to the account', async () => {
  const { id, body } = await decided('whole', 'p01');
  assert.deepEqual([body.decision.action, body.decision.rule], ['BLOCK', 'R7a']);
  assert.equal(body.statement.json.application_date, '2026-11-23');
  assert.deepEqual(body.statement.json.decision_visibility, ['DECISION_VISIBILITY_CONTENT_DISABLED']);
  const shown = await service.upload_case(id);
  assert.deepEqual([shown.body.state, shown.body.public], ['BLOCKED', false]);
  const [letter] = await lettersOf('upload', id);
  assert.deepEqual(
    [letter?.recipient, letter?.message, letter?.at],
    ['account/p01', 'upload.blocked', body.receivedAt],
  );
  const { body: file } = await service.get(`/v1/cases/upload/${id}`);
  assert.equal(file.file.lastLeaf, file.events[0].fields.leaf, 'the decision’s leaf is the case’s first');
  assert.ok(!JSON.stringify(file.events).includes('example.org'), 'no contact in events');
});

test('P02: a complaint by link is told to all, decided by somebody else, and reversed at once', async () => {
  const { id } = await decided('whole', 'p02', { claimant: CLAIMANT });
  await service.advance(3 * DAY);
  const secret = await link(id, 'complain');
  const filed = await service.post('/v1/complaints', { about: `upload/${id}`, text: 'I wrote it.' }, { key: secret });
  assert.equal(filed.status, 201, JSON.stringify(filed.body));
  const complaint = filed.body.id as string;
  const letters = await lettersOf('complaint', complaint);
  assert.deepEqual(
    letters.map(({ recipient, message }) => [recipient, message]),
    [
      ['account/p02', 'complaint.received'],
      [`claimant/${CLAIMANT}`, 'complaint.parties-notified'],
    ],
  );
  const decision = { outcome: 'REVERSED', reason: 'The uploader is the author.' };
  const early = await service.post(`/v1/complaints/${complaint}/decision`, decision, byKey(first));
  assert.deepEqual([early.status, early.body.why], [422, 'hearing-open']);
  await service.post(`/v1/complaints/${complaint}/statements`, { party: `claimant/${CLAIMANT}`, text: 'We disagree.' });
  const byMachine = await service.post(`/v1/complaints/${complaint}/decision`, decision);
  assert.equal(byMachine.status, 403, 'never by a program');
  const answer = await service.post(`/v1/complaints/${complaint}/decision`, decision, byKey(first));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.ok(answer.body.leaves.length >= 2);
  assert.deepEqual((await service.upload_case(id)).body.state, 'RESTORED');
  const mine = await service.get(`/v1/complaints/${complaint}`, { key: filed.body.link });
  assert.deepEqual(
    [mine.body.state, mine.body.decision.reason, mine.body.decision.inTime],
    ['REVERSED', decision.reason, true],
  );
  assert.match(mine.body.decision.board, /^obc_/);
  assert.deepEqual(
    mine.body.statements.map(({ text }: { text: string }) => text),
    ['I wrote it.', 'We disagree.'],
  );
  assert.equal(mine.body.decidedBy, new Date(Date.parse(mine.body.openedAt) + 7 * DAY).toISOString());

  // The letter as it leaves: in the reader's language, with reasons, bodies, court and board.
  const { service: inner } = service.running;
  const sent = (await inner.store.lettersAbout(`complaint/${complaint}`)).find(
    ({ recipient, message }) => recipient === 'account/p02' && message === 'complaint.decided',
  );
  const written = writeLetter('complaint.decided', 'de', await letterFields(inner, sent!, true))!;
  for (const part of [decision.reason, 'Streitbeilegungsstelle', 'vor Gericht', mine.body.decision.board, '/you/tk_'])
    assert.ok(written.text.includes(part), `${part}: ${written.text}`);
});

/** A hundred decided claims by hand: what makes a claimant trusted is the claimants' own test. */
async function trusted(): Promise<void> {
  const { service: inner } = service.running;
  const address = { kind: 'claimant', id: CLAIMANT };
  const admin = { kind: 'staff', id: 'p-admin', roles: ['administrator', 'reviewer'] } as const;
  const rules = { kind: 'case', stream: 'complaint/cmp_seed' } as const;
  const steps = [
    [{ type: 'register' }, { kind: 'platform', key: 'key_seed' }],
    [{ type: 'verify' }, admin],
    ...Array.from({ length: 110 }, (_, i) => [
      { type: 'judged', upload: `up_seed${i}`, reference: 'ref_seed', accurate: true },
      rules,
    ]),
  ] as const;
  for (const [command, actor] of steps) {
    const outcome = await act(inner, { address, command: command as { type: string }, actor: actor as never });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
  }
}

test('P06: the red button without its declaration changes nothing, and is in the log', async () => {
  await trusted();
  const { id } = await decided('quote', 'p06', { claimant: CLAIMANT });
  const declaration = { reviewedByPerson: false, presumptionRebutted: true, significantHarm: true };
  const body = { claimant: `claimant/${CLAIMANT}`, declaration };
  const declined = await service.post(`/v1/uploads/${id}/red-button`, body);
  assert.deepEqual([declined.status, declined.body.why], [422, 'red-button-declined']);
  assert.match(declined.body.detail, /review-by-a-person/);
  assert.equal((await service.upload_case(id)).body.public, true);
  const { body: file } = await service.get(`/v1/cases/upload/${id}`);
  assert.equal(file.events.at(-1).type, 'red-button-declined');
  assert.ok(file.file.lastLeaf > file.events[0].fields.leaf);
});

test('P07: with the whole declaration it blocks at once, opens a complaint, and both are told', async () => {
  const { id } = await decided('quote', 'p07', { claimant: CLAIMANT });
  const declaration = { reviewedByPerson: true, presumptionRebutted: true, significantHarm: true };
  const pressed = await service.post(`/v1/uploads/${id}/red-button`, { claimant: `claimant/${CLAIMANT}`, declaration });
  assert.equal(pressed.status, 200, JSON.stringify(pressed.body));
  const shown = (await service.upload_case(id)).body;
  assert.deepEqual([shown.state, shown.public, shown.complaints.length], ['BLOCKED_PENDING_COMPLAINT', false, 1]);
  const [{ complaint }] = shown.complaints;
  const told = await lettersOf('upload', id);
  assert.deepEqual(
    told
      .slice(-2)
      .map(({ recipient }) => recipient)
      .sort(),
    ['account/p07', `claimant/${CLAIMANT}`],
  );
  await service.advance(3 * DAY);
  const path = `/v1/${complaint.replace('complaint/', 'complaints/')}/decision`;
  const answer = await service.post(path, { outcome: 'UPHELD', reason: 'A fair quotation.' }, byKey(second));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal((await service.upload_case(id)).body.state, 'RESTORED');
});

test('P08: two red buttons found wrong within twelve months close it for a time, with an end', async () => {
  const declaration = { reviewedByPerson: true, presumptionRebutted: true, significantHarm: true };
  const body = { claimant: `claimant/${CLAIMANT}`, declaration };
  const { id } = await decided('quote', 'p08', { claimant: CLAIMANT });
  const pressed = await service.post(`/v1/uploads/${id}/red-button`, body);
  assert.equal(pressed.status, 200, JSON.stringify(pressed.body));
  const [{ complaint }] = (await service.upload_case(id)).body.complaints;
  await service.advance(3 * DAY);
  // The first one was P07's.
  const decision = { outcome: 'UPHELD', reason: 'A fair quotation.' };
  const path = `/v1/${complaint.replace('complaint/', 'complaints/')}/decision`;
  const answer = await service.post(path, decision, byKey(second));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  assert.equal((await service.upload_case(id)).body.public, true, 'in the very step, not within the hour');
  const excluded = answer.body.events.find(({ type }: { type: string }) => type.startsWith('red-button-excluded'));
  assert.equal(excluded?.stream, `claimant/${CLAIMANT}`);
  const next = await decided('quote', 'p08', { claimant: CLAIMANT });
  const third = await service.post(`/v1/uploads/${next.id}/red-button`, body);
  assert.match(third.body.detail, /red-button-right/);
});

test('the uploader who is asked first can flag, and is public at once; who stays silent is reminded, then it lapses', async () => {
  const asked = await decided('long', 'prompt');
  assert.equal((await service.upload_case(asked.id)).body.state, 'AWAIT_UPLOADER');
  const key = await link(asked.id, 'answer');
  const other = await decided('long', 'prompt');
  assert.equal((await service.post(`/v1/uploads/${other.id}/answer`, { answer: 'withdraw' }, { key })).status, 404);
  const flagged = await service.post(
    `/v1/uploads/${asked.id}/answer`,
    { answer: 'flag', flag: 'quotation', text: 'I review it.' },
    { key },
  );
  assert.equal(flagged.status, 200, JSON.stringify(flagged.body));
  assert.equal((await service.upload_case(asked.id)).body.state, 'PUBLISHED_PRESUMED');
  await service.advance(7 * DAY);
  assert.ok((await lettersOf('upload', other.id)).some(({ message }) => message === 'upload.reminder'));
  await service.advance(23 * DAY);
  assert.equal((await service.upload_case(other.id)).body.state, 'WITHDRAWN');
});

test('a held upload is public when the clock runs out, and the missed clock shows', async () => {
  const { id } = await decided('flagged', 'held');
  await service.advance(24 * HOUR - 1);
  assert.equal((await service.upload_case(id)).body.state, 'HELD_FOR_REVIEW');
  await service.advance(1);
  assert.equal((await service.upload_case(id)).body.state, 'PUBLISHED_PRESUMED');
  const { body } = await service.get(`/v1/cases/upload/${id}`);
  assert.equal(body.events.at(-1).fields.why, 'review-clock');
});

test('a flag that comes with a manifest upload opens a complaint by itself', async () => {
  const article = prose(++seed, 200);
  await service.reference(article);
  const { body } = await service.upload(article, { declaration: { licence: 'no. 123' }, uploader: { account: 'r7b' } });
  assert.equal(body.decision.rule, 'R7b');
  const shown = (await service.upload_case(body.id)).body;
  assert.deepEqual([shown.state, shown.complaints.length, shown.complaints[0].open], ['BLOCKED', 1, true]);
});

test('a shorter version takes the place of the one that waited', async () => {
  const asked = await decided('long', 'trim');
  const { status } = await service.upload(prose(++seed, 100), { query: `?territory=DE&replaces=${asked.id}` });
  assert.equal(status, 201);
  assert.equal((await service.upload_case(asked.id)).body.state, 'WITHDRAWN');
});

test('answers bad requests kindly, and keeps nothing of them', async () => {
  const { id } = await decided('whole', 'bad');
  const about = `upload/${id}`;
  const cases: [number, string, object, object?][] = [
    [422, 'reasons-missing', { about }],
    [422, 'invalid', { about, text: '   ' }],
    [422, 'invalid', { about, text: 'x'.repeat(20_001) }],
    [413, 'over-limit', { about, text: 'x'.repeat(1_000_000) }],
    [404, 'not-found', { about: 'upload/up_nobody', text: 'Hello' }],
    [404, 'not-found', { about: 'nothing/at-all', text: 'Hello' }],
    [422, 'invalid', { about: 'up_1', text: 'Hello' }],
    [404, 'not-found', { about, text: 'Hello' }, { key: await link((await decided('whole', 'else')).id, 'complain') }],
  ];
  for (const [status, why, body, options] of cases) {
    const answer = await service.post('/v1/complaints', body, options);
    assert.deepEqual([answer.status, answer.body.why], [status, why], JSON.stringify(answer.body));
    assert.ok(answer.body.fix.length > 10);
  }
  assert.deepEqual((await service.upload_case(id)).body.complaints, []);
  const text = 'Ünïcödé: 蓝色的 \u202E, grüße from Ωmega.';
  const key = { headers: { 'Idempotency-Key': 'same' } };
  const one = await service.post('/v1/complaints', { about, text }, key);
  const two = await service.post('/v1/complaints', { about, text }, key);
  assert.equal(one.status, 201, JSON.stringify(one.body));
  assert.equal(two.body.id, one.body.id, 'asked twice, done once');
  const again = await service.post('/v1/complaints', { about, text });
  assert.deepEqual([again.status, again.body.why], [422, 'already-complained']);
  assert.equal((await service.get(`/v1/complaints/${one.body.id}`)).body.statements[0].text, text);
});

test('a complaint that is taken back leaves the way open for another one', async () => {
  const { id } = await decided('whole', 'back');
  const text = { about: `upload/${id}`, text: 'It is mine.' };
  const filed = await service.post('/v1/complaints', text);
  assert.equal((await service.post(`/v1/complaints/${filed.body.id}/withdrawal`)).status, 200);
  assert.equal((await service.post('/v1/complaints', text)).status, 201);
});

test('two reviewers at once: one decides, the other is told so', async () => {
  const { id } = await decided('whole', 'twice');
  const filed = await service.post('/v1/complaints', { about: `upload/${id}`, text: 'Mine.' });
  const decide = (who: SignedInHeaders, outcome: string) =>
    service.post(`/v1/complaints/${filed.body.id}/decision`, { outcome, reason: 'Because.' }, byKey(who));
  const answers = await Promise.all([decide(first, 'UPHELD'), decide(second, 'REVERSED')]);
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const assigned = await service.post(`/v1/cases/complaint/${filed.body.id}/assign`, { to: first.id }, byKey(second));
  assert.equal(assigned.body.why, 'already-decided');
});

test('an out-of-court body decides for the uploader: followed, it is public again, and the platform pays', async () => {
  const { id } = await decided('whole', 'ods');
  const filed = await service.post('/v1/complaints', { about: `upload/${id}`, text: 'Mine.' });
  await service.advance(3 * DAY);
  await service.post(`/v1/complaints/${filed.body.id}/decision`, { outcome: 'UPHELD', reason: 'No.' }, byKey(first));
  const complaint = `complaint/${filed.body.id}`;
  const opened = await service.post('/v1/out-of-court', { complaint, body: 'de/user-rights' });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const path = `/v1/${opened.body.stream}`;
  assert.equal(Date.parse(opened.body.state.dueAt) || opened.body.state.dueAt, service.now() + 90 * DAY);
  await service.post(`${path}/extension`);
  const early = await service.post(`${path}/answer`, { answer: 'implement' }, byKey(second));
  assert.equal(early.body.why, 'already-decided');
  await service.post(`${path}/decision`, { outcome: 'FOR_RECIPIENT', reason: 'The uploader is the author.' });
  const own = await service.post(`${path}/answer`, { answer: 'implement' }, byKey(first));
  assert.equal(own.body.why, 'decided-before');
  const followed = await service.post(`${path}/answer`, { answer: 'implement' }, byKey(second));
  assert.equal(followed.status, 200, JSON.stringify(followed.body));
  assert.equal(followed.body.state.feesBy, 'platform');
  assert.equal((await service.upload_case(id)).body.state, 'RESTORED');
});
