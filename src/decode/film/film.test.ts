import assert from 'node:assert/strict';
import { closeSync, openSync } from 'node:fs';
import { test, type TestContext } from 'node:test';
import {
  drawnFrames,
  drawnTune,
  encodedFilm,
  FILM_RATE,
  turnedByItsHeader,
  withoutFfmpeg,
} from '../../../test/fixtures/make-films.ts';
import type { AudioSample, VideoSample } from '../../media/index.ts';
import { createDecoder } from '../create-decoder.ts';
import type { Decoder, DecodeOutcome } from '../decoder.ts';
import { planFilm } from './film-arguments.ts';
import { frameSplitter } from './frame-splitter.ts';
import { probeFilm, readFacts } from './probe-film.ts';

const decoderHere = async (context: TestContext, decodeSecondsMax?: number): Promise<Decoder> => {
  const film = decodeSecondsMax === undefined ? {} : { film: { decodeSecondsMax } };
  const decoder = await createDecoder({ processes: 1, ...film });
  context.after(() => decoder.close());
  return decoder;
};
const read = (decoder: Decoder, bytes: Uint8Array): Promise<DecodeOutcome> => decoder.decode({ kind: 'bytes', bytes });
function filmOf(outcome: DecodeOutcome): VideoSample {
  assert.ok(outcome.kind === 'decoded', outcome.kind === 'undetermined' ? outcome.detail : '');
  assert.ok(outcome.sample.modality === 'video');
  return outcome.sample;
}
const whyOf = (outcome: DecodeOutcome): string => (outcome.kind === 'undetermined' ? outcome.why : outcome.kind);
const near = (a: number, b: number, by: number, what: string): void =>
  assert.ok(Math.abs(a - b) <= by, `${what}: ${a} instead of ${b}`);

test('reads frames at their times, and the sound, from mp4 and webm', { skip: withoutFfmpeg }, async (context) => {
  const decoder = await decoderHere(context);
  for (const ending of ['mp4', 'webm']) {
    const recipe = { frames: drawnFrames(1, 4), tune: drawnTune(1, 4), ending };
    const fast = ending === 'webm' ? ['-c:v', 'libvpx', '-deadline', 'realtime', '-c:a', 'libvorbis'] : [];
    const film = filmOf(await read(decoder, encodedFilm({ ...recipe, options: fast })));
    near(film.seconds, 4, 0.13, 'length');
    assert.ok(film.frames.length > 16, `${film.frames.length} frames`);
    assert.deepEqual([film.width, film.height], [192, 108]);
    near((film.sound?.channels[0].length ?? 0) / 11_025, 4, 0.2, 'sound');
    assert.ok(
      film.frames.every(({ at, until }, i) => until > at && (i === 0 || at >= film.frames[i - 1]!.until - 1e-9)),
    );
  }
});

test(
  'shows for evidence what the film shows at that moment, and how long it is',
  { skip: withoutFfmpeg },
  async (context) => {
    const decoder = await decoderHere(context);
    const bytes = encodedFilm({ frames: drawnFrames(1, 4), tune: drawnTune(1, 4) });
    const input = { kind: 'bytes', bytes } as const;
    const outline = await decoder.outline(input);
    near(outline?.seconds ?? 0, 4, 0.15, 'length');
    assert.deepEqual(outline?.picture, { width: 192, height: 108 });
    near((outline?.sound?.channels[0].length ?? 0) / 11_025, 4, 0.2, 'sound');
    const { keyFrames } = filmOf(await read(decoder, bytes));
    const stills = await decoder.stills(input, [...keyFrames.map(({ at }) => at), 99], 192);
    assert.equal(stills.length, keyFrames.length + 1);
    keyFrames.forEach(({ luma }, i) => {
      const { data, width, height } = stills[i]!;
      assert.deepEqual([width, height], [luma.width, luma.height]);
      const apart = luma.data.reduce((sum, value, k) => sum + Math.abs(value - data[3 * k + 1]!), 0) / luma.data.length;
      assert.ok(apart < 20, `moment ${i}: ${apart}`);
    });
    const text = { kind: 'bytes', bytes: new TextEncoder().encode('only words') } as const;
    assert.equal(await decoder.outline(text), undefined);
    assert.deepEqual(await decoder.stills(text, [1], 64), [undefined]);
  },
);

test(
  'shows a film as its rotation says, and finds the picture between bars',
  { skip: withoutFfmpeg },
  async (context) => {
    const decoder = await decoderHere(context);
    const turned = filmOf(await read(decoder, turnedByItsHeader(encodedFilm({ frames: drawnFrames(2, 2) }))));
    assert.deepEqual([turned.width, turned.height], [108, 192]);
    const barred = filmOf(
      await read(decoder, encodedFilm({ frames: drawnFrames(2, 3), options: ['-vf', 'pad=192:160:0:26'] })),
    );
    const inside = barred.frames[5]!.views.find(({ kind }) => kind === 'borders')?.box;
    near(inside?.y ?? 0, 26, 3, 'top bar');
    near(inside?.height ?? 0, 108, 5, 'height between the bars');
  },
);

test('finds the part that moves when the rest stands still', { skip: withoutFfmpeg }, async (context) => {
  const decoder = await decoderHere(context);
  const still = 'color=gray:s=400x300:r=10,drawgrid=w=40:h=40:c=white[back];[back][0:v]overlay=150:120:shortest=1';
  const bytes = encodedFilm({ frames: drawnFrames(3, 4), options: ['-filter_complex', still] });
  const inset = filmOf(await read(decoder, bytes)).frames[3]!.views.find(({ kind }) => kind === 'moving')?.box;
  assert.ok(inset, 'no moving part');
  near(inset.x, 150, 8, 'left');
  near(inset.y, 120, 8, 'top');
  near(inset.width, 192, 16, 'width');
  near(inset.height, 108, 16, 'height');
});

test('hears a film without pictures as sound; cover art is no film', { skip: withoutFfmpeg }, async (context) => {
  const decoder = await decoderHere(context);
  const soundOnly = await read(decoder, encodedFilm({ frames: [], tune: drawnTune(4, 3) }));
  assert.ok(soundOnly.kind === 'decoded');
  assert.equal(soundOnly.sample.modality, 'audio');
  near((soundOnly.sample as AudioSample).channels[0].length / 11_025, 3, 0.2, 'sound');
  const covered = readFacts(
    JSON.stringify({
      streams: [
        { index: 0, codec_type: 'video', width: 500, height: 500, disposition: { attached_pic: 1 } },
        { index: 1, codec_type: 'audio' },
      ],
      format: { duration: '3.0' },
    }),
  );
  assert.deepEqual(covered, { hasSound: true, seconds: 3 });
});

test(
  'gives what can be read of a damaged film, and says that it is damaged',
  { skip: withoutFfmpeg },
  async (context) => {
    const decoder = await decoderHere(context);
    const whole = encodedFilm({
      frames: drawnFrames(5, 6),
      options: ['-c:v', 'libvpx', '-deadline', 'realtime'],
      ending: 'webm',
    });
    const cut = await read(decoder, whole.slice(0, Math.floor(whole.length * 0.6)));
    assert.ok(cut.kind === 'decoded' && cut.file.damaged !== undefined);
    assert.ok(filmOf(cut).seconds > 1 && filmOf(cut).seconds < 5.5, `${filmOf(cut).seconds} s`);
    const mp4 = encodedFilm({ frames: drawnFrames(5, 1) });
    assert.equal(whyOf(await read(decoder, mp4.slice(0, 60))), 'undecodable');
  },
);

test('never opens what a playlist names, whatever it is called', async (context) => {
  const decoder = await decoderHere(context);
  const lists = ['#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n', 'ffconcat version 1.0\nfile /etc/passwd\n'];
  for (const list of lists) assert.notEqual(whyOf(await read(decoder, Buffer.from(list))), 'decoded');
});

test(
  'stops looking after its time, keeps what it saw, and says that there is more',
  { skip: withoutFfmpeg },
  async (context) => {
    const decoder = await decoderHere(context, 0.001);
    const outcome = await read(decoder, encodedFilm({ frames: drawnFrames(6, 3) }));
    assert.ok(outcome.kind === 'undetermined' ? outcome.why === 'over-limit' : filmOf(outcome).cut === true);
  },
);

test('keeps one frame of a film that stands still, however long', { skip: withoutFfmpeg }, async (context) => {
  const decoder = await decoderHere(context);
  const [one] = drawnFrames(7, 0.1);
  const film = filmOf(await read(decoder, encodedFilm({ frames: Array.from({ length: 60 }, () => one!) })));
  assert.ok(film.frames.length <= 3, `${film.frames.length} frames`);
  near(film.frames.at(-1)!.until, 6, 0.13, 'end');
});

test('looks less often at long films, and at key frames only of the longest', () => {
  const picture = { stream: 0, width: 1920, height: 1080, pixels: 1920 * 1080, framesPerSecond: 25 };
  const plan = (seconds: number, pixels = picture.pixels) =>
    planFilm({ picture: { ...picture, pixels }, hasSound: true, seconds });
  assert.deepEqual(plan(60), { width: 320, height: 180, rate: 8, keyFramesOnly: false });
  assert.equal(plan(1800, 320 * 240).rate, 8);
  assert.equal(plan(3600, 320 * 240).rate, 4);
  assert.equal(plan(7200).keyFramesOnly, true);
  assert.deepEqual([plan(36_000, 256).rate, plan(36_000, 256).keyFramesOnly], [0.4, true]);
  assert.equal(planFilm({ picture, hasSound: true, seconds: 36_000 }, true).rate, 8);
});

test('does not call a film unreadable that a busy machine had no time to look at', async () => {
  const slow = { kind: 'process', command: '/bin/sh', arguments: ['-c', 'exec sleep 5'] } as const;
  const input = openSync('/dev/null', 'r');
  assert.equal(await probeFilm(slow, 'mov', input, 50), 'late');
  const quick = { kind: 'process', command: '/bin/sh', arguments: ['-c', 'echo nothing'] } as const;
  assert.equal(await probeFilm(quick, 'mov', input, 20_000), undefined);
  closeSync(input);
});

test('believes no size, length or stream number out of bounds', () => {
  const facts = (stream: object, duration: unknown = '5') =>
    readFacts(JSON.stringify({ streams: [{ index: 0, codec_type: 'video', ...stream }], format: { duration } }));
  for (const [width, height] of [
    [0, 10],
    [-1, 10],
    [99_999, 10],
    ['x', 10],
  ])
    assert.equal(facts({ width, height })?.picture, undefined);
  assert.equal(facts({ width: 10, height: 10, index: 99 })?.picture, undefined);
  assert.equal(facts({ width: 10, height: 10 }, '1e99')?.seconds, 0);
  assert.equal(readFacts('not json'), undefined);
  const anamorphic = facts({
    width: 720,
    height: 576,
    sample_aspect_ratio: '16:11',
    side_data_list: [{ rotation: -90 }],
  });
  assert.deepEqual([anamorphic?.picture?.width, anamorphic?.picture?.height], [576, 1047]);
});

test('cuts frames the same way however the pipe cuts the bytes', () => {
  const bytes = Uint8Array.from({ length: FILM_RATE * 7 + 3 }, (_, i) => i);
  for (const step of [1, 5, 7, 64]) {
    const frames: number[][] = [];
    const push = frameSplitter(7, (frame) => frames.push([...frame]));
    for (let at = 0; at < bytes.length; at += step) push(bytes.subarray(at, at + step));
    assert.deepEqual(
      frames,
      Array.from({ length: 10 }, (_, i) => [...bytes.subarray(7 * i, 7 * i + 7)]),
    );
  }
});
