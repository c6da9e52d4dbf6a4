/**
 * A picture that was bent (waves, a lens, a swirl) misses its places everywhere by a little, and neighbours miss them alike. How each
 * cell is displaced is found by correlating the 3 × 3 cells around it at shifts of up to 3 pixels of the thumbnail, refined between
 * pixels by a parabola; the shifts are smoothed over neighbours that agree, and the upload is read again along the bent grid
 * (block matching with a smoothed field; Lucas & Kanade's pyramid would do as well, at more cost). About 4 ms; asked seldom.
 */
import { THUMBNAIL_SIDE, type LocalFeatures } from '../../../fingerprint/index.ts';
import { CELLS, compareCells, warpToThumbnail } from './photometric-verification.ts';
import type { Bend, CellEvidence, MipMap, Warped } from './photometric-verification.ts';
import type { PlaneMap } from './plane-map.ts';

const CELL_SIDE = THUMBNAIL_SIDE / CELLS;
/** Pixels of the thumbnail: about 21 of the reference's frame. */
const SHIFT_MAX = 3;
const SHIFTS = 2 * SHIFT_MAX + 1;
/** Neighbours whose shift is further from the median than this do not belong to the bend. */
const OUTLIER_FROM = 0.8;
/** A cell says something of the bend from this correlation on. */
const HEARD_FROM = 0.5;
/** A shift found at the rim of the search may go on beyond it. */
const RIM_WEIGHT = 0.2;

export interface Straightened {
  readonly cells: CellEvidence;
  /** Median over the cells of how far each one's shift is from the smooth bend, in pixels of the thumbnail: 0 for a true bend. */
  readonly roughness: number;
  /**
   * How far the shifts go in all directions: 0 = all along one line, 1 = as much across as along. A camera that moved shifts near
   * things along one line.
   */
  readonly breadth: number;
}

/** `map` leads from the thumbnail's pixels to the upload's; `textured` says which cells have something to compare. */
export function straighten(
  features: LocalFeatures,
  mips: MipMap,
  map: PlaneMap,
  textured: (cell: number) => boolean,
): Straightened {
  const found = shiftsOfCells(features.thumbnail.data, warpToThumbnail(mips, map));
  const smooth = smoothed(found);
  const heard = [...found.weight.keys()].filter(textured);
  const misses = heard.map((cell) =>
    Math.max(Math.abs(found.x[cell]! - smooth.x[cell]!), Math.abs(found.y[cell]! - smooth.y[cell]!)),
  );
  const breadth = breadthOf(smooth, heard);
  const bend = { x: overPixels(smooth.x), y: overPixels(smooth.y) };
  return {
    cells: compareCells(features.thumbnail, warpToThumbnail(mips, map, bend)),
    roughness: misses.length > 0 ? medianOf(misses) : SHIFT_MAX,
    breadth,
  };
}

interface CellShifts extends Bend {
  readonly weight: Float32Array;
}

function shiftsOfCells(reference: Uint8Array, upload: Warped): CellShifts {
  const count = CELLS * CELLS;
  const scores = Array.from({ length: SHIFTS * SHIFTS }, (_, k) =>
    correlations(reference, upload.luma, (k % SHIFTS) - SHIFT_MAX, Math.floor(k / SHIFTS) - SHIFT_MAX),
  );
  const out = { x: new Float32Array(count), y: new Float32Array(count), weight: new Float32Array(count) };
  for (let cell = 0; cell < count; cell++) {
    let best = 0;
    for (let k = 1; k < scores.length; k++) if (scores[k]![cell]! > scores[best]![cell]!) best = k;
    const [column, row] = [best % SHIFTS, Math.floor(best / SHIFTS)];
    const inside = column > 0 && column < SHIFTS - 1 && row > 0 && row < SHIFTS - 1;
    const at = (k: number): number => scores[k]![cell]!;
    out.x[cell] = column - SHIFT_MAX + (inside ? peak(at(best - 1), at(best), at(best + 1)) : 0);
    out.y[cell] = row - SHIFT_MAX + (inside ? peak(at(best - SHIFTS), at(best), at(best + SHIFTS)) : 0);
    out.weight[cell] = (Math.max(0, at(best) - HEARD_FROM) + 1e-3) * (inside ? 1 : RIM_WEIGHT);
  }
  return out;
}

/** Where the parabola through three equally spaced values has its top, from the middle one. */
function peak(before: number, middle: number, after: number): number {
  const bow = Math.min(before - 2 * middle + after, -1e-6);
  return Math.min(0.5, Math.max(-0.5, (0.5 * (before - after)) / bow));
}

/** Correlation of the 3 × 3 cells around each cell, the upload read (dx, dy) further on. */
function correlations(reference: Uint8Array, upload: Float32Array, dx: number, dy: number): Float32Array {
  const side = THUMBNAIL_SIDE;
  const sums = Array.from({ length: 5 }, () => new Float64Array(CELLS * CELLS));
  const [r, u, rr, uu, ru] = sums as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  for (let y = 0; y < side; y++) {
    const from = Math.min(side - 1, Math.max(0, y + dy)) * side;
    const cellRow = Math.floor(y / CELL_SIDE) * CELLS;
    for (let x = 0; x < side; x++) {
      const a = reference[y * side + x]!;
      const b = upload[from + Math.min(side - 1, Math.max(0, x + dx))]!;
      const cell = cellRow + Math.floor(x / CELL_SIDE);
      r[cell] = r[cell]! + a;
      u[cell] = u[cell]! + b;
      rr[cell] = rr[cell]! + a * a;
      uu[cell] = uu[cell]! + b * b;
      ru[cell] = ru[cell]! + a * b;
    }
  }
  const [sr, su, srr, suu, sru] = sums.map(overNeighbours) as typeof sums;
  return Float32Array.from(r, (_, cell) => {
    const n = CELL_SIDE * CELL_SIDE * neighboursOf(cell);
    const varianceR = srr![cell]! / n - (sr![cell]! / n) ** 2;
    const varianceU = suu![cell]! / n - (su![cell]! / n) ** 2;
    const shared = sru![cell]! / n - (sr![cell]! / n) * (su![cell]! / n);
    return varianceR > 0.25 && varianceU > 0.25 ? shared / Math.sqrt(varianceR * varianceU) : 0;
  });
}

function overNeighbours(values: Float64Array): Float64Array {
  return values.map((_, cell) => {
    let sum = 0;
    eachNeighbour(cell, (other) => (sum += values[other]!));
    return sum;
  });
}

function neighboursOf(cell: number): number {
  let count = 0;
  eachNeighbour(cell, () => count++);
  return count;
}

/** The cell itself and those around it. */
function eachNeighbour(cell: number, visit: (other: number) => void): void {
  const [x, y] = [cell % CELLS, Math.floor(cell / CELLS)];
  for (let row = Math.max(0, y - 1); row <= Math.min(CELLS - 1, y + 1); row++) {
    for (let column = Math.max(0, x - 1); column <= Math.min(CELLS - 1, x + 1); column++) visit(row * CELLS + column);
  }
}

/** Weighted means of the neighbours' shifts that are near their median. */
function smoothed(shifts: CellShifts): Bend {
  const count = CELLS * CELLS;
  const out = { x: new Float32Array(count), y: new Float32Array(count) };
  for (let cell = 0; cell < count; cell++) {
    const around: number[] = [];
    eachNeighbour(cell, (other) => around.push(other));
    const middleX = medianOf(around.map((other) => shifts.x[other]!));
    const middleY = medianOf(around.map((other) => shifts.y[other]!));
    let [x, y, weight] = [1e-6 * middleX, 1e-6 * middleY, 1e-6];
    for (const other of around) {
      const away = Math.max(Math.abs(shifts.x[other]! - middleX), Math.abs(shifts.y[other]! - middleY));
      if (away >= OUTLIER_FROM) continue;
      x += shifts.weight[other]! * shifts.x[other]!;
      y += shifts.weight[other]! * shifts.y[other]!;
      weight += shifts.weight[other]!;
    }
    out.x[cell] = x / weight;
    out.y[cell] = y / weight;
  }
  return out;
}

/** Between the cells' middles in straight lines; at the rim as in the outermost cell. */
function overPixels(cells: Float32Array): Float32Array {
  const side = THUMBNAIL_SIDE;
  const out = new Float32Array(side * side);
  const place = (pixel: number): readonly [number, number] => {
    const at = Math.min(CELLS - 1, Math.max(0, (pixel + 0.5) / CELL_SIDE - 0.5));
    const from = Math.min(CELLS - 2, Math.floor(at));
    return [from, at - from];
  };
  for (let y = 0; y < side; y++) {
    const [row, fy] = place(y);
    for (let x = 0; x < side; x++) {
      const [column, fx] = place(x);
      const at = row * CELLS + column;
      const upper = cells[at]! * (1 - fx) + cells[at + 1]! * fx;
      const lower = cells[at + CELLS]! * (1 - fx) + cells[at + CELLS + 1]! * fx;
      out[y * side + x] = upper * (1 - fy) + lower * fy;
    }
  }
  return out;
}

/** Standard deviation of the shifts across their main direction, relative to that along it. */
function breadthOf({ x, y }: Bend, cells: readonly number[]): number {
  const n = Math.max(1, cells.length);
  const mean = (values: Float32Array): number => cells.reduce((sum, cell) => sum + values[cell]!, 0) / n;
  const [meanX, meanY] = [mean(x), mean(y)];
  let [xx, yy, xy] = [0, 0, 0];
  for (const cell of cells) {
    xx += (x[cell]! - meanX) ** 2;
    yy += (y[cell]! - meanY) ** 2;
    xy += (x[cell]! - meanX) * (y[cell]! - meanY);
  }
  const spread = Math.sqrt((xx - yy) ** 2 + 4 * xy * xy);
  const along = xx + yy + spread;
  return along > 0 ? Math.sqrt(Math.max(0, xx + yy - spread) / along) : 0;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1]!;
}
