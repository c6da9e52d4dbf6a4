/** Evidence over HTTP: derivatives for those who may look, nothing for others, and never the file itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { drawnFrames, drawnTune, encodedFilm, withoutFfmpeg } from './fixtures/make-films.ts';
import { openTestService, json, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

let service: TestService;
let upload = '';
let reference = '';
before(async () => {
  service = await openTestService();
  reference = (await json(await service.ask('POST', '/v1/references', { body: await picture(71) }))).id;
  upload = (await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: await pictureAgain(71) }))).id;
});
after(() => service.close());

test('shows what both sides are, in the pixels that segments speak of, and the facts', async () => {
  const evidence = await json(await service.ask('GET', `/v1/uploads/${upload}/evidence`));
  assert.deepEqual(evidence.upload, { kind: 'image', width: 400, height: 300 });
  assert.equal(evidence.references[0].id, reference);
  assert.deepEqual(evidence.references[0].media, { kind: 'image', width: 512, height: 384 });
  assert.equal(evidence.facts.matches[0].reference, reference);
});

test('serves pictures as derivatives that can run and load nothing', async () => {
  for (const path of [`/v1/uploads/${upload}/picture`, `/v1/references/${reference}/picture?frame=0`]) {
    const answer = await service.ask('GET', path);
    assert.equal(answer.headers.get('content-type'), 'image/webp');
    assert.match(answer.headers.get('content-security-policy')!, /default-src 'none'; sandbox/);
    const { format, exif } = await sharp(new Uint8Array(await answer.arrayBuffer())).metadata();
    assert.deepEqual([format, exif], ['webp', undefined]);
  }
  assert.equal((await service.ask('GET', `/v1/uploads/${upload}/picture`, { key: '' })).status, 401);
});

test('plays sound from any point, as players ask for it', async () => {
  const samples = new Int16Array(11_025 * 12).map((_, i) => Math.round(9000 * Math.sin(i / (3 + (i % 9000) / 900))));
  const { waveFile } = await import('../src/app/evidence/wave-file.ts');
  const body = waveFile({ modality: 'audio', sampleRate: 11_025, channels: [samples] });
  const added = await json(await service.ask('POST', '/v1/references', { body }));
  const whole = await service.ask('GET', `/v1/references/${added.id}/sound`);
  assert.equal(whole.status, 200, JSON.stringify(added));
  const size = (await whole.arrayBuffer()).byteLength;
  const part = await service.ask('GET', `/v1/references/${added.id}/sound`, { headers: { Range: 'bytes=100-199' } });
  assert.equal(part.status, 206);
  assert.equal(part.headers.get('content-range'), `bytes 100-199/${size}`);
  assert.equal((await part.arrayBuffer()).byteLength, 100);
  const beyond = await service.ask('GET', `/v1/references/${added.id}/sound`, {
    headers: { Range: `bytes=${size}-` },
  });
  assert.equal(beyond.status, 416);
});

test('shows the moments of a film that belong together, read in one pass', { skip: withoutFfmpeg }, async () => {
  const body = encodedFilm({ frames: drawnFrames(5, 8), tune: drawnTune(5, 8) });
  const added = await json(await service.ask('POST', '/v1/references', { body }));
  const moments = [1, 3.5, 6];
  const asked = moments.map((at) =>
    service.ask('GET', `/v1/references/${added.id}/still?at=${at}&also=${moments.join(',')}`),
  );
  const stills = await Promise.all(
    (await Promise.all(asked)).map(async (answer) => {
      assert.equal(answer.status, 200, JSON.stringify(added));
      return sharp(new Uint8Array(await answer.arrayBuffer())).metadata();
    }),
  );
  assert.ok(stills.every(({ format, width = 0 }) => format === 'webp' && width > 0 && width <= 480));
  const bad = await service.ask('GET', `/v1/references/${added.id}/still?at=1&also=${'1,'.repeat(40)}1`);
  assert.equal(bad.status, 400);
});

test('keeps nothing of an upload that matched nothing', async () => {
  const { id } = await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: await picture(72) }));
  const evidence = await json(await service.ask('GET', `/v1/uploads/${id}/evidence`));
  assert.equal(evidence.upload, undefined);
  assert.equal((await service.ask('GET', `/v1/uploads/${id}/picture`)).status, 404);
  assert.equal((await service.ask('GET', '/v1/uploads/..%2f..%2fetc/picture')).status, 404);
});
