/**
 * Local evidence: two 64 × 64 luma pictures of what should be the same view, compared in a grid of 12 × 12 cells by
 * normalised correlation. A hash can agree by accident or by design; the places of a picture do not.
 * An inverted copy anti-correlates. Cells that disagree although both show something are where something was drawn.
 */
import type { LumaImage } from '../../media/index.ts';

export const CELLS = 12;
/** Standard deviation, in grey levels, from which a cell has something to compare. */
const TEXTURE_MIN = 4;
/** Pictures with few such cells (skies, gradients) are compared in what faint texture there is. */
const FAINT_TEXTURE_MIN = 1.5;
const TEXTURED_CELLS_MIN = 12;
/** Two cells agree from this correlation on. */
const AGREES_FROM = 0.6;
/** A cell of the upload flatter than this agrees with nothing. */
const UPLOAD_TEXTURE_MIN = 0.8;
/** Grey levels by which a cell's mean may leave the picture's common change of tone. */
const DRAWN_MEAN_MIN = 32;
/** Below this correlation, with texture of its own, a cell shows something else. */
const DRAWN_CORRELATION_MAX = 0.2;
const DRAWN_TEXTURE_MIN = 10;

export interface CellEvidence {
  /** Textured cells of the reference, and how many of them agree. */
  readonly visible: number;
  readonly agreeing: number;
  /** Cells that show something else than the reference: how many, and for each of the 144 whether. */
  readonly drawnOver: number;
  readonly foreign: Uint8Array;
  /** Correlation of the two pictures as wholes, −1 to 1; already turned round for an inverted copy. */
  readonly overall: number;
  /** Upload ≈ gain · reference + shift, in grey levels, over the cells' means. */
  readonly gain: number;
  readonly shift: number;
}

/** Both pictures of one size. `inverted`: the upload is expected to be the reference's negative. About 30 µs. */
export function compareCells(reference: LumaImage, upload: LumaImage, inverted: boolean): CellEvidence {
  const sign = inverted ? -1 : 1;
  const cells = cellsOf(reference, upload, sign);
  const strong = cells.filter(({ textureR }) => textureR >= TEXTURE_MIN);
  const textured =
    strong.length >= TEXTURED_CELLS_MIN ? strong : cells.filter(({ textureR }) => textureR >= FAINT_TEXTURE_MIN);
  const agreeing = textured.filter(agrees).length;
  const { gain, shift } = toneBetween(cells.filter((cell) => agrees(cell) || cell.textureR < TEXTURE_MIN));
  const foreign = Uint8Array.from(cells, (cell) => (showsSomethingElse(cell, gain, shift) ? 1 : 0));
  const drawnOver = foreign.reduce((sum, cell) => sum + cell, 0);
  const whole = statistics(reference, upload, 0, 0, reference.width, reference.height);
  return { visible: textured.length, agreeing, drawnOver, foreign, overall: sign * whole.correlation, gain, shift };
}

interface Cell {
  readonly meanR: number;
  readonly meanU: number;
  readonly textureR: number;
  readonly textureU: number;
  readonly correlation: number;
}

const agrees = ({ correlation, textureU }: Cell): boolean =>
  correlation >= AGREES_FROM && textureU >= UPLOAD_TEXTURE_MIN;

function showsSomethingElse(cell: Cell, gain: number, shift: number): boolean {
  const expected = Math.min(255, Math.max(0, gain * cell.meanR + shift));
  if (Math.abs(cell.meanU - expected) >= DRAWN_MEAN_MIN && cell.correlation < AGREES_FROM) return true;
  return cell.correlation < DRAWN_CORRELATION_MAX && cell.textureU >= Math.max(DRAWN_TEXTURE_MIN, 0.7 * cell.textureR);
}

function cellsOf(reference: LumaImage, upload: LumaImage, sign: number): readonly Cell[] {
  const edge = (i: number, length: number) => Math.floor((i * length) / CELLS);
  return Array.from({ length: CELLS * CELLS }, (_, i) => {
    const [column, row] = [i % CELLS, Math.floor(i / CELLS)];
    const [x, y] = [edge(column, reference.width), edge(row, reference.height)];
    const [right, bottom] = [edge(column + 1, reference.width), edge(row + 1, reference.height)];
    const cell = statistics(reference, upload, x, y, right, bottom);
    return { ...cell, correlation: sign * cell.correlation };
  });
}

function statistics(r: LumaImage, u: LumaImage, x0: number, y0: number, x1: number, y1: number): Cell {
  let [sr, su, srr, suu, sru] = [0, 0, 0, 0, 0];
  for (let y = y0; y < y1; y++) {
    for (let x = x0, at = y * r.width + x0; x < x1; x++, at++) {
      const a = r.data[at]!;
      const b = u.data[at]!;
      sr += a;
      su += b;
      srr += a * a;
      suu += b * b;
      sru += a * b;
    }
  }
  const n = (x1 - x0) * (y1 - y0);
  const varianceR = srr / n - (sr / n) ** 2;
  const varianceU = suu / n - (su / n) ** 2;
  const shared = sru / n - (sr / n) * (su / n);
  const correlation = varianceR > 1e-6 && varianceU > 1e-6 ? shared / Math.sqrt(varianceR * varianceU) : 0;
  const textureOf = (variance: number) => Math.sqrt(Math.max(0, variance));
  return { meanR: sr / n, meanU: su / n, textureR: textureOf(varianceR), textureU: textureOf(varianceU), correlation };
}

/** Least squares over the cells' means. */
function toneBetween(cells: readonly Cell[]): { readonly gain: number; readonly shift: number } {
  const n = Math.max(1, cells.length);
  const meanR = cells.reduce((sum, cell) => sum + cell.meanR, 0) / n;
  const meanU = cells.reduce((sum, cell) => sum + cell.meanU, 0) / n;
  const spread = cells.reduce((sum, cell) => sum + (cell.meanR - meanR) ** 2, 0);
  const shared = cells.reduce((sum, cell) => sum + (cell.meanR - meanR) * (cell.meanU - meanU), 0);
  const gain = spread > n ? shared / spread : 1;
  return { gain, shift: meanU - gain * meanR };
}
