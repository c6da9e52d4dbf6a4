/** The server on a real port: limits, refusals below HTTP, and an end that finishes what was begun. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { after, before, test } from 'node:test';
import type { Decoder } from '../src/decode/index.ts';
import { createServer, listen, type Listening } from '../src/server/index.ts';
import { API_KEY, json, openTestService, until, type TestService } from './fixtures/http-service.ts';

const BYTES_MAX = 3 * 2 ** 20;

let service: TestService;
let listening: Listening;
let slowMs = 0;
const slowly = (real: Decoder): Decoder => ({
  ...real,
  async decode(...asked) {
    await new Promise((resolve) => setTimeout(resolve, slowMs));
    return real.decode(...asked);
  },
});

const serverWith = (options: Parameters<typeof createServer>[1]) => createServer(service.running.service, options);
before(async () => {
  service = await openTestService({ decoderLike: slowly });
  listening = await listen(serverWith({ uploadBytesMax: BYTES_MAX }), { port: 0 });
});
after(async () => {
  await listening.stop();
  await service.close();
});

const key = { Authorization: `Bearer ${API_KEY}` };
const post = (body: RequestInit['body'], init: RequestInit = {}, to = listening.address) =>
  fetch(`${to}/v1/uploads`, { method: 'POST', headers: key, body: body!, ...init });

/** `count` chunks of 64 KiB, without a Content-Length. */
const endless = (count: number) => {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent++ === count) controller.close();
      else controller.enqueue(new Uint8Array(65_536));
    },
  });
};
const streamed = (count: number) => post(endless(count), { duplex: 'half' } as RequestInit);

test('takes a file of exactly the limit and refuses one byte more', async () => {
  assert.equal((await post(new Uint8Array(BYTES_MAX))).status, 201);
  const refused = await post(new Uint8Array(BYTES_MAX + 1));
  assert.deepEqual([refused.status, (await json(refused)).why], [413, 'over-limit']);
  assert.equal((await streamed(48)).status, 201);
});

test('stops reading a body that never ends, and keeps nothing of it', async () => {
  const answer = await streamed(16 * 1024).catch((cut: Error) => cut);
  if (answer instanceof Response) assert.equal(answer.status, 413);
  await until(async () => ((await readdir(service.running.service.spool)).length === 0 ? true : undefined));
  assert.equal((await fetch(`${listening.address}/healthz`)).status, 200);
});

test('forgets a body whose sender goes away half way', async () => {
  const { port } = listening;
  const socket = connect(port, '127.0.0.1');
  socket.write(
    `POST /v1/uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${API_KEY}\r\nContent-Length: 100000\r\n\r\nbegun`,
  );
  await until(async () => ((await readdir(service.running.service.spool)).length === 1 ? true : undefined));
  socket.destroy();
  await until(async () => ((await readdir(service.running.service.spool)).length === 0 ? true : undefined));
});

test('stops looking at an upload whose sender goes away before an answer, and decides nothing', async () => {
  slowMs = 500;
  const { busy, store, spool } = service.running.service;
  const socket = connect(listening.port, '127.0.0.1');
  const body = 'the whole of it, sent and left behind';
  const head = ['POST /v1/uploads HTTP/1.1', 'Host: x', `Authorization: Bearer ${API_KEY}`, 'Content-Type: text/plain'];
  socket.write(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  const [id] = await until(async () => (busy.size === 1 ? [...busy.keys()] : undefined));
  socket.destroy();
  await until(async () => (busy.size === 0 ? true : undefined));
  slowMs = 0;
  assert.deepEqual(
    (await readdir(spool)).filter((name) => name.startsWith(id!)),
    [],
  );
  assert.equal(await store.upload(id!), undefined);
});

test('answers broken requests and giant headers with a problem', async () => {
  const heard = async (text: string): Promise<string> => {
    const socket: Socket = connect(listening.port, '127.0.0.1');
    socket.write(text);
    let said = '';
    for await (const chunk of socket) said += String(chunk);
    return said;
  };
  assert.match(await heard('this is not HTTP\r\n\r\n'), /^HTTP\/1\.1 400 [\s\S]*"fix"/);
  const giant = `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`;
  assert.match(await heard(giant), /^HTTP\/1\.1 431 [\s\S]*"why":"header-too-large"/);
});

test('says which port is in use and what to do', async () => {
  await assert.rejects(listen(service.server, { port: listening.port }), (error: Error & { fix?: string }) => {
    assert.match(error.message, new RegExp(`port ${listening.port} on 127.0.0.1 is in use`));
    assert.match(error.fix ?? '', /--port 0/);
    return error.name === 'CannotListen';
  });
});

test('tells clients to come back when it has as many uploads as it takes', async () => {
  slowMs = 300;
  const crowded = await listen(serverWith({ uploadsInFlightMax: 1 }), { port: 0 });
  const first = post('first', {}, crowded.address);
  await until(async () => (service.running.service.busy.size === 1 ? true : undefined));
  const second = await post('second', {}, crowded.address);
  assert.deepEqual([second.status, second.headers.get('retry-after')], [503, '2']);
  assert.equal((await first).status, 201);
  await crowded.stop();
  slowMs = 0;
});

test('finishes what was begun when it is told to stop, and takes nothing new', async () => {
  slowMs = 400;
  const ending = await listen(serverWith({}), { port: 0 });
  const begun = post('begun before the end', {}, ending.address);
  await until(async () => (service.running.service.busy.size === 1 ? true : undefined));
  const stopped = ending.stop();
  await assert.rejects(post('too late', {}, ending.address));
  assert.equal((await begun).status, 201);
  await stopped;
  slowMs = 0;
});
