/**
 * Do an upload's key points lie as the reference's do? Each matched pair, having place, size and direction, proposes one similarity;
 * the proposal most pairs loosely support is sharpened by seeded two-point sampling (RANSAC; Fischler & Bolles 1981), then grown:
 * with the map found, each reference key point is looked for just where it should be (guided matching), and affine map and homography
 * are fitted to all that is found. Chance gives less than one such inlier, so that a few say much.
 */
import { COSINES, POSITION_STEPS, SINES, type KeyPoints, type QueryView } from '../../../fingerprint/index.ts';
import type { PlaceGrid } from './place-grid.ts';
import {
  fitAffine,
  fitHomography,
  jacobian,
  mapX,
  mapY,
  similarityFrom,
  type PlaneMap,
  type PointPairs,
} from './plane-map.ts';
import { LEVEL_SCALES, type PointMatch } from './votes.ts';

export interface GeometricEvidence {
  /** From the reference's frame to the view's frame, both in pixels. */
  readonly map: PlaneMap;
  /** Distinct places (6 × 6 pixels of the reference's frame) that agree. */
  readonly inliers: number;
  readonly pairs: readonly PointMatch[];
  /** Root mean square distance of the pairs from the map, in pixels of the reference's frame. */
  readonly residual: number;
  /** Reference key points inside the upload under the map. */
  readonly inView: number;
  /** Key points clearly recognised anywhere near, and how far from their place they were: counts per 2 pixels of the reference's frame. */
  readonly displaced: Uint16Array;
  /**
   * How far neighbouring key points miss their places together: 0 = each for itself (noise, blur), towards 1 = in company.
   * Things at different depths move so between two photographs of one scene.
   */
  readonly coherence: number;
}

/** Fewer agreeing places say nothing, whatever the pictures look like. */
export const INLIERS_MIN = 8;
/** Pixels of the reference's frame by which a pair may miss the final map. */
const TOLERANCE = 3.5;
const GUIDED_DISTANCE_MAX = 88;
const PAIRS_MAX = 320;
const SAMPLES = 120;

export function verifyGeometry(
  reference: KeyPoints,
  frame: { readonly width: number; readonly height: number },
  view: QueryView,
  grid: PlaceGrid,
  matches: readonly PointMatch[],
): GeometricEvidence | undefined {
  const pairs = [...matches].sort((a, b) => a.distance - b.distance).slice(0, PAIRS_MAX);
  const points = pointPairs(reference, view.points, pairs);
  let best: GeometricEvidence | undefined;
  for (const group of looseGroups(reference, view.points, pairs, points)) {
    const seed = sharpen(points, group);
    if (seed === undefined) continue;
    const grown = grow(reference, frame, view, grid, seed);
    if (grown !== undefined && (best === undefined || grown.inliers > best.inliers)) best = grown;
  }
  return best;
}

/** The two best-supported proposals' supporters. */
function looseGroups(
  reference: KeyPoints,
  query: KeyPoints,
  pairs: readonly PointMatch[],
  points: PointPairs,
): number[][] {
  const n = pairs.length;
  const turn = Int32Array.from(pairs, (p) => (query.angle[p.query]! - reference.angle[p.reference]! + 64) & 63);
  const zoom = Int32Array.from(pairs, (p) => query.level[p.query]! - reference.level[p.reference]!);
  const support = (i: number, visit: (j: number) => void): void => {
    const scale = LEVEL_SCALES[Math.abs(zoom[i]!)]! ** (zoom[i]! < 0 ? -1 : 1);
    const c = COSINES[turn[i]!]! * scale;
    const s = SINES[turn[i]!]! * scale;
    for (let j = 0; j < n; j++) {
      const difference = (turn[i]! - turn[j]! + 64) & 63;
      if (difference > 6 && difference < 58) continue;
      if (Math.abs(zoom[i]! - zoom[j]!) > 2) continue;
      const dx = points.fromX[j]! - points.fromX[i]!;
      const dy = points.fromY[j]! - points.fromY[i]!;
      const missX = points.toX[j]! - points.toX[i]! - (c * dx - s * dy);
      const missY = points.toY[j]! - points.toY[i]! - (s * dx + c * dy);
      const tolerance = scale * (8 + 0.25 * Math.sqrt(dx * dx + dy * dy));
      if (missX * missX + missY * missY <= tolerance * tolerance) visit(j);
    }
  };
  const counts = new Float64Array(n);
  for (let i = 0; i < n; i++) support(i, (j) => (counts[i] = counts[i]! + pairs[j]!.weight));
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const groups: number[][] = [];
  const taken = new Uint8Array(n);
  for (const i of order) {
    if (groups.length === 2) break;
    if (taken[i]) continue;
    const group: number[] = [];
    support(i, (j) => group.push(j));
    if (group.length < 3) break;
    for (const j of group) taken[j] = 1;
    groups.push(group);
  }
  return groups;
}

/** The best similarity through two of the group, fitted to an affine map where enough pairs agree. */
function sharpen(points: PointPairs, group: readonly number[]): PlaneMap | undefined {
  let state = 0x9e3779b9 ^ group.length;
  const below = (n: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * n);
  };
  let best: { map: PlaneMap; inliers: number[] } | undefined;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const i = group[below(group.length)]!;
    const j = group[below(group.length)]!;
    const apart = (points.fromX[i]! - points.fromX[j]!) ** 2 + (points.fromY[i]! - points.fromY[j]!) ** 2;
    if (apart < 400) continue;
    const map = similarityFrom(points, i, j);
    if (map === undefined) continue;
    const inliers = within(points, group, map, 6);
    if (best === undefined || inliers.length > best.inliers.length) best = { map, inliers };
  }
  if (best === undefined || best.inliers.length < 3) return undefined;
  for (const tolerance of [6, 5]) {
    if (best.inliers.length < 5) break;
    const map = fitAffine(points, best.inliers);
    if (map === undefined || !isSane(map, 1, 1)) break;
    const inliers = within(points, group, map, tolerance);
    if (inliers.length < best.inliers.length) break;
    best = { map, inliers };
  }
  return best.map;
}

function within(points: PointPairs, chosen: readonly number[], map: PlaneMap, tolerance: number): number[] {
  const scale = Math.sqrt(Math.abs(map[0] * map[4] - map[1] * map[3]));
  return chosen.filter((i) => {
    const x = mapX(map, points.fromX[i]!, points.fromY[i]!) - points.toX[i]!;
    const y = mapY(map, points.fromX[i]!, points.fromY[i]!) - points.toY[i]!;
    const limit = (tolerance * scale) / Math.sqrt(points.weight[i]!);
    return x * x + y * y <= limit * limit;
  });
}

/** Guided matching and refitting until nothing more is found; ends with a homography when that explains clearly more. */
function grow(
  reference: KeyPoints,
  frame: { readonly width: number; readonly height: number },
  view: QueryView,
  grid: PlaceGrid,
  seed: PlaneMap,
): GeometricEvidence | undefined {
  let map = seed;
  let result: GeometricEvidence | undefined;
  for (const [tolerance, model] of [
    [8, 'affine'],
    [6, 'affine'],
    [8, 'homography'],
    [6, 'homography'],
    [4.5, 'homography'],
    [TOLERANCE, 'homography'],
  ] as const) {
    const pairs = grid.guided(reference, map, tolerance, GUIDED_DISTANCE_MAX);
    if (pairs.length < 4) return result;
    const points = pointPairs(reference, view.points, pairs);
    const all = pairs.map((_, i) => i);
    const affine = fitAffine(points, all);
    if (affine === undefined || !isSane(affine, frame.width, frame.height)) return result;
    let next = affine;
    if (model === 'homography' && pairs.length >= 12) {
      const projective = fitHomography(points, all);
      if (projective !== undefined && isSane(projective, frame.width, frame.height)) {
        if (rms(points, projective) < 0.92 * rms(points, affine)) next = projective;
      }
    }
    map = next;
    result = {
      map,
      inliers: distinctPlaces(points),
      pairs,
      residual: rms(points, map),
      inView: 0,
      displaced: NOWHERE,
      coherence: 0,
    };
  }
  if (result === undefined || result.inliers < INLIERS_MIN) return undefined;
  const loosely = grid.guided(reference, result.map, COHERENCE_TOLERANCE, GUIDED_DISTANCE_MAX);
  const coherence = coherenceOf(reference, view, loosely, result.map);
  // Another photograph of the same scene shows recognisable key points shifted, each depth by its own way.
  const shifts = grid.displacements(reference, result.map, DISPLACEMENT_MAX, RECOGNISED_DISTANCE_MAX);
  return { ...result, ...shifts, coherence };
}

/** Pixels of the reference's frame within which a displaced key point is looked for. */
const DISPLACEMENT_MAX = 24;
const RECOGNISED_DISTANCE_MAX = 52;
const NOWHERE = new Uint16Array(DISPLACEMENT_MAX / 2 + 1);

/** Pixels of the reference's frame within which misses are compared, and the distance up to which key points are neighbours. */
const COHERENCE_TOLERANCE = 10;
const NEIGHBOURHOOD = 50;

function coherenceOf(reference: KeyPoints, view: QueryView, pairs: readonly PointMatch[], map: PlaneMap): number {
  const points = pointPairs(reference, view.points, pairs);
  const n = points.count;
  const missX = new Float64Array(n);
  const missY = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    missX[i] = points.toX[i]! - mapX(map, points.fromX[i]!, points.fromY[i]!);
    missY[i] = points.toY[i]! - mapY(map, points.fromX[i]!, points.fromY[i]!);
  }
  let [together, alone] = [0, 0];
  for (let i = 0; i < n; i++) {
    let [x, y, neighbours] = [0, 0, 0];
    for (let j = 0; j < n; j++) {
      const dx = points.fromX[j]! - points.fromX[i]!;
      const dy = points.fromY[j]! - points.fromY[i]!;
      const apart = dx * dx + dy * dy;
      // The same corner found at several scales misses together for no reason of depth.
      if (apart < 36 || apart > NEIGHBOURHOOD * NEIGHBOURHOOD) continue;
      x += missX[j]!;
      y += missY[j]!;
      neighbours++;
    }
    if (neighbours < 2) continue;
    together += (missX[i]! * x + missY[i]! * y) / neighbours;
    alone += missX[i]! ** 2 + missY[i]! ** 2;
  }
  return alone > 0 ? together / alone : 0;
}

function rms(points: PointPairs, map: PlaneMap): number {
  const scale = Math.sqrt(Math.abs(map[0] * map[4] - map[1] * map[3])) || 1;
  let sum = 0;
  let weights = 0;
  for (let i = 0; i < points.count; i++) {
    const x = mapX(map, points.fromX[i]!, points.fromY[i]!) - points.toX[i]!;
    const y = mapY(map, points.fromX[i]!, points.fromY[i]!) - points.toY[i]!;
    sum += points.weight[i]! * (x * x + y * y);
    weights += points.weight[i]!;
  }
  return Math.sqrt(sum / weights) / scale;
}

function distinctPlaces(points: PointPairs): number {
  const places = new Set<number>();
  for (let i = 0; i < points.count; i++) {
    places.add(Math.floor(points.fromX[i]! / 6) * 1000 + Math.floor(points.fromY[i]! / 6));
  }
  return places.size;
}

/** No reflection, no folding, no stretch beyond 2.4 : 1, no scale beyond 0.05 … 12, anywhere in the reference's frame. */
function isSane(map: PlaneMap, width: number, height: number): boolean {
  for (const [x, y] of [
    [0, 0],
    [width, 0],
    [0, height],
    [width, height],
    [width / 2, height / 2],
  ] as const) {
    if (!(map[6] * x + map[7] * y + map[8] > 0.2)) return false;
    const [a, b, c, d] = jacobian(map, x, y);
    const area = a * d - b * c;
    if (!(area > 0.0025 && area < 144)) return false;
    const energy = a * a + b * b + c * c + d * d;
    // For singular values p ≥ q: energy / area = p/q + q/p.
    if (energy / area > 2.4 + 1 / 2.4) return false;
  }
  return true;
}

function pointPairs(reference: KeyPoints, query: KeyPoints, pairs: readonly PointMatch[]): PointPairs {
  const at = (values: Uint16Array, pick: (pair: PointMatch) => number): Float64Array =>
    Float64Array.from(pairs, (pair) => values[pick(pair)]! / POSITION_STEPS);
  return {
    count: pairs.length,
    fromX: at(reference.x, (p) => p.reference),
    fromY: at(reference.y, (p) => p.reference),
    toX: at(query.x, (p) => p.query),
    toY: at(query.y, (p) => p.query),
    // A corner found in a coarse level is known less precisely, by that level's pixel.
    weight: Float64Array.from(pairs, (p) => 1 / Math.max(1, 0.6 * LEVEL_SCALES[reference.level[p.reference]!]!) ** 2),
  };
}
