/**
 * A figure on a plain ground, and the same figure on another: drawings of one set (a clock at three, at four; cut-out figures) share
 * most of their places and are not copies of each other. Filters change the ground and the figure by one tone curve, and no curve
 * that rises reverses the order of two greys: where the figure's greys kept theirs and the ground changed sides, it was exchanged.
 */
import type { LumaImage } from '../../../media/index.ts';
import { CELLS, CELL_SIDE, type CellEvidence, type Warped } from './photometric-verification.ts';

/** Standard deviation of a plain cell, in grey levels. */
const PLAIN_MAX = 2.5;
/** Fewer plain cells are no ground; of those the upload must show so many as plain, and one tone must hold so many together. */
const PLAIN_CELLS_MIN = 20;
const PLAIN_SHARE_MIN = 0.5;
const ONE_TONE_MIN = 12;
const ONE_TONE_WITHIN = 8;
/** Grey levels by which a tone of the figure leaves the ground's in the reference, and lies on the other side of it in the upload. */
const CLEARLY_OTHER = 20;
const REVERSED_BY = 12;
/** Tones are compared in steps of so many grey levels; a step of fewer pixels is noise. */
const STEP = 16;
const STEP_PIXELS_MIN = 16;
const REVERSED_PIXELS_MIN = 40;
const AGREES_FROM = 0.6;
const TEXTURE_MIN = 5;

/** `thumbnail` is the reference's, `warped` the upload turned into it, `cells` their comparison. Never for an inverted copy. */
export function hasOtherGround(thumbnail: LumaImage, warped: Warped, cells: CellEvidence): boolean {
  const ground = groundOf(cells);
  if (ground === undefined) return false;
  const figure = [...cells.correlation.keys()].filter(
    (cell) =>
      cells.inView[cell]! >= 0.9 &&
      cells.referenceTexture[cell]! > TEXTURE_MIN &&
      cells.correlation[cell]! > AGREES_FROM,
  );
  const steps = Array.from({ length: 256 / STEP }, (): { below: number[]; above: number[] } => ({
    below: [],
    above: [],
  }));
  for (const cell of figure) {
    eachPixel(cell, (at) => {
      const tone = thumbnail.data[at]!;
      const step = steps[Math.floor(tone / STEP)]!;
      if (tone < ground.reference - CLEARLY_OTHER) step.below.push(warped.luma[at]!);
      if (tone > ground.reference + CLEARLY_OTHER) step.above.push(warped.luma[at]!);
    });
  }
  let reversed = 0;
  for (const { below, above } of steps) {
    if (below.length >= STEP_PIXELS_MIN && medianOf(below) > ground.upload + REVERSED_BY) reversed += below.length;
    if (above.length >= STEP_PIXELS_MIN && medianOf(above) < ground.upload - REVERSED_BY) reversed += above.length;
  }
  return reversed >= REVERSED_PIXELS_MIN;
}

/** The tone of the reference's plain ground and what the upload shows there; undefined where there is no such ground. */
function groundOf(cells: CellEvidence): { readonly reference: number; readonly upload: number } | undefined {
  const plain = [...cells.inView.keys()].filter(
    (cell) => cells.inView[cell]! >= 0.9 && cells.referenceTexture[cell]! < PLAIN_MAX,
  );
  const still = plain.filter((cell) => cells.uploadTexture[cell]! < PLAIN_MAX);
  if (still.length < PLAIN_CELLS_MIN || still.length < PLAIN_SHARE_MIN * plain.length) return undefined;
  const reference = medianOf(still.map((cell) => cells.referenceMean[cell]!));
  const ofOneTone = still.filter((cell) => Math.abs(cells.referenceMean[cell]! - reference) < ONE_TONE_WITHIN);
  if (ofOneTone.length < ONE_TONE_MIN) return undefined;
  return { reference, upload: medianOf(ofOneTone.map((cell) => cells.uploadMean[cell]!)) };
}

function eachPixel(cell: number, visit: (at: number) => void): void {
  const side = CELLS * CELL_SIDE;
  const first = Math.floor(cell / CELLS) * CELL_SIDE * side + (cell % CELLS) * CELL_SIDE;
  for (let y = 0; y < CELL_SIDE; y++) for (let x = 0; x < CELL_SIDE; x++) visit(first + y * side + x);
}

function medianOf(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}
