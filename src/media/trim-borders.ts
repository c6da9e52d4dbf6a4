/**
 * Finds the picture inside plain borders: letterbox bars, frames, margins of a scan. From each side, lines are taken
 * away while they are flat (to within compression noise) and of one shade; what remains may have a border of its own.
 */
import type { Region } from './resample.ts';
import type { LumaImage } from './samples.ts';

/** Mean absolute deviation of a line, in grey levels, that compression or a blurred edge may cause. */
const FLAT_MAX = 5;
/** A line this far from the outermost line's shade is no longer border. */
const SHADE_MAX = 14;
/** At least this share of the side must go, else it is not a border. */
const SHARE_MIN = 0.012;
/** At least this share of each side must stay, else the picture is plain rather than framed. */
const REST_MIN = 0.15;
/** The border's last lines are mixed with the picture by scaling: they go too, one on each trimmed side. */
const MIXED_LINES = 1;

/** Borders within borders that are looked at: an added bar, then the picture's own margin. */
const LEVELS_MAX = 2;

/**
 * The picture's parts without borders, in whole pixels: first without the outermost shade, then without the next.
 * A picture with a plain margin of its own, put between bars, is found by the first. Empty when there are no borders.
 */
export function insideBorders(image: LumaImage): readonly Region[] {
  const levels: Region[] = [];
  let region: Region = { x: 0, y: 0, width: image.width, height: image.height };
  while (levels.length < LEVELS_MAX) {
    const next = withoutOneShade(image, region);
    if (next === undefined) break;
    if (next.width < image.width * REST_MIN || next.height < image.height * REST_MIN) break;
    levels.push(next);
    region = next;
  }
  return levels;
}

/** Takes one shade away from all four sides: the shade of the thickest border. */
function withoutOneShade(image: LumaImage, whole: Region): Region | undefined {
  const shades = SIDES.map((side) => ({ shade: lineAt(image, whole, side, 0).mean, share: 0, side })).map((border) => ({
    ...border,
    share: borderLines(image, whole, border.side, border.shade) / lengthOf(whole, border.side),
  }));
  const thickest = shades.reduce((a, b) => (b.share > a.share ? b : a));
  if (thickest.share < SHARE_MIN) return undefined;
  let region = whole;
  const gone = { top: 0, bottom: 0, left: 0, right: 0 };
  // A side bar is flat only once the bars above and below it are gone, so the four are tried until nothing changes.
  for (let changed = true; changed && region.width > 0 && region.height > 0;) {
    changed = false;
    for (const side of SIDES) {
      const lines = borderLines(image, region, side, thickest.shade);
      if (lines === 0 || lines < lengthOf(whole, side) * SHARE_MIN) continue;
      gone[side] += lines;
      region = less(region, side, lines);
      changed = true;
    }
  }
  for (const side of SIDES)
    if (gone[side] > 0) region = less(region, side, Math.min(MIXED_LINES, lengthOf(region, side)));
  return region;
}

type Side = 'top' | 'bottom' | 'left' | 'right';
const SIDES: readonly Side[] = ['top', 'bottom', 'left', 'right'];

const lengthOf = ({ width, height }: Region, side: Side): number =>
  side === 'top' || side === 'bottom' ? height : width;

function less({ x, y, width, height }: Region, side: Side, lines: number): Region {
  switch (side) {
    case 'top':
      return { x, y: y + lines, width, height: height - lines };
    case 'bottom':
      return { x, y, width, height: height - lines };
    case 'left':
      return { x: x + lines, y, width: width - lines, height };
    case 'right':
      return { x, y, width: width - lines, height };
  }
}

/** Flat lines of this shade from the side inwards. */
function borderLines(image: LumaImage, region: Region, side: Side, shade: number): number {
  const length = lengthOf(region, side);
  if (region.width === 0 || region.height === 0) return 0;
  let count = 0;
  while (count < length) {
    const { mean, deviation } = lineAt(image, region, side, count);
    if (deviation > FLAT_MAX || Math.abs(mean - shade) > SHADE_MAX) break;
    count++;
  }
  return count;
}

/** The line `i` lines inwards from the side. */
function lineAt(image: LumaImage, { x, y, width, height }: Region, side: Side, i: number): Line {
  if (side === 'top' || side === 'bottom') {
    const row = side === 'top' ? y + i : y + height - 1 - i;
    return lineOf(image, row * image.width + x, 1, width);
  }
  const column = side === 'left' ? x + i : x + width - 1 - i;
  return lineOf(image, y * image.width + column, image.width, height);
}

interface Line {
  readonly mean: number;
  readonly deviation: number;
}

function lineOf(image: LumaImage, start: number, step: number, length: number): Line {
  let sum = 0;
  for (let i = 0, at = start; i < length; i++, at += step) sum += image.data[at]!;
  const mean = sum / length;
  let deviation = 0;
  for (let i = 0, at = start; i < length; i++, at += step) deviation += Math.abs(image.data[at]! - mean);
  return { mean, deviation: deviation / length };
}
