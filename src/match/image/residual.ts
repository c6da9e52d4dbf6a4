/**
 * Names what an edited copy differs by: cells of the work that show something else, by how many, where and in which shape they lie.
 * Pixels do not say what a thing is: a wide band is called a caption, a small thing in a corner a logo. Scored against the kit's
 * labels in bench/quality/images.md.
 */
import type { Residual } from '../outcome.ts';

const CELLS = 12;
/** Cells (of 144) showing something else from which on it was put there, not lost in compression: 2 % of the picture. */
const FOREIGN_CELLS_MIN = 3;
/** Change of contrast and of brightness (grey levels) that plain re-encoding does not cause. */
const GAIN_TOLERANCE = 0.12;
const SHIFT_TOLERANCE = 14;

export interface Difference {
  /** For each of the 144 cells, row by row: 1 = shows something else than the work. */
  readonly foreign: Uint8Array;
  /** Cells compared. */
  readonly inView: number;
  /** upload ≈ gain · reference + shift, in grey levels, where they agree. */
  readonly gain: number;
  readonly shift: number;
}

export function isToned({ gain, shift }: Difference): boolean {
  return Math.abs(gain - 1) > GAIN_TOLERANCE || Math.abs(128 * (gain - 1) + shift) > SHIFT_TOLERANCE;
}

export function residualOf(difference: Difference): Residual {
  const cells = [...difference.foreign.keys()].filter((cell) => difference.foreign[cell]);
  if (cells.length < FOREIGN_CELLS_MIN) return isToned(difference) ? 'filter' : 'none';
  const share = cells.length / Math.max(1, difference.inView);
  const columns = new Set(cells.map((cell) => cell % CELLS));
  const rows = new Set(cells.map((cell) => Math.floor(cell / CELLS)));
  const box = columns.size * rows.size;
  if (columns.size >= 7 && columns.size > 1.5 * rows.size) return 'caption';
  const bands = [...rows].filter((row) => cells.filter((cell) => Math.floor(cell / CELLS) === row).length >= 5).length;
  if (bands >= 1 && bands <= 6 && rows.size <= 8 && box > 1.6 * cells.length) return 'caption';
  if (share <= 0.07) {
    const atEdge =
      [...columns].some((c) => c === 0 || c === CELLS - 1) && [...rows].some((r) => r === 0 || r === CELLS - 1);
    return atEdge ? 'logo' : 'emoji';
  }
  if (cells.length >= 0.6 * box) return share > 0.2 ? 'occlusion' : 'emoji';
  return 'occlusion';
}
