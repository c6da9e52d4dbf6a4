/** What changes after an upload was decided, over HTTP: works that are added later, and rights that change. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openCaseService, prose, HOUR, type CaseService } from './fixtures/case-service.ts';
import { until } from './fixtures/http-service.ts';

let service: CaseService;
let seed = 900;
before(async () => (service = await openCaseService()));
after(() => service.close());

const becomes = (id: string, state: string) =>
  until(async () => {
    const { body } = await service.upload_case(id);
    return body.state === state ? body : undefined;
  }, 30_000);
const lettersOf = async (id: string) =>
  (await service.get(`/v1/cases/upload/${id}`)).body.letters as { recipient: string; message: string }[];

test('a work that is added later is found in earlier uploads: 48 hours public, the uploader asked, then blocked', async () => {
  const article = prose(++seed, 200);
  const text = `${prose(++seed, 150)} ${article.slice(200, 600)} ${prose(++seed, 40)}`;
  const silent = await service.upload(text, { uploader: { account: 'later-1' } });
  const flagged = await service.upload(`${prose(++seed, 20)} ${text}`, { uploader: { account: 'later-2' } });
  assert.deepEqual([silent.body.decision.rule, flagged.body.decision.rule], ['R0', 'R0']);
  await service.reference(article);
  const grace = await becomes(silent.body.id, 'PUBLIC_48H');
  await becomes(flagged.body.id, 'PUBLIC_48H');
  assert.deepEqual([grace.public, grace.rule], [true, 'R6']);
  assert.ok(
    (await lettersOf(silent.body.id)).some(
      // Nobody was named when nothing was found: the platform knows whose upload it is.
      ({ recipient, message }) => recipient === 'platform' && message === 'upload.asked-48h',
    ),
  );
  const answer = { answer: 'flag', flag: 'quotation' };
  assert.equal((await service.post(`/v1/uploads/${flagged.body.id}/answer`, answer)).status, 200);
  assert.equal((await service.upload_case(flagged.body.id)).body.state, 'PUBLISHED_PRESUMED');
  await service.advance(48 * HOUR - 1);
  assert.equal((await service.upload_case(silent.body.id)).body.state, 'PUBLIC_48H');
  await service.advance(1);
  const blocked = (await service.upload_case(silent.body.id)).body;
  assert.deepEqual([blocked.state, blocked.rule], ['BLOCKED', 'R9b']);
  const { rows } = (await service.get(`/v1/uploads/${silent.body.id}/statements`)).body;
  assert.match(rows[0].text, /An article/, 'the statement shows what was found later');
  // A late flag is still heard.
  assert.equal((await service.post(`/v1/uploads/${silent.body.id}/answer`, answer)).status, 200);
  assert.equal((await service.upload_case(silent.body.id)).body.state, 'PUBLISHED_PRESUMED');
});

test('a claimant who comes to licence a work lets uploads that waited go public', async () => {
  const article = prose(++seed, 200);
  const reference = await service.reference(article);
  const { body } = await service.upload(article, { uploader: { account: 'licensed' } });
  assert.equal(body.decision.action, 'BLOCK');
  const headers = { 'Content-Type': 'application/json' };
  const change = await service.ask('PATCH', `/v1/references/${reference}`, {
    headers,
    body: JSON.stringify({ policy: 'license' }),
  });
  assert.equal(change.status, 200);
  await becomes(body.id, 'PUBLISHED_LICENSED');
});
