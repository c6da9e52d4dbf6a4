/** What was done to a work: how much foreign there is over and around it, and what that looks like. Unsure = kinder to the uploader. */
import type { Modification } from '../../outcome.ts';
import type { CellMeasures } from './cell-measures.ts';
import { CELLS } from './photometric-verification.ts';
import type { ShownRegion } from './shown-region.ts';
import type { Surroundings } from './surroundings.ts';

export const RESIDUALS = ['none', 'filter', 'logo', 'emoji', 'caption', 'occlusion'] as const;
/** What lies over the work, as far as its shape tells. */
export type Residual = (typeof RESIDUALS)[number];

export interface Edits {
  readonly combined: boolean;
  readonly modified: Modification;
  readonly residual: Residual;
  readonly unmeasured: readonly ('combined' | 'modified')[];
}

/** Other content from this share of the upload's area on makes a combination. */
const OTHER_CONTENT_MIN = 0.1;
const GAIN_TOLERANCE = 0.12;
const SHIFT_TOLERANCE = 14;

export function judgeEdits(
  measures: CellMeasures,
  region: ShownRegion,
  surroundings: Surroundings,
  mirrored: boolean,
): Edits {
  const residual = residualOf(measures);
  const over = residual === 'caption' || residual === 'emoji' || residual === 'occlusion';
  const beside = surroundings.pictures >= OTHER_CONTENT_MIN;
  const lettered = surroundings.lettering + surroundings.pictures >= OTHER_CONTENT_MIN;
  const combined = over || beside || lettered;
  const [a, b, c, d] = [region.transform[0], region.transform[1], region.transform[3], region.transform[4]];
  const stretch = Math.sqrt(a * a + c * c) / Math.max(1e-9, Math.sqrt(b * b + d * d));
  const reshaped =
    mirrored ||
    region.ofReference < 0.97 ||
    region.ofUpload < 0.97 ||
    a < 0 ||
    Math.abs(b) + Math.abs(c) > 0.02 * Math.abs(a) ||
    Math.abs(stretch - 1) > 0.03;
  const modified: Modification = over ? 'creative' : reshaped || residual !== 'none' ? 'technical' : 'none';
  return { combined, modified, residual, unmeasured: combined && !over && !beside ? ['combined'] : [] };
}

/** Names the disagreement by its size and shape: wide bands are captions, small things at the edge logos. */
export function residualOf(measures: CellMeasures): Residual {
  const cells = [...measures.foreign.keys()].filter((cell) => measures.foreign[cell]);
  const toned =
    Math.abs(measures.gain - 1) > GAIN_TOLERANCE ||
    Math.abs(128 * (measures.gain - 1) + measures.shift) > SHIFT_TOLERANCE;
  if (cells.length < 3) return toned ? 'filter' : 'none';
  const share = cells.length / Math.max(1, measures.inView);
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
