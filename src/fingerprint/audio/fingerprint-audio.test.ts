import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cut, joined, mixed, noise, tune } from '../../../test/fixtures/make-tunes.ts';
import { SOUND_RATE } from '../../media/index.ts';
import type { AudioFingerprint } from './audio-fingerprint.ts';
import { audioFingerprinter, SECONDS_MIN } from './fingerprint-audio.ts';
import { HOP, isLandmark, peakFrame, peakFrequency } from './peak.ts';

const fingerprint = (...channels: [Int16Array, Int16Array?]) =>
  audioFingerprinter.fingerprint({ modality: 'audio', sampleRate: SOUND_RATE, channels });
const whyNot = (sound: Int16Array): string => {
  const made = fingerprint(sound);
  return made.kind === 'undetermined' ? made.why : made.kind;
};
function printOf(...channels: [Int16Array, Int16Array?]): AudioFingerprint {
  const made = fingerprint(...channels);
  assert.ok(made.kind === 'fingerprinted');
  return made.fingerprint;
}
/** Share of the peaks of one list that the other has within a frame and half a bin. */
function shared(peaks: Uint32Array, others: Uint32Array): number {
  const met = peaks.filter((peak) =>
    others.some(
      (other) =>
        Math.abs(peakFrame(other) - peakFrame(peak)) <= 1 &&
        Math.abs(peakFrequency(other) - peakFrequency(peak)) <= 0.5,
    ),
  );
  return met.length / peaks.length;
}

const music = tune({ seed: 11, seconds: 12 });

test('says of silence, a tone and noise that there is nothing to recognise, and of a moment that it is too short', () => {
  const tone = Int16Array.from(
    { length: 10 * SOUND_RATE },
    (_, i) => 9000 * Math.sin((i * 2 * Math.PI * 440) / SOUND_RATE),
  );
  assert.equal(whyNot(new Int16Array(10 * SOUND_RATE)), 'featureless');
  assert.equal(whyNot(tone), 'featureless');
  assert.equal(whyNot(noise(5, 10)), 'featureless');
  assert.equal(whyNot(music.slice(0, SECONDS_MIN * SOUND_RATE)), 'fingerprinted');
  assert.equal(whyNot(music.slice(0, SECONDS_MIN * SOUND_RATE - 1)), 'too-short');
  assert.equal(whyNot(new Int16Array(0)), 'too-short');
  const silence = { modality: 'audio', sampleRate: SOUND_RATE, channels: [new Int16Array(10 * SOUND_RATE)] } as const;
  const begun = audioFingerprinter.fingerprint({ ...silence, cut: true });
  assert.equal(begun.kind === 'undetermined' && begun.why, 'over-limit', 'ten hours of which three were heard');
  assert.equal(whyNot(joined(cut(music, 0, 0.5), new Int16Array(9 * SOUND_RATE))), 'too-short');
});

test('keeps the peaks of a sound that is made quieter, or put under noise', () => {
  const before = printOf(music).main.filter(isLandmark);
  assert.ok(shared(before, printOf(music.map((value) => value / 8)).main) > 0.9);
  assert.ok(shared(before, printOf(mixed(music, noise(6, 12, 0.02))).main) > 0.5);
});

test('moves every peak by as many frames as the sound is moved', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), (frames) => {
      const before = printOf(music).main;
      const after = printOf(joined(new Int16Array(frames * HOP), music)).main;
      const moved = after.map((peak) => peak - 4096 * frames);
      assert.ok(
        shared(
          before.filter((peak) => peakFrame(peak) > 20),
          moved,
        ) > 0.99,
      );
    }),
    { numRuns: 6, seed: 9 },
  );
});

test('keeps at the side only what the middle does not have', () => {
  const other = tune({ seed: 12, seconds: 12 });
  assert.equal(printOf(music).side.length, 0);
  assert.equal(printOf(music, music).side.length, 0);
  const { side } = printOf(music, other);
  assert.ok(side.length > 50 && side.every(isLandmark));
  assert.ok(shared(side, printOf(other).main) > 0.99);
});

test('reads back what it wrote, and nothing else', () => {
  const print = printOf(music, tune({ seed: 12, seconds: 12 }));
  const stored = audioFingerprinter.encode(print);
  const read = audioFingerprinter.decode(stored);
  assert.deepEqual(read.kind === 'done' && read.value, print);
  // Stored, an hour of music stays below a megabyte.
  assert.ok((stored.length * 3600) / 12 < 1e6);
  const whyRefused = (bytes: Uint8Array): string => {
    const refused = audioFingerprinter.decode(bytes);
    return refused.kind === 'refused' ? refused.why : 'done';
  };
  assert.equal(whyRefused(new Uint8Array(0)), 'other-algorithm');
  assert.equal(whyRefused(Uint8Array.from(stored, (byte, i) => (i === 3 ? byte + 1 : byte))), 'other-algorithm');
  fc.assert(
    fc.property(fc.integer({ min: 4, max: stored.length - 1 }), (n) => whyRefused(stored.subarray(0, n)) === 'damaged'),
  );
  assert.equal(whyRefused(Uint8Array.from([...stored, 0])), 'damaged');
});
