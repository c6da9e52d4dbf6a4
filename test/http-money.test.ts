/** Money over HTTP: what is reported is in the ledger when the answer arrives, and every line can be followed to a decision. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { carriersFor, deliverOutbox, makeLink } from '../src/app/index.ts';
import { instant } from '../src/common/index.ts';
import {
  asHeader,
  json,
  openTestService,
  picture,
  pictureAgain,
  type SignedInHeaders,
  type TestService,
} from './fixtures/http-service.ts';

let now = Date.UTC(2027, 1, 20, 12);
let service: TestService;
let reviewer: SignedInHeaders;

before(async () => {
  service = await openTestService({ clock: { now: () => instant(now) } });
  reviewer = await service.staff('reviewer');
});
after(() => service.close());

const post = (path: string, body: object, who?: SignedInHeaders, more: Record<string, string> = {}) =>
  service.ask('POST', path, {
    ...(who && { key: '' }),
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...who?.headers, ...more },
  });
const done = async (answer: Response) => {
  assert.ok(answer.status < 300, await answer.clone().text());
  return json(answer);
};
const register = async (name: string) =>
  (await done(await post('/v1/claimants', { name }))).stream.slice('claimant/'.length);
const add = async (seed: number, work: object) =>
  (
    await done(
      await service.ask('POST', '/v1/references', {
        body: await picture(seed),
        headers: { 'Recourse-Work': asHeader(work) },
      }),
    )
  ).id;
const upload = async (seed: number, declaration: object = {}) =>
  done(
    await service.ask('POST', '/v1/uploads?territory=DE', {
      body: await pictureAgain(seed),
      headers: { 'Recourse-Declaration': asHeader(declaration) },
    }),
  );
const usage = async (of: string, views: number, more: object = {}) =>
  done(await post('/v1/usage', { upload: of, period: '2027-02', views, ...more }));
const statement = async (payee: string, period = '2027-02') =>
  done(await service.ask('GET', `/v1/statements-of-account/${payee}?period=${period}`));
const effects = () => deliverOutbox(service.running.service, carriersFor(service.running.service, {}));
const balanced = async () => {
  const { difference } = await done(await service.ask('GET', '/v1/statements-of-account'));
  for (const sum of Object.values(difference)) assert.equal(sum, 0);
};
const OWN_WORDS = 'My own view on this picture, at some length: it is a good one.';

test('a holder who prefers income is paid per view, reports are totals, and the same report changes nothing (F38)', async () => {
  const claimant = await register('Label');
  const reference = await add(401, { title: 'Harbour, at dawn', claimant, policy: 'license' });
  const { id, decision } = await upload(401);
  assert.equal(decision.action, 'PUBLISH_LICENSED');
  const first = await usage(id, 10_000);
  assert.deepEqual(first.entries[0].lines, [
    { account: 'payer/platform', amount: -400 },
    { account: `claimant/${claimant}`, amount: 400 },
  ]);
  assert.deepEqual((await usage(id, 10_000)).entries, []);
  await usage(id, 12_000);
  const shown = await statement(`claimant/${claimant}`);
  assert.deepEqual([shown.opening, shown.accrued, shown.closing], [0, 480, 480]);
  assert.deepEqual(
    shown.works.map((one: { reference: string; views: number }) => [one.reference, one.views]),
    [[reference, 12_000]],
  );
  assert.equal(shown.rows[0].use.leaf, (await service.running.service.store.upload(id as never))?.leafIndex);
  await balanced();
});

test('the statement is a file that a spreadsheet and a parser both read', async () => {
  const { rows } = await done(await service.ask('GET', '/v1/statements-of-account'));
  const payee = rows.find(({ account }: { account: string }) => account.startsWith('claimant/')).account;
  const answer = await service.ask('GET', `/v1/statements-of-account/${payee}?period=2027-Q1&format=csv`);
  assert.match(answer.headers.get('content-type')!, /^text\/csv/);
  const lines = (await answer.text()).trimEnd().split('\r\n');
  assert.equal(lines.length, 3);
  assert.ok(lines[0]!.startsWith('booked_in,usage_period,service,payee,'));
  assert.ok(lines[1]!.includes('"Harbour, at dawn"'));
});

test('presumed uses go to a society: § 12(1), parody § 5(2), a quotation owes nothing (P25)', async () => {
  const claimant = await register('Agency');
  for (const seed of [411, 412]) await add(seed, { claimant });
  const minor = await upload(411, { postContext: OWN_WORDS });
  const parody = await upload(411, { flag: 'parody', postContext: OWN_WORDS });
  const quoted = await upload(412, { flag: 'quotation', postContext: OWN_WORDS });
  for (const { decision } of [minor, parody, quoted]) assert.equal(decision.action, 'PUBLISH_PRESUMED');
  assert.equal((await usage(minor.id, 50_000)).works[0].basis, 'de/urhdag-12-1');
  assert.equal((await usage(parody.id, 30_000)).works[0].basis, 'de/urhdag-5-2');
  assert.deepEqual((await usage(quoted.id, 90_000)).works, []);
  const society = await statement('society/de-image', '2027-Q1');
  assert.deepEqual(
    society.works.map(({ basis, views, amount }: { basis: string; views: number; amount: number }) => [
      basis,
      views,
      amount,
    ]),
    [
      ['de/urhdag-12-1', 50_000, 500],
      ['de/urhdag-5-2', 30_000, 300],
    ],
  );
  assert.deepEqual((await statement(`claimant/${claimant}`)).rows, []);
  await balanced();
});

test('two who claim one work: nothing is blocked, income is held, and the winner gets it to the last cent (P24)', async () => {
  const [a, b] = [await register('A'), await register('B')];
  const reference = await add(421, { title: 'Song', claimant: a });
  const blocked = await upload(421);
  assert.equal(blocked.decision.action, 'BLOCK');
  const claim = await done(await post('/v1/claims', { reference, claimant: b, share: 600_000, territories: ['DE'] }));
  assert.equal(claim.disputed, true);
  await effects();
  assert.equal((await service.running.service.store.caseFile(`upload/${blocked.id}`))?.state, 'PUBLISHED_ESCROW');
  assert.equal((await upload(421)).decision.rule, 'R2');
  await usage(blocked.id, 33_333);
  assert.equal((await statement(`escrow/${reference}`)).closing, 1333);
  const resolve = (body: object, who?: SignedInHeaders) =>
    post(`/v1/references/${reference}/dispute/resolution`, body, who);
  assert.equal((await resolve({ winner: b, reason: 'Contract of 1999.' })).status, 403);
  const shares = [
    { claimant: a, millionths: 250_000 },
    { claimant: b, millionths: 750_000 },
  ];
  await done(await resolve({ shares, reason: 'Contract of 1999.' }, reviewer));
  await effects();
  await effects();
  const [ofA, ofB, held] = [
    await statement(`claimant/${a}`),
    await statement(`claimant/${b}`),
    await statement(`escrow/${reference}`),
  ];
  assert.deepEqual([ofA.closing, ofB.closing, held.closing], [333, 1000, 0]);
  assert.deepEqual([ofB.released, ofB.rows[0].use.upload], [1000, blocked.id]);
  for (const claimant of [a, b]) {
    const letters = await service.running.service.store.lettersTo(`claimant/${claimant}`);
    assert.ok(letters.rows.some(({ message }) => message === 'ownership.resolved'));
  }
  const shown = await json(await service.ask('GET', `/v1/references/${reference}`));
  assert.deepEqual([shown.ownership, shown.claimant], ['clear', b]);
  await balanced();
});

test('what a wrong claim earned is taken back once, from everybody it went to, and earns nothing any more', async () => {
  const claimant = await register('Mistaken');
  await add(425, { claimant, policy: 'license' });
  const { id } = await upload(425);
  await usage(id, 10_000);
  await usage(id, 20_000);
  assert.equal((await statement(`claimant/${claimant}`)).closing, 800);
  const { store, clock } = service.running.service;
  for (const step of ['complaint/cmp_1#4', 'complaint/cmp_1#5']) {
    const payload = { upload: `upload/${id}`, complaint: 'complaint/cmp_1', case: 'complaint/cmp_1' };
    await store.transaction((tx) => tx.enqueue({ id: step, kind: 'ledger-reverse', payload, dueAt: clock.now() }));
  }
  await effects();
  const after = await statement(`claimant/${claimant}`);
  assert.deepEqual([after.accrued, after.reversed, after.closing], [800, -800, 0]);
  assert.ok(after.rows.slice(2).every(({ because }: { because: string }) => because === 'complaint/cmp_1'));
  assert.deepEqual((await usage(id, 90_000)).entries, []);
  await balanced();
});

test('a licence lifts the block, covers whoever it covers, and pays by its own terms until it ends (F25)', async () => {
  const claimant = await register('Society member');
  const reference = await add(431, { claimant });
  const { id, decision } = await upload(431);
  assert.equal(decision.action, 'BLOCK');
  const licence = await done(
    await post('/v1/licences', {
      works: { claimant },
      territories: ['de'],
      uses: ['non-commercial'],
      to: '2027-02-28',
      licensor: 'society/de-image',
      terms: { kind: 'per-day', minorUnits: 7 },
    }),
  );
  assert.equal((await upload(431)).decision.rule, 'R3a');
  await effects();
  assert.equal((await service.running.service.store.caseFile(`upload/${id}`))?.state, 'PUBLISHED_LICENSED');
  const [booked] = (await usage(id, 5)).entries;
  assert.deepEqual(booked.lines.at(-1), { account: 'society/de-image', amount: 28 * 7 });
  assert.equal(booked.use.tariff, licence.id);
  assert.equal((await upload(431, { commercial: true, significantRevenue: true })).decision.action, 'BLOCK');
  const listed = await json(await service.ask('GET', `/v1/references/${reference}`));
  assert.deepEqual(listed.licences, [{ territories: ['DE'], uses: ['non-commercial'], to: '2027-02-28' }]);
  await done(await service.ask('DELETE', `/v1/licences/${licence.id}`));
  assert.equal((await upload(431)).decision.action, 'BLOCK');
});

test('says kindly what is wrong with a report, a licence or a month', async () => {
  const { id } = await upload(401);
  const wrong: [string, object, number, string][] = [
    ['/v1/usage', { upload: 'up_nobody', period: '2027-02', views: 1 }, 404, 'not-found'],
    ['/v1/usage', { upload: id, period: '2027-13', views: 1 }, 422, 'bad-period'],
    ['/v1/usage', { upload: id, period: '2027-03', views: 1 }, 422, 'in-the-future'],
    ['/v1/usage', { upload: id, period: '2027-02', views: 1, days: 29 }, 422, 'too-many-days'],
    ['/v1/usage', { upload: id, period: '2027-02', views: -1 }, 422, 'invalid'],
    ['/v1/usage', { upload: id, period: '2027-02', views: 1.5 }, 422, 'invalid'],
    ['/v1/statements-of-account/close', { period: '2027-02' }, 422, 'not-over'],
    [
      '/v1/statements-of-account/payments',
      { payee: 'society/de-image', currency: 'EUR', amount: 10 ** 9 },
      422,
      'more-than-owed',
    ],
    [
      '/v1/licences',
      { works: { claimant: 'clm_x' }, territories: 'all', uses: 'all', terms: { kind: 'nothing' } },
      422,
      'unknown-claimant',
    ],
    ['/v1/claims', { reference: 'ref_x', claimant: 'clm_x' }, 404, 'not-found'],
  ];
  for (const [path, body, status, why] of wrong) {
    const answer = await post(path, body);
    assert.deepEqual([answer.status, (await json(answer)).why], [status, why], JSON.stringify(body));
  }
  assert.equal((await service.ask('GET', '/v1/statements-of-account/claimant/x?period=Feb')).status, 422);
});

test('a closed month stays as it was; what is learnt later is booked in the next and says so', async () => {
  const { id } = await upload(401);
  now = Date.UTC(2027, 2, 3);
  await done(await post('/v1/statements-of-account/close', { period: '2027-02' }));
  const [booked] = (await usage(id, 20_000)).entries;
  assert.deepEqual([booked.period, booked.use.period], ['2027-03', '2027-02']);
  await balanced();
});

test('prices are tables with a version: published once, from a month on, never changed', async () => {
  const tariff = {
    version: 'house/2027-03',
    from: '2027-03',
    currency: 'EUR',
    rows: [
      { basis: 'licence', media: 'all', territories: 'all', terms: { kind: 'per-thousand-views', minorUnits: 1000 } },
    ],
  };
  await done(await post('/v1/tariffs', tariff));
  await done(await post('/v1/tariffs', tariff));
  assert.equal((await json(await post('/v1/tariffs', { ...tariff, currency: 'CHF' }))).why, 'published-already');
  assert.equal(
    (await json(await post('/v1/tariffs', { ...tariff, version: 'late', from: '2027-02' }))).why,
    'month-closed',
  );
  const { id } = await upload(401);
  const [booked] = (await done(await post('/v1/usage', { upload: id, period: '2027-03', views: 1000 }))).entries;
  assert.deepEqual([booked.use.tariff, booked.lines.at(-1).amount], ['house/2027-03', 1000]);
});

test('a claimant reads their own account with a link, and nobody else’s', async () => {
  const [own, other] = [await register('Own'), await register('Other')];
  const link = await makeLink(service.running.service, {
    stream: `claimant/${own}`,
    party: `claimant/${own}`,
    purpose: 'complain',
  });
  assert.ok(link.kind === 'done');
  const status = async (path: string) => (await service.ask('GET', path, { key: link.value.secret })).status;
  const statementOf = (claimant: string) => `/v1/statements-of-account/claimant/${claimant}?period=2027`;
  assert.deepEqual([await status(statementOf(own)), await status(statementOf(other))], [200, 404]);
  assert.deepEqual([await status(`/v1/claimants/${own}`), await status(`/v1/claimants/${other}`)], [200, 404]);
  assert.deepEqual([await status('/v1/statements-of-account'), await status('/v1/claimants')], [403, 403]);
});

test('what is paid is owed no longer', async () => {
  const before = await statement('society/de-image', '2027');
  const body = { payee: 'society/de-image', currency: 'EUR', amount: 500 };
  const pay = () => post('/v1/statements-of-account/payments', body, undefined, { 'Idempotency-Key': 'pay-1' });
  await done(await pay());
  await done(await pay());
  const after = await statement('society/de-image', '2027');
  assert.deepEqual([after.paid, after.closing], [-500, before.closing - 500]);
  await balanced();
});
