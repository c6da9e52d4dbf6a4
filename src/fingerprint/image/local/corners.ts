/**
 * Corners: a pixel whose circle of 16 neighbours has 9 in a row all brighter or all darker (FAST-9; Rosten & Drummond 2006),
 * thinned to local maxima and ranked by the Harris measure (as ORB does; Rublee et al. 2011), then dealt out over an 8 × 8 grid,
 * so that no caption, watermark or app chrome takes the whole budget.
 */
import type { LumaImage } from '../../../media/index.ts';

/** Places in one level, in its own pixels, best first within each round of the grid. */
export interface Corners {
  readonly count: number;
  readonly x: Int32Array;
  readonly y: Int32Array;
}

/** Grey steps by which the circle must differ from its centre. */
const CONTRAST_MIN = 7;
/** Descriptors reach 15 pixels from their corner, and their box means 2 more. */
export const CORNER_MARGIN = 18;
const GRID = 8;

const CIRCLE = [
  [0, -3],
  [1, -3],
  [2, -2],
  [3, -1],
  [3, 0],
  [3, 1],
  [2, 2],
  [1, 3],
  [0, 3],
  [-1, 3],
  [-2, 2],
  [-3, 1],
  [-3, 0],
  [-3, -1],
  [-2, -2],
  [-1, -3],
] as const;

/** 1 where a 16-bit ring has nine ones in a row. */
const NINE_IN_A_ROW = new Uint8Array(65536);
for (let ring = 0; ring < 65536; ring++) {
  let run = ring | (ring << 16);
  for (let k = 0; k < 8; k++) run &= run >>> 1;
  NINE_IN_A_ROW[ring] = (run & 0xffff) !== 0 ? 1 : 0;
}

/** The best `limit` corners of a level, spread over the picture. */
export function corners(image: LumaImage, limit: number): Corners {
  const strengths = ringStrengths(image);
  const found = localMaxima(image, strengths);
  const kept = spread(image, found, strengths, 4 * limit);
  const harris = new Float32Array(image.width * image.height);
  for (const at of kept) harris[at] = harrisMeasure(image, at);
  const best = spread(image, kept, harris, limit);
  const x = new Int32Array(best.length);
  const y = new Int32Array(best.length);
  best.forEach((at, i) => {
    x[i] = at % image.width;
    y[i] = Math.floor(at / image.width);
  });
  return { count: best.length, x, y };
}

/** For each pixel, by how much its circle stands out in total; 0 = no corner. */
function ringStrengths(image: LumaImage): Uint16Array {
  const { width, height, data } = image;
  const strengths = new Uint16Array(width * height);
  const ring = Int32Array.from(CIRCLE, ([dx, dy]) => dy * width + dx);
  const [north, east, south, west] = [ring[0]!, ring[4]!, ring[8]!, ring[12]!];
  for (let y = CORNER_MARGIN; y < height - CORNER_MARGIN; y++) {
    for (let at = y * width + CORNER_MARGIN, end = (y + 1) * width - CORNER_MARGIN; at < end; at++) {
      const low = data[at]! - CONTRAST_MIN;
      const high = data[at]! + CONTRAST_MIN;
      const n = data[at + north]!;
      const s = data[at + south]!;
      // Nine in a row always hold one of each pair of opposite points.
      const brightNS = n > high || s > high;
      const darkNS = n < low || s < low;
      if (!brightNS && !darkNS) continue;
      const e = data[at + east]!;
      const w = data[at + west]!;
      const bright = brightNS && (e > high || w > high);
      const dark = darkNS && (e < low || w < low);
      if (!bright && !dark) continue;
      let brighter = 0;
      let darker = 0;
      let total = 0;
      for (let k = 0; k < 16; k++) {
        const value = data[at + ring[k]!]!;
        if (value > high) {
          brighter |= 1 << k;
          total += value - high;
        } else if (value < low) {
          darker |= 1 << k;
          total += low - value;
        }
      }
      if (NINE_IN_A_ROW[brighter] || NINE_IN_A_ROW[darker]) strengths[at] = total + 1;
    }
  }
  return strengths;
}

function localMaxima(image: LumaImage, strengths: Uint16Array): Int32Array {
  const { width, height } = image;
  const found = new Int32Array(width * height);
  let count = 0;
  for (let y = CORNER_MARGIN; y < height - CORNER_MARGIN; y++) {
    for (let at = y * width + CORNER_MARGIN, end = (y + 1) * width - CORNER_MARGIN; at < end; at++) {
      const own = strengths[at]!;
      if (own === 0) continue;
      // Later neighbours may equal, earlier ones may not: exactly one pixel of a plateau survives.
      if (strengths[at - 1]! >= own || strengths[at + 1]! > own) continue;
      if (strengths[at - width]! >= own || strengths[at + width]! > own) continue;
      if (strengths[at - width - 1]! >= own || strengths[at - width + 1]! >= own) continue;
      if (strengths[at + width - 1]! > own || strengths[at + width + 1]! > own) continue;
      found[count++] = at;
    }
  }
  return found.subarray(0, count);
}

/** The strongest of each grid cell first, then the second of each, and so on: `limit` places in all. */
function spread(
  image: LumaImage,
  places: Int32Array,
  strength: Uint16Array | Float32Array,
  limit: number,
): Int32Array {
  if (places.length <= limit) return places;
  const cells: number[][] = Array.from({ length: GRID * GRID }, () => []);
  for (const at of places) {
    const column = Math.floor(((at % image.width) * GRID) / image.width);
    const row = Math.floor((Math.floor(at / image.width) * GRID) / image.height);
    cells[row * GRID + column]!.push(at);
  }
  for (const cell of cells) cell.sort((a, b) => strength[b]! - strength[a]! || a - b);
  const out = new Int32Array(limit);
  let count = 0;
  for (let round = 0; count < limit; round++) {
    for (const cell of cells) if (round < cell.length && count < limit) out[count++] = cell[round]!;
  }
  return out;
}

/** det − 0.04 trace² of the gradient matrix over 7 × 7 pixels: high only where two directions change. */
function harrisMeasure(image: LumaImage, at: number): number {
  const { width, data } = image;
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let dy = -3; dy <= 3; dy++) {
    for (let i = at + dy * width - 3, end = i + 7; i < end; i++) {
      const gx = data[i + 1]! - data[i - 1]!;
      const gy = data[i + width]! - data[i - width]!;
      xx += gx * gx;
      yy += gy * gy;
      xy += gx * gy;
    }
  }
  return (xx * yy - xy * xy - 0.04 * (xx + yy) * (xx + yy)) / 1e6;
}
