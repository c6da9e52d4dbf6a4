import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seconds } from '../../common/index.ts';
import { pdqHashes, type VideoFingerprint } from '../../fingerprint/index.ts';
import type { Segment } from './follow-line.ts';
import { settlePart } from './settle-part.ts';

/** Blobs that wander: a moving picture of any size. */
function shown(at: number, width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    let value = 0;
    for (let k = 1; k <= 5; k++)
      value +=
        Math.sin(7 * k * x + 1.3 * k * k + 0.5 * at * ((k % 3) - 1)) *
        Math.cos(5 * k * y - k + 0.4 * at * ((k % 2) - 0.5));
    return Math.max(0, Math.min(255, Math.round(128 + 40 * value)));
  });
}

const RATE = 8;
function reference(length: number): VideoFingerprint {
  const frames = Array.from({ length: length * RATE }, (_, i) => {
    const { turned, quality } = pdqHashes({ width: 64, height: 64, data: shown(i / RATE, 64, 64) });
    const box = { x: 0, y: 0, width: 640, height: 360 };
    const views = [{ kind: 'whole', box, quality, words: turned[0]! }] as const;
    return { at: i / RATE, until: (i + 1) / RATE, views, probe: false };
  });
  return film(length, frames, []);
}
const film = (
  length: number,
  frames: VideoFingerprint['frames'],
  keyFrames: VideoFingerprint['keyFrames'],
): VideoFingerprint => ({
  modality: 'video',
  algorithm: 'video/pdq-frames@1',
  width: 640,
  height: 360,
  seconds: seconds(length),
  frames,
  keyFrames,
  cut: false,
});

const BOX = { x: 320, y: 40, width: 256, height: 144 };
/** An upload that shows the work in a corner, from `offset` on, at this speed. */
function inCorner(length: number, speed: number, offset: number): VideoFingerprint {
  const keyFrames = Array.from({ length }, (_, at) => {
    const data = shown(-99 + 3 * at, 320, 180);
    const inset = shown(offset + speed * at, 128, 72);
    for (let y = 0; y < 72; y++) data.set(inset.subarray(128 * y, 128 * y + 128), (y + 20) * 320 + 160);
    return { at, described: false, luma: { width: 320, height: 180, data } };
  });
  return film(length, [], keyFrames);
}
const coarse = (offset: number, change: Partial<Segment> = {}): Segment => ({
  algorithm: 'image/local@1',
  line: { speed: 1, offset, support: 5 },
  view: 'part',
  turned: false,
  upload: { start: 0, end: 12 },
  reference: { start: Math.max(0, offset), end: 12 + offset },
  agreeing: 12,
  disagreeing: 0,
  distinct: 5,
  distance: 0,
  boundaryError: 0.9,
  box: BOX,
  ...change,
});

const work = reference(24);

test('a work in a corner is placed to a tenth of a second, whatever key frames said, and so is its speed', () => {
  for (const [speed, offset] of [
    [1, 6],
    [1.1, 8.3],
    [0.9, 4.2],
  ] as const) {
    const upload = inCorner(12, speed, offset);
    const found = settlePart(upload, work, coarse(offset + 6 * (speed - 1) + 0.7));
    assert.ok(found, `${speed}`);
    assert.ok(Math.abs(found.line.speed - speed) < 0.02, `${found.line.speed}`);
    assert.ok(Math.abs(found.line.speed * 6 + found.line.offset - (speed * 6 + offset)) < 0.1);
    assert.ok(found.boundaryError < 0.5);
  }
});

test('another work, one that stands still, and one that fills the frame are left as they are', () => {
  const upload = inCorner(12, 1, 500);
  assert.equal(settlePart(upload, work, coarse(6)), undefined);
  const still = film(40, [{ ...work.frames[0]!, until: 40 }], []);
  assert.equal(settlePart(inCorner(12, 0, 0), still, coarse(6)), undefined);
  const { box: _, ...whole } = coarse(6);
  assert.equal(settlePart(inCorner(12, 1, 6), work, whole), undefined);
});
