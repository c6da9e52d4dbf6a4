/**
 * Steered BRIEF (Calonder et al. 2010; Rublee et al. 2011): 256 comparisons of smoothed pixels around a corner, turned to the
 * corner's own direction (the way to its patch's centre of brightness). The mirrored picture's descriptor is read from the same
 * pixels by a mirrored pattern, so one detection serves both.
 */
import type { LumaImage } from '../../../media/index.ts';
import { ANGLE_STEPS, angleStep, COSINES, SINES } from './angle.ts';
import { drawTestPattern } from './test-pattern.ts';

export const DESCRIPTOR_WORDS = 8;
export const DESCRIPTOR_BITS = 256;
/** Radius of the patch, in pixels of the level. */
const RADIUS = 15;

/** For each angle step: 256 × (x1, y1, x2, y2). */
const PATTERN = turnedPatterns(drawTestPattern(0x5eed1));

/** The direction of a patch's centre of brightness, as an angle step. */
export function patchDirection(image: LumaImage, x: number, y: number): number {
  let momentX = 0;
  let momentY = 0;
  for (let dy = -RADIUS; dy <= RADIUS; dy++) {
    const half = HALF_WIDTHS[Math.abs(dy)]!;
    const from = (y + dy) * image.width + x;
    let sum = 0;
    for (let dx = -half; dx <= half; dx++) {
      const value = image.data[from + dx]!;
      sum += value;
      momentX += dx * value;
    }
    momentY += dy * sum;
  }
  return angleStep(momentX, momentY);
}

/** Half the width of each row of a disc of RADIUS. */
const HALF_WIDTHS = Int32Array.from({ length: RADIUS + 1 }, (_, dy) => {
  let half = 0;
  while ((half + 1) ** 2 + dy * dy <= (RADIUS + 0.5) ** 2) half++;
  return half;
});

/** In the mirrored picture a direction θ reads π − θ. */
export const mirroredStep = (step: number): number => (96 - step) & (ANGLE_STEPS - 1);

/**
 * Writes 8 words at `out[at]`, and into `margins` how clear each comparison was (0 = a coin toss, clamped to 255).
 * `step` is the direction in the picture described: of the mirrored one when `mirrored`, while x, y stay those of the picture given.
 */
export function describePatch(
  smooth: Uint8Array,
  stride: number,
  x: number,
  y: number,
  step: number,
  mirrored: boolean,
  out: Uint32Array,
  at: number,
  margins?: Uint8Array,
): void {
  const centre = y * stride + x;
  const across = mirrored ? -1 : 1;
  let p = step * DESCRIPTOR_BITS * 4;
  for (let word = 0; word < DESCRIPTOR_WORDS; word++) {
    let bits = 0;
    for (let k = 0; k < 32; k++, p += 4) {
      const first = smooth[centre + across * PATTERN[p]! + stride * PATTERN[p + 1]!]!;
      const second = smooth[centre + across * PATTERN[p + 2]! + stride * PATTERN[p + 3]!]!;
      if (first < second) bits |= 1 << k;
      if (margins !== undefined) margins[word * 32 + k] = Math.abs(first - second);
    }
    out[at + word] = bits;
  }
}

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
