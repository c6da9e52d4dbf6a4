/** Art. 23 DSA over HTTP: nobody is suspended without a weighing, an end and a person; nobody is terminated by one alone. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { act } from '../src/app/index.ts';
import type { Typed } from '../src/casework/index.ts';
import { instant } from '../src/common/index.ts';
import { json, openTestService, until, type SignedInHeaders, type TestService } from './fixtures/http-service.ts';

const DAY = 86_400_000;
let now = Date.UTC(2027, 0, 10, 10);
let service: TestService;
let reviewer: SignedInHeaders;
let ada: SignedInHeaders;
let bob: SignedInHeaders;

before(async () => {
  service = await openTestService({ clock: { now: () => instant(now) } });
  reviewer = await service.staff('reviewer');
  [ada, bob] = [await service.staff('administrator'), await service.staff('administrator')];
});
after(() => service.close());

const post = (who: SignedInHeaders | undefined, path: string, body: object) =>
  service.ask('POST', path, {
    ...(who && { key: '' }),
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...who?.headers },
  });
const strikes = async (account: string) => json(await service.ask('GET', `/v1/accounts/${account}/strikes`));
/** As a complaint that was decided for good tells the account. */
async function violation(account: string, upload: string, type = 'violation-final') {
  const command = { type, upload, manifest: true } as Typed;
  const actor = { kind: 'case', stream: 'complaint/cmp_1' } as const;
  const outcome = await act(service.running.service, { address: { kind: 'account', id: account }, command, actor });
  assert.equal(outcome.kind, 'done');
  now += 3_600_000;
}
const weighing = {
  numbers: { found: 3, days: 90 },
  proportion: { found: 3, of: 12 },
  gravity: 'medium',
  intent: 'cannot-be-told',
  finding: 'suspend',
  reason: 'Three whole films within a week, after a warning.',
};
const inDays = (days: number) => new Date(now + days * DAY).toISOString();

test('an account nobody decided about is clean', async () => {
  const answer = await strikes('u-new');
  assert.deepEqual([answer.standing, answer.counting, answer.flagRight.state], [{ kind: 'clean' }, 0, 'ok']);
});

test('shows each strike with its end, and leaves out of the count what is contested (P17)', async () => {
  for (const upload of ['up_1', 'up_2']) await violation('u-17', upload);
  await violation('u-17', 'up_3', 'violation-found');
  await violation('u-17', 'up_3', 'contested');
  const answer = await strikes('u-17');
  assert.deepEqual(answer.standing, { kind: 'warned', strikes: 2 });
  assert.deepEqual(
    answer.strikes.map(({ upload, state }: { upload: string; state: string }) => [upload, state]),
    [
      ['up_1', 'counted'],
      ['up_2', 'counted'],
      ['up_3', 'contested'],
    ],
  );
  assert.match(answer.strikes[0].expiresAt, /^2027-04-10T/);
  const refused = await post(reviewer, '/v1/accounts/u-17/suspension', { until: inDays(1) });
  assert.deepEqual([refused.status, (await json(refused)).why], [422, 'not-weighed']);
});

test('a suspension without an end cannot be written down (P16)', async () => {
  for (const upload of ['up_1', 'up_2', 'up_3']) await violation('u-16', upload);
  assert.equal((await post(reviewer, '/v1/accounts/u-16/case-review', weighing)).status, 200);
  for (const body of [
    {},
    { until: 'indefinite' },
    { until: null },
    { until: 'Infinity' },
    { until: '9999-12-31T00:00:00Z' },
  ]) {
    const answer = await post(reviewer, '/v1/accounts/u-16/suspension', body);
    assert.equal(answer.status, 422, JSON.stringify(body));
    assert.match((await json(answer)).detail, /end/);
  }
  assert.equal((await strikes('u-16')).standing.kind, 'warned');
});

test('a weighed suspension ends by itself on its date, and is told with reasons', async () => {
  const { running } = service;
  const answer = await post(reviewer, '/v1/accounts/u-16/suspension', { until: inDays(1) });
  assert.equal(answer.status, 200, await answer.clone().text());
  assert.ok((await json(answer)).leaves.length > 0);
  assert.equal((await strikes('u-16')).standing.kind, 'suspended');
  const letters = await running.service.store.lettersTo('account/u-16');
  assert.equal(letters.rows[0]?.message, 'account.suspended');
  now += DAY;
  await until(async () => {
    const events = await running.service.store.events('account/u-16');
    return events.some(({ type }) => type === 'suspension-ended') || undefined;
  });
  assert.equal((await strikes('u-16')).standing.kind, 'warned');
});

test('ends an account only by two different administrators, and never by count alone', async () => {
  for (const upload of ['up_1', 'up_2', 'up_3']) await violation('u-two', upload);
  const propose = (who: SignedInHeaders) =>
    post(who, '/v1/accounts/u-two/termination', { reason: 'Nothing milder helped.' });
  assert.deepEqual([(await propose(ada)).status, (await propose(reviewer)).status], [422, 403]);
  await post(reviewer, '/v1/accounts/u-two/case-review', { ...weighing, finding: 'terminate' });
  assert.equal((await propose(ada)).status, 200);
  assert.equal((await post(ada, '/v1/accounts/u-two/termination/approval', {})).status, 409);
  assert.equal((await post(bob, '/v1/accounts/u-two/termination/approval', {})).status, 200);
  assert.equal((await strikes('u-two')).standing.kind, 'terminated');
});

test('no key, whatever its scopes, weighs, suspends or ends an account', async () => {
  for (const path of ['case-review', 'suspension', 'notices-suspension', 'termination', 'termination/approval', 'lift'])
    assert.equal((await post(undefined, `/v1/accounts/u-16/${path}`, {})).status, 403, path);
});

test('asked twice with the same key, a weighing is recorded once', async () => {
  for (const upload of ['up_1', 'up_2', 'up_3']) await violation('u-once', upload);
  const ask = () =>
    service.ask('POST', '/v1/accounts/u-once/case-review', {
      key: '',
      body: JSON.stringify(weighing),
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': 'w1', ...reviewer.headers },
    });
  assert.deepEqual(await json(await ask()), await json(await ask()));
  const events = await service.running.service.store.events('account/u-once');
  assert.equal(events.filter(({ type }) => type === 'case-reviewed').length, 1);
});
