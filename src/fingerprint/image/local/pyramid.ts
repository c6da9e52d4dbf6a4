/** The picture at sizes 1, 1/1.2, 1/1.44 …: a key point found at level n keeps its place when the picture is 1.2ⁿ times larger. */
import type { LumaImage } from '../../../media/index.ts';
import { resizeLuma } from './frozen-resize.ts';

/** Ratio of neighbouring levels. Part of the algorithm's name: changing it is a new fingerprint. */
export const LEVEL_RATIO = 1.2;

export interface PyramidLevel {
  readonly image: LumaImage;
  /** 5 × 5 box means of `image`: what descriptors compare, so that noise flips few bits. */
  readonly smooth: Uint8Array;
  /** Pixels of level 0 per pixel of this level, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Up to `count` levels; stops before a side falls below `sideMin`. Cost: 3.3 times one pass over the picture. */
export function pyramid(base: LumaImage, count: number, sideMin: number): PyramidLevel[] {
  const levels: PyramidLevel[] = [];
  let image = base;
  let ratio = 1;
  for (let n = 0; n < count; n++, ratio *= LEVEL_RATIO) {
    const width = Math.round(base.width / ratio);
    const height = Math.round(base.height / ratio);
    if (Math.min(width, height) < sideMin) break;
    image = resizeLuma(image, width, height);
    levels.push({ image, smooth: boxMeans(image), scaleX: base.width / width, scaleY: base.height / height });
  }
  return levels;
}

function boxMeans(image: LumaImage): Uint8Array {
  const { width, height, data } = image;
  const rows = new Uint16Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 3 * data[row]! + data[row + 1]! + data[row + 2]!;
    for (let x = 0; x < width; x++) {
      rows[row + x] = sum;
      const enters = x + 3 < width ? x + 3 : width - 1;
      const leaves = x - 2 > 0 ? x - 2 : 0;
      sum += data[row + enters]! - data[row + leaves]!;
    }
  }
  const out = new Uint8Array(width * height);
  const sums = new Uint32Array(width);
  for (let k = -2; k <= 2; k++) addRow(sums, rows, Math.max(0, k) * width, 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) out[row + x] = (sums[x]! * 5243) >>> 17;
    addRow(sums, rows, Math.min(height - 1, y + 3) * width, 1);
    addRow(sums, rows, Math.max(0, y - 2) * width, -1);
  }
  return out;
}

function addRow(sums: Uint32Array, rows: Uint16Array, from: number, sign: 1 | -1): void {
  for (let x = 0; x < sums.length; x++) sums[x] = sums[x]! + sign * rows[from + x]!;
}
