/**
 * Do the pictures look alike where the geometry says they coincide? The upload is turned into the reference's 72 × 72 thumbnail and
 * compared in 12 × 12 cells by normalised correlation. Lettering and app chrome agree in a few cells and the picture around them
 * does not: that is what separates a copy from an innocent picture in the same template.
 */
import { THUMBNAIL_SIDE, type LocalFeatures, type LocalQuery } from '../../../fingerprint/index.ts';
import type { LumaImage } from '../../../media/index.ts';
import { jacobian, mapX, mapY, multiply, type PlaneMap } from './plane-map.ts';

export const CELLS = 12;
const CELL_SIDE = THUMBNAIL_SIDE / CELLS;

/** Per cell of the reference, row by row; `correlation` is 0 where either side is flat. */
export interface CellEvidence {
  /** Share of the cell's pixels that fall inside the upload. */
  readonly inView: Float32Array;
  /** Standard deviations of luma in the reference and in the upload. */
  readonly referenceTexture: Float32Array;
  readonly uploadTexture: Float32Array;
  readonly correlation: Float32Array;
  readonly referenceMean: Float32Array;
  readonly uploadMean: Float32Array;
}

/** The upload at sizes 1, 1/2, 1/4 …, for reading it at the thumbnail's scale without aliasing. */
export type MipMap = readonly LumaImage[];

export function mipMap(picture: LumaImage): MipMap {
  const levels = [picture];
  for (let last = picture; Math.min(last.width, last.height) >= 16; ) {
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

/** The upload as the reference's thumbnail would show it, and which of its pixels are inside the upload. */
export function warpToThumbnail(mips: MipMap, map: PlaneMap): { luma: Float32Array; inside: Uint8Array } {
  const [a, b, c, d] = jacobian(map, THUMBNAIL_SIDE / 2, THUMBNAIL_SIDE / 2);
  const footprint = Math.sqrt(Math.abs(a * d - b * c));
  let level = 0;
  while (level + 1 < mips.length && footprint > 1.5 * 2 ** level) level++;
  const { width, height, data } = mips[level]!;
  const shrink = mips[0]!.width / width;
  const shrinkY = mips[0]!.height / height;
  const luma = new Float32Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
  const inside = new Uint8Array(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
  for (let v = 0; v < THUMBNAIL_SIDE; v++) {
    for (let u = 0; u < THUMBNAIL_SIDE; u++) {
      const x = mapX(map, u + 0.5, v + 0.5) / shrink;
      const y = mapY(map, u + 0.5, v + 0.5) / shrinkY;
      if (!(x >= 0 && y >= 0 && x <= width && y <= height)) continue;
      const at = v * THUMBNAIL_SIDE + u;
      inside[at] = 1;
      const px = Math.min(Math.max(x - 0.5, 0), width - 1.001);
      const py = Math.min(Math.max(y - 0.5, 0), height - 1.001);
      const left = Math.floor(px);
      const top = Math.floor(py);
      const fx = px - left;
      const fy = py - top;
      const from = top * width + left;
      const upper = data[from]! * (1 - fx) + data[from + 1]! * fx;
      const lower = data[from + width]! * (1 - fx) + data[from + width + 1]! * fx;
      luma[at] = upper * (1 - fy) + lower * fy;
    }
  }
  return { luma, inside };
}

export function compareCells(
  thumbnail: LumaImage,
  warped: { readonly luma: Float32Array; readonly inside: Uint8Array },
): CellEvidence {
  const cells = CELLS * CELLS;
  const out = {
    inView: new Float32Array(cells),
    referenceTexture: new Float32Array(cells),
    uploadTexture: new Float32Array(cells),
    correlation: new Float32Array(cells),
    referenceMean: new Float32Array(cells),
    uploadMean: new Float32Array(cells),
  };
  const samples = CELL_SIDE * CELL_SIDE;
  for (let cell = 0; cell < cells; cell++) {
    const from = Math.floor(cell / CELLS) * CELL_SIDE * THUMBNAIL_SIDE + (cell % CELLS) * CELL_SIDE;
    let [inView, r, u, rr, uu, ru] = [0, 0, 0, 0, 0, 0];
    for (let y = 0; y < CELL_SIDE; y++) {
      for (let at = from + y * THUMBNAIL_SIDE, end = at + CELL_SIDE; at < end; at++) {
        const a = thumbnail.data[at]!;
        const b = warped.luma[at]!;
        inView += warped.inside[at]!;
        r += a;
        u += b;
        rr += a * a;
        uu += b * b;
        ru += a * b;
      }
    }
    const varianceR = Math.max(0, rr / samples - (r / samples) ** 2);
    const varianceU = Math.max(0, uu / samples - (u / samples) ** 2);
    out.inView[cell] = inView / samples;
    out.referenceMean[cell] = r / samples;
    out.uploadMean[cell] = u / samples;
    out.referenceTexture[cell] = Math.sqrt(varianceR);
    out.uploadTexture[cell] = Math.sqrt(varianceU);
    out.correlation[cell] =
      varianceR > 0.25 && varianceU > 0.25
        ? (ru / samples - (r / samples) * (u / samples)) / Math.sqrt(varianceR * varianceU)
        : 0;
  }
  return out;
}
