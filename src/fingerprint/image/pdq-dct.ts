/**
 * Second half of PDQ (Facebook 2019, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm"):
 * 64 × 64 luma → the 16 × 16 lowest frequencies of a cosine transform, the constant left out → a bit where a
 * coefficient is above their median. Turning the picture only transposes the coefficients and changes signs of odd
 * frequencies, so all eight turned hashes come from one transform. Single precision in the reference's order of
 * addition throughout: anything else moves bits that lie at the median.
 */
import { TURNS, type Turn } from '../../media/index.ts';

export const PDQ_SIDE = 64;
export const FREQUENCIES = 16;
const fround = Math.fround;

/** Row-major 16 × 64. Row i holds frequency i + 1. */
export const COSINES = ((): Float32Array => {
  const scale = fround(Math.sqrt(2 / PDQ_SIDE));
  const out = new Float32Array(FREQUENCIES * PDQ_SIDE);
  for (let i = 0; i < FREQUENCIES; i++) {
    for (let j = 0; j < PDQ_SIDE; j++) {
      out[i * PDQ_SIDE + j] = scale * Math.cos((Math.PI / 2 / PDQ_SIDE) * (i + 1) * (2 * j + 1));
    }
  }
  return out;
})();

/** The same, row-major 64 × 16. */
export const TURNED_COSINES = COSINES.map(
  (_, i) => COSINES[(i % FREQUENCIES) * PDQ_SIDE + Math.floor(i / FREQUENCIES)]!,
);

/** The eight hashes in the order of TURNS: hash k is (to within a few bits of rounding) that of the picture turned so. */
export function eightHashes(coefficients: Float32Array): readonly Uint32Array[] {
  return TURNS.map((turn) => bitsAboveMedian(turnedCoefficients(coefficients, turn)));
}

function turnedCoefficients(coefficients: Float32Array, turn: Turn): Float32Array {
  const out = new Float32Array(coefficients.length);
  for (let i = 0; i < FREQUENCIES; i++) {
    for (let j = 0; j < FREQUENCIES; j++) {
      const value = turn.transpose ? coefficients[j * FREQUENCIES + i]! : coefficients[i * FREQUENCIES + j]!;
      // Index i is frequency i + 1: reversing an axis changes the sign of its odd frequencies, at even indices.
      const negative = (turn.reverseRows && i % 2 === 0) !== (turn.reverseColumns && j % 2 === 0);
      out[i * FREQUENCIES + j] = negative ? -value : value;
    }
  }
  return out;
}

/** Bit k is bit k % 32 of word k >> 5. */
function bitsAboveMedian(values: Float32Array): Uint32Array {
  const median = lowerMedian(values);
  const words = new Uint32Array(8);
  for (let k = 0; k < values.length; k++) {
    if (values[k]! > median) words[k >> 5]! |= 1 << (k & 31);
  }
  return words;
}

/** The 128th smallest of 256 (Hoare's selection). */
function lowerMedian(values: Float32Array): number {
  const a = values.slice();
  const target = (a.length >> 1) - 1;
  let low = 0;
  let high = a.length - 1;
  while (low < high) {
    const pivot = a[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (a[i]! < pivot) i++;
      while (a[j]! > pivot) j--;
      if (i <= j) {
        const swap = a[i]!;
        a[i++] = a[j]!;
        a[j--] = swap;
      }
    }
    if (target <= j) high = j;
    else if (target >= i) low = i;
    else break;
  }
  return a[target]!;
}
