/**
 * Finds the picture inside plain borders: letterbox bars, frames, margins of a scan. From each side, lines are taken
 * away while they are flat (to within compression noise) and of the shade of the outermost line; then the rest is
 * looked at again, because a side bar is flat only once the bars above and below it are gone.
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

/** The picture's part without borders in whole pixels, or undefined when there are none. Reads the borders only. */
export function insideBorders(image: LumaImage): Region | undefined {
  let region: Region = { x: 0, y: 0, width: image.width, height: image.height };
  for (let round = 0; round < 3; round++) {
    const next = trimmedOnce(image, region);
    if (next.width === region.width && next.height === region.height) break;
    region = next;
  }
  const whole = region.width === image.width && region.height === image.height;
  const enough = region.width >= image.width * REST_MIN && region.height >= image.height * REST_MIN;
  return whole || !enough ? undefined : region;
}

function trimmedOnce(image: LumaImage, { x, y, width, height }: Region): Region {
  const row = (i: number) => lineOf(image, (y + i) * image.width + x, 1, width);
  const top = borderLines(row, height, image.height);
  const bottom = top === height ? 0 : borderLines((i) => row(height - 1 - i), height, image.height);
  const y2 = y + top;
  const height2 = Math.max(0, height - top - bottom);
  const column = (i: number) => lineOf(image, y2 * image.width + x + i, image.width, height2);
  const left = height2 === 0 ? 0 : borderLines(column, width, image.width);
  const right = left === width ? 0 : borderLines((i) => column(width - 1 - i), width, image.width);
  return { x: x + left, y: y2, width: Math.max(0, width - left - right), height: height2 };
}

function borderLines(line: (i: number) => Line, length: number, side: number): number {
  if (length === 0) return 0;
  const shade = line(0).mean;
  let count = 0;
  while (count < length) {
    const { mean, deviation } = line(count);
    if (deviation > FLAT_MAX || Math.abs(mean - shade) > SHADE_MAX) break;
    count++;
  }
  return count < Math.max(2, side * SHARE_MIN) ? 0 : Math.min(length, count + MIXED_LINES);
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
