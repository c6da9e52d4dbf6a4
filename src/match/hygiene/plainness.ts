/**
 * Is there enough of its own in a picture that finding it elsewhere means something? Lettering, logos, stickers and app chrome are few
 * marks on one or two flat tones: they are what innocent pictures share. A drawing in many flat colours is not meant. Such references
 * are quarantined, not refused: a drawing on white paper may be a work, and a human sees that at once.
 */
import { localFeaturesOf, type ImageFingerprint } from '../../fingerprint/index.ts';
import type { LumaImage } from '../../media/index.ts';

const CELLS = 12;
/** Standard deviation, in grey levels, of a cell that shows something. */
const TEXTURE_MIN = 4;
/** A picture needs so many such cells, of 144. */
const TEXTURED_MIN = 12;
/** Share of plain tone from which on a cell is ground with a sign on it. */
const GROUND_FROM = 0.6;
/** With most of the picture in two flat tones, so many cells must show something that is no sign on a ground. */
const PICTORIAL_MIN = 35;
const TWO_TONES_FROM = 0.65;
/** Neighbouring pixels of a flat place differ by no more, and a tone reaches so far: what compression adds. */
const FLAT_STEP = 3;
const TONE_REACH = 4;
/** Neighbours in a picture of anything are alike; in noise they are not. */
const NEIGHBOURS_ALIKE_MIN = 0.2;

export type Plainness = 'of-its-own' | 'mostly-plain' | 'noise';

/**
 * Of the first frame: it is what the second stage looks for. About 10 ms. A stored fingerprint holds no pixels and is judged by the
 * texture of its thumbnail alone.
 */
export function plainnessOf(fingerprint: ImageFingerprint): Plainness {
  const [{ thumbnail, working }] = fingerprint.frames;
  const local = localFeaturesOf(fingerprint);
  const shown = local?.thumbnail ?? thumbnail;
  const textured = Array.from({ length: CELLS * CELLS }, (_, cell) => cell).filter(
    (cell) => textureOf(shown, cell) >= TEXTURE_MIN,
  );
  const pictorial = textured.filter((cell) => (local?.ground[cell] ?? 0) < GROUND_FROM * 255);
  if (textured.length < TEXTURED_MIN) return 'mostly-plain';
  if (working && pictorial.length < PICTORIAL_MIN && shareOfTwoTones(working) >= TWO_TONES_FROM) return 'mostly-plain';
  return likenessOfNeighbours(thumbnail) < NEIGHBOURS_ALIKE_MIN ? 'noise' : 'of-its-own';
}

/** Share of the picture that is flat and of its two most frequent tones. */
function shareOfTwoTones({ width, height, data }: LumaImage): number {
  const tones = new Uint32Array(256);
  for (let y = 0; y + 1 < height; y++) {
    for (let at = y * width, end = at + width - 1; at < end; at++) {
      const tone = data[at]!;
      if (Math.abs(tone - data[at + 1]!) <= FLAT_STEP && Math.abs(tone - data[at + width]!) <= FLAT_STEP)
        tones[tone]!++;
    }
  }
  return (takeMostFrequent(tones) + takeMostFrequent(tones)) / (width * height);
}

function takeMostFrequent(tones: Uint32Array): number {
  let [most, where] = [0, 0];
  for (let tone = 0; tone < 256; tone++) {
    const sum = around(tones, tone).reduce((total, count) => total + count, 0);
    if (sum > most) [most, where] = [sum, tone];
  }
  around(tones, where).fill(0);
  return most;
}

/** A window onto the tones, not a copy. */
const around = (tones: Uint32Array, tone: number): Uint32Array =>
  tones.subarray(Math.max(0, tone - TONE_REACH), Math.min(256, tone + TONE_REACH + 1));

/** Standard deviation of a cell. */
function textureOf({ width, height, data }: LumaImage, cell: number): number {
  const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
  let [n, sum, squares] = [0, 0, 0];
  for (let y = Math.floor((row * height) / CELLS); y < Math.floor(((row + 1) * height) / CELLS); y++) {
    for (let x = Math.floor((column * width) / CELLS); x < Math.floor(((column + 1) * width) / CELLS); x++) {
      const value = data[y * width + x]!;
      n++;
      sum += value;
      squares += value * value;
    }
  }
  return n === 0 ? 0 : Math.sqrt(Math.max(0, squares / n - (sum / n) ** 2));
}

/** Correlation of each pixel with its right and lower neighbour, −1 to 1. */
function likenessOfNeighbours({ width, height, data }: LumaImage): number {
  const mean = data.reduce((sum, value) => sum + value, 0) / data.length;
  let [shared, own] = [0, 0];
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const here = data[y * width + x]! - mean;
      own += here * here;
      shared += (here * (data[y * width + x + 1]! - mean + data[(y + 1) * width + x]! - mean)) / 2;
    }
  }
  return own > 0 ? shared / own : 1;
}
