/**
 * PDQ (Facebook 2019), bit-compatible with the public C++ reference: luma → two passes of a box filter along rows and
 * columns (Jarosz; together nearly a tent) → every so-many-th sample to 64 × 64 → cosine transform → 256 bits.
 * Quality is the sum of the 64 × 64 block's steps: a picture without steps has a hash of noise.
 * Running sums are kept in single precision in the reference's order; the passes over pixels are in kernels/pdq.ts.
 */
import type { LumaImage } from '../../media/index.ts';
import { kernelWith } from './local/picture-kernel.ts';
import { COSINES, eightHashes, FREQUENCIES, PDQ_SIDE, TURNED_COSINES } from './pdq-dct.ts';

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
 * picture at its own size where exchanged hashes must agree. About 0.8 ms for 512 × 512, linear in pixels.
 */
export function pdqHashes(luma: LumaImage | FloatLuma): PdqHashes {
  if (luma.width < SIDE_MIN || luma.height < SIDE_MIN) {
    return { turned: Array.from({ length: 8 }, () => new Uint32Array(8)), quality: 0 };
  }
  const { block, frequencies } = analysed(luma);
  return { turned: eightHashes(frequencies), quality: qualityOf(block) };
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

/** The filtered and sampled 64 × 64 block, and its lowest frequencies: views that the next picture overwrites. */
function analysed({ width, height, data }: LumaImage | FloatLuma): {
  readonly block: Float32Array;
  readonly frequencies: Float32Array;
} {
  const stride = (width + 3) & ~3;
  // The last pass is PDQ_SIDE floats wide, however narrow the picture.
  const row = 4 * Math.max(stride, PDQ_SIDE);
  const floats = row * (height + 8);
  const [across, down] = [windowOf(width), windowOf(height)];
  const { kernel, at, bytes } = kernelWith([
    data.byteLength,
    floats,
    floats,
    2 * 32 * (stride + 4),
    row,
    4 * PDQ_SIDE,
    4 * PDQ_SIDE * (height + 8),
    4 * PDQ_SIDE * PDQ_SIDE,
    COSINES.byteLength,
    COSINES.byteLength,
    COSINES.byteLength,
    4 * FREQUENCIES * FREQUENCIES,
  ]);
  const [luma, once, twice, strips, sums, columns, sampled, to, cosines, turned, halfway, out] = at as Addresses;
  if (data instanceof Float32Array) {
    for (let y = 0; y < height; y++)
      new Float32Array(bytes, once + 4 * y * stride, width).set(data.subarray(y * width, (y + 1) * width));
  } else {
    new Uint8Array(bytes, luma, data.length).set(data);
    kernel.widen(luma, width, height, once, stride);
  }
  const block = new Float32Array(bytes, to, PDQ_SIDE * PDQ_SIDE);
  if (width === PDQ_SIDE && height === PDQ_SIDE) block.set(new Float32Array(bytes, once, block.length));
  else {
    new Uint32Array(bytes, columns, PDQ_SIDE).set(samplePoints(width));
    kernel.boxRows(once, stride, width, height, across, strips);
    kernel.boxColumns(once, twice, stride, height, down, sums);
    kernel.boxRowsSampled(twice, stride, width, height, across, strips, columns, sampled);
    // Columns do not mix in the last pass: the 64 that are sampled suffice.
    kernel.boxColumns(sampled, once, PDQ_SIDE, height, down, sums);
    samplePoints(height).forEach((y, i) =>
      block.set(new Float32Array(bytes, once + 4 * y * PDQ_SIDE, PDQ_SIDE), i * PDQ_SIDE),
    );
  }
  new Float32Array(bytes, cosines, COSINES.length).set(COSINES);
  new Float32Array(bytes, turned, COSINES.length).set(TURNED_COSINES);
  kernel.lowFrequencies(to, cosines, turned, halfway, out);
  return { block, frequencies: new Float32Array(bytes, out, FREQUENCIES * FREQUENCIES) };
}

/** In the order in which `analysed` asks for room. */
type Addresses = [
  luma: number,
  once: number,
  twice: number,
  strips: number,
  sums: number,
  columns: number,
  sampled: number,
  to: number,
  cosines: number,
  turned: number,
  halfway: number,
  out: number,
];

const windowOf = (length: number): number => Math.floor((length + 2 * PDQ_SIDE - 1) / (2 * PDQ_SIDE));

const samplePoints = (length: number): readonly number[] =>
  Array.from({ length: PDQ_SIDE }, (_, i) => Math.trunc(((i + 0.5) * length) / PDQ_SIDE));

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
