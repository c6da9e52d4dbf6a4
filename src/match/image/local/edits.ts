/** What was done to a work: how much foreign there is over and around it, and what that looks like. Unsure = kinder to the uploader. */
import type { Modification, Residual } from '../../outcome.ts';
import { residualOf } from '../residual.ts';
import type { CellMeasures } from './cell-measures.ts';
import type { ShownRegion } from './shown-region.ts';
import type { Surroundings } from './surroundings.ts';

export interface Edits {
  readonly combined: boolean;
  readonly modified: Modification;
  readonly residual: Residual;
  readonly unmeasured: readonly ('combined' | 'modified')[];
}

/** Other content from this share of the upload's area on makes a combination. */
const OTHER_CONTENT_MIN = 0.1;

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
