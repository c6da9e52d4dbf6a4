import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fingerprintFile, loadIndex } from '../src/app/index.ts';
import { pdqHex } from '../src/fingerprint/index.ts';
import { ReferenceIndex } from '../src/match/index.ts';
import { asHeader, json, openTestService, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

const faults: unknown[] = [];
let service: TestService;
before(async () => (service = await openTestService({ faults })));
after(async () => {
  await service.close();
  assert.deepEqual(faults, []);
});

const add = async (seed: number, work?: object, headers: Record<string, string> = {}) => {
  const named = work ? { 'Recourse-Work': asHeader(work) } : {};
  const body = await picture(seed);
  return service.ask('POST', '/v1/references', {
    body,
    headers: { 'Content-Type': 'image/png', ...named, ...headers },
  });
};
const ruleFor = async (seed: number): Promise<string> => {
  const body = await pictureAgain(seed);
  return (await json(await service.ask('POST', '/v1/uploads?territory=DE', { body }))).decision.rule;
};
const change = (id: string, work: object, headers: Record<string, string> = {}) =>
  service.ask('PATCH', `/v1/references/${id}`, {
    body: JSON.stringify(work),
    headers: { 'Content-Type': 'application/json', ...headers },
  });

test('matches a reference as soon as it was added, and no longer once it was withdrawn', async () => {
  assert.equal(await ruleFor(31), 'R0');
  const added = await json(await add(31));
  assert.equal(await ruleFor(31), 'R7a');
  const withdrawn = await service.ask('DELETE', `/v1/references/${added.id}`);
  assert.equal((await json(withdrawn)).state, 'withdrawn');
  assert.equal(await ruleFor(31), 'R0');
  assert.equal((await service.ask('DELETE', `/v1/references/${added.id}`)).status, 200);
  assert.equal((await json(await service.ask('GET', `/v1/references/${added.id}`))).state, 'withdrawn');
});

test('takes all fields of a works line, and fills in what is left out', async () => {
  const work = {
    title: 'Discs',
    claimant: 'Ada',
    claimantState: 'trusted',
    ownership: 'clear',
    policy: 'block',
    live: true,
    liveUntil: '2099-01-01T00:00:00Z',
    earmarked: true,
    claimedIn: ['DE', 'AT'],
    licences: [{ territories: ['DE'], uses: ['commercial'], from: '2026-01-01', to: '2026-12-31' }],
  };
  const { id, modality, algorithm, addedAt, state, ...kept } = await json(await add(32, work));
  assert.deepEqual(kept, work);
  assert.deepEqual([modality, state], ['image', 'active']);
  assert.ok(algorithm.startsWith('image/') && Date.parse(addedAt) > 0);
  const bare = await json(await add(33));
  assert.deepEqual(
    [bare.title, bare.policy, bare.claimantState, bare.claimedIn],
    [bare.id, 'block', 'verified', 'all'],
  );
  assert.notEqual(bare.id, id);
});

test('reaches the rows of the table by the rights of a reference', async () => {
  const { id } = await json(await add(34));
  const rows: [object, string][] = [
    [{ policy: 'license' }, 'R3b'],
    [{ policy: 'attribute' }, 'R3c'],
    [{ policy: 'block', licences: [{ territories: 'all', uses: 'all' }] }, 'R3a'],
    [{ licences: [], claimedIn: ['FR'] }, 'R3d'],
    [{ claimedIn: 'all', live: true, liveUntil: '2099-01-01' }, 'R4a'],
    [{ live: false, ownership: 'disputed' }, 'R2'],
    [{ ownership: 'open_licence' }, 'R1c'],
    [{ ownership: 'public_domain' }, 'R1b'],
    [{ ownership: 'clear', claimantState: 'excluded' }, 'R1a'],
    [{ claimantState: 'verified' }, 'R7a'],
  ];
  for (const [work, rule] of rows) {
    assert.equal((await change(id, work)).status, 200);
    assert.equal(await ruleFor(34), rule, JSON.stringify(work));
  }
});

test('lets a quarantined reference report and decide nothing, until it is released', async () => {
  const { id, state } = await json(await add(35, { shadow: true }));
  assert.equal(state, 'quarantined');
  const body = await pictureAgain(35);
  const quiet = await json(await service.ask('POST', '/v1/uploads', { body }));
  assert.equal(quiet.decision.action, 'PUBLISH');
  assert.deepEqual([quiet.matches[0].reference, quiet.matches[0].shadow], [id, true]);
  assert.equal((await json(await change(id, { shadow: false }))).state, 'active');
  assert.equal(await ruleFor(35), 'R7a');
});

test('refuses a reference that would accuse everyone, and says why', async () => {
  const grey = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  );
  const before = service.running.service.index.size;
  for (const [body, type, why] of [
    [grey, 'image/png', 'featureless'],
    [new Uint8Array(0), 'image/png', 'undecodable'],
    ['hi', 'text/plain', 'too-short'],
  ] as const) {
    const answer = await service.ask('POST', '/v1/references', { body, headers: { 'Content-Type': type } });
    const told = await json(answer);
    assert.deepEqual([answer.status, told.why], [422, why], JSON.stringify(told));
    assert.ok(told.fix.length > 10);
  }
  assert.equal(service.running.service.index.size, before);
});

test('adds, changes and withdraws once per idempotency key', async () => {
  const first = await json(await add(36, { title: 'One' }, { 'Idempotency-Key': 'a' }));
  assert.deepEqual(await json(await add(36, { title: 'One' }, { 'Idempotency-Key': 'a' })), first);
  assert.equal((await add(36, { title: 'Two' }, { 'Idempotency-Key': 'a' })).status, 422);
  const key = { 'Idempotency-Key': 'b' };
  assert.equal((await json(await change(first.id, { title: 'Renamed' }, key))).title, 'Renamed');
  assert.equal((await json(await change(first.id, { title: 'Elsewhere' }))).title, 'Elsewhere');
  assert.equal((await json(await change(first.id, { title: 'Renamed' }, key))).title, 'Renamed');
  assert.equal((await json(await service.ask('GET', `/v1/references/${first.id}`))).title, 'Elsewhere');
  assert.equal((await change(first.id, { title: 'Other' }, key)).status, 422);
});

test('says what is wrong with rights that cannot be', async () => {
  const { id } = await json(await add(37));
  const wrong: [object, number][] = [
    [{ policy: 'sue' }, 422],
    [{}, 422],
    [{ claimedIn: ['Germany'] }, 422],
    [{ licences: [{ territories: 'all', uses: 'all', from: '2026-02-30' }] }, 422],
    [{ liveUntil: 'tomorrow' }, 422],
    [{ titel: 'x' }, 422],
  ];
  for (const [work, status] of wrong) assert.equal((await change(id, work)).status, status, JSON.stringify(work));
  assert.equal((await change('ref_nobody', { title: 'x' })).status, 404);
  await service.ask('DELETE', `/v1/references/${id}`);
  assert.equal((await change(id, { title: 'x' })).status, 409);
});

test('finds pictures by bare hashes, in batches', async () => {
  const { id } = await json(await add(38));
  const { index, store } = service.running.service;
  assert.ok(index.size > 0);
  const fresh = new ReferenceIndex();
  const loaded = await loadIndex({ store, index: fresh });
  assert.deepEqual([fresh.size, loaded.unreadable], [index.size, []]);
  const body = await pictureAgain(38);
  const { matches } = await json(await service.ask('POST', '/v1/uploads', { body }));
  assert.equal(matches[0].reference, id);
  const ask = (hashes: string[]) =>
    service.ask('POST', '/v1/lookups', {
      body: JSON.stringify({ hashes }),
      headers: { 'Content-Type': 'application/json' },
    });
  const { outcome } = await fingerprintFile(service.running.service, { kind: 'bytes', bytes: body });
  assert.ok(outcome.kind === 'fingerprinted' && outcome.fingerprint.modality === 'image');
  const hash = pdqHex({ words: outcome.fingerprint.frames[0].pdq.turned[0]! });
  const [found] = (await json(await ask([hash]))).rows;
  assert.equal(found.hash, hash);
  assert.equal(found.near[0].reference, id);
  assert.ok(found.near[0].distance <= 31);
  const { rows } = await json(await ask(['0'.repeat(64), 'f'.repeat(64)]));
  assert.deepEqual(
    rows.map((row: { near: unknown[] }) => row.near.length),
    [0, 0],
  );
  assert.equal((await ask(Array.from({ length: 64 }, () => '0'.repeat(64)))).status, 200);
  assert.equal((await ask(Array.from({ length: 65 }, () => '0'.repeat(64)))).status, 422);
  assert.equal((await ask(['xyz'])).status, 422);
});

test('lists references, newest first, withdrawn ones included', async () => {
  const { rows, next } = await json(await service.ask('GET', '/v1/references?limit=3'));
  assert.equal(rows.length, 3);
  const all = await json(await service.ask('GET', '/v1/references?limit=200'));
  assert.ok(all.rows.some((row: { state: string }) => row.state === 'withdrawn'));
  const rest = await json(await service.ask('GET', `/v1/references?limit=200&after=${encodeURIComponent(next)}`));
  assert.equal(rest.rows.length, all.rows.length - 3);
});
