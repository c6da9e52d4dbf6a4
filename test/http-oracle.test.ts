/** Who asks about one protected picture again and again learns less and less, and is blocked from nothing. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { asHeader, json, openTestService, picture, type TestService } from './fixtures/http-service.ts';

let service: TestService;
let work: Uint8Array;
before(async () => {
  service = await openTestService();
  work = await picture(71);
  const headers = { 'Content-Type': 'image/png', 'Recourse-Work': asHeader({ claimant: 'Ada' }) };
  assert.equal((await service.ask('POST', '/v1/references', { body: work, headers })).status, 201);
});
after(() => service.close());

/** The picture, a little brighter each time. */
const changed = (body: Uint8Array, step: number): Promise<Buffer> => sharp(body).linear(1, step).png().toBuffer();

const upload = async (body: Uint8Array, account?: string) =>
  json(
    await service.ask('POST', '/v1/uploads?territory=DE', {
      body,
      headers: { 'Content-Type': 'image/png', ...(account && { 'Recourse-Uploader': asHeader({ account }) }) },
    }),
  );

test('after three near-duplicates an account is told what was recognised, no longer how surely and where', async () => {
  const answers = [];
  for (let step = 0; step < 5; step++) answers.push(await upload(await changed(work, step), 'climber'));
  for (const [i, { matches, brief, outcome, decision, statement }] of answers.entries()) {
    assert.equal(outcome, 'matched');
    assert.deepEqual([decision.action, decision.rule], [answers[0].decision.action, answers[0].decision.rule]);
    assert.equal(statement !== undefined, answers[0].statement !== undefined);
    assert.deepEqual([matches.length, brief?.length], i < 3 ? [1, undefined] : [0, 1]);
  }
  const { id, brief } = answers.at(-1);
  assert.deepEqual(Object.keys(brief[0]).sort(), ['modality', 'reference', 'tier']);

  const again = await json(await service.ask('GET', `/v1/uploads/${id}`));
  assert.deepEqual([again.matches, again.brief], [[], brief], 'asked for later, the answer is as brief as it was');
  const { headers } = await service.staff('reviewer');
  const whole = await json(await service.ask('GET', `/v1/uploads/${id}`, { key: '', headers }));
  assert.deepEqual([whole.matches.length, whole.brief], [1, undefined], 'who decides cases sees everything');
});

test('other accounts, other pictures and uploads without an account are answered in whole all the while', async () => {
  assert.equal((await upload(work, 'somebody-else')).matches.length, 1);
  for (let step = 0; step < 4; step++) assert.equal((await upload(await changed(work, step))).matches.length, 1);
  const own = await picture(72);
  for (let step = 0; step < 5; step++) {
    const { outcome, decision, brief } = await upload(await changed(own, step), 'climber');
    assert.deepEqual([outcome, decision.action, brief], ['no-match', 'PUBLISH', undefined]);
  }
});
