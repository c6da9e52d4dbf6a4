/** From a segment's homography to what a browser can draw: corner points, and the CSS matrix that lays one picture over the other. */
export type Point = readonly [x: number, y: number];
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const cornersOf = ({ x, y, width, height }: Box): readonly Point[] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** Through a row-major homography. A point at infinity comes out as far away as can be shown. */
export function mapped(h: readonly number[], [x, y]: Point): Point {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, i = 0, j = 1] = h;
  const w = g * x + i * y + j;
  const safe = Math.abs(w) < 1e-9 ? 1e-9 : w;
  return [(a * x + b * y + c) / safe, (d * x + e * y + f) / safe];
}

/** Where the matched part of the reference lies in the upload. */
export const outlineIn = (transform: readonly number[], reference: Box): readonly Point[] =>
  cornersOf(reference).map((corner) => mapped(transform, corner));

export const pointsText = (points: readonly Point[]): string =>
  points.map(([x, y]) => `${shown(x)},${shown(y)}`).join(' ');
const shown = (value: number): string => (Number.isFinite(value) ? Math.min(1e5, Math.max(-1e5, value)) : 0).toFixed(1);

/** Row-major 3 × 3 → `matrix3d`, which is column-major and has a z of its own. Transform origin must be 0 0. */
export function cssMatrix(h: readonly number[]): string {
  const [a = 1, b = 0, c = 0, d = 0, e = 1, f = 0, g = 0, i = 0, j = 1] = h.map((value) =>
    Number.isFinite(value) ? value : 0,
  );
  return `matrix3d(${[a, d, 0, g, b, e, 0, i, 0, 0, 1, 0, c, f, 0, j].join(',')})`;
}
