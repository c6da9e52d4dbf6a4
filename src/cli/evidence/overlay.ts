/**
 * What is drawn over the two pictures: the matched region in both, the same sign in the same corner, cells that agree or differ,
 * a veil over what is not part of the match, and a ribbon from one region to the other.
 */
import type { CellState, ImageSegment } from '../../match/index.ts';
import {
  centreOf,
  coordinate,
  cornersOf,
  mapped,
  onSheet,
  polygonPath,
  towards,
  type Panel,
  type Point,
} from './geometry.ts';
import { AGREES, AGREES_DOT, INK, OUTLINE, PAPER } from './palette.ts';

export interface OverlayInput {
  readonly upload: Panel;
  readonly reference: Panel;
  /** The place that is shown in detail, then others of the same work in the same picture. */
  readonly segments: readonly [ImageSegment, ...ImageSegment[]];
  /** Of the first segment: row by row over the whole reference; empty when they could not be compared. */
  readonly cells: readonly CellState[];
  /** Only a possible match: the outline is dashed. */
  readonly possible: boolean;
}

type Quad = readonly [Point, Point, Point, Point];

export function drawOverlay(input: OverlayInput): string {
  const { upload, reference, segments } = input;
  const quads = segments.map((segment) => uploadQuad(upload, segment));
  const boxes = segments.map((segment) => referenceQuad(reference, segment));
  return [
    clipped(upload, 0, veil(upload, quads) + cellsIn(input, 'upload')),
    clipped(reference, 0, veil(reference, boxes) + cellsIn(input, 'reference')),
    // An outline along the picture's edge keeps its full thickness.
    clipped(upload, 4, quads.map((quad) => outline(quad, input)).join('')),
    clipped(reference, 4, boxes.map((box) => outline(box, input)).join('')),
    ribbon(within(upload, quads[0]!), within(reference, boxes[0]!)),
    ...cornerSigns(within(upload, quads[0]!)),
    ...cornerSigns(within(reference, boxes[0]!)),
  ].join('\n');
}

const uploadQuad = (panel: Panel, { transform, reference }: ImageSegment): Quad =>
  cornersOf(reference).map((corner) => onSheet(panel, mapped(transform, corner))) as unknown as Quad;

const referenceQuad = (panel: Panel, { reference }: ImageSegment): Quad =>
  cornersOf(reference).map((corner) => onSheet(panel, corner)) as unknown as Quad;

function clipped(panel: Panel, beyond: number, drawing: string): string {
  const id = `clip${Math.round(panel.x)}-${beyond}`;
  const [x, y] = [panel.x - beyond, panel.y - beyond].map(coordinate);
  const [width, height] = [panel.width + 2 * beyond, panel.height + 2 * beyond].map(coordinate);
  return `<clipPath id="${id}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath><g clip-path="url(#${id})">${drawing}</g>`;
}

function veil(panel: Panel, regions: readonly Quad[]): string {
  const path = polygonPath(cornersOf(panel)) + regions.map(polygonPath).join('');
  return `<path d="${path}" fill="${PAPER}" fill-opacity="0.68" fill-rule="evenodd"/>`;
}

function cellsIn(
  { cells, segments: [segment], upload, reference }: OverlayInput,
  where: 'upload' | 'reference',
): string {
  const side = Math.round(Math.sqrt(cells.length));
  const [width, height] = [reference.shown.width / side, reference.shown.height / side];
  const drawn = cells.map((state, i) => {
    if (state === 'plain' || (state === 'unseen' && where === 'upload')) return '';
    const corners = cornersOf({ x: (i % side) * width, y: Math.floor(i / side) * height, width, height });
    const place = corners.map((corner) =>
      where === 'upload' ? onSheet(upload, mapped(segment.transform, corner)) : onSheet(reference, corner),
    );
    const path = polygonPath(place);
    switch (state) {
      case 'agrees': {
        const [x, y] = centreOf(place).map(coordinate);
        return `<path d="${path}" fill="${AGREES}" fill-opacity="0.08"/><circle cx="${x}" cy="${y}" r="2.4" fill="#fff" stroke="${AGREES_DOT}" stroke-width="1.3"/>`;
      }
      case 'differs':
        return `<path d="${path}" fill="url(#${where === 'upload' ? 'differs' : 'differs-faint'})"/>`;
      case 'unseen':
        return insideBox(segment, corners) ? `<path d="${path}" fill="${PAPER}" fill-opacity="0.68"/>` : '';
    }
  });
  return drawn.join('');
}

/** Outside the matched box the veil lies already. */
function insideBox({ reference: box }: ImageSegment, corners: readonly Point[]): boolean {
  const [x, y] = centreOf(corners);
  return x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height;
}

function outline(quad: Quad, { possible }: OverlayInput): string {
  const path = polygonPath(quad);
  const dashes = possible ? ' stroke-dasharray="13 8"' : '';
  return `<path d="${path}" fill="none" stroke="#fff" stroke-width="8" stroke-opacity="0.85"/><path d="${path}" fill="none" stroke="${OUTLINE}" stroke-width="4.5"${dashes}/>`;
}

/** Corners outside the picture are shown at its edge. */
function within(panel: Panel, quad: Quad): Quad {
  const clamp = (value: number, low: number, length: number): number => Math.min(low + length, Math.max(low, value));
  return quad.map(([x, y]) => [clamp(x, panel.x, panel.width), clamp(y, panel.y, panel.height)]) as unknown as Quad;
}

/** From the right side of the region in the upload to the left side of the region in the work. */
function ribbon(from: Quad, to: Quad): string {
  const right = [...from]
    .sort((a, b) => b[0] - a[0])
    .slice(0, 2)
    .sort((a, b) => a[1] - b[1]) as [Point, Point];
  const left = [...to]
    .sort((a, b) => a[0] - b[0])
    .slice(0, 2)
    .sort((a, b) => a[1] - b[1]) as [Point, Point];
  const bend = (a: Point, b: Point): string => {
    const middle = coordinate((a[0] + b[0]) / 2);
    return `C${middle} ${coordinate(a[1])} ${middle} ${coordinate(b[1])} ${coordinate(b[0])} ${coordinate(b[1])}`;
  };
  const start = (point: Point): string => `${coordinate(point[0])} ${coordinate(point[1])}`;
  const band = `M${start(right[0])}${bend(right[0], left[0])}L${start(left[1])}${bend(left[1], right[1])}Z`;
  const edges = `M${start(right[0])}${bend(right[0], left[0])}M${start(right[1])}${bend(right[1], left[1])}`;
  return `<path d="${band}" fill="${OUTLINE}" fill-opacity="0.16"/><path d="${edges}" fill="none" stroke="#fff" stroke-width="3" stroke-opacity="0.7"/><path d="${edges}" fill="none" stroke="${OUTLINE}" stroke-width="1.4"/>`;
}

/** Circle, square, triangle and diamond: whoever looks for the circle in both pictures sees a turn or a mirror at once. */
const SIGNS: readonly ((x: number, y: number, r: number) => string)[] = [
  (x, y, r) => `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`,
  (x, y, r) => `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`,
  (x, y, r) => `M${x} ${y - r * 1.15}L${x + r * 1.1} ${y + r * 0.85}H${x - r * 1.1}Z`,
  (x, y, r) => `M${x} ${y - r * 1.25}L${x + r * 1.25} ${y}L${x} ${y + r * 1.25}L${x - r * 1.25} ${y}Z`,
];

function cornerSigns(quad: Quad): readonly string[] {
  const centre = centreOf(quad);
  return quad.map((corner, i) => {
    const [x, y] = towards(corner, centre, 17);
    return `<path d="${SIGNS[i]!(round(x), round(y), 8)}" fill="#fff" stroke="${INK}" stroke-width="2.6" stroke-linejoin="round"/>`;
  });
}

const round = (value: number): number => Math.round(value * 10) / 10;
