/** Key points of a picture at all its scales: where, how large, which way, and what it looks like there. */
import type { LumaImage } from '../../../media/index.ts';
import { corners } from './corners.ts';
import { describePatches, DESCRIPTOR_WORDS, mirroredStep, patchDirection } from './descriptor.ts';
import { LEVEL_RATIO, pyramid, type PyramidLevel } from './pyramid.ts';

/** Positions are whole multiples of 1/32 pixel of the frame, so that a reference keeps them in two bytes. */
export const POSITION_STEPS = 32;

/** Parallel arrays, one entry per key point. */
export interface KeyPoints {
  readonly count: number;
  /** In 1/32 pixels of the frame, from the outer corner of its first pixel. */
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  /** Pyramid level: the patch is 1.2^level times larger than at level 0. */
  readonly level: Uint8Array;
  /** Direction in 64ths of a turn. */
  readonly angle: Uint8Array;
  /** 8 words each. */
  readonly descriptors: Uint32Array;
}

/** How many key points each level may give. */
export type LevelBudgets = readonly number[];

/** `total` dealt out over levels, each level's share 1.2 times that of the next coarser one. */
export function levelBudgets(total: number, levels: number, decay = 1 / LEVEL_RATIO): number[] {
  const shares = Array.from({ length: levels }, (_, n) => decay ** n);
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => Math.round((total * share) / sum));
}

/** Corners of all levels with their directions, not yet described. */
export interface Detected {
  readonly levels: readonly PyramidLevel[];
  readonly places: readonly { readonly level: number; readonly x: number; readonly y: number; readonly step: number }[];
}

export function detect(frame: LumaImage, budgets: LevelBudgets): Detected {
  const levels = pyramid(frame, budgets.length, 48);
  const places = levels.flatMap(({ image }, level) => {
    const found = corners(image, budgets[level]!);
    return Array.from({ length: found.count }, (_, i) => {
      const [x, y] = [found.x[i]!, found.y[i]!];
      return { level, x, y, step: patchDirection(image, x, y) };
    });
  });
  return { levels, places };
}

/** Describes detected places: of the picture as it is, or as its mirror would show them (x runs from the right edge then). */
export function describe(detected: Detected, width: number, mirrored: boolean, margins?: Uint8Array): KeyPoints {
  const count = detected.places.length;
  const x = new Uint16Array(count);
  const y = new Uint16Array(count);
  const level = new Uint8Array(count);
  const angle = new Uint8Array(count);
  const descriptors = new Uint32Array(count * DESCRIPTOR_WORDS);
  detected.places.forEach((place, i) => {
    const { scaleX, scaleY } = detected.levels[place.level]!;
    const across = (place.x + 0.5) * scaleX;
    x[i] = Math.round((mirrored ? width - across : across) * POSITION_STEPS);
    y[i] = Math.round((place.y + 0.5) * scaleY * POSITION_STEPS);
    level[i] = place.level;
    angle[i] = mirrored ? mirroredStep(place.step) : place.step;
  });
  // Places come level by level.
  let first = 0;
  detected.levels.forEach(({ image, smooth }, n) => {
    const places = detected.places.filter((place) => place.level === n);
    describePatches({ width: image.width, data: smooth }, places, mirrored, first, descriptors, margins);
    first += places.length;
  });
  return { count, x, y, level, angle, descriptors };
}
