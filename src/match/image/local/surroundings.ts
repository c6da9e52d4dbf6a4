/**
 * What an upload shows outside the work. Other pictures are content; plain or blurred bars are not; lettering on plain ground may be
 * a caption (content) or an app's chrome (none), which pixels alone do not tell: that is left unmeasured.
 */
import type { LocalQuery } from '../../../fingerprint/index.ts';
import { contains, type ShownRegion } from './shown-region.ts';

export interface Surroundings {
  /** Shares of the upload's area. */
  readonly pictures: number;
  readonly lettering: number;
}

/** The upload is judged in blocks, so many along its long side. */
const BLOCKS = 32;
/** Steps between neighbouring pixels: below the first a place is flat or blurred, above the second it is an edge. */
const SOFT_STEP = 5;
const ACTIVE_SHARE = 0.06;
const FLAT_SHARE = 0.5;

export function surroundingsOf(query: LocalQuery, regions: readonly ShownRegion[]): Surroundings {
  const { width, height, data } = query.picture;
  const side = Math.ceil(Math.max(width, height) / BLOCKS);
  let [blocks, pictures, lettering] = [0, 0, 0];
  for (let top = 0; top < height; top += side) {
    for (let left = 0; left < width; left += side) {
      blocks++;
      const x = (Math.min(width, left + side / 2) * query.shown.width) / width;
      const y = (Math.min(height, top + side / 2) * query.shown.height) / height;
      if (regions.some(({ outline }) => contains(outline, x, y))) continue;
      let [active, flat, seen] = [0, 0, 0];
      for (let v = top; v + 1 < Math.min(height, top + side); v++) {
        for (let u = left; u + 1 < Math.min(width, left + side); u++) {
          const at = v * width + u;
          const step = Math.max(Math.abs(data[at]! - data[at + 1]!), Math.abs(data[at]! - data[at + width]!));
          seen++;
          if (step > SOFT_STEP) active++;
          if (step <= 1) flat++;
        }
      }
      if (active <= ACTIVE_SHARE * seen) continue;
      if (flat >= FLAT_SHARE * seen) lettering++;
      else pictures++;
    }
  }
  return { pictures: pictures / blocks, lettering: lettering / blocks };
}
