/** A policy of the operator's own, over HTTP: what may be proposed, when it decides, and that it is still there after a restart and elsewhere. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { instant } from '../src/common/index.ts';
import { openStore, type ExportedRow, type Store } from '../src/store/index.ts';
import { json, openTestService, type SignedInHeaders, type TestService } from './fixtures/http-service.ts';
import { article, quoted } from './scenarios/texts.ts';

const START = Date.parse('2026-11-23T10:00:00Z');
const DAY = 86_400_000;
let now = START;
let store: Store;
let service: TestService;
let ada: SignedInHeaders;
let grace: SignedInHeaders;
const work = article(511);

const open = async (over: Store) => openTestService({ store: over, clock: { now: () => instant(now) } });
before(async () => {
  store = await openStore({ kind: 'memory' });
  service = await open(store);
  [ada, grace] = [await service.staff('administrator'), await service.staff('administrator')];
  const headers = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Recourse-Work': encodeURIComponent(JSON.stringify({ title: 'A work' })),
  };
  assert.equal((await service.ask('POST', '/v1/references', { body: work, headers })).status, 201);
});
after(async () => {
  await service.close();
  await store.close();
});

async function post(path: string, body: object, { headers }: SignedInHeaders) {
  const answer = await service.ask('POST', path, {
    key: '',
    body: JSON.stringify(body),
    headers: { ...headers, 'Content-Type': 'application/json' },
  });
  return { status: answer.status, body: await json(answer) };
}
const propose = (fields: object) => post('/v1/approvals', { what: 'publish-policy', fields }, ada);
const approve = (stream: string, by = grace) =>
  post(`/v1/approvals/${stream.slice('approval/'.length)}/approve`, {}, by);
async function publish(fields: object): Promise<void> {
  const { status, body } = await propose(fields);
  assert.equal(status, 201, JSON.stringify(body));
  assert.equal((await approve(body.stream)).status, 200);
  await service.running.settle();
}
const get = async (path: string) => json(await service.ask('GET', path));
const inForce = async (): Promise<string> => (await get('/v1/policies/de')).policyVersion;
let seed = 600;
const upload = async (letters: number) =>
  json(
    await service.ask('POST', '/v1/uploads?territory=DE', {
      body: quoted(work, letters, ++seed),
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
    }),
  );

test('what could not be published is refused before anybody else spends time on it', async () => {
  for (const [fields, why] of [
    [{}, 'not-a-proposal'],
    [{ base: 'de@2026-11', parameters: [] }, 'not-a-proposal'],
    [{ base: 'fr@2026-11', parameters: { minorChars: 1 } }, 'unknown-policy'],
    [{ base: 'de@2026-11', parameters: {} }, 'nothing-changed'],
    [{ base: 'de@2026-11', parameters: { minorChars: 160 } }, 'nothing-changed'],
    [{ base: 'de@2026-11', parameters: { complaintD: 30 } }, 'fixed-by-law'],
    [{ base: 'de@2026-11', parameters: { minorChars: 100 }, inForceFrom: 'soon' }, 'bad-date'],
    [{ base: 'de@2026-11', parameters: { minorChars: 100 }, inForceFrom: '2026-01-01T00:00:00Z' }, 'bad-date'],
    [{ base: 'de@2026-11', parameters: { minorChars: 100 }, inForceFrom: 7 }, 'bad-date'],
  ] as const) {
    const { status, body } = await propose(fields);
    assert.equal(status, 422, JSON.stringify(fields));
    assert.match(body.type, new RegExp(`${why}$`), JSON.stringify(body));
    assert.ok(body.fix.length > 10);
  }
  assert.equal(await inForce(), 'de@2026-11');
});

test('a number below a statute is warned of, not refused: in the draft, to whoever approves, and in what is published', async () => {
  const elsewhere = await propose({ base: 'eu@2026-11', parameters: { minorChars: 100 } });
  assert.deepEqual(elsewhere.body.warnings, [], 'no such numbers in that law');
  const kinder = await propose({ base: 'de@2026-11', parameters: { minorChars: 200 } });
  assert.deepEqual(kinder.body.warnings, []);
  const { status, body } = await propose({ base: 'de@2026-11', parameters: { minorChars: 100, halfWork: 0.4 } });
  assert.equal(status, 201, 'it is the operator’s to answer for');
  assert.deepEqual(
    body.warnings.map((one: Record<string, unknown>) => [one['number'], one['chosen'], one['statutory'], one['basis']]),
    [
      ['minorChars', 100, 160, 'de/urhdag-10-3@1'],
      ['halfWork', 0.4, 0.5, 'de/urhdag-9-2@1'],
    ],
  );
  assert.match(body.warnings[0].text.en, /100; § 10 no\. 3 UrhDaG gives users 160/);
  assert.match(body.warnings[0].text.de, /gibt Nutzenden 160/);
  const { state } = await get(`/v1/cases/${body.stream}`);
  assert.deepEqual(state.fields.warnings, body.warnings, 'whoever approves reads the same');
});

test('an approved policy decides from the day it names, once, and what was decided keeps its own', async () => {
  const old = await upload(150);
  assert.deepEqual([old.decision.rule, old.decision.policyVersion], ['R5a', 'de@2026-11']);
  const from = new Date(now + 3 * DAY).toISOString();
  await publish({ base: 'de@2026-11', parameters: { minorChars: 100 }, inForceFrom: from });
  await service.running.settle();
  const { rows } = await get('/v1/policies');
  const own = rows.filter((row: { policyVersion: string }) => row.policyVersion.startsWith('de@'));
  assert.deepEqual(
    own.map((row: Record<string, unknown>) => [row['policyVersion'], row['inForce'], row['inForceFrom']]),
    [
      ['de@2026-11', true, undefined],
      ['de@2026-11+1', false, from],
    ],
  );
  assert.deepEqual(
    own.map((row: { warnings?: { number: string }[] }) => row.warnings?.map(({ number }) => number)),
    [undefined, ['minorChars']],
    'published with what it was warned of',
  );
  const page = async (path: string, language: string) => {
    const answer = await service.ask('GET', path, { key: '', headers: { Cookie: `lang=${language}` } });
    assert.equal(answer.status, 200);
    return (await answer.text()).replaceAll(/\s+/g, ' ');
  };
  const plain = /minorChars \([^)]+\) is 100; § 10 no\. 3 UrhDaG gives users 160\. [^<]*blocked or asked about\.<\/li>/;
  const english = await page('/policies', 'en');
  assert.match(english, plain);
  assert.doesNotMatch(english, /You may publish it/, 'that is said to whoever drafts');
  assert.equal(english.split('give users less').length, 2, 'of this version alone');
  assert.match(await page('/policies', 'de'), /minorChars \([^)]+\) ist 100; [^<]*gibt Nutzenden 160/);
  const difference = await page('/policies/diff?from=de@2026-11&to=de@2026-11%2B1', 'en');
  assert.match(difference, /<h2>de@2026-11\+1<\/h2>[^]*give users less/);
  assert.match(difference, plain);
  assert.doesNotMatch(await page('/policies/diff?from=de&to=eu', 'en'), /give users less/, 'neither is warned of yet');
  assert.equal((await upload(150)).decision.policyVersion, 'de@2026-11');
  now += 3 * DAY;
  assert.equal(await inForce(), 'de@2026-11+1');
  const later = await upload(150);
  assert.deepEqual([later.decision.rule === 'R5a', later.decision.policyVersion], [false, 'de@2026-11+1']);
  assert.equal((await get(`/v1/uploads/${old.id}`)).decision.policyVersion, 'de@2026-11');
  assert.equal((await get('/v1/policies/eu')).policyVersion, 'eu@2026-11');
});

test('who drafts on an older version, or approves after another was published, would undo it unseen: refused', async () => {
  const stale = await propose({ base: 'de@2026-11', parameters: { minorFilmS: 10 } });
  assert.deepEqual([stale.status, stale.body.type.endsWith('superseded')], [422, true]);
  const one = await propose({ base: 'de@2026-11+1', parameters: { minorFilmS: 10 } });
  const other = await propose({ base: 'de@2026-11+1', parameters: { minorAudioS: 10 } });
  assert.deepEqual([one.status, other.status], [201, 201]);
  assert.equal((await approve(one.body.stream)).status, 200);
  assert.equal(
    (await approve(other.body.stream, grace)).status,
    200,
    'not published yet, so nothing stands against it',
  );
  await service.running.settle();
  assert.equal(await inForce(), 'de@2026-11+2');
  const { minorFilmS, minorAudioS, minorChars } = (await get('/v1/policies/de')).parameters;
  assert.deepEqual([minorFilmS + minorAudioS, minorChars], [25, 100], 'the first that was carried, and it alone');
  const late = await propose({ base: 'de@2026-11+2', parameters: { halfWork: 0.4 } });
  await publish({ base: 'de@2026-11+2', parameters: { minorFilmS: 12, minorAudioS: 12 } });
  assert.equal((await approve(late.body.stream)).status, 409);
  const diff = await get('/v1/policies/de@2026-11/diff/de@2026-11+3');
  assert.deepEqual(
    diff.parameters.map(({ name }: { name: string }) => name),
    ['minorAudioS', 'minorChars', 'minorFilmS'],
  );
});

test('after a restart, and in another installation, the same policies decide and old cases are read as they were', async () => {
  const { rows } = await get('/v1/policies');
  const { rows: uploads } = await get('/v1/uploads');
  const cases = async () => Promise.all(uploads.map(({ id }: { id: string }) => get(`/v1/uploads/${id}/case`)));
  const known = await cases();
  await service.close();
  service = await open(store);
  assert.deepEqual([(await get('/v1/policies')).rows, await cases()], [rows, known]);
  const copy = await openStore({ kind: 'memory' });
  await service.close();
  const exported: ExportedRow[] = [];
  for await (const row of store.transfer.rows()) exported.push(row);
  await copy.transfer.take(
    await store.transfer.head(),
    (async function* () {
      yield* exported;
    })(),
  );
  await store.close();
  store = copy;
  service = await open(store);
  assert.deepEqual([(await get('/v1/policies')).rows, await cases()], [rows, known]);
  assert.equal((await upload(150)).decision.policyVersion, 'de@2026-11+3');
});

test('a published policy that reads otherwise than it was published decides nothing', async () => {
  const policies = store.policies.bind(store);
  const altered = async () => (await policies()).map((one) => ({ ...one, choices: { ...one.choices, minorChars: 5 } }));
  Object.assign(store, { policies: altered });
  try {
    assert.equal((await service.ask('GET', '/v1/policies')).status, 500);
  } finally {
    Object.assign(store, { policies });
  }
});
