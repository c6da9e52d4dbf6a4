/**
 * Resizing that will give the same bytes in ten years: box weights when shrinking, linear when enlarging, separable,
 * in plain IEEE arithmetic. Local features stand on these bytes, so no decoder's or library's version may move them.
 */
import type { LumaImage } from '../../../media/index.ts';

/** For each output position: the first input position and the weights from there on, summing to 1. */
interface Taps {
  readonly first: Int32Array;
  readonly reach: number;
  readonly weights: Float32Array;
}

function tapsFor(from: number, to: number): Taps {
  const step = from / to;
  const reach = Math.min(from, step > 1 ? Math.ceil(step) + 1 : 2);
  const first = new Int32Array(to);
  const weights = new Float32Array(to * reach);
  for (let i = 0; i < to; i++) {
    const at = step > 1 ? i * step : Math.min(Math.max((i + 0.5) * step - 0.5, 0), from - 1);
    first[i] = Math.min(Math.floor(at), from - reach);
    for (let k = 0; k < reach; k++) {
      const position = first[i]! + k;
      const weight =
        step > 1
          ? Math.max(0, Math.min(position + 1, at + step) - Math.max(position, at)) / step
          : Math.max(0, 1 - Math.abs(position - at));
      weights[i * reach + k] = weight;
    }
  }
  return { first, reach, weights };
}

/** Luma at another size. Cost: a few operations per pixel of the input's height times the output's width. */
export function resizeLuma(image: LumaImage, width: number, height: number): LumaImage {
  if (width === image.width && height === image.height) return image;
  const across = tapsFor(image.width, width);
  const down = tapsFor(image.height, height);
  const rows = new Float32Array(width * image.height);
  for (let y = 0; y < image.height; y++) {
    const row = y * image.width;
    const out = y * width;
    for (let x = 0; x < width; x++) {
      const from = row + across.first[x]!;
      const w = x * across.reach;
      let sum = 0;
      for (let k = 0; k < across.reach; k++) sum += image.data[from + k]! * across.weights[w + k]!;
      rows[out + x] = sum;
    }
  }
  const data = new Uint8Array(width * height);
  const line = new Float32Array(width);
  for (let y = 0; y < height; y++) {
    line.fill(0.5);
    for (let k = 0; k < down.reach; k++) {
      const weight = down.weights[y * down.reach + k]!;
      if (weight === 0) continue;
      const from = (down.first[y]! + k) * width;
      for (let x = 0; x < width; x++) line[x] = line[x]! + weight * rows[from + x]!;
    }
    for (let x = 0; x < width; x++) data[y * width + x] = line[x]!;
  }
  return { width, height, data };
}

/** The size with the given long side and the same shape; no side below 1. */
export function fitSide(width: number, height: number, side: number): { width: number; height: number } {
  const k = side / Math.max(width, height);
  return { width: Math.max(1, Math.round(width * k)), height: Math.max(1, Math.round(height * k)) };
}
