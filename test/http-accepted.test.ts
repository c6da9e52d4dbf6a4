/** Uploads that take longer than a client waits, and parts that fail: nothing acknowledged is lost. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import type { Decoder } from '../src/decode/index.ts';
import { json, openTestService, until, type TestService } from './fixtures/http-service.ts';

let service: TestService;
let slowMs = 0;
let broken = false;
const faults: unknown[] = [];

class DecoderUnavailable extends Error {
  override readonly name = 'DecoderUnavailable';
}

const unreliable = (real: Decoder): Decoder => ({
  ...real,
  async decode(...asked) {
    await new Promise((resolve) => setTimeout(resolve, slowMs));
    if (broken) throw new DecoderUnavailable('no process can be started');
    return real.decode(...asked);
  },
});

before(async () => (service = await openTestService({ answerWithinMs: 150, decoderLike: unreliable, faults })));
after(() => service.close());

const submit = (body: string, headers: Record<string, string> = {}) =>
  service.ask('POST', '/v1/uploads', { body, headers: { 'Content-Type': 'text/plain', ...headers } });
const spooled = () => readdir(service.running.service.spool);
const decided = (location: string) =>
  until(async () => {
    const answer = await service.ask('GET', location);
    assert.ok([200, 202].includes(answer.status), `${answer.status}`);
    return answer.status === 200 ? json(answer) : undefined;
  });

test('answers 202 when deciding takes longer than the client waits, and decides all the same', async () => {
  slowMs = 500;
  const answer = await submit('slow');
  assert.equal(answer.status, 202);
  const { id, state } = await json(answer);
  assert.equal(state, 'pending');
  const location = answer.headers.get('location')!;
  assert.equal((await service.ask('GET', location)).status, 202);
  const body = await decided(location);
  assert.equal(body.id, id);
  assert.equal(body.size, 4);
  await until(async () => ((await spooled()).length === 0 ? true : undefined));
});

test('answers 202 at once when asked to, and the same 202 to the same request', async () => {
  slowMs = 100;
  const headers = { Prefer: 'respond-async', 'Idempotency-Key': 'later' };
  const first = await submit('asynchronous', headers);
  const again = await submit('asynchronous', headers);
  assert.deepEqual([first.status, again.status], [202, 202]);
  assert.equal(first.headers.get('location'), again.headers.get('location'));
  assert.equal((await submit('another', headers)).status, 422);
  await decided(first.headers.get('location')!);
  assert.equal((await submit('asynchronous', headers)).status, 202);
});

test('tries an accepted upload again when a decoder could not be started', async () => {
  slowMs = 0;
  broken = true;
  const answer = await submit('tried again', { Prefer: 'respond-async' });
  assert.equal(answer.status, 202);
  await new Promise((resolve) => setTimeout(resolve, 100));
  broken = false;
  const body = await decided(answer.headers.get('location')!);
  assert.equal(body.size, 11);
});

test('says 503 and what to do when the world fails before anything was promised', async () => {
  slowMs = 0;
  broken = true;
  const answer = await submit('no decoder');
  broken = false;
  assert.equal(answer.status, 503);
  assert.equal(answer.headers.get('retry-after'), '5');
  assert.equal((await json(answer)).why, 'decoder-unavailable');
  assert.deepEqual(await spooled(), []);
});
