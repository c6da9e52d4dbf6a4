/** What was done to the work, as far as one aligned pair of pictures tells. */
import type { Modification } from '../outcome.ts';
import { type Confirmation, shareOf } from './confirm-hash.ts';

/** Cells (of 144) showing something else from which on it was put there, not lost in compression: 2 % of the picture. */
const DRAWN_CELLS_MIN = 3;
/** Change of contrast and of brightness (grey levels) that plain re-encoding does not cause. */
const GAIN_TOLERANCE = 0.12;
const SHIFT_TOLERANCE = 14;
/** From this share of agreeing cells on it is the same picture. */
const SAME_FROM = 0.8;

export interface Edits {
  readonly combined: boolean;
  readonly modified: Modification;
  readonly tier: 'same' | 'edited';
}

/** Plain borders and changes of tone are technical and add no content; something drawn over the work is both. */
export function judgeEdits(pair: Confirmation): Edits {
  const drawn = pair.evidence.drawnOver >= DRAWN_CELLS_MIN;
  const { gain, shift } = pair.evidence;
  const mean = 128 * (gain - 1) + shift;
  const toned = pair.inverted || Math.abs(gain - 1) > GAIN_TOLERANCE || Math.abs(mean) > SHIFT_TOLERANCE;
  const trimmed = pair.upload.box.x > 0 || pair.upload.box.y > 0 || partOnly(pair);
  const technical = toned || trimmed || pair.turn.name !== 'original';
  const modified = drawn ? 'creative' : technical ? 'technical' : 'none';
  const tier = modified === 'none' && shareOf(pair.evidence) >= SAME_FROM ? 'same' : 'edited';
  return { combined: drawn, modified, tier };
}

/** The upload stretches or frames the reference's view. */
function partOnly({ upload, reference, turn }: Confirmation): boolean {
  const uploadShape = upload.box.width / upload.box.height;
  const [w, h] = [reference.box.width, reference.box.height];
  const referenceShape = turn.transpose ? h / w : w / h;
  const stretch = uploadShape / referenceShape;
  return stretch > 1.06 || stretch < 1 / 1.06;
}
