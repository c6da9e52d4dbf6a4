/**
 * Steered BRIEF (Calonder et al. 2010; Rublee et al. 2011): 256 comparisons of smoothed pixels around a corner, turned to the
 * corner's own direction (the way to its patch's centre of brightness). The mirrored picture's descriptor is read from the same
 * pixels by a mirrored pattern, so one detection serves both.
 */
import type { LumaImage } from '../../../media/index.ts';
import { ANGLE_STEPS, angleStep, COSINES, SINES } from './angle.ts';
import { kernelWith } from './picture-kernel.ts';
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

/** A place in a level's own pixels, and its direction there. */
export interface PatchPlace {
  readonly x: number;
  readonly y: number;
  readonly step: number;
}

/**
 * Describes places of one level: 8 words each from `descriptors[8 · first]` on, and into `margins` 256 bytes each, how clear each
 * comparison was (0 = a coin toss). `mirrored`: as the mirrored picture would show them, while x and y stay those of the picture given.
 * Cost: about 1 µs a place.
 */
export function describePatches(
  { width, data }: { readonly width: number; readonly data: Uint8Array },
  places: readonly PatchPlace[],
  mirrored: boolean,
  first: number,
  descriptors: Uint32Array,
  margins?: Uint8Array,
): void {
  const count = places.length;
  const clear = margins ? DESCRIPTOR_BITS * count : 0;
  const { kernel, at, bytes } = kernelWith([data.length, 12 * count, PATTERN.length, 32 * count, clear]);
  const [from, listed, patterns, to, clearness] = at as [number, number, number, number, number];
  new Uint8Array(bytes, from).set(data);
  new Int8Array(bytes, patterns).set(PATTERN);
  const list = new Uint32Array(bytes, listed, 3 * count);
  places.forEach(({ x, y, step }, i) => {
    list[3 * i] = x;
    list[3 * i + 1] = y;
    list[3 * i + 2] = mirrored ? mirroredStep(step) : step;
  });
  kernel.describe(from, width, listed, count, mirrored ? -1 : 1, patterns, to, margins ? clearness : 0);
  descriptors.set(new Uint32Array(bytes, to, DESCRIPTOR_WORDS * count), DESCRIPTOR_WORDS * first);
  margins?.set(new Uint8Array(bytes, clearness, clear), DESCRIPTOR_BITS * first);
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
