/** What the compared cells say, in a dozen numbers: how many agree, how closely, and whether the disagreement is one compact thing. */
import type { LocalFeatures } from '../../../fingerprint/index.ts';
import { CELLS, type CellEvidence } from './photometric-verification.ts';

/** A rectangle of cells, half-open. */
export interface CellBlock {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface CellMeasures {
  /** Cells fully inside the upload, and of these those with texture to compare. */
  readonly inView: number;
  readonly textured: number;
  readonly agreeing: number;
  /** Of the textured cells, those that correlate above 0.85. */
  readonly closely: number;
  /** Textured cells that are not lettering or shapes on a plain tone, and how many of them agree. */
  readonly pictorial: number;
  readonly pictorialAgreeing: number;
  /** Such cells in the whole reference, in view or not. */
  readonly pictorialInAll: number;
  /** Cells in view whose agreement is shared with other references. */
  readonly shared: number;
  /** Agreeing cells with a key point that is clearly the same and not a template's; and those of them that are pictorial. */
  readonly keyed: number;
  readonly keyedPictorial: number;
  /** The block of cells that, left out, best explains the disagreement; undefined when there is hardly any. */
  readonly covered: (CellBlock & { readonly agreeing: number; readonly textured: number }) | undefined;
  /** The block in which most agrees and least does not: all that is shown where a part of the work stands in something else. */
  readonly shown: CellBlock | undefined;
  /** For each of the 144 cells: 1 = shows something else than the reference. */
  readonly foreign: Uint8Array;
  /** upload ≈ gain · reference + shift over the agreeing cells' means, in grey levels. */
  readonly gain: number;
  readonly shift: number;
}

const TEXTURE_MIN = 5;
const UPLOAD_TEXTURE_MIN = 1.5;
const AGREES_FROM = 0.6;
const CLOSELY_FROM = 0.85;
/** Share of plain ground, of 255, from which on a cell is lettering, a logo or chrome rather than picture. */
const PLAIN_FROM = 64;

/** Marks on the 144 cells of the reference, from its key points. */
export interface CellMarks {
  /** 1 = what agrees there is in other references too: not counted as pictorial. */
  readonly shared: Uint8Array;
  /** 1 = holds a key point that is clearly the same in the upload. */
  readonly keyed: Uint8Array;
}

export function measureCells(features: LocalFeatures, cells: CellEvidence, marks: CellMarks): CellMeasures {
  const { shared } = marks;
  const count = CELLS * CELLS;
  let [inView, closely, pictorialInAll] = [0, 0, 0];
  const textured: number[] = [];
  const agrees = new Uint8Array(count);
  for (let cell = 0; cell < count; cell++) {
    const hasTexture = cells.referenceTexture[cell]! > TEXTURE_MIN;
    if (hasTexture && features.ground[cell]! < PLAIN_FROM) pictorialInAll++;
    if (cells.inView[cell]! < 0.9) continue;
    inView++;
    if (!hasTexture) continue;
    textured.push(cell);
    if (cells.correlation[cell]! > CLOSELY_FROM) closely++;
    if (cells.correlation[cell]! > AGREES_FROM && cells.uploadTexture[cell]! > UPLOAD_TEXTURE_MIN) agrees[cell] = 1;
  }
  const keyed = textured.filter((cell) => agrees[cell] && marks.keyed[cell] && !shared[cell]);
  const pictorial = textured.filter((cell) => features.ground[cell]! < PLAIN_FROM && !shared[cell]);
  const agreeing = textured.filter((cell) => agrees[cell]);
  const { gain, shift } = toneOf(cells, agreeing);
  return {
    inView,
    textured: textured.length,
    agreeing: agreeing.length,
    closely,
    pictorial: pictorial.length,
    pictorialAgreeing: pictorial.filter((cell) => agrees[cell]).length,
    pictorialInAll,
    shared: textured.filter((cell) => shared[cell]).length,
    keyed: keyed.length,
    keyedPictorial: keyed.filter((cell) => features.ground[cell]! < PLAIN_FROM).length,
    covered: coveredBlock(textured, agrees),
    shown: heaviestBlock(textured, (cell) => (agrees[cell] ? 1 : -2), 0),
    foreign: foreignCells(cells, agrees, gain, shift),
    gain,
    shift,
  };
}

/** Counts over the cells inside or outside a block alone: what the rest says when the block is laid over it, or is all that is shown. */
export function measuresWithin(
  features: LocalFeatures,
  cells: CellEvidence,
  marks: CellMarks,
  block: CellBlock,
  side: 'inside' | 'outside',
): CellMeasures {
  const inView = cells.inView.map((share, cell) => (isInside(block, cell) === (side === 'inside') ? share : 0));
  return measureCells(features, { ...cells, inView }, marks);
}

const isInside = ({ left, top, right, bottom }: CellBlock, cell: number): boolean => {
  const [x, y] = [cell % CELLS, Math.floor(cell / CELLS)];
  return x >= left && x < right && y >= top && y < bottom;
};

/** The rectangle with the most disagreeing cells, each agreeing cell inside costing two. */
function coveredBlock(textured: readonly number[], agrees: Uint8Array): CellMeasures['covered'] {
  const block = heaviestBlock(textured, (cell) => (agrees[cell] ? -2 : 1), 2);
  if (block === undefined) return undefined;
  const inside = textured.filter((cell) => isInside(block, cell));
  return { ...block, textured: inside.length, agreeing: inside.filter((cell) => agrees[cell]).length };
}

/** The rectangle of the greatest sum above `least`; the first of equals, by top, bottom, left and right. */
function heaviestBlock(
  textured: readonly number[],
  worthOf: (cell: number) => number,
  least: number,
): CellBlock | undefined {
  const side = CELLS + 1;
  const worth = new Int32Array(side * side);
  const value = new Int32Array(CELLS * CELLS);
  for (const cell of textured) value[cell] = worthOf(cell);
  for (let y = 1; y < side; y++) {
    for (let x = 1; x < side; x++) {
      worth[y * side + x] =
        value[(y - 1) * CELLS + x - 1]! +
        worth[(y - 1) * side + x]! +
        worth[y * side + x - 1]! -
        worth[(y - 1) * side + x - 1]!;
    }
  }
  let best = least;
  let block: CellBlock | undefined;
  for (let top = 0; top < CELLS; top++) {
    for (let bottom = top + 1; bottom <= CELLS; bottom++) {
      for (let left = 0; left < CELLS; left++) {
        for (let right = left + 1; right <= CELLS; right++) {
          const sum =
            worth[bottom * side + right]! -
            worth[top * side + right]! -
            worth[bottom * side + left]! +
            worth[top * side + left]!;
          if (sum > best) [best, block] = [sum, { left, top, right, bottom }];
        }
      }
    }
  }
  return block;
}

/** Grey levels by which a cell's mean may leave the picture's common change of tone. */
const FOREIGN_MEAN_MIN = 30;
const FOREIGN_TEXTURE_MIN = 9;

function foreignCells(cells: CellEvidence, agrees: Uint8Array, gain: number, shift: number): Uint8Array {
  return agrees.map((agreeing, cell) => {
    if (agreeing || cells.inView[cell]! < 0.9) return 0;
    const expected = Math.min(255, Math.max(0, gain * cells.referenceMean[cell]! + shift));
    if (Math.abs(cells.uploadMean[cell]! - expected) > FOREIGN_MEAN_MIN) return 1;
    const texture = cells.uploadTexture[cell]!;
    const grown = texture > Math.max(FOREIGN_TEXTURE_MIN, 0.6 * gain * cells.referenceTexture[cell]!);
    return grown && cells.correlation[cell]! < 0.3 ? 1 : 0;
  });
}

function toneOf(cells: CellEvidence, agreeing: readonly number[]): { readonly gain: number; readonly shift: number } {
  const n = Math.max(1, agreeing.length);
  const meanR = agreeing.reduce((sum, cell) => sum + cells.referenceMean[cell]!, 0) / n;
  const meanU = agreeing.reduce((sum, cell) => sum + cells.uploadMean[cell]!, 0) / n;
  let [spread, shared] = [0, 0];
  for (const cell of agreeing) {
    spread += (cells.referenceMean[cell]! - meanR) ** 2;
    shared += (cells.referenceMean[cell]! - meanR) * (cells.uploadMean[cell]! - meanU);
  }
  const gain = spread > 4 * n ? Math.max(0.1, shared / spread) : 1;
  return { gain, shift: meanU - gain * meanR };
}
