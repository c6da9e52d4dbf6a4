/**
 * A figure drawn in two variants on one ground (a clock at seven and at nine, two signs in one frame) agrees in most places. Edits
 * add: stickers, lettering and bars lie over the work and cover it. What no overlay does is to lay the ground open where the work has
 * a part of the figure, and to put new parts where its ground was bare: that figure was drawn again, and may be another work.
 * The ground of a place is what the plain places around it show that are alike in both, so it may shade off.
 */
import type { LumaImage } from '../../media/index.ts';

const CELLS = 12;
/** A cell shows something else below this correlation, if the work or the upload has so much texture there. */
const OTHER_BELOW = 0.6;
const PART_MIN = 5;
const NEW_MIN = 8;
/** Grey levels: a pixel differs, is alike, is plain between its neighbours, has the tone of the ground. */
const DIFFERS_FROM = 30;
const ALIKE_WITHIN = 12;
const PLAIN_WITHIN = 6;
const TONE_WITHIN = 9;
/** The ground is looked for so far around, and is so many pixels of one tone. */
const AROUND = 6;
const GROUND_MIN = 8;
/** So many pixels laid open, and so many drawn anew; copies come to 28, variants from 30 on to hundreds. */
const EITHER_MIN = 30;
/** They are a good part of all that differs, or many: what covers a picture happens to do both in a small part of itself. */
const SHARE_MIN = 0.2;
const MANY = 60;
const SHARE_OF_MANY_MIN = 0.1;
/** Nearly all that differs is bare ground now. */
const MOSTLY = 0.5;

/** `upload` as the work's frame shows it, 1 in `inside` where it does; `gain` and `shift` lead from the work's greys to its own. */
export interface Redrawing {
  readonly work: LumaImage;
  readonly upload: ArrayLike<number>;
  readonly inside?: ArrayLike<number>;
  readonly gain: number;
  readonly shift: number;
}

/** Pixels that differ; of them what shows the ground now, and what showed the ground before. */
export interface Redrawn {
  readonly differing: number;
  readonly laidOpen: number;
  readonly added: number;
}

/** Only for what is placed well: a line that lies beside its place counts as both. `least`: fewer where a match rests on less. */
export function isDrawnAgain({ differing, laidOpen, added }: Redrawn, least = EITHER_MIN): boolean {
  const either = Math.min(laidOpen, added);
  const share = (laidOpen + added) / Math.max(1, differing);
  return (either >= least && share >= SHARE_MIN) || (either >= MANY && share >= SHARE_OF_MANY_MIN);
}

/** Parts are gone and none are new: bars of a chart that are shorter, or a copy with something wiped out. */
export const isLaidOpen = ({ differing, laidOpen }: Redrawn): boolean =>
  laidOpen >= MANY && laidOpen >= MOSTLY * differing;

/** A few ms; asked of what is else a match. */
export function redrawnPixels({ work, upload, inside, gain, shift }: Redrawing): Redrawn {
  const { width, height } = work;
  const expected = Float32Array.from(work.data, (grey) => Math.min(255, Math.max(0, gain * grey + shift)));
  const shown = inside ?? new Uint8Array(width * height).fill(1);
  const isPlain = (x: number, y: number): boolean => {
    const at = y * width + x;
    if (shown[at] !== 1 || Math.abs(upload[at]! - expected[at]!) >= ALIKE_WITHIN) return false;
    for (const [u, v] of [
      [Math.max(0, x - 1), y],
      [Math.min(width - 1, x + 1), y],
      [x, Math.max(0, y - 1)],
      [x, Math.min(height - 1, y + 1)],
    ] as const) {
      const next = v * width + u;
      if (Math.abs(upload[next]! - upload[at]!) >= PLAIN_WITHIN) return false;
      if (Math.abs(expected[next]! - expected[at]!) >= PLAIN_WITHIN) return false;
    }
    return true;
  };
  const plain = Uint8Array.from(expected, (_, at) => (isPlain(at % width, Math.floor(at / width)) ? 1 : 0));
  const hasTone = (at: number, tone: number): boolean => {
    const [x, y] = [at % width, Math.floor(at / width)];
    let found = 0;
    for (let v = Math.max(0, y - AROUND); v <= Math.min(height - 1, y + AROUND); v++) {
      for (let u = Math.max(0, x - AROUND); u <= Math.min(width - 1, x + AROUND); u++) {
        const near = v * width + u;
        if (plain[near] === 1 && Math.abs(upload[near]! - tone) < TONE_WITHIN && ++found >= GROUND_MIN) return true;
      }
    }
    return false;
  };
  let [differing, laidOpen, added] = [0, 0, 0];
  for (const at of pixelsOfOtherCells(work, expected, upload, shown)) {
    if (Math.abs(upload[at]! - expected[at]!) <= DIFFERS_FROM) continue;
    differing++;
    const [wasGround, isGround] = [hasTone(at, expected[at]!), hasTone(at, upload[at]!)];
    if (isGround && !wasGround) laidOpen++;
    if (wasGround && !isGround) added++;
  }
  return { differing, laidOpen, added };
}

function pixelsOfOtherCells(
  { width, height }: LumaImage,
  expected: Float32Array,
  upload: ArrayLike<number>,
  shown: ArrayLike<number>,
): readonly number[] {
  const edge = (part: number, length: number): number => Math.floor((part * length) / CELLS);
  const pixels: number[] = [];
  for (let cell = 0; cell < CELLS * CELLS; cell++) {
    const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
    const own: number[] = [];
    for (let y = edge(row, height); y < edge(row + 1, height); y++) {
      for (let x = edge(column, width); x < edge(column + 1, width); x++) own.push(y * width + x);
    }
    const inView = own.filter((at) => shown[at] === 1);
    if (inView.length >= 0.9 * own.length && showsSomethingElse(inView, expected, upload)) pixels.push(...inView);
  }
  return pixels;
}

function showsSomethingElse(pixels: readonly number[], expected: Float32Array, upload: ArrayLike<number>): boolean {
  const n = pixels.length;
  let [sumE, sumU, ee, uu, eu] = [0, 0, 0, 0, 0];
  for (const at of pixels) {
    const [e, u] = [expected[at]!, upload[at]!];
    sumE += e;
    sumU += u;
    ee += e * e;
    uu += u * u;
    eu += e * u;
  }
  const textureE = Math.sqrt(Math.max(0, ee / n - (sumE / n) ** 2));
  const textureU = Math.sqrt(Math.max(0, uu / n - (sumU / n) ** 2));
  if (textureE <= PART_MIN && textureU <= NEW_MIN) return false;
  return eu / n - (sumE / n) * (sumU / n) < OTHER_BELOW * textureE * textureU || Math.min(textureE, textureU) < 1e-3;
}
