/**
 * When is evidence enough? Three tiers: the same picture, an edited copy, and "possible, a human should look", which never counts
 * as a match. No number of agreeing key points suffices alone: lettering and chrome have hundreds. The rules are in `copy-rules.ts`.
 */
import type { LocalFeatures } from '../../../fingerprint/index.ts';
import { isDrawnAgain, isLaidOpen, redrawnPixels } from '../redrawn.ts';
import { measureCells, measuresWithin, type CellBlock, type CellMarks, type CellMeasures } from './cell-measures.ts';
import type { Straightened } from './bend.ts';
import {
  agreesThroughout,
  hasOtherPicture,
  INDEPENDENT_TO,
  isAslantCopy,
  isBentCopy,
  isCovered,
  isGraphicCopy,
  isPartShown,
  isPlacedCopy,
  isPlainCopy,
  isSmallPart,
  isStrip,
  mayBeBent,
  type CopyRule,
} from './copy-rules.ts';
import type { GeometricEvidence } from './geometric-verification.ts';
import { hasOtherGround } from './other-ground.ts';
import type { CellEvidence, Warped } from './photometric-verification.ts';
import { keyedCells, sharesOf, signsOf, type Signs } from './signs.ts';

export interface Verdict {
  readonly tier: 'same' | 'edited' | 'possible';
  /** ≥ 0.8 only for `same` and `edited`. */
  readonly confidence: number;
  /** Which rule made it a match. */
  readonly rule?: CopyRule;
  /** What the cells said; of a bent picture, once straightened. */
  readonly measures: CellMeasures;
  /** What lies over the work, in cells of the reference, when that explains the disagreement. */
  readonly covered?: CellBlock;
}

const AGREEING_MIN = 6;
const GRAPHIC_PLACED_TO = 0.2;

export interface Exhibits {
  readonly features: LocalFeatures;
  readonly geometry: GeometricEvidence;
  /** The upload in the reference's thumbnail, and the comparison of the two. */
  readonly warped: Warped;
  readonly cells: CellEvidence;
  /** 1 = what agrees in this cell of the reference is in other references too. */
  readonly shared: Uint8Array;
  /** Asked only of what may be bent. `textured` tells the cells that have something to compare. */
  readonly straighten: (textured: (cell: number) => boolean) => Straightened;
}

interface Found {
  readonly rule: CopyRule;
  readonly measures: CellMeasures;
  /** Share of agreeing cells on which the confidence rests. */
  readonly share: number;
}

/** Undefined: nothing worth a human's time. */
export function judgeEvidence(exhibits: Exhibits): Verdict | undefined {
  const { features, geometry, cells, shared } = exhibits;
  const marks = { shared, keyed: keyedCells(features, geometry) };
  const measures = measureCells(features, cells, marks);
  if (measures.agreeing < AGREEING_MIN) return undefined;
  const signs = signsOf(geometry, measures, features.frame);
  const found = ruleFor(exhibits, marks, signs);
  if (found !== undefined && !isVariant(exhibits, signs, found.rule)) {
    const { all, closely } = sharesOf(found.measures);
    const strength = 0.4 * found.share + 0.3 * Math.min(1, signs.inliers / 60) + 0.3 * Math.min(1, 30 / signs.distance);
    const same = all >= 0.8 && closely >= 0.5 && found.rule !== 'bent';
    return {
      tier: same ? 'same' : 'edited',
      confidence: 0.82 + 0.17 * Math.min(1, strength),
      rule: found.rule,
      measures: found.measures,
      ...(measures.covered !== undefined && { covered: measures.covered }),
    };
  }
  const { all, pictorial } = signs.shares;
  const isAlike = signs.inliers >= 15 && signs.distance <= 58 && all >= 0.4 && pictorial >= 0.3;
  return isAlike || found !== undefined
    ? { tier: 'possible', confidence: Math.min(0.75, 0.3 + 0.5 * all), measures }
    : undefined;
}

/** The same template with another picture, the same figure on another ground or drawn again: a human should look. */
function isVariant({ features, warped, cells }: Exhibits, signs: Signs, rule: CopyRule): boolean {
  if (isStrip(cells.inView) || hasOtherPicture(signs, rule)) return true;
  if (hasOtherGround(features.thumbnail, warped, cells)) return true;
  // A bent picture's lines lie beside their places. Charts of one form have corners that look alike, and miss their places together.
  if (rule === 'bent' || signs.coherence >= (signs.graphic ? GRAPHIC_PLACED_TO : INDEPENDENT_TO)) return false;
  const { gain, shift } = signs.measures;
  const { luma: upload, inside } = warped;
  const redrawn = redrawnPixels({ work: features.thumbnail, upload, inside, gain, shift });
  // A part may agree wholly in another view of the scene, too; of the copies of a part, none comes near.
  return isDrawnAgain(redrawn, rule === 'part-shown' ? 20 : undefined) || (signs.graphic && isLaidOpen(redrawn));
}

/** The first rule that holds, cheap ones first. */
function ruleFor(exhibits: Exhibits, marks: CellMarks, signs: Signs): Found | undefined {
  const { features, cells } = exhibits;
  const { measures, shares } = signs;
  const whole = (rule: CopyRule): Found => ({ rule, measures, share: shares.all });
  if (isPlainCopy(signs)) return whole('plain');
  if (isPlacedCopy(signs)) return whole('placed');
  if (agreesThroughout(signs)) return whole('throughout');
  if (isGraphicCopy(signs)) return whole('graphic');
  if (isAslantCopy(signs)) return whole('aslant');
  if (isSmallPart(signs)) return whole('small-part');
  if (measures.covered !== undefined) {
    const outside = measuresWithin(features, cells, marks, measures.covered, 'outside');
    if (isCovered(signs, outside)) return { rule: 'covered', measures, share: sharesOf(outside).all };
  }
  if (measures.shown !== undefined) {
    const inside = measuresWithin(features, cells, marks, measures.shown, 'inside');
    if (isPartShown(signs, inside)) return { rule: 'part-shown', measures, share: sharesOf(inside).all };
  }
  if (!mayBeBent(signs)) return undefined;
  const straight = exhibits.straighten((cell) => cells.referenceTexture[cell]! > 5 && cells.inView[cell]! >= 0.9);
  const again = measureCells(features, straight.cells, marks);
  if (isBentCopy(signs, again, straight)) return { rule: 'bent', measures: again, share: sharesOf(again).all };
  return undefined;
}
