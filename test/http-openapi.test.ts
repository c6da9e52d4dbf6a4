/** Every kind of answer, held against the description that was published for it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {
  asHeader,
  json,
  openTestService,
  picture,
  pictureAgain,
  until,
  type TestService,
} from './fixtures/http-service.ts';

interface Described {
  readonly paths: Record<
    string,
    Record<string, { operationId: string; responses: Record<string, { content?: Record<string, { schema: object }> }> }>
  >;
  readonly components: { readonly schemas: Record<string, object> };
}

let service: TestService;
let api: Described;
const seen = new Set<string>();

before(async () => {
  service = await openTestService({ answerWithinMs: 10_000 });
  api = (await json(await service.ask('GET', '/openapi.json', { key: '' }))) as Described;
});
after(() => service.close());

const ajv = new Ajv2020({ strict: false, allErrors: true });
(addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
const compiled = new Map<string, ValidateFunction>();

function validator(path: string, method: string, status: number, type: string): ValidateFunction {
  const operation = api.paths[path]?.[method];
  assert.ok(operation, `${method} ${path} is not described`);
  const response = operation.responses[status] ?? operation.responses['default'];
  const schema = response?.content?.[type]?.schema;
  assert.ok(schema, `${method} ${path} ${status} ${type} is not described`);
  const name = `${method} ${path} ${status}`;
  const known = compiled.get(name) ?? ajv.compile({ ...schema, components: api.components });
  compiled.set(name, known);
  return known;
}

/** Asks, and fails unless the answer is what the description says. */
async function asked(
  method: string,
  path: string,
  status: number,
  options: Parameters<TestService['ask']>[2] & { at?: string } = {},
) {
  const answer = await service.ask(method.toUpperCase(), options.at ?? path, options);
  const text = await answer.clone().text();
  assert.equal(answer.status, status, text);
  const type = answer.headers.get('content-type')!.split(';')[0]!;
  const validate = validator(path, method, status, type);
  const body: unknown = type.endsWith('json') ? JSON.parse(text) : text;
  assert.ok(validate(body), `${method} ${path} ${status}: ${ajv.errorsText(validate.errors)}\n${text.slice(0, 600)}`);
  seen.add(`${method} ${path}`);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  return body as any;
}

test('answers as described, from a reference to a proof', async () => {
  const work = { title: 'Discs', claimant: 'Ada', licences: [{ territories: ['US'], uses: 'all', to: '2030-01-01' }] };
  const reference = await asked('post', '/v1/references', 201, {
    body: await picture(51),
    headers: { 'Recourse-Work': asHeader(work) },
  });
  const upload = await asked('post', '/v1/uploads', 201, {
    at: '/v1/uploads?territory=DE',
    body: await pictureAgain(51),
  });
  assert.equal(upload.decision.action, 'BLOCK');
  await asked('post', '/v1/uploads', 201, { body: await picture(52), at: '/v1/uploads?territory=US' });
  await asked('post', '/v1/uploads', 201, { body: new Uint8Array(9) });
  const waiting = await asked('post', '/v1/uploads', 202, { body: 'later', headers: { Prefer: 'respond-async' } });
  await until(async () => ((await service.ask('GET', `/v1/uploads/${waiting.id}`)).status === 200 ? true : undefined));
  const at = `/v1/uploads/${upload.id}`;
  await asked('get', '/v1/uploads/{id}', 200, { at });
  await asked('get', '/v1/uploads/{id}/statement', 200, { at: `${at}/statement` });
  await asked('get', '/v1/uploads/{id}/evidence', 200, { at: `${at}/evidence` });
  await asked('get', '/v1/uploads/{id}/picture', 200, { at: `${at}/picture` });
  await asked('get', '/v1/uploads/{id}/still', 404, { at: `${at}/still?at=1` });
  await asked('get', '/v1/uploads/{id}/sound', 404, { at: `${at}/sound` });
  await asked('get', '/v1/references/{id}/picture', 200, { at: `/v1/references/${reference.id}/picture` });
  await asked('get', '/v1/references/{id}/still', 404, { at: `/v1/references/${reference.id}/still?at=1` });
  await asked('get', '/v1/references/{id}/sound', 404, { at: `/v1/references/${reference.id}/sound` });
  const receipt = await until(async () => {
    const found = await asked('get', '/v1/uploads/{id}/receipt', 200, { at: `${at}/receipt` });
    return found.proof === undefined ? undefined : found;
  });
  assert.ok(receipt.proof);
  await asked('get', '/v1/uploads', 200);
  await asked('get', '/v1/references', 200);
  const one = { at: `/v1/references/${reference.id}` };
  await asked('get', '/v1/references/{id}', 200, one);
  const headers = { 'Content-Type': 'application/json' };
  await asked('patch', '/v1/references/{id}', 200, {
    ...one,
    headers,
    body: JSON.stringify({ policy: 'track', shadow: true }),
  });
  await asked('post', '/v1/references/{id}/release', 200, { at: `${one.at}/release` });
  await asked('delete', '/v1/references/{id}', 200, one);
  await asked('post', '/v1/lookups', 200, { headers, body: JSON.stringify({ hashes: ['0'.repeat(64)] }) });
  await asked('get', '/v1/policies', 200);
  await asked('get', '/v1/policies/{version}', 200, { at: '/v1/policies/de@2026-11' });
  await asked('post', '/v1/policies/back-test', 200, {
    headers,
    body: JSON.stringify({ base: 'de@2026-11', parameters: { minorAudioS: 10 } }),
  });
  await asked('get', '/v1/policies/diff', 200, { at: '/v1/policies/diff?from=de&to=eu' });
  for (const path of ['/log/checkpoint', '/log/vkey', '/healthz', '/readyz', '/metrics', '/openapi.json']) {
    await asked('get', path, 200, { key: '' });
  }
  const { 'content-type': _type, ...checkpoint } = Object.fromEntries(
    (await service.ask('GET', '/log/checkpoint')).headers,
  );
  assert.equal(checkpoint['cache-control'], 'no-cache');
  const size = Number((await (await service.ask('GET', '/log/checkpoint')).text()).split('\n')[1]);
  await asked('get', '/log/tile/{path}', 200, { at: `/log/tile/0/000.p/${size}` });
});

test('answers errors as described', async () => {
  await asked('post', '/v1/uploads', 422, { body: 'x', headers: { 'Recourse-Declaration': asHeader({ flag: 1 }) } });
  await asked('post', '/v1/references', 422, { body: new Uint8Array(3) });
  await asked('get', '/v1/uploads/{id}', 404, { at: '/v1/uploads/up_nobody' });
  await asked('get', '/v1/uploads', 401, { key: '' });
  await asked('get', '/v1/policies/{version}', 404, { at: '/v1/policies/fr' });
  await asked('get', '/v1/policies/diff', 400);
  await asked('get', '/log/tile/{path}', 404, { at: '/log/tile/../../etc/passwd' }).catch(() => {});
  assert.equal((await service.ask('GET', '/log/tile/..%2f..%2flog-key.seed', { key: '' })).status, 404);
});

test('describes every route it answers, and asked each of them here', () => {
  for (const { method, path, hidden } of service.server.routes) {
    if (hidden) continue;
    assert.ok(seen.has(`${method} ${path.replace('+}', '}')}`), `${method} ${path}`);
  }
  const ids = Object.values(api.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
  assert.equal(new Set(ids).size, ids.length, ids.join(' '));
});
