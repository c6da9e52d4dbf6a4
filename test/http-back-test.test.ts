/** P29's other half: what a draft would have changed is known before anybody approves it. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { json, openTestService, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

let service: TestService;
let blocked = '';
before(async () => {
  service = await openTestService();
  const work = encodeURIComponent(JSON.stringify({ title: 'Discs', claimant: 'Ada' }));
  await service.ask('POST', '/v1/references', { body: await picture(81), headers: { 'Recourse-Work': work } });
  blocked = (await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: await pictureAgain(81) }))).id;
  await service.ask('POST', '/v1/uploads?territory=DE', { body: await picture(82) });
  await service.ask('POST', '/v1/uploads?territory=US', { body: await picture(83) });
});
after(() => service.close());

const ask = (parameters: object, base = 'de@2026-11') =>
  service.ask('POST', '/v1/policies/back-test', {
    body: JSON.stringify({ base, parameters }),
    headers: { 'Content-Type': 'application/json' },
  });

test('shows for whom a number would have made a difference, and writes nothing', async () => {
  const kinder = await json(await ask({ minConfidence: 1.1 }));
  assert.deepEqual([kinder.replayed, kinder.notReplayed, kinder.kinder, kinder.stricter], [2, 1, 1, 0]);
  assert.deepEqual(kinder.moves[0].examples, [blocked]);
  assert.deepEqual([kinder.moves[0].from, kinder.moves[0].to], ['BLOCK', 'PUBLISH']);
  assert.deepEqual(kinder.claimants, [{ claimant: 'Ada', stricter: 0, kinder: 1 }]);
  const strict = await json(await ask({ minorFilmS: 10, minorChars: 160 }));
  assert.deepEqual(
    strict.warnings.map((one: { number: string; statutory: number; law: string }) => [
      one.number,
      one.statutory,
      one.law,
    ]),
    [['minorFilmS', 15, '§ 10 no. 1 UrhDaG']],
  );
  assert.deepEqual(kinder.warnings, []);
  const same = await json(await ask({}));
  assert.deepEqual(same.moves, []);
  assert.equal((await json(await service.ask('GET', `/v1/uploads/${blocked}`))).decision.action, 'BLOCK');
});

test('refuses numbers the policy does not have, and says which it has', async () => {
  const answer = await ask({ minorfilms: 10 });
  assert.equal(answer.status, 422);
  assert.match((await json(answer)).fix, /minorFilmS/);
  assert.equal((await ask({ minorFilmS: -1 })).status, 422);
  assert.equal((await ask({}, 'fr')).status, 422);
  const reviewer = await service.staff('reviewer');
  const refused = await service.ask('POST', '/v1/policies/back-test', {
    key: '',
    body: '{}',
    headers: { ...reviewer.headers },
  });
  assert.equal(refused.status, 403);
});
