/** One notice that names several places, and notices that come too fast from one place on the net. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openCaseService, prose, type CaseService } from './fixtures/case-service.ts';
import { json, type SignedInHeaders } from './fixtures/http-service.ts';

let service: CaseService;
let reviewer: SignedInHeaders;
let seed = 9_000;
before(async () => {
  service = await openCaseService(undefined, { publicPerHour: 100 });
  reviewer = await service.staff('reviewer');
});
after(() => service.close());

const anyone = { key: '' };
const as = { headers: {} as Record<string, string>, key: '' };
const aPost = async (): Promise<string> => (await service.upload(prose(++seed, 60))).body.id;
const whole = {
  explanation: 'It threatens a neighbour by name.',
  contact: { name: 'Ada', email: 'ada@example.org' },
  goodFaith: true,
  category: 'ILLEGAL_OR_HARMFUL_SPEECH',
};
const caseOf = async (id: string) => (await service.get(`/v1/cases/notice/${id}`)).body;

test('each exact place of one notice is reviewed and answered by itself; what is no place is asked for alone', async () => {
  Object.assign(as.headers, reviewer.headers);
  const [one, two] = [await aPost(), await aPost()];
  const locations = [
    one,
    `https://platform.example/watch/${two}`,
    one,
    'all posts of X',
    'https://elsewhere.example/p/7',
  ];
  const { status, body } = await service.post('/v1/notices', { ...whole, locations }, anyone);
  assert.equal(status, 201, JSON.stringify(body));
  assert.deepEqual(body.missing, []);
  assert.deepEqual(
    body.also.map(({ missing }: { missing: string[] }) => missing),
    [[], ['location'], []],
    'the same place counts once',
  );
  const first = await caseOf(body.id);
  assert.deepEqual([first.state.upload, first.state.places], [`upload/${one}`, 4]);
  const second = await caseOf(body.also[0].id);
  assert.deepEqual([second.state.upload, second.state.partOf], [`upload/${two}`, `notice/${body.id}`]);
  assert.deepEqual(second.letters, [], 'one message, one receipt');
  assert.deepEqual(
    first.letters.map(({ message }: { message: string }) => message),
    ['notice.received'],
  );
  const unclear = await caseOf(body.also[1].id);
  assert.deepEqual([unclear.file.state, unclear.state.upload], ['NEEDS_INFO', undefined]);

  const action = { outcome: 'ACTION', ground: 'de/stgb-241', reason: 'A threat.' };
  const none = { outcome: 'NO_ACTION', ground: 'de/stgb-241', reason: 'No threat.' };
  assert.equal((await service.post(`/v1/notices/${body.id}/decision`, action, as)).status, 200);
  assert.equal((await service.post(`/v1/notices/${body.also[0].id}/decision`, none, as)).status, 200);
  const shown = [(await service.upload_case(one)).body.public, (await service.upload_case(two)).body.public];
  assert.deepEqual(shown, [false, true], 'each by itself');
  const mine = await service.get(`/v1/notices/${body.also[0].id}`, { key: body.also[0].link });
  assert.deepEqual([mine.body.state, mine.body.partOf], ['NO_ACTION', body.id]);
  const foreign = await service.get(`/v1/notices/${body.id}`, { key: body.also[0].link });
  assert.equal(foreign.status, 404, 'each link is for its own');
});

test('a notice with several places is one notice with several items in the report', async () => {
  const csv = await (await service.ask('GET', '/v1/reports/2026/4_notices.csv', { key: '' })).text();
  const line = csv.split('\r\n').find((one) => one.includes(',STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH,'))!;
  const cells = line.split(',');
  const at = cells.findIndex((cell) => cell.includes('ILLEGAL_OR_HARMFUL_SPEECH'));
  const numbers = cells.slice(at + 1).filter((_, i) => i % 2 === 0);
  assert.deepEqual([numbers[0], numbers[2]], ['1', '4'], line);
});

test('several places join reviews that already wait for them, each its own', async () => {
  const [one, two] = [await aPost(), await aPost()];
  for (let i = 0; i < 6; i++) await service.post('/v1/notices', { ...whole, location: one }, anyone);
  const { body } = await service.post('/v1/notices', { ...whole, locations: [one, two] }, anyone);
  assert.equal((await caseOf(body.id)).file.state, 'MERGED');
  assert.equal((await caseOf(body.also[0].id)).file.state, 'QUEUED');
});

test('too many places, or none that is a text, is said in words', async () => {
  const many = Array.from({ length: 51 }, (_, i) => `https://elsewhere.example/p/${i}`);
  const { status, body } = await service.post('/v1/notices', { ...whole, locations: many }, anyone);
  assert.deepEqual([status, body.why], [422, 'invalid']);
  assert.match(body.detail, /50 places/);
});

test('what comes too often from one place waits, kindly and with its time; others, keys and danger to life do not', async () => {
  const from = (address: string, body: object, headers: Record<string, string> = {}) =>
    service.server.app.request(
      '/v1/notices',
      { method: 'POST', body: JSON.stringify(body), headers: { 'Content-Type': 'application/json', ...headers } },
      { incoming: { socket: { remoteAddress: address } } },
    );
  const places = Array.from({ length: 25 }, (_, i) => `https://elsewhere.example/q/${i}`);
  for (let i = 0; i < 4; i++) assert.equal((await from('192.0.2.7', { ...whole, locations: places })).status, 201);
  const one = { ...whole, location: places[0] };
  const turned = await from('192.0.2.7', one);
  assert.equal(turned.status, 429);
  const problem = await json(turned);
  assert.deepEqual([problem.why, turned.headers.get('Content-Type')], ['too-often', 'application/problem+json']);
  assert.match(problem.fix, /minutes.*112/);
  const seconds = Number(turned.headers.get('Retry-After'));
  assert.ok(seconds > 0 && seconds <= 7200);

  assert.equal((await from('192.0.2.8', one)).status, 201, 'another address');
  // A proxy of the house says who is behind it; a stranger's word about it counts nothing.
  assert.equal((await from('127.0.0.1', one, { 'X-Forwarded-For': '10.9.9.9, 192.0.2.7' })).status, 429);
  assert.equal((await from('192.0.2.7', one, { 'X-Forwarded-For': '203.0.113.5' })).status, 429);
  assert.equal((await from('127.0.0.1', one, { 'X-Forwarded-For': '203.0.113.5' })).status, 201);
  const withKey = await from('192.0.2.7', one, { Authorization: 'Bearer a-key-for-tests-only' });
  assert.equal(withKey.status, 201, 'the platform speaks for many');

  const form = await service.server.app.request(
    '/notice',
    {
      method: 'POST',
      body: new URLSearchParams({ ...one, location: places[0]!, goodFaith: 'yes' } as never).toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'de' },
    },
    { incoming: { socket: { remoteAddress: '192.0.2.7' } } },
  );
  assert.deepEqual([form.status, form.headers.has('Retry-After')], [429, true]);
  assert.match(await form.text(), /mehr, als Menschen lesen können/);

  await service.advance(seconds * 1000);
  assert.equal((await from('192.0.2.7', one)).status, 201, 'and is welcome when it was told');
  assert.equal((await from('192.0.2.7', one)).status, 429);
  assert.equal((await from('192.0.2.7', { ...one, lifeOrSafety: true })).status, 201, 'danger is heard');
});

test('the form takes one place on each line', async () => {
  const [one, two] = [await aPost(), await aPost()];
  const fields = {
    location: `${one}\r\n\r\n  ${two}`,
    explanation: 'It is mine.',
    category: 'other',
    name: 'A',
    email: 'a@example.org',
  };
  const sent = await service.server.app.request('/notice', {
    method: 'POST',
    body: new URLSearchParams({ ...fields, goodFaith: 'yes' }).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  });
  assert.equal(sent.status, 303);
  for (const upload of [one, two]) {
    const { rows } = (await service.get(`/v1/cases?kind=notice&about=upload/${upload}`)).body;
    assert.equal(rows.length, 1, upload);
  }
});
