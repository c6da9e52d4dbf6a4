import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { tune, wav } from '../../../test/fixtures/make-tunes.ts';
import { SOUND_RATE, type AudioSample } from '../../media/index.ts';
import { namedByPath } from '../containment.ts';
import { createDecoder } from '../create-decoder.ts';
import type { DecodeOutcome, Decoder } from '../decoder.ts';
import { diagnoseDecoding } from '../diagnose.ts';
import { Resampler } from '../worker/sound/resampler.ts';

const encoder = namedByPath('ffmpeg');
const encoded = { skip: encoder === undefined ? 'ffmpeg is not installed, so nothing can be encoded' : false };
const PATH = process.env.PATH;

let decoder: Decoder;
before(async () => {
  process.env.PATH = '/nowhere';
  decoder = await createDecoder({ processes: 1 });
});
after(async () => {
  await decoder.close();
  process.env.PATH = PATH;
});

const bytes = (file: Uint8Array) => ({ kind: 'bytes', bytes: file }) as const;
const soundOf = (outcome: DecodeOutcome): AudioSample => {
  assert.ok(outcome.kind === 'decoded' && outcome.sample.modality === 'audio', JSON.stringify(outcome).slice(0, 200));
  return outcome.sample;
};
const whyNot = (outcome: DecodeOutcome): string => (outcome.kind === 'undetermined' ? outcome.why : outcome.kind);

const music = tune({ seed: 3, seconds: 3 });

/** The music in another file, made by ffmpeg. */
function madeBy(ending: string, ...words: readonly string[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'recourse-test-'));
  try {
    writeFileSync(join(folder, 'in.wav'), wav([music]));
    const out = join(folder, `out.${ending}`);
    const done = spawnSync(encoder!, ['-v', 'error', '-i', join(folder, 'in.wav'), ...words, out], {
      encoding: 'utf8',
    });
    assert.equal(done.status, 0, done.stderr);
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** How alike two sounds are at the best displacement of up to 0.15 s, 0 to 1. */
function likeness(a: Int16Array, b: Int16Array): number {
  let best = 0;
  const from = 2000;
  const length = Math.min(a.length, b.length) - 2 * from;
  for (let move = -1600; move <= 1600; move += 1) {
    let product = 0;
    let powerA = 0;
    let powerB = 0;
    for (let i = 0; i < length; i += 41) {
      const x = a[from + i]!;
      const y = b[from + i + move]!;
      product += x * y;
      powerA += x * x;
      powerB += y * y;
    }
    best = Math.max(best, product / Math.sqrt(powerA * powerB + 1));
  }
  return best;
}

test('decodes common sound where there is no ffmpeg, and says how films can be decoded', encoded, async () => {
  const made: readonly (readonly [string, ...string[]])[] = [
    ['mp3', '-ar', '44100', '-b:a', '96k'],
    ['flac', '-ar', '48000'],
    ['ogg', '-ar', '44100', '-c:a', 'libvorbis'],
    ['opus', '-ar', '48000', '-c:a', 'libopus'],
    ['aiff', '-ar', '22050', '-ac', '2'],
    ['wav', '-ar', '192000', '-ac', '8', '-c:a', 'pcm_s24le'],
  ];
  for (const [ending, ...words] of made) {
    const [middle] = soundOf(await decoder.decode(bytes(madeBy(ending, ...words)))).channels;
    assert.ok(Math.abs(middle.length / SOUND_RATE - 3) < 0.15, `${ending}: ${middle.length / SOUND_RATE} s`);
    assert.ok(likeness(music, middle) > 0.9, `${ending}: ${likeness(music, middle)}`);
  }
  const film = madeBy('mp4', '-f', 'lavfi', '-i', 'testsrc=d=1:s=64x64', '-map', '1:v', '-map', '0:a');
  const outcome = await decoder.decode(bytes(film));
  assert.ok(outcome.kind === 'undetermined' && outcome.why === 'no-decoder' && outcome.modality === 'video');
  assert.match(outcome.detail, /apt-get install ffmpeg/);
});

test('calls a film box that holds only sound a sound, wherever its list of tracks stands', encoded, async () => {
  const last = madeBy('mp4', '-c:a', 'aac');
  assert.ok(Buffer.from(last).indexOf('moov') > Buffer.from(last).indexOf('mdat'), 'the list stands at the end');
  const first = madeBy('mp4', '-c:a', 'aac', '-movflags', '+faststart');
  for (const file of [last, first]) {
    const outcome = await decoder.decode(bytes(file));
    assert.ok(outcome.kind === 'undetermined' && outcome.why === 'no-decoder' && outcome.modality === 'audio');
    assert.match(outcome.detail, /apt-get install ffmpeg|no decoder/);
  }
});

test('says of damaged and odd files what they are, and decodes the next', encoded, async () => {
  const flac = madeBy('flac');
  const cut = await decoder.decode(bytes(flac.subarray(0, flac.length / 2)));
  const half = soundOf(cut);
  assert.match((cut.kind === 'decoded' && cut.file.damaged) || '', /damaged/);
  assert.ok(half.channels[0].length > SOUND_RATE / 2 && half.channels[0].length < 2.5 * SOUND_RATE);
  assert.equal(whyNot(await decoder.decode(bytes(Buffer.from('fLaC and no more')))), 'undecodable');
  assert.equal(whyNot(await decoder.decode(bytes(madeBy('wv')))), 'no-decoder');
  assert.equal(whyNot(await decoder.decode(bytes(wav([music])))), 'decoded');
});

test('reads no sound for longer than it may, and does so in weaker containment too', encoded, async (context) => {
  const mp3 = bytes(madeBy('mp3'));
  for (const containment of ['rlimits', 'process'] as const) {
    const weaker = await createDecoder({ processes: 1, containment });
    context.after(() => weaker.close());
    assert.equal(whyNot(await weaker.decode(mp3)), 'decoded', containment);
  }
  const hasty = await createDecoder({ processes: 1, sound: { decodeSecondsMax: 0.001 } });
  context.after(() => hasty.close());
  assert.equal(whyNot(await hasty.decode(mp3)), 'over-limit');
});

test('names what sound is read without ffmpeg, and how to install it', async () => {
  const findings = await diagnoseDecoding();
  const ffmpeg = findings.find(({ name }) => name === 'ffmpeg')!;
  assert.equal(ffmpeg.ok, false);
  assert.match(ffmpeg.detail, /MP3/);
  assert.match(ffmpeg.fix!, /apt-get install ffmpeg/);
  assert.equal(findings.find(({ name }) => name.includes('without ffmpeg'))!.ok, true);
});

test('keeps tones that count, takes away those that would fold, and moves none', () => {
  for (const rate of [8000, 16_000, 44_100, 48_000, 192_000]) {
    const tone = (hz: number): Float32Array =>
      Float32Array.from({ length: rate }, (_, i) => Math.sin((2 * Math.PI * hz * i) / rate));
    const resampled = (hz: number): Float32Array => {
      const resampler = new Resampler(rate);
      const pieces = [tone(hz).subarray(0, 777), tone(hz).subarray(777)].map((piece) => resampler.push(piece));
      return Float32Array.from([...pieces, resampler.finish()].flatMap((piece) => [...piece]));
    };
    const low = resampled(440);
    assert.ok(Math.abs(low.length - SOUND_RATE) <= 1, `${rate}: ${low.length}`);
    for (let i = 500; i < SOUND_RATE - 500; i += 97)
      assert.ok(Math.abs(low[i]! - Math.sin((2 * Math.PI * 440 * i) / SOUND_RATE)) < 0.01, `${rate} at ${i}`);
    if (rate < 16_000) continue;
    assert.ok(
      resampled(6800)
        .slice(500, -500)
        .every((value) => Math.abs(value) < 0.001),
      `${rate}: folded`,
    );
  }
});
