/** Points and frames of an evidence picture: from a picture's own pixels to the place where it is shown. */
import type { Box, Homography } from '../../match/index.ts';

export type Point = readonly [x: number, y: number];

/** Where a picture is shown on the sheet, in pixels of the sheet. */
export interface Panel extends Box {
  /** Size of the picture as shown in its own pixels, the ones that segments speak of. */
  readonly shown: { readonly width: number; readonly height: number };
}

/** A picture's own pixels → the sheet. */
export const onSheet = (panel: Panel, [x, y]: Point): Point => [
  panel.x + (x * panel.width) / panel.shown.width,
  panel.y + (y * panel.height) / panel.shown.height,
];

/** Top left, top right, bottom right, bottom left. */
export const cornersOf = ({ x, y, width, height }: Box): readonly [Point, Point, Point, Point] => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];

/** A point at infinity comes out as far away as a sheet can show. */
export function mapped(h: Homography, [x, y]: Point): Point {
  const w = h[6] * x + h[7] * y + h[8];
  const safe = Math.abs(w) < 1e-9 ? 1e-9 : w;
  return [(h[0] * x + h[1] * y + h[2]) / safe, (h[3] * x + h[4] * y + h[5]) / safe];
}

/** For drawings: hundredths of a pixel are enough, and nothing is ever NaN or farther than a sheet can show. */
export const coordinate = (value: number): string =>
  (Number.isFinite(value) ? Math.min(1e5, Math.max(-1e5, value)) : 0).toFixed(1);

export const polygonPath = (points: readonly Point[]): string =>
  `M${points.map(([x, y]) => `${coordinate(x)} ${coordinate(y)}`).join('L')}Z`;

export const centreOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];

/** The point moved towards (or, if negative, away from) another, by at most half the way. */
export function towards([x, y]: Point, [tx, ty]: Point, by: number): Point {
  const length = Math.hypot(tx - x, ty - y) || 1;
  const share = Math.min(0.5, by / length);
  return [x + (tx - x) * share, y + (ty - y) * share];
}
