/** All that speaks for or against a copy, in numbers of which each has a direction; `copy-rules.ts` says how they weigh. */
import { POSITION_STEPS, type LocalFeatures } from '../../../fingerprint/index.ts';
import type { CellMeasures } from './cell-measures.ts';
import type { GeometricEvidence } from './geometric-verification.ts';
import { CELLS } from './photometric-verification.ts';
import { convergence, isPlacedByProgram } from './placement.ts';

/** Shares of the textured cells in view. */
export interface Shares {
  readonly all: number;
  /** Correlating above 0.85. */
  readonly closely: number;
  /** Of the pictorial ones alone; all of a reference that is a graphic; 0 where fewer than four are in view. */
  readonly pictorial: number;
}

export interface Signs {
  /** Bits by which the paired descriptors differ, on average: a copy stays below 40, another text in the same template above 54. */
  readonly distance: number;
  readonly inliers: number;
  /** Pairs found, of the reference's key points in view. */
  readonly placed: number;
  /** Of the key points clearly recognised anywhere near, those within 2 pixels of their place, and those 8 or more from it. */
  readonly exact: number;
  readonly shifted: number;
  /** How far neighbours miss their places together, 0 to 1. */
  readonly coherence: number;
  readonly byProgram: boolean;
  readonly convergence: number;
  /** Little but shapes and lettering on plain grounds. */
  readonly graphic: boolean;
  readonly measures: CellMeasures;
  readonly shares: Shares;
}

export function signsOf(geometry: GeometricEvidence, measures: CellMeasures, frame: LocalFeatures['frame']): Signs {
  const { pairs, displaced, map } = geometry;
  const recognised = displaced.reduce((sum, count) => sum + count, 0);
  const far = displaced.slice(4).reduce((sum, count) => sum + count, 0);
  return {
    distance: pairs.reduce((sum, pair) => sum + pair.distance, 0) / Math.max(1, pairs.length),
    inliers: geometry.inliers,
    placed: pairs.length / Math.max(1, geometry.inView),
    exact: displaced[0]! / Math.max(1, recognised),
    shifted: far / Math.max(1, recognised),
    coherence: geometry.coherence,
    byProgram: isPlacedByProgram(map, frame),
    convergence: convergence(map, frame),
    graphic: isGraphic(measures),
    measures,
    shares: sharesOf(measures),
  };
}

export const isGraphic = ({ pictorial, pictorialInAll }: CellMeasures): boolean =>
  pictorialInAll < 12 && pictorial < PICTURE_MIN;

/** Fewer pictorial cells are no picture. */
const PICTURE_MIN = 4;

export function sharesOf(measures: CellMeasures): Shares {
  const { textured, agreeing, closely, pictorial, pictorialAgreeing } = measures;
  const all = agreeing / Math.max(1, textured);
  const ofPicture = pictorial < PICTURE_MIN ? 0 : pictorialAgreeing / pictorial;
  return { all, closely: closely / Math.max(1, textured), pictorial: isGraphic(measures) ? all : ofPicture };
}

/** Key points whose descriptors differ by fewer bits are clearly the same; those of a template's other words are not. */
const CLEARLY_SAME_MAX = 40;

/** For each of the reference's 144 cells: 1 = holds a key point that is clearly the same in the upload. */
export function keyedCells(features: LocalFeatures, geometry: GeometricEvidence): Uint8Array {
  const keyed = new Uint8Array(CELLS * CELLS);
  const { points, frame } = features;
  const part = (position: number, length: number): number =>
    Math.min(CELLS - 1, Math.floor((position / POSITION_STEPS / length) * CELLS));
  for (const { reference, distance } of geometry.pairs) {
    if (distance > CLEARLY_SAME_MAX) continue;
    keyed[part(points.y[reference]!, frame.height) * CELLS + part(points.x[reference]!, frame.width)] = 1;
  }
  return keyed;
}
