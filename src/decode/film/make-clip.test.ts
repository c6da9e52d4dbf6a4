import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sniffFormat, type FilmFrame, type VideoSample } from '../../media/index.ts';
import {
  drawnFrames,
  drawnTune,
  encodedFilm,
  turnedByItsHeader,
  withoutFfmpeg,
} from '../../../test/fixtures/make-films.ts';
import { createDecoder, type Decoder } from '../index.ts';

const ffmpeg = { skip: withoutFfmpeg };
let decoder: Decoder;
let film: Uint8Array;
before(async () => {
  if (withoutFfmpeg) return;
  decoder = await createDecoder({ processes: 1 });
  film = encodedFilm({
    frames: drawnFrames(4, 12),
    tune: drawnTune(4, 12),
    options: ['-metadata', 'title=SECRET-TITLE'],
  });
});
after(() => decoder?.close());

const clipOf = (bytes: Uint8Array, start: number, seconds: number, side = 160) =>
  decoder.clip({ kind: 'bytes', bytes }, { start, seconds, side });

async function seenIn(bytes: Uint8Array): Promise<VideoSample> {
  const decoded = await decoder.decode({ kind: 'bytes', bytes });
  assert.ok(decoded.kind === 'decoded' && decoded.sample.modality === 'video');
  return decoded.sample;
}
const frameAt = ({ frames }: VideoSample, at: number): FilmFrame => frames.findLast((frame) => frame.at <= at + 1e-6)!;
function difference(a: FilmFrame, b: FilmFrame): number {
  const [here, there] = [a.views[0].luma.data, b.views[0].luma.data];
  return here.reduce((sum, value, i) => sum + Math.abs(value - there[i]!), 0) / here.length;
}

test('a clip is that part of the film, small, with its sound and nothing else of the file', ffmpeg, async () => {
  const clip = await clipOf(film, 3, 5);
  assert.ok(clip);
  assert.deepEqual(sniffFormat(clip), { kind: 'media', modality: 'video', format: 'webm' });
  const [whole, part] = [await seenIn(film), await seenIn(clip)];
  assert.ok(Math.max(part.width, part.height) <= 160);
  assert.ok(Math.abs(part.seconds - 5) < 0.3, `${part.seconds} s`);
  assert.ok(Math.abs(part.sound!.channels[0].length / part.sound!.sampleRate - 5) < 0.3);
  for (const at of [0.5, 2, 4.5]) {
    const same = difference(frameAt(part, at), frameAt(whole, 3 + at));
    const other = difference(frameAt(part, at), frameAt(whole, (3 + at + 5) % 12));
    assert.ok(same < 8 && same < other / 2, `at ${at}: ${same} from its own moment, ${other} from another`);
  }
  assert.ok(!Buffer.from(clip).includes('SECRET-TITLE'));
});

test('a clip ends where the film ends, and there is none after it', ffmpeg, async () => {
  const last = await clipOf(film, 10, 30);
  assert.ok(last);
  assert.ok(Math.abs((await seenIn(last)).seconds - 2) < 0.4);
  assert.equal(await clipOf(film, 300, 5), undefined);
});

test('what cannot be read gives no clip, and a damaged film gives what is left of it', ffmpeg, async () => {
  assert.equal(await clipOf(new TextEncoder().encode('no film at all'), 0, 5), undefined);
  assert.equal(await clipOf(film.subarray(0, film.length / 3), 0, 5), undefined);
  const broken = film.slice();
  for (let i = 4000; i < broken.length - 4000; i += 997) broken[i] = (broken[i]! * 31 + 7) & 255;
  const shown = await clipOf(broken, 0, 5);
  assert.ok(shown === undefined || (await seenIn(shown)).seconds <= 5.3);
});

test('a film turned by its metadata is shown as it is meant', ffmpeg, async () => {
  const turned = turnedByItsHeader(encodedFilm({ frames: drawnFrames(4, 2) }));
  const clip = await clipOf(turned, 0, 2);
  assert.ok(clip);
  const { width, height, sound } = await seenIn(clip);
  assert.ok(height > width && sound === undefined);
});
