/** Evidence over HTTP: derivatives for those who may look, nothing for others, and never the file itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import { drawnFrames, drawnTune, encodedFilm, withoutFfmpeg } from './fixtures/make-films.ts';
import { asHeader, openTestService, json, picture, pictureAgain, type TestService } from './fixtures/http-service.ts';

let service: TestService;
let upload = '';
let reference = '';
/** A work, and an upload of it, for the tests of what is made to be played. */
let film = '';
let filmUpload = '';
let ffmpegIsHere = true;
before(async () => {
  service = await openTestService({
    decoderLike: (real) => ({ ...real, readsFilms: async () => ffmpegIsHere }),
  });
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
  const clip = await service.ask('GET', `/v1/references/${added.id}/clip?from=2&to=5`);
  assert.equal(clip.headers.get('content-type'), 'audio/wav');
  assert.equal((await clip.arrayBuffer()).byteLength, 44 + 2 * 3 * 11_025);
});

test('shows the moments of a film that belong together, read in one pass', { skip: withoutFfmpeg }, async () => {
  const work = { frames: drawnFrames(5, 8), tune: drawnTune(5, 8) };
  film = (await json(await service.ask('POST', '/v1/references', { body: encodedFilm(work) }))).id;
  const moments = [1, 3.5, 6];
  const asked = moments.map((at) =>
    service.ask('GET', `/v1/references/${film}/still?at=${at}&also=${moments.join(',')}`),
  );
  const stills = await Promise.all(
    (await Promise.all(asked)).map(async (answer) => {
      assert.equal(answer.status, 200, film);
      return sharp(new Uint8Array(await answer.arrayBuffer())).metadata();
    }),
  );
  assert.ok(stills.every(({ format, width = 0 }) => format === 'webp' && width > 0 && width <= 480));
  const bad = await service.ask('GET', `/v1/references/${film}/still?at=1&also=${'1,'.repeat(40)}1`);
  assert.equal(bad.status, 400);
  const headers = { 'Recourse-Uploader': asHeader({ account: 'maker-of-films' }) };
  const again = encodedFilm({ ...work, options: ['-crf', '32'] });
  filmUpload = (await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: again, headers }))).id;
});

test('plays the part of a film that was asked for, to those who may see it', { skip: withoutFfmpeg }, async () => {
  const part = (query: string, headers = {}, key?: string) =>
    service.ask('GET', `/v1/references/${film}/clip?${query}`, { headers, ...(key !== undefined && { key }) });
  const answer = await part('from=2&to=5');
  assert.equal(answer.headers.get('content-type'), 'video/webm');
  assert.match(answer.headers.get('content-security-policy')!, /default-src 'none'; sandbox/);
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const clip = new Uint8Array(await answer.arrayBuffer());
  const outline = await service.running.service.decoder.outline({ kind: 'bytes', bytes: clip });
  assert.ok(Math.abs(outline!.seconds - 3) < 0.3 && outline!.picture!.width <= 320 && outline!.sound);
  const range = await part('from=2&to=5', { Range: 'bytes=0-9' });
  assert.deepEqual([range.status, range.headers.get('content-range')], [206, `bytes 0-9/${clip.length}`]);
  assert.equal((await part('from=2&to=5', {}, '')).status, 401);
  assert.equal((await part('from=-1&to=5')).status, 400);
  assert.equal((await part('from=900&to=905')).status, 404);
});

test(
  'an uploader plays both sides by their own link; without ffmpeg the page says why not',
  { skip: withoutFfmpeg },
  async () => {
    const asked = { body: JSON.stringify({ purpose: 'answer' }), headers: { 'content-type': 'application/json' } };
    const { link } = await json(await service.ask('POST', `/v1/uploads/${filmUpload}/links`, asked));
    const own = (path = '') => service.ask('GET', `/you/${link}${path}`, { key: '' });
    const page = await own();
    assert.match(page.headers.get('content-security-policy')!, /media-src 'self'/);
    const clips = [...(await page.text()).matchAll(/<video[^>]*? preload="none"[^]*? src="([^"]+)"/g)].map(
      ([, src]) => src!,
    );
    assert.deepEqual(
      clips.slice(0, 2),
      ['upload', 'work'].map((side) => `/you/${link}/evidence/${side}/0-0.clip`),
    );
    for (const src of [clips[0]!, clips[1]!, clips[1]!.replace('.clip', '.webp')]) {
      const answer = await service.ask('GET', src, { key: '' });
      assert.deepEqual(
        [answer.status, answer.headers.get('content-type')],
        [200, src.endsWith('clip') ? 'video/webm' : 'image/webp'],
      );
    }
    assert.equal((await own('/evidence/work/7-0.clip')).status, 404);
    ffmpegIsHere = false;
    const said = await (await own()).text();
    assert.match(said, /ffmpeg\) is not installed/);
    assert.doesNotMatch(said, /<video/);
    assert.equal((await json(await service.ask('GET', `/v1/uploads/${filmUpload}/evidence`))).withoutFfmpeg, true);
    ffmpegIsHere = true;
  },
);

test('erases what was made to be played with the file it was made of', { skip: withoutFfmpeg }, async () => {
  const path = `/v1/references/${film}/clip?from=2&to=5`;
  assert.equal((await service.ask('GET', path)).status, 200);
  await service.running.service.files!.erase(film);
  assert.equal((await service.ask('GET', path)).status, 404);
});

test('keeps nothing of an upload that matched nothing', async () => {
  const { id } = await json(await service.ask('POST', '/v1/uploads?territory=DE', { body: await picture(72) }));
  const evidence = await json(await service.ask('GET', `/v1/uploads/${id}/evidence`));
  assert.equal(evidence.upload, undefined);
  assert.equal((await service.ask('GET', `/v1/uploads/${id}/picture`)).status, 404);
  assert.equal((await service.ask('GET', '/v1/uploads/..%2f..%2fetc/picture')).status, 404);
});
