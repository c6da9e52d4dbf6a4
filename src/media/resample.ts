/**
 * Resampling frozen for ever: plain IEEE arithmetic, so that no library's or engine's version moves a fingerprint.
 */
import type { LumaImage } from './samples.ts';

/** A part of a picture in its own pixels; edges may lie between pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Takes one pixel for each, without mixing: position ⌊i · from / to⌋. One read and write per pixel of the result. */
export function sampled(image: LumaImage, width: number, height: number): LumaImage {
  const columns = Uint32Array.from({ length: width }, (_, x) => Math.floor((x * image.width) / width));
  const data = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y++) {
    const row = Math.floor((y * image.height) / height) * image.width;
    for (let x = 0; x < width; x++) data[at++] = image.data[row + columns[x]!]!;
  }
  return { width, height, data };
}

/** A whole-pixel part of the picture; a new array. */
export function cropped(image: LumaImage, { x, y, width, height }: Region): LumaImage {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (y + row) * image.width + x;
    data.set(image.data.subarray(from, from + width), row * width);
  }
  return { width, height, data };
}

/** Each pixel is the mean of the area it covers, nearest whole number; enlarging repeats. Reads every pixel once. */
export function averaged(image: LumaImage, width: number, height: number): LumaImage {
  const rows = new Float64Array(width * image.height);
  for (let y = 0; y < image.height; y++) {
    meanAlong(image.data, y * image.width, 1, image.width, rows, y * width, 1, width);
  }
  const means = new Float64Array(width * height);
  for (let x = 0; x < width; x++) meanAlong(rows, x, width, image.height, means, x, width, height);
  return { width, height, data: Uint8Array.from(means, (mean) => Math.floor(mean + 0.5)) };
}

function meanAlong(
  from: Uint8Array | Float64Array,
  start: number,
  step: number,
  length: number,
  to: Float64Array,
  toStart: number,
  toStep: number,
  toLength: number,
): void {
  const span = length / toLength;
  for (let i = 0; i < toLength; i++) {
    const begin = i * span;
    const end = (i + 1) * span;
    let sum = 0;
    for (let k = Math.floor(begin); k < end && k < length; k++) {
      sum += from[start + k * step]! * (Math.min(k + 1, end) - Math.max(k, begin));
    }
    to[toStart + i * toStep] = sum / span;
  }
}
