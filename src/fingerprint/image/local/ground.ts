/**
 * Lettering, logos and app chrome stand on one plain tone; photographs and paintings rarely do. How much of each cell is such a tone
 * tells cells of the work from cells of a template that innocent pictures share.
 */
import type { LumaImage } from '../../../media/index.ts';

/** Cells across and down, the same grid in which matches are confirmed. */
export const GROUND_CELLS = 12;
/** Grey steps around a tone that still are that tone: what compression adds. */
const TONE_REACH = 4;
/** Share of the whole picture that one flat tone must fill to be a ground. */
const GROUND_MIN = 0.08;
/** Neighbouring pixels of a flat place differ by no more than this. */
const FLAT_STEP = 3;

/** For each of 12 × 12 cells, row by row, how much of it is flat and of one of the picture's ground tones, 0 to 255. */
export function groundShares(frame: LumaImage): Uint8Array {
  const { width, height, data } = frame;
  const flat = new Uint8Array(width * height);
  const tones = new Uint32Array(256);
  for (let y = 0; y + 1 < height; y++) {
    for (let at = y * width, end = at + width - 1; at < end; at++) {
      const tone = data[at]!;
      if (Math.abs(tone - data[at + 1]!) > FLAT_STEP || Math.abs(tone - data[at + width]!) > FLAT_STEP) continue;
      flat[at] = 1;
      tones[tone] = tones[tone]! + 1;
    }
  }
  const isGround = groundTones(tones, GROUND_MIN * width * height);
  const counts = new Uint32Array(GROUND_CELLS * GROUND_CELLS);
  const totals = new Uint32Array(GROUND_CELLS * GROUND_CELLS);
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * GROUND_CELLS) / height) * GROUND_CELLS;
    for (let x = 0; x < width; x++) {
      const cell = row + Math.floor((x * GROUND_CELLS) / width);
      totals[cell] = totals[cell]! + 1;
      if (flat[y * width + x] && isGround[data[y * width + x]!]) counts[cell] = counts[cell]! + 1;
    }
  }
  return Uint8Array.from(counts, (count, cell) => Math.round((255 * count) / Math.max(1, totals[cell]!)));
}

/** The tones, with their neighbours, that fill enough of the picture by themselves. */
function groundTones(tones: Uint32Array, pixelsMin: number): Uint8Array {
  const isGround = new Uint8Array(256);
  for (let tone = 0; tone < 256; tone++) {
    let sum = 0;
    for (let t = tone - TONE_REACH; t <= tone + TONE_REACH; t++) sum += tones[t] ?? 0;
    if (sum >= pixelsMin)
      for (let t = tone - TONE_REACH; t <= tone + TONE_REACH; t++) if (t in isGround) isGround[t] = 1;
  }
  return isGround;
}
