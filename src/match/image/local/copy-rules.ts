/**
 * What makes evidence enough: nine rules, each a few limits that all must hold; any one rule suffices. Every limit is monotone: more
 * agreement never takes a match away. They were set on candidates measured on two seeds of the kit, 240 rendered pairs of one scene
 * and edits by other programs, so that the nearest innocent candidate misses by a margin, and checked on other seeds and other
 * pictures (bench/quality/images.md has the figures). What innocent candidates look like, and which sign tells them apart:
 *  - the same template with another picture: hundreds of key points, but none is clearly the same in a pictorial cell (keyedPictorial
 *    at most 2 where words differ too; a copy has 3 to 90), and descriptors differ by 54 bits and more, by 42 where most words are the
 *    same, over at most three quarters of the cells;
 *  - another photograph of the scene: up to 0.96 of the cells agree, but it was not placed by a program, and differs by 40 bits and more;
 *  - a sibling drawing: what agrees is ground and outline; few key points are found again.
 */
import type { CellBlock, CellMeasures } from './cell-measures.ts';
import { CELLS } from './photometric-verification.ts';
import { sharesOf, type Signs } from './signs.ts';

/** How the shifts of a bent picture's cells lie: see bend.ts. */
export interface BendSigns {
  readonly roughness: number;
  readonly breadth: number;
}

export type CopyRule =
  'plain' | 'placed' | 'throughout' | 'covered' | 'part-shown' | 'bent' | 'aslant' | 'graphic' | 'small-part';

/** Fewer compared places are no picture: a patch of sky agrees with any other once it is stretched enough. */
const TEXTURED_MIN = 12;
const KEYED_PICTORIAL_MIN = 3;
/** Key points of a copy miss their places each for itself; up to here their misses are as good as independent. */
export const INDEPENDENT_TO = 0.08;
const HARDLY_TO = 0.15;

/** `low` up to `from`, `high` from `to` on, a straight line between. */
function ramp(value: number, from: number, low: number, to: number, high: number): number {
  return low + (high - low) * Math.min(1, Math.max(0, (value - from) / (to - from)));
}

/**
 * The ordinary copy: the less alike the key points look, the more cells must agree; sooner where misses go together, and where the
 * view is not one a program makes.
 */
export function isPlainCopy(signs: Signs): boolean {
  const { measures, shares, distance, coherence, byProgram } = signs;
  if (signs.graphic || measures.textured < TEXTURED_MIN || measures.keyedPictorial < KEYED_PICTORIAL_MIN) return false;
  if (coherence >= HARDLY_TO || signs.placed < 0.08 || shares.closely < 0.25) return false;
  const unlike = byProgram ? ramp(distance, 42, 0, 45, 0.97) : ramp(distance, 40, 0, 42.5, 0.98);
  const needed =
    coherence < INDEPENDENT_TO
      ? Math.max(ramp(distance, 34, 0.42, 42, 0.75), unlike)
      : ramp(distance, 33, 0.42, byProgram ? 43 : 41, 0.95);
  return shares.all >= needed && shares.pictorial >= needed - 0.04;
}

/** Filters, blends and noise change every key point; where each lies, how a program places it, remains. */
export function isPlacedCopy(signs: Signs): boolean {
  const { measures, shares } = signs;
  if (!signs.byProgram || signs.graphic || signs.coherence >= 0.14 || signs.exact < 0.5) return false;
  if (measures.textured < 20 || signs.inliers < 30 || measures.keyedPictorial < KEYED_PICTORIAL_MIN) return false;
  const mostly = shares.all >= 0.66 && shares.closely >= 0.5 && shares.pictorial >= 0.65;
  if (mostly && shares.all >= 0.8 && signs.distance < 60) return true;
  // A watermark all over another picture comes to 0.73 of the cells and 6 keyed ones, at 57 bits.
  if (mostly && measures.keyedPictorial >= 8 && signs.distance < 53) return true;
  // Another picture blended in leaves no cell closely alike, but nearly every key point where it was.
  if (signs.exact < 0.6 || signs.coherence >= 0.06 || signs.inliers < 60 || measures.keyedPictorial < 8) return false;
  return shares.all >= 0.7 && shares.closely >= 0.35 && shares.pictorial >= 0.7 && signs.distance < 53;
}

/** Nearly all of a large part agrees, however small, soft or faint it is. */
export function agreesThroughout(signs: Signs): boolean {
  const { measures, shares, distance } = signs;
  if (!signs.byProgram || signs.coherence >= HARDLY_TO || measures.textured < 30 || measures.keyed < 8) return false;
  if (shares.all < 0.9 || shares.closely < 0.6 || shares.pictorial < 0.8 || distance >= 60) return false;
  return distance < 41 || (signs.exact >= 0.45 && (signs.graphic || measures.keyedPictorial >= KEYED_PICTORIAL_MIN));
}

/** Something compact lies over it: around that, nearly all agrees, closely, and is picture or at least drawn in detail. */
export function isCovered(signs: Signs, outside: CellMeasures): boolean {
  const { measures, distance } = signs;
  const { all, closely } = sharesOf(outside);
  if (signs.coherence >= (signs.byProgram ? 0.2 : 0.12) || signs.inliers < 16 || distance > 39.5) return false;
  if (outside.textured < 9 || all < ramp(distance, 36, 0.78, 39, 0.86) || closely < 0.5) return false;
  if (outside.pictorialAgreeing >= 7 && measures.keyedPictorial >= 4) return true;
  // Icons of one set share their ground, and signs their frame, and differ in what stands there: that alone is not the work.
  if (measures.covered !== undefined && isFramed(measures.covered)) return false;
  return measures.keyed >= 10 && signs.placed >= 0.15 && closely >= 0.7 && all >= 0.86;
}

/** The work goes on around it on all sides. */
const isFramed = ({ left, top, right, bottom }: CellBlock): boolean =>
  left > 0 && top > 0 && right < CELLS && bottom < CELLS;

/**
 * Only a part of it stands in the upload, and other things around: that part agrees as good as wholly. A large part says it by
 * itself; a small one must be picture.
 */
export function isPartShown(signs: Signs, inside: CellMeasures): boolean {
  const { all, closely } = sharesOf(inside);
  if (signs.coherence >= 0.14 || signs.distance > 50 || signs.inliers < 16) return false;
  // An app's screen with other words agrees over 29 cells, with at most 9 keyed ones, from 42 bits on.
  const large = inside.textured >= 36 && all >= 0.96 && closely >= 0.88 && signs.convergence < 0.05;
  if (large && ((signs.distance <= 40 && inside.keyed >= 6) || (signs.distance <= 46 && inside.keyed >= 14)))
    return true;
  if (!signs.byProgram || signs.inliers < 20 || signs.exact < 0.5) return false;
  return inside.textured >= 16 && all >= 0.92 && closely >= 0.7 && inside.keyedPictorial >= 5;
}

/** Worth straightening: neighbours miss their places together, and no camera moved. */
export function mayBeBent({ measures, shares, ...signs }: Signs): boolean {
  if (signs.coherence < 0.12 || signs.convergence >= 0.03 || signs.distance > 52 || signs.placed < 0.3) return false;
  return measures.textured >= 30 && measures.keyed >= 9 && shares.all >= 0.3;
}

/**
 * Bent as a whole (waves, a lens, a swirl): once straightened, it agrees, and better than before. A camera that moved sideways
 * shifts near things along one line (a stereo pair: 0.08 of breadth, 0.88 agree); a bend along one line must agree more.
 */
export function isBentCopy(before: Signs, straightened: CellMeasures, { roughness, breadth }: BendSigns): boolean {
  const { all, closely, pictorial } = sharesOf(straightened);
  if (roughness >= 0.5 || (pictorial < 0.7 && !before.graphic)) return false;
  const better = closely - before.shares.closely;
  if (all >= 0.94 && closely >= 0.85) return better >= 0.05;
  return breadth >= 0.35 && all >= 0.85 && closely >= 0.55 && better >= (all >= 0.9 ? 0.05 : 0.1);
}

/** Photographed from a screen, seen through a lens, or tilted by a program: the view converges, but the key points look the same. */
export function isAslantCopy({ measures, shares, ...signs }: Signs): boolean {
  if (measures.keyed < 10 || (shares.pictorial < 0.6 && measures.keyed < 20)) return false;
  // A lens bends everything a little together, and lets no straight lines converge.
  const throughLens = signs.convergence < 0.03 && signs.distance <= 36 && signs.coherence < 0.5;
  if (throughLens && shares.all >= 0.82 && shares.closely >= 0.6) return true;
  if (signs.distance <= 30 && signs.coherence < 0.4 && shares.all >= 0.95 && shares.closely >= 0.8) return true;
  return signs.distance <= 36 && signs.coherence < 0.25 && shares.all >= 0.88 && shares.closely >= 0.6;
}

const HALF_OF_THE_WORK = (CELLS * CELLS) / 2;

/** Graphics have little but shapes on plain grounds, as app chrome does: their key points must look alike throughout. */
export function isGraphicCopy({ measures, shares, ...signs }: Signs): boolean {
  if (!signs.graphic || measures.keyed < 6 || signs.coherence >= HARDLY_TO || signs.shifted >= 0.45) return false;
  const framed = measures.covered !== undefined && isFramed(measures.covered) && measures.covered.textured >= 8;
  if (shares.all >= (framed ? 0.8 : 0.66) && signs.distance <= 38) return shares.closely >= 0.4;
  if (shares.all >= 0.8 && signs.distance <= 45) return shares.closely >= 0.4;
  // A watermark tiled over two drawings comes to 0.89 of the cells at 51 bits, with a third of the work in view.
  if (measures.inView < HALF_OF_THE_WORK) return false;
  return shares.all >= 0.88 && shares.closely >= 0.7 && signs.distance <= 52;
}

/** A small part, all of it on plain ground: only when it agrees as good as wholly and its key points are found again. */
export function isSmallPart({ measures, shares, ...signs }: Signs): boolean {
  if (signs.graphic || measures.pictorial >= 4 || measures.keyed < 5) return false;
  if (measures.textured >= 16 && shares.all >= 0.95 && shares.closely >= 0.85)
    return signs.distance <= 40 && signs.placed >= 0.25 && signs.coherence < HARDLY_TO;
  return (
    measures.textured >= 8 &&
    shares.all >= 0.9 &&
    shares.closely >= 0.8 &&
    signs.distance <= 37 &&
    signs.placed >= 0.4 &&
    signs.coherence < HARDLY_TO
  );
}

/** Fewer cells of a kind say nothing of the kind. */
const OF_A_KIND_MIN = 12;
const PICTURE_OF_A_KIND_MIN = 8;

/**
 * Lettering, stickers and buttons agree, and the picture among them does not, or much less: two cards of one shop. What covers a
 * copy seldom keeps to the picture so well; where it does, a human should look.
 */
export function hasOtherPicture({ measures }: Signs, rule: CopyRule): boolean {
  const { textured, agreeing, pictorial, pictorialAgreeing } = measures;
  const plain = textured - pictorial;
  const inPart = rule === 'covered' || rule === 'part-shown';
  if (plain < OF_A_KIND_MIN || pictorial < (inPart ? OF_A_KIND_MIN : PICTURE_OF_A_KIND_MIN)) return false;
  const gap = (agreeing - pictorialAgreeing) / plain - pictorialAgreeing / pictorial;
  return gap >= (inPart ? 0.15 : 0.38);
}

/** Of 12 rows and columns of the work. */
const STRIP_MAX = 2;

/** Only a strip of the work is in view: a word of a caption, the head of an app's screen. The same words are said of many pictures. */
export function isStrip(inView: ArrayLike<number>): boolean {
  const cells = Array.from({ length: CELLS * CELLS }, (_, cell) => cell).filter((cell) => inView[cell]! >= 0.9);
  const rows = new Set(cells.map((cell) => Math.floor(cell / CELLS)));
  const columns = new Set(cells.map((cell) => cell % CELLS));
  return Math.min(rows.size, columns.size) <= STRIP_MAX;
}
