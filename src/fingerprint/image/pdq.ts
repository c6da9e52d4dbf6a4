/**
 * PDQ (Facebook 2019), bit-compatible with the public C++ reference: luma → two passes of a box filter along rows and
 * columns (Jarosz; together nearly a tent) → every so-many-th sample to 64 × 64 → cosine transform → 256 bits.
 * Quality is the sum of the 64 × 64 block's steps: a picture without steps has a hash of noise.
 * The filter keeps running sums in single precision in the reference's order. Columns do not mix in the last pass, so
 * it runs on the 64 columns that are sampled only: a third of the work, the same bits.
 */
import type { LumaImage } from '../../media/index.ts';
import { eightHashes, lowFrequencies, PDQ_SIDE } from './pdq-dct.ts';

export interface PdqHashes {
  /** Of the picture as it is, and turned: in the order of TURNS. */
  readonly turned: readonly Uint32Array[];
  readonly quality: number;
}

/** A hash of this quality or more may be compared. */
export const PDQ_QUALITY_MIN = 50;
/** Pictures narrower than this have no hash (quality 0). */
const SIDE_MIN = 5;
const fround = Math.fround;

/**
 * Hash and the seven turned ones of a luma picture, 8 bit or float (0 to 255), row by row. No scaling is done: pass the
 * picture at its own size where exchanged hashes must agree. About 1 ms for 512 × 512, linear in pixels.
 */
export function pdqHashes(luma: LumaImage | FloatLuma): PdqHashes {
  if (luma.width < SIDE_MIN || luma.height < SIDE_MIN) {
    return { turned: Array.from({ length: 8 }, () => new Uint32Array(8)), quality: 0 };
  }
  const block = blockOf(luma);
  return { turned: eightHashes(lowFrequencies(block)), quality: qualityOf(block) };
}

export interface FloatLuma {
  readonly width: number;
  readonly height: number;
  readonly data: Float32Array;
}

/** 64 hex digits, highest bit first, as the reference prints it. */
export const pdqHex = ({ words }: { readonly words: Uint32Array }): string =>
  Array.from(words, (word) => word.toString(16).padStart(8, '0'))
    .reverse()
    .join('');

function blockOf({ width, height, data }: LumaImage | FloatLuma): Float32Array {
  if (width === PDQ_SIDE && height === PDQ_SIDE) return Float32Array.from(data);
  const size = width * height;
  const rowWindow = windowOf(width);
  const columnWindow = windowOf(height);
  const once = scratch('once', size);
  const twice = scratch('twice', size);
  // A copy makes every loop below see one kind of array, which the compiler rewards.
  twice.set(data);
  for (let y = 0; y < height; y++) boxAlongRow(twice, once, y * width, width, rowWindow);
  boxAlongColumns(once, twice, width, height, columnWindow);
  const sampled = scratch('sampled', PDQ_SIDE * height);
  const columns = samplePoints(width);
  for (let y = 0; y < height; y++) {
    boxAlongRow(twice, once, y * width, width, rowWindow);
    for (let j = 0; j < PDQ_SIDE; j++) sampled[y * PDQ_SIDE + j] = once[y * width + columns[j]!]!;
  }
  const filtered = scratch('filtered', PDQ_SIDE * height);
  boxAlongColumns(sampled, filtered, PDQ_SIDE, height, columnWindow);
  const block = new Float32Array(PDQ_SIDE * PDQ_SIDE);
  samplePoints(height).forEach((y, i) => block.set(filtered.subarray(y * PDQ_SIDE, (y + 1) * PDQ_SIDE), i * PDQ_SIDE));
  return block;
}

// Fresh megabytes for every picture cost a third of the time; each call overwrites what it reads.
const kept = new Map<string, Float32Array>();
function scratch(name: string, length: number): Float32Array {
  let array = kept.get(name);
  if (array === undefined || array.length < length) kept.set(name, (array = new Float32Array(length)));
  return array;
}

/** Dividing by a power of two is multiplying by its inverse, to the bit, at half the time. */
const inverseOf = (window: number): number => ((window & (window - 1)) === 0 ? 1 / window : 0);

const windowOf = (length: number): number => Math.floor((length + 2 * PDQ_SIDE - 1) / (2 * PDQ_SIDE));

const samplePoints = (length: number): readonly number[] =>
  Array.from({ length: PDQ_SIDE }, (_, i) => Math.trunc(((i + 0.5) * length) / PDQ_SIDE));

/** Mean of the `window` samples around each place; at the ends, of the samples there are. */
function boxAlongRow(from: Float32Array, to: Float32Array, start: number, length: number, window: number): void {
  const before = (window + 2) >> 1;
  const end = start + length;
  const inverse = fround(inverseOf(window));
  const full = fround(window);
  let sum = fround(0);
  let right = start;
  let left = start;
  let out = start;
  for (let count = 1; count <= window; count++) {
    sum = fround(sum + from[right++]!);
    if (count >= before) to[out++] = fround(sum / fround(count));
  }
  if (inverse > 0) {
    for (; right < end; right++, left++, out++) {
      sum = fround(fround(sum + from[right]!) - from[left]!);
      to[out] = fround(sum * inverse);
    }
  } else {
    for (; right < end; right++, left++, out++) {
      sum = fround(fround(sum + from[right]!) - from[left]!);
      to[out] = fround(sum / full);
    }
  }
  for (; out < end; out++) {
    sum = fround(sum - from[left++]!);
    to[out] = fround(sum / fround(end - left));
  }
}

/** The same down every column at once, row by row: each column's sums are added in the same order. */
function boxAlongColumns(from: Float32Array, to: Float32Array, width: number, height: number, window: number): void {
  const sums = scratch('sums', width).fill(0);
  const before = (window + 2) >> 1;
  for (let entering = 0; entering < window; entering++) {
    const at = (entering - before + 1) * width;
    for (let x = 0; x < width; x++) {
      sums[x] = fround(sums[x]! + from[entering * width + x]!);
      if (at >= 0) to[at + x] = fround(sums[x]! / fround(entering + 1));
    }
  }
  for (let entering = window; entering < height; entering++) slideDown(from, to, sums, width, entering, window);
  for (let out = height - before + 1; out < height; out++) {
    const leaving = out + before - 1 - window;
    for (let x = 0; x < width; x++) {
      sums[x] = fround(sums[x]! - from[leaving * width + x]!);
      to[out * width + x] = fround(sums[x]! / fround(height - leaving - 1));
    }
  }
}

function slideDown(
  from: Float32Array,
  to: Float32Array,
  sums: Float32Array,
  width: number,
  entering: number,
  window: number,
): void {
  const inAt = entering * width;
  const outAt = inAt - window * width;
  const at = inAt - (((window + 2) >> 1) - 1) * width;
  const inverse = fround(inverseOf(window));
  if (inverse > 0) {
    for (let x = 0; x < width; x++) {
      const sum = fround(fround(sums[x]! + from[inAt + x]!) - from[outAt + x]!);
      sums[x] = sum;
      to[at + x] = fround(sum * inverse);
    }
  } else {
    for (let x = 0; x < width; x++) {
      const sum = fround(fround(sums[x]! + from[inAt + x]!) - from[outAt + x]!);
      sums[x] = sum;
      to[at + x] = fround(sum / fround(window));
    }
  }
}

function qualityOf(block: Float32Array): number {
  let steps = 0;
  for (let i = 0; i < PDQ_SIDE; i++) {
    for (let j = 0; j < PDQ_SIDE; j++) {
      const here = block[i * PDQ_SIDE + j]!;
      if (i + 1 < PDQ_SIDE) steps += stepSize(here, block[(i + 1) * PDQ_SIDE + j]!);
      if (j + 1 < PDQ_SIDE) steps += stepSize(here, block[i * PDQ_SIDE + j + 1]!);
    }
  }
  return Math.min(100, Math.trunc(steps / 90));
}

/** In whole hundredths of the range. */
const stepSize = (a: number, b: number): number => Math.abs(Math.trunc(fround(fround(fround(a - b) * 100) / 255)));
