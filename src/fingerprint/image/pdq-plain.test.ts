/** The kernel's passes run beside each other what the plain program runs one after the other: the same bits, at every size. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { COSINES, eightHashes, FREQUENCIES, PDQ_SIDE } from './pdq-dct.ts';
import { type FloatLuma, pdqHashes } from './pdq.ts';

const f = Math.fround;

/** The running means of one line, in the reference's order of addition. */
function boxed(line: Float32Array): Float32Array {
  const window = Math.floor((line.length + 2 * PDQ_SIDE - 1) / (2 * PDQ_SIDE));
  const before = (window + 2) >> 1;
  const out: number[] = [];
  let sum = f(0);
  for (let right = 0; right < line.length; right++) {
    sum = f(sum + line[right]!);
    if (right >= window) sum = f(sum - line[right - window]!);
    if (right + 1 >= before) out.push(f(sum / f(Math.min(right + 1, window))));
  }
  for (let left = line.length - window; out.length < line.length;) {
    sum = f(sum - line[left++]!);
    out.push(f(sum / f(line.length - left)));
  }
  return Float32Array.from(out);
}

/** Every pass over the whole picture, one line at a time. */
function plainHash({ width, height, data }: FloatLuma): Uint32Array {
  let picture = data.slice();
  const line = (from: number, step: number, length: number) =>
    Float32Array.from({ length }, (_, i) => picture[from + i * step]!);
  for (let pass = 0; pass < 2 && (width !== PDQ_SIDE || height !== PDQ_SIDE); pass++) {
    for (let y = 0; y < height; y++) picture.set(boxed(line(y * width, 1, width)), y * width);
    const next = picture.slice();
    for (let x = 0; x < width; x++) boxed(line(x, width, height)).forEach((mean, y) => (next[y * width + x] = mean));
    picture = next;
  }
  const place = (i: number, length: number) => Math.trunc(((i + 0.5) * length) / PDQ_SIDE);
  const block = (row: number, column: number) => picture[place(row, height) * width + place(column, width)]!;
  const coefficients = new Float32Array(FREQUENCIES * FREQUENCIES);
  for (let i = 0; i < FREQUENCIES; i++) {
    const halfway = Float32Array.from({ length: PDQ_SIDE }, (_, j) => {
      let sum = f(0);
      for (let k = 0; k < PDQ_SIDE; k++) sum = f(sum + f(COSINES[i * PDQ_SIDE + k]! * block(k, j)));
      return sum;
    });
    for (let j = 0; j < FREQUENCIES; j++) {
      let sum = f(0);
      for (let k = 0; k < PDQ_SIDE; k++) sum = f(sum + f(halfway[k]! * COSINES[j * PDQ_SIDE + k]!));
      coefficients[i * FREQUENCIES + j] = sum;
    }
  }
  return eightHashes(coefficients)[0]!;
}

test('the kernel hashes pictures of every size, in whole or fractional grey levels, to the same bits as the plain program', () => {
  const side = fc.integer({ min: 5, max: 300 });
  fc.assert(
    fc.property(side, side, fc.integer({ min: 1 }), fc.boolean(), (width, height, seed, whole) => {
      let state = seed;
      const data = Float32Array.from({ length: width * height }, () => {
        state = (Math.imul(state, 1664525) + 1013904223) | 0;
        const grey = ((state >>> 8) / 2 ** 24) * 255;
        return whole ? Math.round(grey) : f(grey);
      });
      const expected = plainHash({ width, height, data });
      assert.deepEqual(pdqHashes({ width, height, data }).turned[0], expected);
      if (whole) assert.deepEqual(pdqHashes({ width, height, data: Uint8Array.from(data) }).turned[0], expected);
    }),
    {
      numRuns: 40,
      examples: [
        [64, 64, 7, true],
        [129, 64, 3, false],
        [64, 257, 5, true],
        [5, 300, 9, true],
      ],
    },
  );
});
