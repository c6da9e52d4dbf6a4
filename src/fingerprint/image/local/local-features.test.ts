import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ANGLE_STEPS, angleStep, COSINES, SINES } from './angle.ts';
import { resizeLuma } from './frozen-resize.ts';
import { extractLocalFeatures } from './local-features.ts';
import { kernelWith } from './picture-kernel.ts';
import { decodeLocal, encodeLocal } from './stored-local.ts';

const picture = (width: number, height: number, seed: number) => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => (Math.imul(i + seed, 2654435761) >>> 11) & 255),
});
const shape = fc.record({ width: fc.integer({ min: 2, max: 70 }), height: fc.integer({ min: 2, max: 70 }) });

test('keeps a plain picture plain at every size', () => {
  fc.assert(
    fc.property(shape, shape, fc.integer({ min: 0, max: 255 }), (from, to, tone) => {
      const data = new Uint8Array(from.width * from.height).fill(tone);
      const resized = resizeLuma({ ...from, data }, to.width, to.height);
      assert.deepEqual(resized.data, new Uint8Array(to.width * to.height).fill(tone));
    }),
  );
});

test('shrinks by whole factors to the mean of each block', () => {
  const image = picture(40, 20, 3);
  const half = resizeLuma(image, 20, 10);
  for (let i = 0; i < 200; i++) {
    const at = Math.floor(i / 20) * 80 + (i % 20) * 2;
    const mean = (image.data[at]! + image.data[at + 1]! + image.data[at + 40]! + image.data[at + 41]!) / 4;
    assert.ok(Math.abs(half.data[i]! - mean) <= 0.75);
  }
});

test('smooths with the mean of 5 × 5 pixels, edges repeated', () => {
  const image = picture(61, 50, 5);
  const { kernel, at: addresses, bytes } = kernelWith([61 * 50, 61 * 50, 2 * 61 + 8]);
  const [from, to, sums] = addresses as [number, number, number];
  new Uint8Array(bytes, from).set(image.data);
  kernel.boxMeans(from, 61, 50, to, sums);
  const smooth = new Uint8Array(bytes, to, 61 * 50);
  const at = (x: number, y: number) => image.data[Math.min(49, Math.max(0, y)) * 61 + Math.min(60, Math.max(0, x))]!;
  for (let y = 0; y < 50; y++) {
    for (let x = 0; x < 61; x++) {
      let sum = 0;
      for (let k = 0; k < 25; k++) sum += at(x + (k % 5) - 2, y + Math.floor(k / 5) - 2);
      assert.equal(smooth[y * 61 + x], (sum * 5243) >>> 17);
    }
  }
});

test('names the direction nearest to a vector', () => {
  for (let step = 0; step < ANGLE_STEPS; step++) {
    assert.ok(Math.abs(COSINES[step]! ** 2 + SINES[step]! ** 2 - 1) < 1e-12);
    assert.equal(angleStep(1000 * COSINES[step]!, 1000 * SINES[step]!), step);
  }
});

test('reads back the features it stores, in less than 30 kB, and refuses cut or foreign bytes', () => {
  const image = picture(300, 200, 1);
  const features = extractLocalFeatures(image, { width: 3000, height: 2000 });
  assert.ok(features.points.count > 500);
  const bytes = encodeLocal(features);
  assert.ok(bytes.length <= 30_000, `${bytes.length} bytes`);
  assert.deepEqual(decodeLocal(bytes), { kind: 'done', value: features });
  for (const length of [0, 3, 4, 17, 18, bytes.length - 1]) {
    assert.equal(decodeLocal(bytes.slice(0, length)).kind, 'refused');
  }
  assert.equal(decodeLocal(bytes.map((byte, i) => (i === 0 ? byte ^ 1 : byte))).kind, 'refused');
});
