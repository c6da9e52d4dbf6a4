/** Where the work lies in the upload and which part of it: polygons, boxes and shares of area, in pixels of the shown pictures. */
import type { LocalFeatures, LocalQuery } from '../../../fingerprint/index.ts';
import type { Box } from '../../outcome.ts';
import { invert, mapX, mapY, multiply, normalised, type PlaneMap } from './plane-map.ts';
import { unmirror } from './photometric-verification.ts';

type Point = readonly [number, number];

export interface ShownRegion {
  /** From pixels of the reference as shown to pixels of the upload as shown. */
  readonly transform: PlaneMap;
  readonly upload: Box;
  readonly reference: Box;
  /** Corners of the visible part of the reference, in the upload. */
  readonly outline: readonly Point[];
  /** Shares of area, 0 to 1. */
  readonly ofReference: number;
  readonly ofUpload: number;
}

/** Undefined when the map shows nothing of the reference inside the upload. */
export function shownRegion(
  features: LocalFeatures,
  query: LocalQuery,
  map: PlaneMap,
  mirrored: boolean,
): ShownRegion | undefined {
  const { shown, picture } = query;
  const fromShown: PlaneMap = scaling(
    features.frame.width / features.shown.width,
    features.frame.height / features.shown.height,
  );
  const toShown = scaling(shown.width / picture.width, shown.height / picture.height);
  const transform = normalised(multiply(toShown, multiply(unmirror(map, picture.width, mirrored), fromShown)));
  const back = transform && invert(transform);
  if (transform === undefined || back === undefined) return undefined;
  const corners = rectangle(features.shown.width, features.shown.height);
  const outline = clipped(
    corners.map(([x, y]): Point => [mapX(transform, x, y), mapY(transform, x, y)]),
    shown.width,
    shown.height,
  );
  if (outline.length < 3) return undefined;
  const seen = outline.map(([x, y]): Point => [mapX(back, x, y), mapY(back, x, y)]);
  return {
    transform,
    upload: bounds(outline, shown.width, shown.height),
    reference: bounds(seen, features.shown.width, features.shown.height),
    outline,
    ofReference: Math.min(1, area(seen) / (features.shown.width * features.shown.height)),
    ofUpload: Math.min(1, area(outline) / (shown.width * shown.height)),
  };
}

const scaling = (x: number, y: number): PlaneMap => [x, 0, 0, 0, y, 0, 0, 0, 1];
const rectangle = (width: number, height: number): Point[] => [
  [0, 0],
  [width, 0],
  [width, height],
  [0, height],
];

/** Sutherland & Hodgman: a convex polygon cut to 0 … width, 0 … height. */
function clipped(polygon: readonly Point[], width: number, height: number): readonly Point[] {
  const sides: readonly ((p: Point) => number)[] = [
    ([x]) => x,
    ([, y]) => y,
    ([x]) => width - x,
    ([, y]) => height - y,
  ];
  return sides.reduce<readonly Point[]>(
    (points, depth) =>
      points.flatMap((point, i) => {
        const next = points[(i + 1) % points.length]!;
        const [d, e] = [depth(point), depth(next)];
        const kept = d >= 0 ? [point] : [];
        if (d >= 0 === e >= 0) return kept;
        const k = d / (d - e);
        return [...kept, [point[0] + k * (next[0] - point[0]), point[1] + k * (next[1] - point[1])] as const];
      }),
    polygon,
  );
}

function area(polygon: readonly Point[]): number {
  let sum = 0;
  polygon.forEach(([x, y], i) => {
    const [u, v] = polygon[(i + 1) % polygon.length]!;
    sum += x * v - u * y;
  });
  return Math.abs(sum) / 2;
}

function bounds(polygon: readonly Point[], width: number, height: number): Box {
  const inside = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const xs = polygon.map(([x]) => inside(x, width));
  const ys = polygon.map(([, y]) => inside(y, height));
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** Whether a point lies in a convex polygon. */
export function contains(polygon: readonly Point[], x: number, y: number): boolean {
  let [left, right] = [false, false];
  polygon.forEach(([ax, ay], i) => {
    const [bx, by] = polygon[(i + 1) % polygon.length]!;
    const side = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
    if (side > 0) left = true;
    if (side < 0) right = true;
  });
  return !(left && right);
}
