/**
 * Maps of the plane as nine numbers, row by row: similarity, affine and homography by weighted least squares
 * (Hartley & Zisserman 2004, ch. 4). Pure arithmetic; undefined where points do not determine a map.
 */
export type PlaneMap = readonly [number, number, number, number, number, number, number, number, number];

export const IDENTITY: PlaneMap = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** Matching points: from[i] is seen at to[i], with a weight. */
export interface PointPairs {
  readonly count: number;
  readonly fromX: Float64Array;
  readonly fromY: Float64Array;
  readonly toX: Float64Array;
  readonly toY: Float64Array;
  readonly weight: Float64Array;
}

export function multiply(a: PlaneMap, b: PlaneMap): PlaneMap {
  const out = Array.from({ length: 9 }, () => 0);
  for (let r = 0; r < 3; r++) {
    for (let c = 0; c < 3; c++) {
      out[3 * r + c] = a[3 * r]! * b[c]! + a[3 * r + 1]! * b[3 + c]! + a[3 * r + 2]! * b[6 + c]!;
    }
  }
  return out as unknown as PlaneMap;
}

/** Scaled so that the last number is 1; undefined when it is not invertible. */
export function invert(m: PlaneMap): PlaneMap | undefined {
  const [a, b, c, d, e, f, g, h, i] = m;
  const det = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (!Number.isFinite(1 / det)) return undefined;
  const adjugate = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  return normalised(adjugate);
}

/** Scaled so that the last number is 1; undefined when it is 0 or anything is not finite. */
export function normalised(m: ArrayLike<number>): PlaneMap | undefined {
  const last = m[8]!;
  const out = Array.from(m, (v) => v / last);
  return out.every(Number.isFinite) ? (out as unknown as PlaneMap) : undefined;
}

export const mapX = (m: PlaneMap, x: number, y: number): number =>
  (m[0] * x + m[1] * y + m[2]) / (m[6] * x + m[7] * y + m[8]);
export const mapY = (m: PlaneMap, x: number, y: number): number =>
  (m[3] * x + m[4] * y + m[5]) / (m[6] * x + m[7] * y + m[8]);

/** How the map stretches, turns and shears small things around a point: [∂x/∂x, ∂x/∂y, ∂y/∂x, ∂y/∂y]. */
export function jacobian(m: PlaneMap, x: number, y: number): readonly [number, number, number, number] {
  const w = m[6] * x + m[7] * y + m[8];
  const px = mapX(m, x, y);
  const py = mapY(m, x, y);
  return [(m[0] - m[6] * px) / w, (m[1] - m[7] * px) / w, (m[3] - m[6] * py) / w, (m[4] - m[7] * py) / w];
}

/** The similarity that takes two points to two points. */
export function similarityFrom(pairs: PointPairs, i: number, j: number): PlaneMap | undefined {
  const dx = pairs.fromX[j]! - pairs.fromX[i]!;
  const dy = pairs.fromY[j]! - pairs.fromY[i]!;
  const ux = pairs.toX[j]! - pairs.toX[i]!;
  const uy = pairs.toY[j]! - pairs.toY[i]!;
  const length = dx * dx + dy * dy;
  if (length === 0) return undefined;
  const a = (ux * dx + uy * dy) / length;
  const b = (uy * dx - ux * dy) / length;
  return [
    a,
    -b,
    pairs.toX[i]! - a * pairs.fromX[i]! + b * pairs.fromY[i]!,
    b,
    a,
    pairs.toY[i]! - b * pairs.fromX[i]! - a * pairs.fromY[i]!,
    0,
    0,
    1,
  ];
}

/** Weighted least-squares affine map of the chosen pairs; undefined below 3 or when they lie on a line. */
export function fitAffine(pairs: PointPairs, chosen: readonly number[]): PlaneMap | undefined {
  if (chosen.length < 3) return undefined;
  const shift = centres(pairs, chosen);
  const normal = new Float64Array(9);
  const right = new Float64Array(6);
  for (const i of chosen) {
    const w = pairs.weight[i]!;
    const row = [(pairs.fromX[i]! - shift.fromX) / shift.from, (pairs.fromY[i]! - shift.fromY) / shift.from, 1];
    for (let r = 0; r < 3; r++) {
      for (let c = 0; c < 3; c++) normal[3 * r + c] = normal[3 * r + c]! + w * row[r]! * row[c]!;
      right[r] = right[r]! + w * row[r]! * pairs.toX[i]!;
      right[3 + r] = right[3 + r]! + w * row[r]! * pairs.toY[i]!;
    }
  }
  const x = solve(normal, right.subarray(0, 3), 3);
  const y = solve(normal, right.subarray(3), 3);
  if (x === undefined || y === undefined) return undefined;
  const toCentre: PlaneMap = [
    1 / shift.from,
    0,
    -shift.fromX / shift.from,
    0,
    1 / shift.from,
    -shift.fromY / shift.from,
    0,
    0,
    1,
  ];
  return multiply([x[0]!, x[1]!, x[2]!, y[0]!, y[1]!, y[2]!, 0, 0, 1], toCentre);
}

/** Least-squares homography near the reprojection optimum (algebraic error reweighted three times); undefined below 6 pairs. */
export function fitHomography(pairs: PointPairs, chosen: readonly number[]): PlaneMap | undefined {
  if (chosen.length < 6) return undefined;
  const s = centres(pairs, chosen);
  let h: Float64Array | undefined;
  for (let round = 0; round < 3; round++) {
    const normal = new Float64Array(64);
    const right = new Float64Array(8);
    const row = new Float64Array(8);
    for (const i of chosen) {
      const x = (pairs.fromX[i]! - s.fromX) / s.from;
      const y = (pairs.fromY[i]! - s.fromY) / s.from;
      const u = (pairs.toX[i]! - s.toX) / s.to;
      const v = (pairs.toY[i]! - s.toY) / s.to;
      const depth = h === undefined ? 1 : h[6]! * x + h[7]! * y + 1;
      const weight = pairs.weight[i]! / Math.max(depth * depth, 1e-4);
      row.set([x, y, 1, 0, 0, 0, -u * x, -u * y]);
      accumulate(normal, right, row, u, weight);
      row.set([0, 0, 0, x, y, 1, -v * x, -v * y]);
      accumulate(normal, right, row, v, weight);
    }
    h = solve(normal, right, 8);
    if (h === undefined) return undefined;
  }
  const back: PlaneMap = [s.to, 0, s.toX, 0, s.to, s.toY, 0, 0, 1];
  const core: PlaneMap = [h![0]!, h![1]!, h![2]!, h![3]!, h![4]!, h![5]!, h![6]!, h![7]!, 1];
  const toCentre: PlaneMap = [1 / s.from, 0, -s.fromX / s.from, 0, 1 / s.from, -s.fromY / s.from, 0, 0, 1];
  return normalised(multiply(multiply(back, core), toCentre));
}

function accumulate(normal: Float64Array, right: Float64Array, row: Float64Array, value: number, weight: number): void {
  for (let r = 0; r < 8; r++) {
    if (row[r] === 0) continue;
    for (let c = 0; c < 8; c++) normal[8 * r + c] = normal[8 * r + c]! + weight * row[r]! * row[c]!;
    right[r] = right[r]! + weight * row[r]! * value;
  }
}

/** Means and spreads of both sides: normalising them keeps the equations well conditioned. */
function centres(pairs: PointPairs, chosen: readonly number[]) {
  const mean = (values: Float64Array): number => chosen.reduce((sum, i) => sum + values[i]!, 0) / chosen.length;
  const [fromX, fromY, toX, toY] = [mean(pairs.fromX), mean(pairs.fromY), mean(pairs.toX), mean(pairs.toY)];
  let from = 0;
  let to = 0;
  for (const i of chosen) {
    from += Math.sqrt((pairs.fromX[i]! - fromX) ** 2 + (pairs.fromY[i]! - fromY) ** 2);
    to += Math.sqrt((pairs.toX[i]! - toX) ** 2 + (pairs.toY[i]! - toY) ** 2);
  }
  return { fromX, fromY, toX, toY, from: from / chosen.length || 1, to: to / chosen.length || 1 };
}

/** Gaussian elimination with pivoting; undefined when singular. The arguments stay as they were. */
function solve(matrix: Float64Array, right: Float64Array, n: number): Float64Array | undefined {
  const a = matrix.slice();
  const b = right.slice();
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let r = column + 1; r < n; r++) {
      if (Math.abs(a[r * n + column]!) > Math.abs(a[pivot * n + column]!)) pivot = r;
    }
    if (Math.abs(a[pivot * n + column]!) < 1e-9) return undefined;
    for (let c = 0; c < n; c++) {
      [a[column * n + c], a[pivot * n + c]] = [a[pivot * n + c]!, a[column * n + c]!];
    }
    [b[column], b[pivot]] = [b[pivot]!, b[column]!];
    for (let r = 0; r < n; r++) {
      if (r === column) continue;
      const factor = a[r * n + column]! / a[column * n + column]!;
      if (factor === 0) continue;
      for (let c = column; c < n; c++) a[r * n + c] = a[r * n + c]! - factor * a[column * n + c]!;
      b[r] = b[r]! - factor * b[column]!;
    }
  }
  return b.map((value, i) => value / a[i * n + i]!);
}
