import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { averaged, cropped } from '../../media/index.ts';
import { Shrink } from './shrink.ts';

test('shrinks any part of a frame to the means of its areas', () => {
  const side = fc.integer({ min: 3, max: 90 });
  fc.assert(
    fc.property(side, side, side, side, fc.nat(), (width, height, right, bottom, seed) => {
      const frame = { width: width + right, height: height + bottom };
      const data = Uint8Array.from({ length: frame.width * frame.height }, (_, i) => (i * (seed % 97) + seed) % 251);
      const region = { x: right >> 1, y: bottom >> 1, width, height };
      const luma = { ...frame, data };
      const small = new Shrink(region, 16).of(luma);
      const expected = averaged(cropped(luma, region), 16, 16);
      assert.ok(
        small.data.every((value, i) => Math.abs(value - expected.data[i]!) <= 1),
        JSON.stringify(region),
      );
    }),
    { numRuns: 100, seed: 3 },
  );
});
