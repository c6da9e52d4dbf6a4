/**
 * Steered BRIEF (Calonder et al. 2010; Rublee et al. 2011): 256 comparisons of smoothed pixels around a corner, turned to the
 * corner's own direction (the way to its patch's centre of brightness). The mirrored picture's descriptor is read from the same
 * pixels by a mirrored pattern, so one detection serves both. The work is done in kernels/patches.ts.
 */
import { ANGLE_STEPS, COSINES, SINES } from './angle.ts';
import { drawTestPattern } from './test-pattern.ts';

export const DESCRIPTOR_WORDS = 8;
export const DESCRIPTOR_BITS = 256;
/** Radius of the patch, in pixels of the level. */
const RADIUS = 15;

/** For each angle step: 256 × (x1, y1, x2, y2). */
export const PATTERN = turnedPatterns(drawTestPattern(0x5eed1));

/** Its disc, over which the direction is taken: for each of 31 rows 32 bytes, 255 inside. */
export const DISC = Uint8Array.from({ length: 32 * (2 * RADIUS + 1) }, (_, at) => {
  const [dx, dy] = [(at % 32) - RADIUS, Math.floor(at / 32) - RADIUS];
  return dx * dx + dy * dy <= (RADIUS + 0.5) ** 2 ? 255 : 0;
});

/** In the mirrored picture a direction θ reads π − θ. */
export const mirroredStep = (step: number): number => (96 - step) & (ANGLE_STEPS - 1);

function turnedPatterns(pairs: Float64Array): Int8Array {
  const out = new Int8Array(ANGLE_STEPS * pairs.length);
  for (let step = 0; step < ANGLE_STEPS; step++) {
    const c = COSINES[step]!;
    const s = SINES[step]!;
    for (let i = 0; i < pairs.length; i += 2) {
      out[step * pairs.length + i] = Math.round(pairs[i]! * c - pairs[i + 1]! * s);
      out[step * pairs.length + i + 1] = Math.round(pairs[i]! * s + pairs[i + 1]! * c);
    }
  }
  return out;
}
