/**
 * A figure drawn in two variants on one ground (a clock at seven, a clock at nine) agrees in nearly every place. Edits add: stickers,
 * lettering and bars lie over the work and cover it. What no overlay does is to lay the ground open where the work has a part of the
 * figure, and to put new parts where the ground was bare: that figure was drawn again, and may be another work.
 */

/** Per cell of 12 × 12, row by row; of the work and of the upload as the work's frame shows it. */
export interface ComparedCells {
  readonly correlation: ArrayLike<number>;
  readonly referenceTexture: ArrayLike<number>;
  readonly uploadTexture: ArrayLike<number>;
  readonly referenceMean: ArrayLike<number>;
  readonly uploadMean: ArrayLike<number>;
  /** Shares of the cells that the upload shows. */
  readonly inView: ArrayLike<number>;
}

const CELLS = 12;

/** Standard deviations, in grey levels: of a bare place, of a part of a figure in the work, of one that is new in the upload. */
const BARE_MAX = 2.5;
const PART_MIN = 5;
const NEW_MIN = 8;
/** Below this correlation a place shows something else. */
const OTHER_BELOW = 0.6;
/** Grey levels within which a bare place kept its tone, and within which two places show one ground. */
const KEPT_WITHIN = 12;
const ONE_TONE_WITHIN = 8;
/** Cells between a place that was laid open and the ground it now shows. */
const NEAR = 2;
const GROUND_CELLS_MIN = 20;
const VANISHED_MIN = 1;
const NEW_CELLS_MIN = 3;

/** `gain` and `shift` lead from the work's greys to the upload's. Only for views that are placed well: a line beside its place counts. */
export function isDrawnAgain(
  cells: ComparedCells,
  { gain, shift }: { readonly gain: number; readonly shift: number },
): boolean {
  const inView = Array.from({ length: CELLS * CELLS }, (_, cell) => cell).filter((cell) => cells.inView[cell]! >= 0.9);
  const wasBare = inView.filter((cell) => cells.referenceTexture[cell]! < BARE_MAX);
  const ground = wasBare.filter(
    (cell) =>
      cells.uploadTexture[cell]! < BARE_MAX &&
      Math.abs(cells.uploadMean[cell]! - gain * cells.referenceMean[cell]! - shift) < KEPT_WITHIN,
  );
  if (ground.length < GROUND_CELLS_MIN) return false;
  const added = wasBare.filter((cell) => cells.uploadTexture[cell]! > NEW_MIN);
  const laidOpen = inView.filter(
    (cell) =>
      cells.referenceTexture[cell]! > PART_MIN &&
      cells.uploadTexture[cell]! < BARE_MAX &&
      cells.correlation[cell]! < OTHER_BELOW &&
      ground.some((bare) => isNear(bare, cell) && isOneTone(cells.uploadMean[bare]!, cells.uploadMean[cell]!)),
  );
  return laidOpen.length >= VANISHED_MIN && added.length >= NEW_CELLS_MIN;
}

const isOneTone = (a: number, b: number): boolean => Math.abs(a - b) < ONE_TONE_WITHIN;

function isNear(a: number, b: number): boolean {
  const [dx, dy] = [(a % CELLS) - (b % CELLS), Math.floor(a / CELLS) - Math.floor(b / CELLS)];
  return Math.max(Math.abs(dx), Math.abs(dy)) <= NEAR;
}
