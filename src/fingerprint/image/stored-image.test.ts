import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ImageSample, LumaImage } from '../../media/index.ts';
import { fingerprintImage } from './fingerprint-image.ts';
import { keptImage } from './second-stage.ts';
import { decodeImage, encodeImage } from './stored-image.ts';

const picture = (width: number, height: number, shade: (x: number, y: number) => number): LumaImage => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height }, (_, i) => shade(i % width, Math.floor(i / width))),
});
const sampleOf = (luma: LumaImage): ImageSample => ({
  modality: 'image',
  width: 2 * luma.width,
  height: 2 * luma.height,
  frames: [{ frame: 0, luma }],
  framesInFile: 1,
});
/** Uneven stripes between two black bars. */
const striped = picture(200, 160, (x, y) => (y < 20 || y >= 140 ? 0 : ((x * x) / 40 + y * 3) & 255));

test('a plain, a smooth and a tiny picture are featureless, not clean', () => {
  for (const luma of [
    picture(300, 200, () => 90),
    picture(300, 200, (x) => x / 3),
    picture(1, 1, () => 3),
    picture(4, 900, (x, y) => (x * y) & 255),
    picture(7, 7, (x, y) => ((x ^ y) & 1) * 255),
  ]) {
    const outcome = fingerprintImage(sampleOf(luma));
    assert.ok(outcome.kind === 'undetermined', `${luma.width} × ${luma.height}`);
    assert.equal(outcome.why, 'featureless');
  }
});

test('finds the picture inside its bars and says where, in pixels as shown', () => {
  const outcome = fingerprintImage(sampleOf(striped));
  assert.ok(outcome.kind === 'fingerprinted');
  const [trimmed] = outcome.fingerprint.frames[0].trimmed;
  assert.ok(trimmed);
  assert.deepEqual(trimmed.box, { x: 0, y: 42, width: 400, height: 236 });
});

test('a stored fingerprint reads back the same, but for the decoded frame, which is not kept', () => {
  const outcome = fingerprintImage(sampleOf(striped));
  assert.ok(outcome.kind === 'fingerprinted');
  const read = decodeImage(encodeImage(outcome.fingerprint));
  assert.ok(read.kind === 'done');
  assert.equal(outcome.fingerprint.frames[0].working, striped);
  assert.deepEqual(read.value, keptImage(outcome.fingerprint));
  assert.ok(read.value.local!.points.count > 0, 'key points survive a restart');
});

test('cut, lengthened or foreign bytes are refused and never crash', () => {
  const outcome = fingerprintImage(sampleOf(striped));
  assert.ok(outcome.kind === 'fingerprinted');
  const stored = encodeImage(outcome.fingerprint);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: stored.length - 1 }), (length) => {
      assert.equal(decodeImage(stored.slice(0, length)).kind, 'refused');
    }),
  );
  assert.equal(decodeImage(Uint8Array.of(...stored, 0)).kind, 'refused');
  fc.assert(fc.property(fc.uint8Array({ maxLength: 9000 }), (bytes) => decodeImage(bytes).kind === 'refused'));
  fc.assert(
    fc.property(fc.nat(stored.length - 1), fc.nat(255), (at, value) => {
      const changed = stored.slice();
      changed[at] = value;
      return ['done', 'refused'].includes(decodeImage(changed).kind);
    }),
  );
});
