/** What crosses the wire is described once: description, generated types and client stay one. Renew: RECOURSE_RENEW=1 node --test test/http-sdk.test.ts */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { connect, isPending, RecourseUnavailable } from '../src/sdk/index.ts';
import { clientTypes } from '../src/server/index.ts';
import { API_KEY, openTestService, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

const SDK = join(import.meta.dirname, '../src/sdk');

let service: TestService;
before(async () => (service = await openTestService()));
after(() => service.close());

const renewed = (file: string, text: string): string => {
  if (process.env.RECOURSE_RENEW === '1') writeFileSync(join(SDK, file), text);
  return readFileSync(join(SDK, file), 'utf8');
};

test('keeps the published description and the generated types equal to the routes', () => {
  const api = service.server.describe();
  const hint = 'renew with RECOURSE_RENEW=1 node --test test/http-sdk.test.ts';
  assert.equal(
    renewed('openapi.json', `${JSON.stringify(api, undefined, 2)}\n`),
    `${JSON.stringify(api, undefined, 2)}\n`,
    hint,
  );
  assert.equal(renewed('api.generated.ts', clientTypes(api)), clientTypes(api), hint);
});

const client = (key: string | undefined = API_KEY) =>
  connect({
    address: 'http://in.memory',
    ...(key !== undefined && { key }),
    fetch: async (url, init) => service.server.app.request(url, init),
  });

test('leads an integrator from a work to a decision and its receipt', async () => {
  const { addReference, submitUpload, receipt, statement, withdrawReference, uploads } = client();
  const body = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>;
  const added = await addReference({ body: body(await picture(41)), type: 'image/png' }, { title: 'Discs' });
  assert.ok(added.kind === 'done');
  const file = { body: body(await pictureAgain(41)), type: 'image/jpeg' };
  const answer = await submitUpload(file, { territory: 'DE', language: 'de', idempotencyKey: 'x' });
  assert.ok(answer.kind === 'done' && !isPending(answer.value));
  assert.equal(answer.value.decision.action, 'BLOCK');
  assert.equal(answer.value.matches[0]?.reference, added.value.id);
  assert.ok((await receipt(answer.value.id)).kind === 'done');
  const reasons = await statement(answer.value.id);
  assert.ok(reasons.kind === 'done');
  assert.match(reasons.value.text, /gesperrt|Sperr/i);
  const gone = await withdrawReference(added.value.id);
  assert.ok(gone.kind === 'done' && gone.value.state === 'withdrawn');
  const listed = await uploads({ limit: 1 });
  assert.ok(listed.kind === 'done' && listed.value.rows.length === 1);
});

test('hands refusals over as answers, and faults as errors', async () => {
  const refused = await client().upload('up_unknown');
  assert.ok(refused.kind === 'refused' && refused.problem.status === 404);
  const stranger = await client('not-a-key-at-all').references();
  assert.ok(stranger.kind === 'refused' && stranger.problem.why === 'unknown-key');
  const dead = connect({ address: 'http://127.0.0.1:9' });
  await assert.rejects(dead.policies(), RecourseUnavailable);
});
