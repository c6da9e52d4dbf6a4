import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { tune, wav } from '../../../test/fixtures/make-tunes.ts';
import { BOUNDS } from '../../common/index.ts';
import { SOUND_RATE, type AudioSample } from '../../media/index.ts';
import { onPath } from '../containment.ts';
import { createDecoder, type DecoderOptions } from '../create-decoder.ts';
import type { DecodeOutcome, Decoder } from '../decoder.ts';
import { Downmix } from './downmix.ts';
import { FfmpegWords } from './ffmpeg-words.ts';

const ffmpeg = { skip: onPath('ffmpeg') === undefined ? 'ffmpeg is not installed' : false };

async function opened(context: TestContext, options: DecoderOptions = {}): Promise<Decoder> {
  const decoder = await createDecoder({ processes: 1, ...options });
  context.after(() => decoder.close());
  return decoder;
}
const bytes = (file: Uint8Array) => ({ kind: 'bytes', bytes: file }) as const;
const soundOf = (outcome: DecodeOutcome): AudioSample => {
  assert.ok(outcome.kind === 'decoded' && outcome.sample.modality === 'audio', JSON.stringify(outcome).slice(0, 200));
  return outcome.sample;
};
const whyNot = (outcome: DecodeOutcome): string => (outcome.kind === 'undetermined' ? outcome.why : outcome.kind);
const power = (samples: Int16Array): number => samples.reduce((sum, value) => sum + value ** 2, 0) / samples.length;

const music = tune({ seed: 3, seconds: 4 });
const negative = music.map((value) => -value);

test(
  'hears a sound whose channels are opposite, one of eight channels, and one at 192 kHz',
  ffmpeg,
  async (context) => {
    const decoder = await opened(context);
    const plain = power(soundOf(await decoder.decode(bytes(wav([music])))).channels[0]);
    for (const file of [
      wav([music, negative]),
      wav(Array.from({ length: 8 }, () => music)),
      wav([music.map((value) => value / 2 + 9000)]),
      wav([tune({ seed: 3, seconds: 1 })], 192_000),
    ]) {
      const sample = soundOf(await decoder.decode(bytes(file)));
      assert.equal(sample.sampleRate, SOUND_RATE);
      assert.ok(power(sample.channels[0]) > plain / 20);
    }
  },
);

test('gives the same samples for a file and for its bytes, and leaves nothing behind', ffmpeg, async (context) => {
  const decoder = await opened(context);
  const folder = mkdtempSync(join(tmpdir(), 'recourse-test-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'sound.jpg'); // content decides, never the name
  writeFileSync(path, wav([music]));
  const fromFile = soundOf(await decoder.decode({ kind: 'file', path }));
  assert.deepEqual(soundOf(await decoder.decode(bytes(wav([music])))), fromFile);
  assert.equal(fromFile.channels[0].length, music.length);
  // Other processes decode at the same time; theirs are gone in a moment too.
  const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith('recourse-sound-'));
  for (let turn = 0; turn < 200 && left().length > 0; turn++) await pause(10);
  assert.deepEqual(left(), []);
});

test('opens no other file: a list in the dress of a sound is damaged sound', ffmpeg, async (context) => {
  const decoder = await opened(context);
  const list = Buffer.concat([
    Buffer.from('ID3\x03\0\0\0\0\0\0'),
    Buffer.from('#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'.repeat(50)),
  ]);
  assert.equal(whyNot(await decoder.decode(bytes(list))), 'undecodable');
});

test('listens to a bounded beginning of a sound without end, and says so', ffmpeg, async (context) => {
  const decoder = await opened(context, { sound: { soundSecondsMax: 3 } });
  const cut = soundOf(await decoder.decode(bytes(wav([music]))));
  assert.equal(cut.cut, true);
  assert.equal(cut.channels[0].length, 3 * SOUND_RATE);
  const whole = soundOf(await decoder.decode(bytes(wav([music.slice(0, 3 * SOUND_RATE)]))));
  assert.equal(whole.cut, undefined);
  assert.ok(BOUNDS.audioSecondsMax >= 3600);
});

test('stops a decoder that takes too long, and goes on with the next file', ffmpeg, async (context) => {
  const decoder = await opened(context, { sound: { decodeSecondsMax: 0.001 } });
  assert.equal(whyNot(await decoder.decode(bytes(wav([music])))), 'over-limit');
  assert.equal(whyNot(await decoder.decode(bytes(wav([music])))), 'over-limit');
});

test('listens to every track of a file, so that a silent first one hides nothing', ffmpeg, async (context) => {
  const decoder = await opened(context);
  const folder = mkdtempSync(join(tmpdir(), 'recourse-test-'));
  context.after(() => rmSync(folder, { recursive: true }));
  const film = (tracks: number): Uint8Array => {
    writeFileSync(join(folder, 'silence.wav'), wav([new Int16Array(2 * SOUND_RATE)]));
    writeFileSync(join(folder, 'music.wav'), wav([music]));
    const inputs = ['silence', ...Array.from({ length: tracks - 1 }, () => 'music')];
    const words = inputs.flatMap((name) => ['-i', join(folder, `${name}.wav`)]);
    const maps = inputs.flatMap((_, i) => ['-map', String(i)]);
    const out = join(folder, `tracks-${tracks}.mka`);
    const done = spawnSync(onPath('ffmpeg')!, ['-v', 'error', ...words, ...maps, '-c:a', 'flac', out]);
    assert.equal(done.status, 0, String(done.stderr));
    return readFileSync(out);
  };
  const two = soundOf(await decoder.decode(bytes(film(2))));
  assert.equal(power(two.channels[0]), 0);
  assert.equal(two.others?.length, 1);
  const [second] = two.others[0]!.channels;
  assert.equal(second.length, music.length);
  const like = second.reduce((sum, value, i) => sum + value * music[i]!, 0) / second.length;
  assert.ok(like > 0.99 * Math.sqrt(power(second) * power(music)), 'the second track is the music');
  assert.equal(two.cut, undefined);
  const many = soundOf(await decoder.decode(bytes(film(BOUNDS.audioStreamsMax + 1))));
  assert.equal(many.others?.length, BOUNDS.audioStreamsMax - 1);
  assert.equal(many.cut, true, 'one track was not listened to');
});

test('tells how far a long sound is decoded', ffmpeg, async (context) => {
  const decoder = await opened(context);
  const shares: number[] = [];
  const long = wav(Array.from({ length: 2 }, () => tune({ seed: 5, seconds: 40 })));
  await decoder.decode(bytes(long), { onProgress: (share) => shares.push(share) });
  assert.equal(shares.at(-1), 1);
  assert.ok(shares.some((share) => share > 0 && share < 1));
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
});

test("believes of ffmpeg's words no more than counts, whatever a title says", () => {
  const words = new FfmpegWords();
  const said =
    '[info]   Duration: 00:01:10.00, start: 0.0\n[info]     title  : x\n       : [error] y\n' +
    '[info]   Stream #0:0[0x1](und): Audio: aac\n[info]   Stream #0:1: Video: h264\n[info]   Stream #0:2: Audio: mp3\n' +
    '[info] Stream mapping:\n[info] Output #0\n[info]   Stream #0:0: Audio: pcm_s16le\n';
  for (const piece of said.match(/[^]{1,13}/g)!) words.push(Buffer.from(piece));
  assert.deepEqual([words.soundStreams, words.seconds, words.faulty], [2, 70, false]);
  words.push(Buffer.from('[mp3float @ 0x5] [error] Header missing\n'));
  assert.equal(words.faulty, true);
});

test('is stopped by its caller', ffmpeg, async (context) => {
  const decoder = await opened(context);
  const stop = new AbortController();
  const decoding = decoder.decode(bytes(wav([music])), { signal: stop.signal });
  stop.abort(new Error('enough'));
  await assert.rejects(decoding, /enough/);
  assert.equal(whyNot(await decoder.decode(bytes(wav([music])))), 'decoded');
});

test('works with weaker containment too', ffmpeg, async (context) => {
  for (const containment of ['rlimits', 'process'] as const) {
    const decoder = await opened(context, { containment });
    assert.equal(whyNot(await decoder.decode(bytes(wav([music])))), 'decoded', containment);
  }
});

test('says what of a sound is damaged, and of a sound with nothing in it that it is', ffmpeg, async (context) => {
  const decoder = await opened(context);
  assert.equal(whyNot(await decoder.decode(bytes(Buffer.from('fLaC and no more')))), 'undecodable');
  assert.equal(whyNot(await decoder.decode(bytes(Buffer.from('MThd\0\0\0\x06\0\0\0\x01\0\x60')))), 'no-decoder');
});

test('mixes the same however the stream was cut', () => {
  const stereo = Buffer.alloc(4 * music.length);
  music.forEach((value, i) => {
    stereo.writeInt16LE(value, 4 * i);
    stereo.writeInt16LE(i % 20_000 < 10_000 ? negative[i]! : value >> 1, 4 * i + 2);
  });
  const mixedIn = (piece: number) => {
    const downmix = new Downmix(music.length);
    for (let at = 0; at < stereo.length; at += piece) downmix.push(stereo.subarray(at, at + piece));
    return downmix.finish();
  };
  const whole = mixedIn(stereo.length);
  assert.ok(power(whole[0]) > power(music) / 3, 'the opposite channels do not cancel');
  for (const piece of [1021, 4096]) assert.deepEqual(mixedIn(piece), whole);
});
