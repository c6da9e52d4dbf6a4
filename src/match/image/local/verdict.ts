/**
 * When is evidence enough? Three tiers: the same picture, an edited copy, and "possible, a human should look", which never counts
 * as a match. Thresholds were set on two seeds of the kit and checked on others (bench/quality/images.md). No number of agreeing
 * key points suffices alone: lettering and chrome have hundreds. The picture itself must agree, outside what may be a template.
 */
import type { LocalFeatures } from '../../../fingerprint/index.ts';
import { measuresOutside, type CellBlock, type CellMeasures } from './cell-measures.ts';
import type { GeometricEvidence } from './geometric-verification.ts';
import type { CellEvidence } from './photometric-verification.ts';

export interface Verdict {
  readonly tier: 'same' | 'edited' | 'possible';
  /** ≥ 0.8 only for `same` and `edited`. */
  readonly confidence: number;
  /** What lies over the work, in cells of the reference, when that explains the disagreement. */
  readonly covered?: CellBlock;
}

const INLIERS_MIN = 8;
const AGREEING_MIN = 6;

/** Undefined: nothing worth a human's time. */
export function judgeEvidence(
  features: LocalFeatures,
  geometry: GeometricEvidence,
  cells: CellEvidence,
  measures: CellMeasures,
): Verdict | undefined {
  if (geometry.inliers < INLIERS_MIN || measures.agreeing < AGREEING_MIN) return undefined;
  const distance = meanDistance(geometry);
  const whole = shares(measures);
  const block = measures.covered;
  const outside = block && measuresOutside(features, cells, block);
  const isWhole = isCopy(geometry, measures, whole, distance);
  const isCovered = !isWhole && outside !== undefined && isCopyOutside(geometry, outside, distance);
  if ((isWhole || isCovered) && !isOtherView(geometry, whole, distance)) {
    const share = isCovered ? shares(outside).all : whole.all;
    const strength = 0.4 * share + 0.3 * Math.min(1, geometry.inliers / 60) + 0.3 * Math.min(1, 30 / distance);
    return {
      tier: whole.all >= 0.8 && whole.closely >= 0.5 ? 'same' : 'edited',
      confidence: 0.82 + 0.17 * Math.min(1, strength),
      ...(block !== undefined && { covered: block }),
    };
  }
  const isPossible = isWhole || isCovered || (geometry.inliers >= 15 && distance <= 58 && whole.all >= 0.35);
  return isPossible && whole.pictorial >= 0.3
    ? { tier: 'possible', confidence: Math.min(0.75, 0.3 + 0.5 * whole.all) }
    : undefined;
}

/** Bits by which the paired descriptors differ, on average: a copy stays below 40, another view or another text does not. */
const meanDistance = ({ pairs }: GeometricEvidence): number =>
  pairs.reduce((sum, pair) => sum + pair.distance, 0) / pairs.length;

/** The less alike the key points look, the more of the picture must agree: from 0.42 of it at 36 bits to 0.88 at 44. */
function shareNeeded(distance: number): number {
  return 0.42 + 0.46 * Math.min(1, Math.max(0, (distance - 36) / 8));
}

function isCopy(geometry: GeometricEvidence, measures: CellMeasures, whole: Shares, distance: number): boolean {
  if (whole.all >= 0.9 && whole.closely >= 0.85 && whole.pictorial >= 0.85) return true;
  const needed = shareNeeded(distance);
  // Graphics have little but shapes on plain grounds, as app chrome does: their key points must look alike throughout.
  if (isGraphic(measures)) return whole.all >= Math.max(0.6, needed) && distance <= 50 && shifted(geometry) < 0.4;
  const placed = geometry.pairs.length / Math.max(1, geometry.inView);
  const agrees = whole.all >= needed && whole.pictorial >= needed - 0.04 && whole.closely >= 0.2;
  if (agrees && placed >= 0.08 && distance < 56) return true;
  return whole.all >= 0.7 && whole.pictorial >= 0.7 && whole.closely >= 0.35 && distance <= 42;
}

/** Around something laid over the picture, nearly all must agree, closely, and be picture rather than lettering. */
function isCopyOutside(geometry: GeometricEvidence, outside: CellMeasures, distance: number): boolean {
  const { all, closely } = shares(outside);
  const enough = outside.textured >= 9 && outside.pictorialAgreeing >= 7 && geometry.inliers >= 16;
  return enough && all >= 0.78 && closely >= 0.5 && distance <= 43;
}

/** Another photograph of the same scene: key points are found, but shifted and less alike, and cells agree less closely. */
function isOtherView(geometry: GeometricEvidence, whole: Shares, distance: number): boolean {
  return geometry.residual > 2.05 && distance > 37 && whole.closely < 0.85;
}

/** Share of the clearly recognised key points that are 8 pixels or more from their place. */
function shifted({ displaced }: GeometricEvidence): number {
  const all = displaced.reduce((sum, count) => sum + count, 0);
  return displaced.slice(4).reduce((sum, count) => sum + count, 0) / Math.max(1, all);
}

interface Shares {
  readonly all: number;
  readonly closely: number;
  readonly pictorial: number;
}

/** Shares of the textured cells in view. A view of only the plain parts of a pictorial reference shows 0 of its picture. */
function shares(measures: CellMeasures): Shares {
  const { textured, agreeing, closely, pictorial, pictorialAgreeing } = measures;
  const all = agreeing / Math.max(1, textured);
  const ofPicture = pictorial < 4 ? 0 : pictorialAgreeing / pictorial;
  return { all, closely: closely / Math.max(1, textured), pictorial: isGraphic(measures) ? all : ofPicture };
}

const isGraphic = ({ pictorial, pictorialInAll }: CellMeasures): boolean => pictorialInAll < 12 && pictorial < 4;
