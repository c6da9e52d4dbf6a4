import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { FilmFrame, LumaImage, VideoSample } from '../../media/index.ts';
import { decodeFingerprint, encodeFingerprint } from '../registry.ts';
import { fingerprintVideo } from './fingerprint-video.ts';
import { describedFrames } from './key-points.ts';
import type { VideoFingerprint } from './video-fingerprint.ts';

function chance(seed: number): () => number {
  let s = (seed * 2654435761) | 1;
  return () => {
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    return (s >>> 0) / 2 ** 32;
  };
}

function blocks(width: number, height: number, seed: number): LumaImage {
  const next = chance(seed + 1);
  const shades = Array.from({ length: 256 }, () => next() * 255);
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const [column, row] = [Math.floor((16 * (i % width)) / width), Math.floor((16 * Math.floor(i / width)) / height)];
    return shades[16 * row + column]!;
  });
  return { width, height, data };
}

function sampleOf(length: number, luma: (i: number) => LumaImage = (i) => blocks(64, 64, i)): VideoSample {
  const box = { x: 0, y: 0, width: 320, height: 180 };
  const inner = { x: 0, y: 20, width: 320, height: 140 };
  const frames = Array.from({ length: length * 8 }, (_, i): FilmFrame => {
    const whole = { kind: 'whole', box, luma: luma(i) } as const;
    const borders = { kind: 'borders', box: inner, luma: luma(i + 1000) } as const;
    return { at: i / 8, until: (i + 1) / 8, views: i % 3 === 0 ? [whole, borders] : [whole] };
  });
  const keyFrames = [0, 1, 2, 2.5].map((at) => ({ at, luma: blocks(320, 180, 10 * at) }));
  return { modality: 'video', width: 320, height: 180, seconds: length, frames, keyFrames };
}
function fingerprintOf(sample: VideoSample): VideoFingerprint {
  const outcome = fingerprintVideo(sample);
  assert.ok(outcome.kind === 'fingerprinted');
  return outcome.fingerprint;
}

test('keeps a film as bytes and reads it back, but for what only a fresh upload needs', () => {
  const fingerprint = fingerprintOf(sampleOf(4));
  const read = decodeFingerprint(encodeFingerprint(fingerprint));
  assert.ok(read.kind === 'done');
  const described = describedFrames(fingerprint);
  assert.ok(described.length > 0 && described.length < fingerprint.keyFrames.length);
  const { keyFrames, ...rest } = read.value as VideoFingerprint;
  assert.deepEqual({ ...rest, keyFrames: fingerprint.keyFrames }, fingerprint);
  assert.deepEqual(
    keyFrames,
    described.map((frame) => ({ ...frame, described: true })),
  );
});
test('refuses stored films that were cut or changed, and never throws', () => {
  const stored = encodeFingerprint(fingerprintOf(sampleOf(2)));
  for (const length of [4, 20, 100, stored.length - 1])
    assert.equal(decodeFingerprint(stored.subarray(0, length)).kind, 'refused');
  const longer = new Uint8Array(stored.length + 1);
  longer.set(stored);
  assert.equal(decodeFingerprint(longer).kind, 'refused');
  fc.assert(
    fc.property(fc.integer({ min: 4, max: stored.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = stored.slice();
      changed[at]! ^= by;
      decodeFingerprint(changed);
    }),
    { numRuns: 200, seed: 9 },
  );
});

test('looks a short film up by all its frames, and a long one twice a second', () => {
  const probes = (length: number) => fingerprintOf(sampleOf(length)).frames.filter(({ probe }) => probe);
  assert.equal(probes(4).length, 32);
  assert.equal(probes(60).length, 120);
  assert.ok(probes(60).every(({ views }) => views.every(({ turned }) => turned?.length === 8)));
});

test('tells a film that is too short from one that is plain throughout', () => {
  const why = (sample: VideoSample) => {
    const outcome = fingerprintVideo(sample);
    return outcome.kind === 'undetermined' ? outcome.why : outcome.kind;
  };
  const plain = { width: 64, height: 64, data: new Uint8Array(4096).fill(90) };
  assert.equal(why({ ...sampleOf(2), seconds: 0.5 }), 'too-short');
  assert.equal(why({ ...sampleOf(2), frames: [] }), 'too-short');
  assert.equal(why(sampleOf(5, () => plain)), 'featureless');
  assert.equal(why(sampleOf(5)), 'fingerprinted');
});
