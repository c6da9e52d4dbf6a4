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

const AGREEING_MIN = 6;
/** Fewer compared places are no picture: a patch of sky agrees with any other once it is stretched enough. */
const TEXTURED_MIN = 12;

/** Undefined: nothing worth a human's time. */
export function judgeEvidence(
  features: LocalFeatures,
  geometry: GeometricEvidence,
  cells: CellEvidence,
  shared: Uint8Array,
  measures: CellMeasures,
): Verdict | undefined {
  if (measures.agreeing < AGREEING_MIN) return undefined;
  const distance = meanDistance(geometry);
  const whole = shares(measures);
  const block = measures.covered;
  const outside = block && measuresOutside(features, cells, shared, block);
  const isWhole = isCopy(geometry, measures, whole, distance);
  const isCovered = !isWhole && outside !== undefined && isCopyOutside(geometry, outside, distance);
  if (isWhole || isCovered) {
    const share = isCovered ? shares(outside).all : whole.all;
    const strength = 0.4 * share + 0.3 * Math.min(1, geometry.inliers / 60) + 0.3 * Math.min(1, 30 / distance);
    return {
      tier: whole.all >= 0.8 && whole.closely >= 0.5 ? 'same' : 'edited',
      confidence: 0.82 + 0.17 * Math.min(1, strength),
      ...(block !== undefined && { covered: block }),
    };
  }
  const isPossible = geometry.inliers >= 15 && distance <= 58 && whole.all >= 0.4;
  return isPossible && whole.pictorial >= 0.3
    ? { tier: 'possible', confidence: Math.min(0.75, 0.3 + 0.5 * whole.all) }
    : undefined;
}

/** Bits by which the paired descriptors differ, on average: a copy stays below 40, another view or another text does not. */
const meanDistance = ({ pairs }: GeometricEvidence): number =>
  pairs.reduce((sum, pair) => sum + pair.distance, 0) / pairs.length;

/** Key points of a copy miss their places each for itself; up to here their misses are as good as independent. */
const INDEPENDENT_TO = 0.08;
const HARDLY_TO = 0.15;

/**
 * The share of cells that must agree. The less alike the key points look, the more; and the more their misses go together, the
 * sooner: that is how another photograph of the same scene differs from a copy (bench/quality/images.md).
 */
function shareNeeded(distance: number, coherence: number): number {
  if (coherence < INDEPENDENT_TO) return Math.max(ramp(distance, 34, 0.42, 40, 0.6), ramp(distance, 44, 0, 45.5, 0.96));
  if (coherence < HARDLY_TO) return ramp(distance, 33, 0.42, 43, 0.95);
  return ramp(distance, 28, 0.5, 38, 0.96);
}

/** `low` up to `from`, `high` from `to` on, a straight line between. */
function ramp(value: number, from: number, low: number, to: number, high: number): number {
  return low + (high - low) * Math.min(1, Math.max(0, (value - from) / (to - from)));
}

function isCopy(geometry: GeometricEvidence, measures: CellMeasures, whole: Shares, distance: number): boolean {
  if (agreesThroughout(geometry, measures, whole)) return true;
  // The same picture added more than once: all of it is shared, and all of it agrees.
  const repeated = measures.shared >= 20 && whole.all >= 0.9 && whole.closely >= 0.7;
  if (repeated && distance <= 40 && geometry.coherence < INDEPENDENT_TO) return true;
  // Graphics have little but shapes on plain grounds, as app chrome does: their key points must look alike throughout.
  if (isGraphic(measures)) {
    const agrees = (whole.all >= 0.6 && distance <= 45) || (whole.all >= 0.75 && distance <= 52);
    return agrees && whole.closely >= 0.4 && shifted(geometry) < 0.45 && geometry.coherence < HARDLY_TO;
  }
  const placed = geometry.pairs.length / Math.max(1, geometry.inView);
  // A small part, all of it on plain ground: only when nearly every key point is found again, unchanged.
  if (measures.pictorial < 4) {
    return placed >= 0.6 && distance <= 37 && whole.all >= 0.9 && whole.closely >= 0.8 && measures.textured >= 8;
  }
  if (measures.textured < TEXTURED_MIN) return false;
  const needed = shareNeeded(distance, geometry.coherence);
  const agrees = whole.all >= needed && whole.pictorial >= needed - 0.04 && whole.closely >= 0.2;
  return agrees && placed >= 0.08 && distance < 56;
}

/** So much alike that no other view of the scene reaches it (0.92), however blurred or reshaped the key points are. */
function agreesThroughout(geometry: GeometricEvidence, measures: CellMeasures, whole: Shares): boolean {
  const alike = whole.all >= 0.96 && whole.pictorial >= 0.95 && whole.closely >= 0.55;
  return alike && measures.textured >= 20 && geometry.coherence < HARDLY_TO;
}

/** Around something laid over the picture, nearly all must agree, closely, and be picture rather than lettering. */
function isCopyOutside(geometry: GeometricEvidence, outside: CellMeasures, distance: number): boolean {
  const { all, closely } = shares(outside);
  if (
    geometry.coherence >= HARDLY_TO ||
    geometry.inliers < 16 ||
    outside.textured < 9 ||
    all < ramp(distance, 34, 0.78, 38, 0.86) ||
    closely < 0.5
  )
    return false;
  // Icons of one set share their ground and differ in what stands on it: the ground alone is not the work.
  return outside.pictorialAgreeing >= 7 && distance <= 42;
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
