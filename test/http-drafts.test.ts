/** The statement of a decision can be read before the decision is made, and reading it decides nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { asHeader, json, openTestService, picture, type TestService } from './fixtures/http-service.ts';

let service: TestService;
let held = '';
before(async () => {
  service = await openTestService();
  const work = await picture(91);
  await service.ask('POST', '/v1/references', { body: work });
  const part = await sharp(work).extract({ left: 60, top: 60, width: 330, height: 230 }).jpeg().toBuffer();
  const headers = { 'Recourse-Declaration': asHeader({ flag: 'quotation' }) };
  const answer = await json(
    await service.ask('POST', '/v1/uploads?territory=DE', { body: new Uint8Array(part), headers }),
  );
  assert.equal(answer.decision.action, 'REVIEW_HOLD');
  held = answer.id;
});
after(() => service.close());

const draft = (who: Readonly<Record<string, string>>, outcome: string, id = held) =>
  service.ask('POST', `/v1/uploads/${id}/review/draft`, {
    key: '',
    body: JSON.stringify({ outcome, reason: 'as seen' }),
    headers: { ...who, 'Content-Type': 'application/json' },
  });

test('writes the statement as its uploader would read it, and keeps nothing', async () => {
  const { headers } = await service.staff('reviewer');
  const before = await json(await service.ask('GET', `/v1/cases/upload/${held}`));
  const leaves = await service.running.service.store.logSize();
  const manifest = await json(await draft(headers, 'manifest'));
  assert.match(manifest.statement, /Art\. 17|statement of reasons/i);
  const lawful = await json(await draft(headers, 'lawful'));
  assert.equal(lawful.statement, undefined);
  assert.ok(lawful.events.some(({ type }: { type: string }) => type === 'reviewed'));
  assert.deepEqual(await json(await service.ask('GET', `/v1/cases/upload/${held}`)), before);
  assert.equal(await service.running.service.store.logSize(), leaves);
});

test('tells whoever may not decide before they have written their reasons', async () => {
  const { headers } = await service.staff('auditor');
  assert.equal((await draft(headers, 'manifest')).status, 403);
  const reviewer = await service.staff('reviewer');
  assert.equal((await draft(reviewer.headers, 'manifest', 'up_unknown')).status, 404);
});
