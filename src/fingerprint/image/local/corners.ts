/**
 * Corners: a pixel whose circle of 16 neighbours has 9 in a row all brighter or all darker (FAST-9; Rosten & Drummond 2006),
 * thinned to local maxima and ranked by the Harris measure (as ORB does; Rublee et al. 2011), then dealt out over an 8 × 8 grid,
 * so that no caption, watermark or app chrome takes the whole budget.
 */
import type { LumaImage } from '../../../media/index.ts';
import { kernelWith } from './picture-kernel.ts';

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

/** 1 where a 16-bit ring has nine ones in a row. */
const NINE_IN_A_ROW = new Uint8Array(65536);
for (let ring = 0; ring < 65536; ring++) {
  let run = ring | (ring << 16);
  for (let k = 0; k < 8; k++) run &= run >>> 1;
  NINE_IN_A_ROW[ring] = (run & 0xffff) !== 0 ? 1 : 0;
}

/** The best `limit` corners of a level, spread over the picture. */
export function corners(image: LumaImage, limit: number): Corners {
  const { places, strengths } = localMaxima(image);
  const kept = spread(image, places, strengths, 4 * limit);
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

/** Pixels that are corners more clearly than their neighbours, and by how much each pixel's ring stands out. */
function localMaxima({ width, height, data }: LumaImage): { places: Uint32Array; strengths: Uint16Array } {
  const { kernel, at, bytes } = kernelWith([data.length, NINE_IN_A_ROW.length, 2 * data.length, 2 * data.length]);
  const [from, runs, strengths, places] = at as [number, number, number, number];
  new Uint8Array(bytes, from).set(data);
  new Uint8Array(bytes, runs).set(NINE_IN_A_ROW);
  new Uint8Array(bytes, strengths, 2 * data.length + 64).fill(0);
  kernel.ringStrengths(from, width, height, CORNER_MARGIN, CONTRAST_MIN, runs, strengths);
  // Two neighbours never both survive, so the places need at most half as many words as there are pixels.
  const count = kernel.localMaxima(strengths, width, height, CORNER_MARGIN, places);
  return {
    places: new Uint32Array(bytes, places, count).slice(),
    strengths: new Uint16Array(bytes, strengths, data.length).slice(),
  };
}

/** The strongest of each grid cell first, then the second of each, and so on: `limit` places in all. */
function spread(
  image: LumaImage,
  places: Uint32Array,
  strength: Uint16Array | Float32Array,
  limit: number,
): Uint32Array {
  if (places.length <= limit) return places;
  const cells: number[][] = Array.from({ length: GRID * GRID }, () => []);
  for (const at of places) {
    const column = Math.floor(((at % image.width) * GRID) / image.width);
    const row = Math.floor((Math.floor(at / image.width) * GRID) / image.height);
    cells[row * GRID + column]!.push(at);
  }
  for (const cell of cells) cell.sort((a, b) => strength[b]! - strength[a]! || a - b);
  const out = new Uint32Array(limit);
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
