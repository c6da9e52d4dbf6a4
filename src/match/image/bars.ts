/**
 * Bars, lattices and wide lettering of one tone laid all over a picture cut every patch a key point is described by. Their pixels are
 * known by their tone and by being thin; they are filled from what lies around (pull-push; Gortler et al. 1996), for a second look.
 */
import type { LumaImage } from '../../media/index.ts';

/** Grey levels within which a bar is of one tone. */
const TONE_WITHIN = 3;
/** The commonest tones that are tried. */
const TONES_TRIED = 3;
/** Half the width of the thickest bar, of the long side. */
const THIN = 1 / 48;
/** Bars hide so much of the picture: less harms no look-up, more leaves nothing to find. */
const HIDDEN_MIN = 0.06;
const HIDDEN_MAX = 0.5;
/** They lie all over: of 6 × 6 blocks so many have some of them. */
const BLOCKS = 6;
const BLOCKS_MIN = 24;
const OF_BLOCK_MIN = 0.04;
/** Pixels around a bar that its edge and the compression blend. */
const RIM = 2;

/** Undefined where no bars lie over it. About 8 ms for 640 × 640 pixels, 20 with bars. */
export function withoutBars(picture: LumaImage): LumaImage | undefined {
  const { width, height } = picture;
  if (Math.min(width, height) < 64) return undefined;
  for (const tone of commonTones(picture)) {
    const bars = thinPart(
      picture.data.map((grey) => (Math.abs(grey - tone) <= TONE_WITHIN ? 1 : 0)),
      width,
      height,
    );
    if (bars !== undefined) return filled(picture, bars);
  }
  return undefined;
}

function commonTones({ data }: LumaImage): readonly number[] {
  const counts = new Float64Array(256);
  for (const grey of data) counts[grey] = counts[grey]! + 1;
  const around = counts.map((_, tone) =>
    counts.subarray(Math.max(0, tone - TONE_WITHIN), tone + TONE_WITHIN + 1).reduce((sum, count) => sum + count, 0),
  );
  const tones: number[] = [];
  for (const tone of [...around.keys()].sort((a, b) => around[b]! - around[a]! || a - b)) {
    if (tones.length === TONES_TRIED || around[tone]! < HIDDEN_MIN * data.length) break;
    if (tones.every((other) => Math.abs(other - tone) > 2 * TONE_WITHIN)) tones.push(tone);
  }
  return tones;
}

/** What of the mask is thin, with its rim; undefined unless it lies all over the picture. */
function thinPart(mask: Uint8Array, width: number, height: number): Uint8Array | undefined {
  const radius = Math.max(3, Math.ceil(THIN * Math.max(width, height)));
  const around = boxCounts(mask, width, height, radius);
  // Middles of whole squares of the tone: grounds, skies, panels; they and what is within reach of them are no bars.
  const thick = mask.map((_, at) => (around[at]! >= (2 * radius + 1) ** 2 ? 1 : 0));
  const nearThick = boxCounts(thick, width, height, radius + RIM);
  const thin = mask.map((is, at) => (is === 1 && nearThick[at] === 0 ? 1 : 0));
  const hidden = thin.reduce((sum, is) => sum + is, 0);
  if (hidden < HIDDEN_MIN * thin.length || hidden > HIDDEN_MAX * thin.length) return undefined;
  const blocks = new Uint32Array(BLOCKS * BLOCKS);
  thin.forEach((is, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    const block = Math.floor((y * BLOCKS) / height) * BLOCKS + Math.floor((x * BLOCKS) / width);
    blocks[block] = blocks[block]! + is;
  });
  const least = (OF_BLOCK_MIN * thin.length) / blocks.length;
  if (blocks.filter((count) => count >= least).length < BLOCKS_MIN) return undefined;
  const withRim = boxCounts(thin, width, height, RIM);
  return thin.map((_, at) => (withRim[at]! > 0 ? 1 : 0));
}

/** For each pixel, how many of the mask lie in the square around it; outside the picture there are none. */
function boxCounts(mask: Uint8Array, width: number, height: number, radius: number): Uint32Array {
  const side = width + 1;
  const sums = new Uint32Array(side * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += mask[y * width + x]!;
      sums[(y + 1) * side + x + 1] = sums[y * side + x + 1]! + row;
    }
  }
  const out = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = [Math.max(0, y - radius) * side, Math.min(height, y + radius + 1) * side];
    for (let x = 0; x < width; x++) {
      const [left, right] = [Math.max(0, x - radius), Math.min(width, x + radius + 1)];
      out[y * width + x] = sums[bottom + right]! - sums[top + right]! - sums[bottom + left]! + sums[top + left]!;
    }
  }
  return out;
}

interface Level {
  readonly width: number;
  readonly height: number;
  readonly sum: Float32Array;
  readonly weight: Float32Array;
}

/** Known pixels are averaged into ever coarser levels; a hidden one takes what the finest level that knows anything there says. */
function filled({ width, height, data }: LumaImage, hidden: Uint8Array): LumaImage {
  const known = Float32Array.from(hidden, (is) => 1 - is);
  const levels: Level[] = [
    { width, height, sum: Float32Array.from(data, (grey, at) => grey * known[at]!), weight: known },
  ];
  for (let last = levels[0]!; Math.max(last.width, last.height) > 1; last = levels.at(-1)!) levels.push(halved(last));
  let values = new Float32Array([128]);
  for (let k = levels.length - 1; k >= 0; k--) {
    const level = levels[k]!;
    const coarser = levels[k + 1];
    values = level.sum.map((sum, at) => {
      const weight = Math.min(1, level.weight[at]!);
      const own = level.weight[at]! > 0 ? sum / level.weight[at]! : 0;
      return weight * own + (1 - weight) * (coarser === undefined ? 128 : between(values, coarser, level, at));
    });
  }
  return {
    width,
    height,
    data: Uint8Array.from(data, (grey, at) => (hidden[at] === 1 ? Math.round(values[at]!) : grey)),
  };
}

function halved({ width, height, sum, weight }: Level): Level {
  const [w, h] = [(width + 1) >> 1, (height + 1) >> 1];
  const out = { width: w, height: h, sum: new Float32Array(w * h), weight: new Float32Array(w * h) };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = (y >> 1) * w + (x >> 1);
      out.sum[to] = out.sum[to]! + sum[y * width + x]!;
      out.weight[to] = out.weight[to]! + weight[y * width + x]!;
    }
  }
  return out;
}

/** The coarser level's value at a pixel of the finer one, in straight lines between its four nearest. */
function between(values: Float32Array, coarser: Level, { width }: Level, at: number): number {
  const inside = (position: number, length: number): number => Math.min(length - 1, Math.max(0, position));
  const x = inside((at % width) / 2 - 0.25, coarser.width);
  const y = inside(Math.floor(at / width) / 2 - 0.25, coarser.height);
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [right, bottom] = [inside(left + 1, coarser.width), inside(top + 1, coarser.height)];
  const value = (column: number, row: number): number => values[row * coarser.width + column]!;
  const upper = value(left, top) + (x - left) * (value(right, top) - value(left, top));
  const lower = value(left, bottom) + (x - left) * (value(right, bottom) - value(left, bottom));
  return upper + (y - top) * (lower - upper);
}
