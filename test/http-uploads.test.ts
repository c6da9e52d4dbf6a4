import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { createApiKey, ed25519Verify } from '../src/app/index.ts';
import { verifyReceipt } from '../src/log/index.ts';
import {
  asHeader,
  json,
  openTestService,
  picture,
  pictureAgain,
  until,
  type TestService,
} from './fixtures/http-service.ts';

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const vkey = async () => (await service.ask('GET', '/log/vkey')).text();

async function aReference(seed: number, work: object = { title: 'Discs', claimant: 'Ada' }): Promise<string> {
  const headers = { 'Content-Type': 'image/png', 'Recourse-Work': asHeader(work) };
  const answer = await service.ask('POST', '/v1/references', { body: await picture(seed), headers });
  assert.equal(answer.status, 201, await answer.clone().text());
  return (await json(answer)).id;
}

async function upload(body: Uint8Array | string, headers: Record<string, string> = {}, query = '') {
  const type = typeof body === 'string' ? 'text/plain' : 'image/jpeg';
  const answer = await service.ask('POST', `/v1/uploads${query}`, {
    body,
    headers: { 'Content-Type': type, ...headers },
  });
  return { status: answer.status, body: await json(answer), location: answer.headers.get('location') };
}

test('blocks a copied picture with evidence, reasons, statement and a receipt that verifies', async () => {
  const reference = await aReference(11);
  const { status, body, location } = await upload(await pictureAgain(11), {}, '?territory=de');
  assert.equal(status, 201);
  assert.equal(location, `/v1/uploads/${body.id}`);
  assert.deepEqual([body.decision.action, body.decision.rule], ['BLOCK', 'R7a']);
  assert.equal(body.matches[0].reference, reference);
  assert.ok(body.matches[0].segments[0].cells.agreeing > 50);
  assert.match(body.statement.text, /Discs/);
  const verdict = verifyReceipt(body.receipt, await vkey(), { verify: ed25519Verify });
  assert.equal(verdict.state, 'promised, not yet in the log');
  assert.equal(verdict.leaf?.a, 'BLOCK');
  assert.equal(verdict.leaf?.terr, 'DE');

  const again = await json(await service.ask('GET', location!));
  assert.deepEqual(again, body);
  const statement = await json(await service.ask('GET', `${location}/statement`));
  assert.deepEqual(statement, body.statement);
});

test('turns the promise into a proof within the merge delay', async () => {
  const { body } = await upload('A short note about nothing in particular.');
  const receipt = await until(async () => {
    const found = await json(await service.ask('GET', `/v1/uploads/${body.id}/receipt`));
    return found.proof === undefined ? undefined : found;
  });
  const verdict = verifyReceipt(receipt, await vkey(), { verify: ed25519Verify });
  assert.deepEqual(
    verdict.checks.filter((check) => !check.ok),
    [],
  );
  assert.equal(verdict.state, 'verified');
  const { proof: _later, ...promised } = receipt;
  assert.deepEqual(promised, body.receipt);
});

test('publishes what matches nothing, and keeps nothing about the file', async () => {
  const { body } = await upload(await picture(99));
  assert.deepEqual([body.outcome, body.decision.action, body.decision.rule], ['no-match', 'PUBLISH', 'R0']);
  assert.equal(body.statement, undefined);
  assert.equal(body.receipt.record.file, undefined);
  assert.equal((await service.ask('GET', `/v1/uploads/${body.id}/statement`)).status, 404);
});

test('says why a file could not be compared, and publishes it', async () => {
  const { body } = await upload(new Uint8Array([1, 2, 3]));
  assert.deepEqual([body.outcome, body.why, body.decision.rule], ['undetermined', 'undecodable', 'R0u']);
});

test('takes the declaration from a header and from a form alike', async () => {
  await aReference(12);
  const file = await pictureAgain(12);
  const declaration = { flag: 'parody', commercial: false };
  const raw = await upload(file, { 'Recourse-Declaration': asHeader(declaration) }, '?territory=DE');
  const form = new FormData();
  form.set('declaration', JSON.stringify(declaration));
  form.set('file', new Blob([file as Uint8Array<ArrayBuffer>], { type: 'image/jpeg' }), 'p.jpg');
  const sent = await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: form }));
  assert.equal(raw.body.decision.rule, 'R7b');
  assert.deepEqual(sent.decision, raw.body.decision);
  assert.deepEqual(sent.matches, raw.body.matches);
});

test('decides under the law of the territory, and says where another one differs', async () => {
  await aReference(13, { title: 'Discs', claimedIn: ['DE', 'FR'] });
  const file = await pictureAgain(13);
  const here = await upload(file, {}, '?territory=US');
  assert.deepEqual([here.body.decision.rule, here.body.decision.policyVersion.slice(0, 3)], ['R3d', 'us@']);
  assert.equal(here.body.decision.byTerritory.DE.action, 'BLOCK');
  assert.equal(here.body.decision.byTerritory.FR.action, 'BLOCK');
});

test('answers the same request once, whatever happens in between', async () => {
  const key = { 'Idempotency-Key': 'k-1' };
  const file = await pictureAgain(20);
  const first = await upload(file, key);
  await aReference(20);
  const again = await upload(file, key);
  assert.deepEqual(again, first);
  const fresh = await upload(file, { 'Idempotency-Key': 'k-2' });
  assert.notEqual(fresh.body.id, first.body.id);
  assert.equal(fresh.body.decision.action, 'BLOCK');
  const other = await upload(file, { ...key, 'Recourse-Declaration': asHeader({ flag: 'parody' }) });
  assert.deepEqual([other.status, other.body.why], [422, 'idempotency-key-reused']);
});

test('decides once when the same request comes twice at once', async () => {
  const key = { 'Idempotency-Key': 'twins' };
  const answers = await Promise.all([1, 2, 3].map(() => upload('Twins arrive together, as twins do.', key)));
  assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
  const { rows } = await json(await service.ask('GET', '/v1/uploads?limit=200'));
  assert.equal(rows.filter((row: { id: string }) => row.id === answers[0]!.body.id).length, 1);
});

test('keeps keys of different clients apart', async () => {
  const { secret } = await createApiKey(service.running.service, ['uploads:write']);
  const mine = await upload('mine', { 'Idempotency-Key': 'same' });
  const theirs = await json(
    await service.ask('POST', '/v1/uploads', {
      key: secret,
      body: 'theirs',
      headers: { 'Idempotency-Key': 'same', 'Content-Type': 'text/plain' },
    }),
  );
  assert.notEqual(theirs.id, mine.body.id);
});

test('refuses bad requests with why and fix, and keeps nothing of them', async () => {
  const cases: [number, string, Record<string, string>, string, (string | FormData)?][] = [
    [400, 'bad-json', { 'Recourse-Declaration': '{' }, ''],
    [400, 'bad-header', { 'Recourse-Declaration': '%E0%A4%A' }, ''],
    [422, 'invalid', { 'Recourse-Declaration': asHeader({ flag: 'satire' }) }, ''],
    [422, 'invalid', { 'Recourse-Declaration': asHeader({ commerical: true }) }, ''],
    [400, 'unknown-territory', {}, '?territory=Germany'],
    [400, 'bad-idempotency-key', { 'Idempotency-Key': 'x'.repeat(201) }, ''],
    [415, 'unsupported-media-type', { 'Content-Type': 'application/x-www-form-urlencoded' }, ''],
    [400, 'bad-multipart', { 'Content-Type': 'multipart/form-data; boundary=b' }, ''],
  ];
  const before = (await json(await service.ask('GET', '/v1/uploads'))).rows.length;
  for (const [status, why, headers, query] of cases) {
    const answer = await upload('some text', headers, query);
    assert.deepEqual([answer.status, answer.body.why], [status, why], JSON.stringify(answer.body));
    assert.ok(answer.body.fix.length > 5 && answer.body.detail.length > 5);
  }
  assert.equal((await json(await service.ask('GET', '/v1/uploads'))).rows.length, before);
});

test('lists decisions page by page, newest first', async () => {
  const one = await json(await service.ask('GET', '/v1/uploads?limit=2'));
  assert.equal(one.rows.length, 2);
  const two = await json(await service.ask('GET', `/v1/uploads?limit=2&after=${encodeURIComponent(one.next)}`));
  assert.ok(one.rows[1].receivedAt >= two.rows[0].receivedAt);
  assert.equal((await service.ask('GET', '/v1/uploads?limit=201')).status, 400);
});
