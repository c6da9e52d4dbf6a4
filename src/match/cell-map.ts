/**
 * Which places of a work does the upload show, which differ, which does it not show? For pictures of evidence, not for deciding:
 * the upload is drawn into the work's frame through the match's homography and the two are compared in 12 × 12 cells by normalised
 * correlation (J. P. Lewis 1995, "Fast normalized cross-correlation"), each cell at its best shift of at most one sample.
 */
import { averaged, type LumaImage } from '../media/index.ts';
import type { Homography } from './outcome.ts';

/** `plain`: the work has nothing there to compare, and the upload adds nothing. */
export type CellState = 'agrees' | 'differs' | 'plain' | 'unseen';

/** Cells in each direction. */
export const MAP_CELLS = 12;
const SAMPLES = 12;
const SIDE = MAP_CELLS * SAMPLES;
const TEXTURE_MIN = 4;
/** Below this, texture may be lost to compression: such a cell differs only where something was added. */
const FIRM_TEXTURE_MIN = 8;
const AGREES_FROM = 0.6;
const UPLOAD_TEXTURE_MIN = 0.8;
/** Share of a cell's samples that must lie inside the upload. */
const SEEN_FROM = 0.6;
/** Grey levels by which a cell's mean may leave the common change of tone. */
const ADDED_MEAN_MIN = 32;
const ADDED_TEXTURE_MIN = 12;

/** @param transform pixels of `reference` → pixels of `upload`. 144 states, row by row. About 10 ms. */
export function mapCells(reference: LumaImage, upload: LumaImage, transform: Homography): readonly CellState[] {
  const work = averaged(reference, SIDE, SIDE);
  const shown = drawnInto(reference, upload, transform);
  const sign = wholeCorrelation(work, shown) < 0 ? -1 : 1;
  const cells = Array.from({ length: MAP_CELLS * MAP_CELLS }, (_, cell) => bestOfShifts(work, shown, cell, sign));
  const agrees = (cell: Cell): boolean =>
    cell.textureR >= TEXTURE_MIN && cell.textureU >= UPLOAD_TEXTURE_MIN && cell.correlation >= AGREES_FROM;
  const tone = toneOf(cells.filter((cell) => cell.seen >= SEEN_FROM && agrees(cell)));
  return cells.map((cell) => {
    if (cell.seen < SEEN_FROM) return 'unseen';
    if (agrees(cell)) return 'agrees';
    if (cell.textureR >= FIRM_TEXTURE_MIN) return 'differs';
    const expected = Math.min(255, Math.max(0, tone.gain * cell.meanR + tone.shift));
    const added =
      Math.abs(cell.meanU - expected) >= ADDED_MEAN_MIN ||
      cell.textureU >= Math.max(ADDED_TEXTURE_MIN, 1.6 * cell.textureR);
    return added ? 'differs' : 'plain';
  });
}

/** The upload as it looks in the work's frame; −1 where it shows nothing of it. */
function drawnInto(reference: LumaImage, upload: LumaImage, h: Homography): Int16Array {
  const source = shrunkToScale(reference, upload, h);
  const [scaleX, scaleY] = [source.width / upload.width, source.height / upload.height];
  const out = new Int16Array(SIDE * SIDE).fill(-1);
  for (let j = 0, at = 0; j < SIDE; j++) {
    const y = ((j + 0.5) * reference.height) / SIDE;
    for (let i = 0; i < SIDE; i++, at++) {
      const x = ((i + 0.5) * reference.width) / SIDE;
      const w = h[6] * x + h[7] * y + h[8];
      if (!(Math.abs(w) > 1e-9)) continue;
      const u = ((h[0] * x + h[1] * y + h[2]) / w) * scaleX;
      const v = ((h[3] * x + h[4] * y + h[5]) / w) * scaleY;
      if (u >= 0 && v >= 0 && u < source.width && v < source.height) out[at] = between(source, u - 0.5, v - 0.5);
    }
  }
  return out;
}

/** An upload much larger than the samples is averaged first: single pixels of fine texture agree with nothing. */
function shrunkToScale(reference: LumaImage, upload: LumaImage, h: Homography): LumaImage {
  const [cx, cy] = [reference.width / 2, reference.height / 2];
  const at = (x: number, y: number): readonly [number, number] => {
    const w = h[6] * x + h[7] * y + h[8] || 1;
    return [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
  };
  const [x0, y0] = at(cx, cy);
  const [stepX, stepY] = [reference.width / SIDE, reference.height / SIDE];
  const [[x1, y1], [x2, y2]] = [at(cx + stepX, cy), at(cx, cy + stepY)];
  const shrink = (pixels: number, length: number): number =>
    Math.max(1, Math.min(length, Math.round(length / Math.max(1, pixels))));
  const [alongX, alongY] = [
    Math.max(Math.abs(x1 - x0), Math.abs(x2 - x0)),
    Math.max(Math.abs(y1 - y0), Math.abs(y2 - y0)),
  ];
  const [width, height] = [shrink(alongX, upload.width), shrink(alongY, upload.height)];
  return width === upload.width && height === upload.height ? upload : averaged(upload, width, height);
}

function between({ width, height, data }: LumaImage, x: number, y: number): number {
  const left = Math.min(width - 1, Math.max(0, Math.floor(x)));
  const top = Math.min(height - 1, Math.max(0, Math.floor(y)));
  const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
  const [fx, fy] = [Math.min(1, Math.max(0, x - left)), Math.min(1, Math.max(0, y - top))];
  const row = (line: number): number => data[line * width + left]! * (1 - fx) + data[line * width + right]! * fx;
  return Math.round(row(top) * (1 - fy) + row(bottom) * fy);
}

interface Cell {
  readonly seen: number;
  readonly meanR: number;
  readonly meanU: number;
  readonly textureR: number;
  readonly textureU: number;
  readonly correlation: number;
}

const SHIFTS = [-1, 0, 1] as const;

function bestOfShifts(work: LumaImage, shown: Int16Array, cell: number, sign: number): Cell {
  let best = compared(work, shown, cell, 0, 0, sign);
  for (const dy of SHIFTS) {
    for (const dx of SHIFTS) {
      const other = compared(work, shown, cell, dx, dy, sign);
      if (other.seen >= SEEN_FROM && other.correlation > best.correlation) best = { ...other, seen: best.seen };
    }
  }
  return best;
}

function compared(work: LumaImage, shown: Int16Array, cell: number, dx: number, dy: number, sign: number): Cell {
  const [x0, y0] = [(cell % MAP_CELLS) * SAMPLES, Math.floor(cell / MAP_CELLS) * SAMPLES];
  let [n, sr, su, srr, suu, sru] = [0, 0, 0, 0, 0, 0];
  for (let y = y0; y < y0 + SAMPLES; y++) {
    for (let x = x0; x < x0 + SAMPLES; x++) {
      const [sx, sy] = [x + dx, y + dy];
      if (sx < 0 || sy < 0 || sx >= SIDE || sy >= SIDE) continue;
      const u = shown[sy * SIDE + sx]!;
      if (u < 0) continue;
      const r = work.data[y * SIDE + x]!;
      n++;
      sr += r;
      su += u;
      srr += r * r;
      suu += u * u;
      sru += r * u;
    }
  }
  if (n === 0) return { seen: 0, meanR: 0, meanU: 0, textureR: 0, textureU: 0, correlation: 0 };
  const varianceR = Math.max(0, srr / n - (sr / n) ** 2);
  const varianceU = Math.max(0, suu / n - (su / n) ** 2);
  const shared = sru / n - (sr / n) * (su / n);
  const known = varianceR > 1e-6 && varianceU > 1e-6;
  return {
    seen: n / (SAMPLES * SAMPLES),
    meanR: sr / n,
    meanU: su / n,
    textureR: Math.sqrt(varianceR),
    textureU: Math.sqrt(varianceU),
    correlation: known ? (sign * shared) / Math.sqrt(varianceR * varianceU) : 0,
  };
}

/** Below zero the upload is the work's negative. */
function wholeCorrelation(work: LumaImage, shown: Int16Array): number {
  let [n, sr, su, sru] = [0, 0, 0, 0];
  shown.forEach((u, i) => {
    if (u < 0) return;
    n++;
    sr += work.data[i]!;
    su += u;
    sru += work.data[i]! * u;
  });
  return n === 0 ? 0 : sru / n - (sr / n) * (su / n);
}

/** upload ≈ gain · work + shift over the cells' means, by least squares; unchanged when hardly any cell agrees. */
function toneOf(cells: readonly Cell[]): { readonly gain: number; readonly shift: number } {
  const n = cells.length;
  if (n < 4) return { gain: 1, shift: 0 };
  const meanR = cells.reduce((sum, cell) => sum + cell.meanR, 0) / n;
  const meanU = cells.reduce((sum, cell) => sum + cell.meanU, 0) / n;
  const spread = cells.reduce((sum, cell) => sum + (cell.meanR - meanR) ** 2, 0);
  const joint = cells.reduce((sum, cell) => sum + (cell.meanR - meanR) * (cell.meanU - meanU), 0);
  const gain = spread > n ? joint / spread : 1;
  return { gain, shift: meanU - gain * meanR };
}
