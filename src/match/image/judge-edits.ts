/** What was done to the work, as far as one aligned pair of pictures tells. */
import type { Modification, Residual } from '../outcome.ts';
import { CELLS } from './cell-evidence.ts';
import { type Confirmation, shareOf } from './confirm-hash.ts';
import { isToned, residualOf } from './residual.ts';

/** From this share of agreeing cells on it is the same picture. */
const SAME_FROM = 0.8;

export interface Edits {
  readonly combined: boolean;
  readonly modified: Modification;
  readonly residual: Residual;
  readonly tier: 'same' | 'edited';
}

/** Plain borders, changes of tone and a logo are technical and add no content; something else drawn over the work is both. */
export function judgeEdits(pair: Confirmation): Edits {
  const { gain, shift, foreign } = pair.evidence;
  const difference = { foreign, inView: CELLS * CELLS, gain, shift };
  const toned = pair.inverted || isToned(difference);
  const found = residualOf(difference);
  const residual = found === 'none' && toned ? 'filter' : found;
  const over = residual === 'caption' || residual === 'emoji' || residual === 'occlusion';
  const trimmed = pair.upload.box.x > 0 || pair.upload.box.y > 0 || partOnly(pair);
  const technical = toned || trimmed || residual !== 'none' || pair.turn.name !== 'original';
  const modified = over ? 'creative' : technical ? 'technical' : 'none';
  const tier = modified === 'none' && shareOf(pair.evidence) >= SAME_FROM ? 'same' : 'edited';
  return { combined: over, modified, residual, tier };
}

/** The upload stretches or frames the reference's view. */
function partOnly({ upload, reference, turn }: Confirmation): boolean {
  const uploadShape = upload.box.width / upload.box.height;
  const [w, h] = [reference.box.width, reference.box.height];
  const referenceShape = turn.transpose ? h / w : w / h;
  const stretch = uploadShape / referenceShape;
  return stretch > 1.06 || stretch < 1 / 1.06;
}
