/**
 * Do the pictures look alike where the geometry says they coincide? The upload is turned into the reference's 72 × 72 thumbnail and
 * compared in 12 × 12 cells by normalised correlation. Lettering and app chrome agree in a few cells and the picture around them
 * does not: that is what separates a copy from an innocent picture in the same template.
 */
import { THUMBNAIL_SIDE, type LocalFeatures, type LocalQuery } from '../../../fingerprint/index.ts';
import type { LumaImage } from '../../../media/index.ts';
import { jacobian, multiply, type PlaneMap } from './plane-map.ts';

export const CELLS = 12;
export const CELL_SIDE = THUMBNAIL_SIDE / CELLS;

/** Per cell of the reference, row by row; `correlation` is 0 where either side is flat. */
export interface CellEvidence {
  /** Share of the cell's pixels that fall inside the upload. */
  readonly inView: Float32Array;
  /** Standard deviations of luma in the reference and in the upload. */
  readonly referenceTexture: Float32Array;
  readonly uploadTexture: Float32Array;
  readonly correlation: Float32Array;
  /** The same after each side lost its slope: what two gradients share by chance does not count. */
  readonly detail: Float32Array;
  readonly detailTexture: Float32Array;
  /** Correlation of the 3 × 3 cells around. */
  readonly around: Float32Array;
  readonly referenceMean: Float32Array;
  readonly uploadMean: Float32Array;
}

/** The upload at sizes 1, 1/2, 1/4 …, for reading it at the thumbnail's scale without aliasing. */
export type MipMap = readonly LumaImage[];

export function mipMap(picture: LumaImage): MipMap {
  const levels = [picture];
  for (let last = picture; Math.min(last.width, last.height) >= 16;) {
    last = halved(last);
    levels.push(last);
  }
  return levels;
}

function halved({ width, height, data }: LumaImage): LumaImage {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(w * h);
  for (let y = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      const at = 2 * y * width + 2 * x;
      out[y * w + x] = (data[at]! + data[at + 1]! + data[at + width]! + data[at + width + 1]! + 2) >> 2;
    }
  }
  return { width: w, height: h, data: out };
}

/** From the pixels of the thumbnail to those of the upload as read. `map` leads from the reference's frame to the view's. */
export function thumbnailToPicture(
  reference: LocalFeatures,
  query: LocalQuery,
  map: PlaneMap,
  mirrored: boolean,
): PlaneMap {
  const stretch: PlaneMap = [
    reference.frame.width / THUMBNAIL_SIDE,
    0,
    0,
    0,
    reference.frame.height / THUMBNAIL_SIDE,
    0,
    0,
    0,
    1,
  ];
  return multiply(unmirror(map, query.picture.width, mirrored), stretch);
}

/** A map into a mirrored view, as a map into the picture itself. */
export const unmirror = (map: PlaneMap, width: number, mirrored: boolean): PlaneMap =>
  mirrored ? multiply([-1, 0, width, 0, 1, 0, 0, 0, 1], map) : map;

/** Samples across and down for each pixel of the thumbnail: fewer, and fine patterns alias differently than in the reference. */
const SAMPLES = 2;

/** For each pixel of the thumbnail, by how many of its pixels the upload shows it elsewhere than the map says. */
export interface Bend {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** The upload as the reference's thumbnail would show it, and which of its pixels are inside the upload. Cost: about 0.4 ms. */
export function warpToThumbnail(mips: MipMap, map: PlaneMap, bend?: Bend): Warped {
  const [a, b, c, d] = jacobian(map, THUMBNAIL_SIDE / 2, THUMBNAIL_SIDE / 2);
  const footprint = Math.sqrt(Math.abs(a * d - b * c)) / SAMPLES;
  let level = 0;
  while (level + 1 < mips.length && footprint > 1.5 * 2 ** level) level++;
  const { width, height, data } = mips[level]!;
  const shrinkX = mips[0]!.width / width;
  const shrinkY = mips[0]!.height / height;
  const luma = new Float32Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
  const inside = new Uint8Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
  for (let v = 0, at = 0; v < THUMBNAIL_SIDE; v++) {
    for (let u = 0; u < THUMBNAIL_SIDE; u++, at++) {
      let sum = 0;
      let hits = 0;
      for (let k = 0; k < SAMPLES * SAMPLES; k++) {
        const s = u + ((k % SAMPLES) + 0.5) / SAMPLES + (bend === undefined ? 0 : bend.x[at]!);
        const t = v + (Math.floor(k / SAMPLES) + 0.5) / SAMPLES + (bend === undefined ? 0 : bend.y[at]!);
        const w = map[6] * s + map[7] * t + map[8];
        const x = (map[0] * s + map[1] * t + map[2]) / w / shrinkX;
        const y = (map[3] * s + map[4] * t + map[5]) / w / shrinkY;
        if (!(x >= 0 && y >= 0 && x <= width && y <= height)) continue;
        hits++;
        const px = Math.min(Math.max(x - 0.5, 0), width - 1.001);
        const py = Math.min(Math.max(y - 0.5, 0), height - 1.001);
        const left = Math.floor(px);
        const top = Math.floor(py);
        const fx = px - left;
        const fy = py - top;
        const from = top * width + left;
        const upper = data[from]! * (1 - fx) + data[from + 1]! * fx;
        const lower = data[from + width]! * (1 - fx) + data[from + width + 1]! * fx;
        sum += upper * (1 - fy) + lower * fy;
      }
      if (hits > 0) luma[at] = sum / hits;
      if (hits === SAMPLES * SAMPLES) inside[at] = 1;
    }
  }
  return { luma, inside };
}

export interface Warped {
  readonly luma: Float32Array;
  readonly inside: Uint8Array;
}

export function compareCells(thumbnail: LumaImage, warped: Warped): CellEvidence {
  const cells = CELLS * CELLS;
  const fields = () => new Float32Array(cells);
  const out = {
    inView: fields(),
    referenceTexture: fields(),
    uploadTexture: fields(),
    correlation: fields(),
    detail: fields(),
    detailTexture: fields(),
    around: fields(),
    referenceMean: fields(),
    uploadMean: fields(),
  };
  for (let cell = 0; cell < cells; cell++) {
    const row = Math.floor(cell / CELLS);
    const column = cell % CELLS;
    const own = windowStatistics(thumbnail, warped, column, row, column + 1, row + 1);
    out.inView[cell] = own.inView;
    out.referenceMean[cell] = own.meanR;
    out.uploadMean[cell] = own.meanU;
    out.referenceTexture[cell] = Math.sqrt(own.rr);
    out.uploadTexture[cell] = Math.sqrt(own.uu);
    out.correlation[cell] = correlationOf(own.ru, own.rr, own.uu);
    const slope = own.slope;
    out.detail[cell] = correlationOf(slope.ru, slope.rr, slope.uu);
    out.detailTexture[cell] = Math.sqrt(slope.rr);
    const [left, top] = [Math.max(0, column - 1), Math.max(0, row - 1)];
    const wide = windowStatistics(thumbnail, warped, left, top, Math.min(CELLS, column + 2), Math.min(CELLS, row + 2));
    out.around[cell] = correlationOf(wide.ru, wide.rr, wide.uu);
  }
  return out;
}

const correlationOf = (covariance: number, a: number, b: number): number =>
  a > 0.25 && b > 0.25 ? covariance / Math.sqrt(a * b) : 0;

/** Moments of both sides over a block of cells, and once more without the best plane through each. */
function windowStatistics(thumbnail: LumaImage, warped: Warped, x0: number, y0: number, x1: number, y1: number) {
  const width = (x1 - x0) * CELL_SIDE;
  const height = (y1 - y0) * CELL_SIDE;
  const n = width * height;
  let [inView, r, u, rr, uu, ru, rx, ry, ux, uy] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  for (let y = 0; y < height; y++) {
    const dy = y - (height - 1) / 2;
    const from = (y0 * CELL_SIDE + y) * THUMBNAIL_SIDE + x0 * CELL_SIDE;
    for (let x = 0; x < width; x++) {
      const dx = x - (width - 1) / 2;
      const a = thumbnail.data[from + x]!;
      const b = warped.luma[from + x]!;
      inView += warped.inside[from + x]!;
      r += a;
      u += b;
      rr += a * a;
      uu += b * b;
      ru += a * b;
      rx += a * dx;
      ry += a * dy;
      ux += b * dx;
      uy += b * dy;
    }
  }
  const meanR = r / n;
  const meanU = u / n;
  const varianceX = (width * width - 1) / 12;
  const varianceY = (height * height - 1) / 12;
  const [rSlopeX, rSlopeY, uSlopeX, uSlopeY] = [rx / n, ry / n, ux / n, uy / n];
  const full = { rr: rr / n - meanR * meanR, uu: uu / n - meanU * meanU, ru: ru / n - meanR * meanU };
  const slope = {
    rr: Math.max(0, full.rr - rSlopeX ** 2 / varianceX - rSlopeY ** 2 / varianceY),
    uu: Math.max(0, full.uu - uSlopeX ** 2 / varianceX - uSlopeY ** 2 / varianceY),
    ru: full.ru - (rSlopeX * uSlopeX) / varianceX - (rSlopeY * uSlopeY) / varianceY,
  };
  return {
    inView: inView / n,
    meanR,
    meanU,
    rr: Math.max(0, full.rr),
    uu: Math.max(0, full.uu),
    ru: full.ru,
    slope,
  };
}
