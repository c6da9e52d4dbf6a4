/** What changes after an upload was decided, over HTTP: scenarios P30 and P31 of mechanics § 10.2, and works that are added later. */
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

test('P30: a withdrawn reference lifts what rested on it alone, and the uploader is told', async () => {
  const [one, two] = [prose(++seed, 200), prose(++seed, 200)];
  const [first, second] = [await service.reference(one), await service.reference(two)];
  const alone = await service.upload(one, { uploader: { account: 'p30' } });
  const both = await service.upload(`${one}\n\n${two}`, { uploader: { account: 'p30' } });
  assert.equal(both.body.matches.length, 2);
  assert.equal((await service.upload_case(both.body.id)).body.public, false);
  assert.equal((await service.ask('DELETE', `/v1/references/${first}`)).status, 200);
  await becomes(alone.body.id, 'PUBLISHED');
  assert.ok(
    (await lettersOf(alone.body.id)).some(
      ({ recipient, message }) => recipient === 'account/p30' && message === 'upload.published',
    ),
  );
  const left = (await service.upload_case(both.body.id)).body;
  assert.equal(left.public, false, 'what shows another work as well stays as it was');
  assert.equal((await service.ask('DELETE', `/v1/references/${second}`)).status, 200);
  await becomes(both.body.id, 'PUBLISHED');
});

test('P31: when the first broadcast has ended, it is decided anew without anybody asking', async () => {
  const article = prose(++seed, 200);
  const end = new Date(service.now() + 2 * HOUR).toISOString();
  await service.reference(article, { live: true, liveUntil: end });
  const minor = await service.upload(article.slice(0, 150), { uploader: { account: 'p31' } });
  const whole = await service.upload(article, { uploader: { account: 'p31' } });
  assert.deepEqual([minor.body.decision.action, whole.body.decision.action], ['BLOCK_TIMED', 'BLOCK_TIMED']);
  await service.advance(2 * HOUR - 1);
  assert.equal((await service.upload_case(whole.body.id)).body.state, 'BLOCKED_UNTIL');
  await service.advance(1);
  const decided = [(await service.upload_case(minor.body.id)).body, (await service.upload_case(whole.body.id)).body];
  assert.deepEqual(
    decided.map(({ state, rule }) => [state, rule]),
    [
      ['AWAIT_UPLOADER', 'R9a'],
      ['BLOCKED', 'R7a'],
    ],
  );
  const { rows } = (await service.get(`/v1/uploads/${whole.body.id}/statements`)).body;
  assert.equal(rows.length, 2, 'the new block has a statement of its own');
  assert.equal(rows[1].at, end);
});

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
