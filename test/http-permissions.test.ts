import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { createApiKey } from '../src/app/index.ts';
import { can, PERMISSIONS, scopesFor, SCOPES } from '../src/server/index.ts';
import { json, openTestService, type TestService } from './fixtures/http-service.ts';

/** Published on purpose. A new route that anyone may use has to be named here as well. */
const PUBLIC = [
  'policy.read',
  'log.read',
  'health.read',
  'description.read',
  'page.read',
  'sign-in.use',
  'report.read',
  'docket.read',
  'docket.comment',
  'exception.read',
  'order.read',
  'notice.submit',
];

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const addressOf = (path: string) => path.replace('{path+}', '0/000').replace(/\{\w+\}/g, 'de');

test('opens to anyone only what is published on purpose', () => {
  const anonymous = { kind: 'anonymous' } as const;
  assert.deepEqual(PERMISSIONS.filter((one) => can(anonymous, one)).sort(), [...PUBLIC].sort());
});

test('gives a key no more than its scopes, whatever else they say', () => {
  const others = fc.array(
    fc.string().filter((text) => !SCOPES.includes(text as never)),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(others, fc.constantFrom(...PERMISSIONS), (scopes, permission) => {
      assert.equal(can({ kind: 'key', id: 'k', scopes }, permission), PUBLIC.includes(permission));
      // Some steps are a person's and no key's.
      const forKeys = PUBLIC.includes(permission) || scopesFor(permission).length > 0;
      assert.equal(can({ kind: 'key', id: 'k', scopes: [...scopes, 'admin'] }, permission), forKeys);
    }),
  );
});

test('refuses every closed route without a key, with an unknown key, and with the wrong scope', async () => {
  const powerless = await createApiKey(service.running.service, []);
  const wrong = new Map<string, string>();
  for (const scope of SCOPES) wrong.set(scope, (await createApiKey(service.running.service, [scope])).secret);
  assert.ok(service.server.routes.length > 20);
  for (const { method, path, permission } of service.server.routes) {
    const ask = (key: string) => service.ask(method.toUpperCase(), addressOf(path), { key });
    const statusOf = async (key: string) => (await ask(key)).status;
    if (PUBLIC.includes(permission)) {
      assert.ok(![401, 403].includes(await statusOf('')), `${path} is published`);
      continue;
    }
    const anonymous = await ask('');
    assert.equal(anonymous.status, 401, `${method} ${path}`);
    assert.match(anonymous.headers.get('www-authenticate') ?? '', /^Bearer/);
    assert.equal(await statusOf('an-unknown-key-1234'), 401, `${method} ${path}`);
    assert.equal(await statusOf(powerless.secret), 403, `${method} ${path}`);
    for (const scope of SCOPES) {
      const allowed = can({ kind: 'key', id: 'k', scopes: [scope] }, permission);
      assert.equal((await statusOf(wrong.get(scope)!)) === 403, !allowed, `${method} ${path} with ${scope}`);
    }
  }
});

test('does not say whether a reference exists to those who may not read it', async () => {
  const { secret } = await createApiKey(service.running.service, ['uploads:write']);
  for (const id of ['ref_unknown', 'x'.repeat(64)]) {
    assert.equal((await service.ask('GET', `/v1/references/${id}`, { key: secret })).status, 403);
  }
});

test('keeps only a hash of a key', async () => {
  const { secret, key } = await createApiKey(service.running.service, ['admin']);
  assert.ok(!JSON.stringify(key).includes(secret));
  assert.match(key.secretHash, /^[0-9a-f]{64}$/);
});

test('answers unknown addresses and methods with a problem that says what to do', async () => {
  const missing = await service.ask('GET', '/v1/nothing');
  assert.deepEqual([missing.status, missing.headers.get('content-type')], [404, 'application/problem+json']);
  const method = await service.ask('PUT', '/v1/uploads');
  assert.deepEqual([method.status, method.headers.get('allow')], [405, 'POST, GET']);
  for (const answer of [missing, method]) {
    const body = await json(answer);
    assert.deepEqual(Object.keys(body), ['type', 'title', 'status', 'why', 'detail', 'fix']);
  }
});

test('refuses JSON that is none, too long, or of another content type', async () => {
  const ask = (body: string, type = 'application/json') =>
    service.ask('POST', '/v1/lookups', { body, headers: { 'Content-Type': type } });
  assert.equal((await ask('{')).status, 400);
  assert.equal((await ask('{}', 'text/plain')).status, 415);
  assert.equal((await ask(`{"hashes":"${'x'.repeat(256 * 1024)}"}`)).status, 413);
  assert.equal((await ask('{"hashes":[]}')).status, 422);
  const inside = await json(await ask('{"hashes":["x"]}'));
  assert.match(inside.detail, /hashes\.0/);
});
