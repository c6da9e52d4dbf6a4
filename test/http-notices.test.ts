/** Notices over HTTP, from people without accounts, and crowds. Whole procedures (mechanics § 10.2): test/scenarios. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { erasureWaitsFor } from '../src/app/index.ts';
import { openCaseService, prose, DAY, HOUR, type CaseService } from './fixtures/case-service.ts';
import { until, type SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let first: SignedInHeaders;
let second: SignedInHeaders;
let seed = 500;

before(async () => {
  service = await openCaseService('2026-03-02T09:00:00Z');
  first = await service.staff('reviewer');
  second = await service.staff('reviewer');
});
after(() => service.close());

const anyone = { key: '' };
const byKey = (who: SignedInHeaders) => ({ key: '', headers: who.headers });
/** Something of which nothing was recognised. */
async function aPost(account?: string): Promise<string> {
  const { body } = await service.upload(prose(++seed, 60), account === undefined ? {} : { uploader: { account } });
  return body.id;
}
const whole = (location: string, name = 'Ada') => ({
  location,
  explanation: 'It threatens a neighbour by name.',
  contact: { name, email: `${name.toLowerCase()}@example.org` },
  goodFaith: true,
  category: 'ILLEGAL_OR_HARMFUL_SPEECH',
});
const lettersOf = async (kind: string, id: string) =>
  (await service.get(`/v1/cases/${kind}/${id}`)).body.letters as { recipient: string; message: string }[];

test('a notice from anyone is received at once, decided by a person, and answered with the ways to contest', async () => {
  const id = await aPost();
  await service.post(`/v1/uploads/${id}/uploader`, { account: 'n1', email: 'n1@example.org' });
  const sent = await service.post('/v1/notices', whole(id), anyone);
  assert.equal(sent.status, 201, JSON.stringify(sent.body));
  assert.deepEqual(sent.body.missing, []);
  assert.deepEqual(
    (await lettersOf('notice', sent.body.id)).map(({ message }) => message),
    ['notice.received'],
  );
  const mine = { key: sent.body.link as string };
  assert.equal((await service.get(`/v1/notices/${sent.body.id}`, mine)).body.state, 'QUEUED');
  assert.equal((await service.get(`/v1/notices/ntc_other`, mine)).status, 404);
  const decision = { outcome: 'ACTION', ground: 'de/stgb-241', reason: 'It is a threat.' };
  assert.equal(
    (await service.post(`/v1/notices/${sent.body.id}/decision`, decision)).status,
    403,
    'never by a program',
  );
  const answer = await service.post(`/v1/notices/${sent.body.id}/decision`, decision, byKey(first));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const shown = (await service.upload_case(id)).body;
  assert.deepEqual(
    [shown.state, shown.restrictions[0].source, shown.restrictions[0].ground],
    ['BLOCKED', 'notice', 'de/stgb-241'],
  );
  const told = (await service.get(`/v1/notices/${sent.body.id}`, mine)).body;
  assert.deepEqual([told.state, told.decision.automation, told.decision.reason], ['ACTION', 'none', 'It is a threat.']);
  const [statement] = (await service.get(`/v1/uploads/${id}/statements`)).body.rows;
  assert.equal(statement.json.source_type, 'SOURCE_ARTICLE_16');
  assert.equal(statement.json.category, 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH');
  assert.ok(
    !JSON.stringify(await service.get(`/v1/cases/upload/${id}`)).includes('ada@'),
    'the uploader is not told by whom',
  );
  // The uploader contests it; somebody else decides, and the restriction falls.
  const filed = await service.post('/v1/complaints', { about: `upload/${id}`, text: 'It is a line from a play.' });
  assert.equal(filed.status, 201, JSON.stringify(filed.body));
  const reversal = { outcome: 'REVERSED', reason: 'It is a line from a play.' };
  const again = await service.post(`/v1/complaints/${filed.body.id}/decision`, reversal, byKey(first));
  assert.equal(again.body.why, 'decided-before');
  assert.equal((await service.post(`/v1/complaints/${filed.body.id}/decision`, reversal, byKey(second))).status, 200);
  assert.deepEqual((await service.upload_case(id)).body.restrictions, []);
});

test('what was missing can be sent later, and then it is complete', async () => {
  const sent = await service.post('/v1/notices', { ...whole('https://example.org') }, anyone);
  assert.deepEqual(sent.body.missing, ['location']);
  const more = await service.post(
    `/v1/notices/${sent.body.id}/information`,
    { location: 'https://example.org/post/17' },
    { key: sent.body.link },
  );
  assert.equal(more.status, 200, JSON.stringify(more.body));
  await service.advance(14 * DAY);
  assert.equal((await service.get(`/v1/cases/notice/${sent.body.id}`)).body.file.state, 'QUEUED');
});

test('P13: a brigade is one review; the post stays, each notifier is answered once, and each is counted', async () => {
  const id = await aPost();
  const sent: string[] = [];
  for (let i = 0; i < 24; i++) {
    const body = { ...whole(id, `Person${i}`), account: `brigade-${i}`, accountIsNew: true };
    const one = await service.post('/v1/notices', body);
    assert.equal(one.status, 201, JSON.stringify(one.body));
    sent.push(one.body.id);
    if (i % 6 === 5) await service.advance(60_000);
  }
  const open = (await service.get(`/v1/cases?kind=notice&open=true&waitsFor=staff&about=upload/${id}`)).body.rows;
  assert.equal(open.length, 1, 'one review');
  const all = (await service.get(`/v1/cases?kind=notice&open=true&about=upload/${id}`)).body.rows;
  assert.equal(all.length, 1, 'what was merged into it waits for nobody, and is not listed as open');
  const [lead] = open;
  assert.deepEqual([lead.shown.merged, lead.shown.newAccounts, lead.severity], [23, 24, 0]);
  assert.equal((await service.upload_case(id)).body.public, true, 'not touched meanwhile');
  const member = sent.find((one) => one !== lead.id)!;
  const decision = { outcome: 'NO_ACTION', ground: 'de/gg-5', reason: 'It is lawful criticism.', unfounded: true };
  const early = await erasureWaitsFor(service.running.service, 'account/brigade-12');
  assert.equal(early?.kind === 'refused' && early.why, 'still-open', 'nobody is erased before the answer went out');
  const wrong = await service.post(`/v1/notices/${member}/decision`, decision, byKey(first));
  assert.equal(wrong.body.why, 'merged');
  assert.equal((await service.post(`/v1/notices/${lead.id}/decision`, decision, byKey(first))).status, 200);
  await until(async () => {
    const left = (await service.get(`/v1/cases?kind=notice&state=MERGED&about=upload/${id}&limit=1`)).body.rows;
    return left.length === 0 ? true : undefined;
  });
  for (const one of [sent[0], sent[12], sent[23]]) {
    const letters = (await lettersOf('notice', one!)).filter(({ message }) => message === 'notice.decided');
    assert.equal(letters.length, 1);
    assert.equal((await service.get(`/v1/notices/${one}`)).body.decision.reason, decision.reason);
  }
  const account = (await service.get('/v1/cases/account/brigade-12')).body;
  assert.ok(account.events.some(({ type }: { type: string }) => type === 'notice-unfounded'));
  assert.equal((await service.upload_case(id)).body.public, true);
});

test('P14: a notifier whose notice led to nothing can complain, and gets the board’s reference when that fails', async () => {
  const id = await aPost();
  await service.post(`/v1/uploads/${id}/uploader`, { account: 'p14', email: 'p14@example.org' });
  const sent = await service.post('/v1/notices', whole(id, 'Grace'), anyone);
  const mine = { key: sent.body.link as string };
  const early = await service.post('/v1/complaints', { about: `notice/${sent.body.id}`, text: 'Hurry.' }, mine);
  assert.equal(early.body.why, 'not-decided');
  const rejected = { outcome: 'NO_ACTION', ground: 'de/gg-5', reason: 'It is an opinion.' };
  await service.post(`/v1/notices/${sent.body.id}/decision`, rejected, byKey(first));
  const filed = await service.post(
    '/v1/complaints',
    { about: `notice/${sent.body.id}`, text: 'It is a threat.' },
    mine,
  );
  assert.equal(filed.status, 201, JSON.stringify(filed.body));
  const recipients = (await lettersOf('complaint', filed.body.id)).map(({ recipient }) => recipient);
  assert.ok(recipients.includes('account/p14'), 'the uploader is a party and heard');
  const upheld = { outcome: 'UPHELD', reason: 'It is an opinion.' };
  assert.equal(
    (await service.post(`/v1/complaints/${filed.body.id}/decision`, upheld, byKey(first))).body.why,
    'decided-before',
  );
  await service.advance(3 * DAY);
  const answer = await service.post(`/v1/complaints/${filed.body.id}/decision`, upheld, byKey(second));
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  const told = (await service.get(`/v1/complaints/${filed.body.id}`, { key: filed.body.link })).body;
  assert.match(told.decision.board, /^obc_/);
  assert.equal((await service.get(`/v1/cases/oversight/${told.decision.board}`)).status, 200);
  const again = await service.post('/v1/complaints', { about: `notice/${sent.body.id}`, text: 'Again.' }, mine);
  assert.equal(again.body.why, 'already-decided');
});

test('refuses what cannot be, kindly', async () => {
  const id = await aPost();
  const flagger = await service.post('/v1/notices', { ...whole(id), trustedFlagger: true }, anyone);
  assert.deepEqual([flagger.status, flagger.body.why], [403, 'not-allowed']);
  const trusted = await service.post('/v1/notices', { ...whole(id), trustedFlagger: true });
  const { body } = await service.get(`/v1/cases/notice/${trusted.body.id}`);
  assert.equal(body.file.state, 'PRIORITY');
  assert.equal(Date.parse(body.file.dueAt) - service.now(), 24 * HOUR);
  const long = await service.post('/v1/notices', { ...whole(id), explanation: 'x'.repeat(30_000) }, anyone);
  assert.deepEqual([long.status, long.body.why], [422, 'invalid']);
  const partial = { outcome: 'PARTIAL', ground: 'de/stgb-86a', reason: 'There only.' };
  assert.equal(
    (await service.post(`/v1/notices/${trusted.body.id}/decision`, partial, byKey(first))).body.why,
    'territories-missing',
  );
  const there = await service.post(
    `/v1/notices/${trusted.body.id}/decision`,
    { ...partial, territories: ['DE'] },
    byKey(first),
  );
  assert.equal(there.status, 200, JSON.stringify(there.body));
  const shown = (await service.upload_case(id)).body;
  assert.deepEqual(
    [shown.public, shown.restrictions[0].territories, shown.restrictions[0].source],
    [true, ['DE'], 'trusted-flagger'],
  );
  const twice = await service.post(
    `/v1/notices/${trusted.body.id}/decision`,
    { ...partial, territories: ['DE'] },
    byKey(second),
  );
  assert.deepEqual([twice.status, twice.body.why], [409, 'already-decided']);
});
