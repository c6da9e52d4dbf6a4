/**
 * A strip over time: the upload's lane above, the work's lane below, each drawn to its own scale over the sheet's whole width. A lane
 * whose matched part would be a sliver shows only the stretch around it, and a thin bar of the whole says where that stretch lies.
 */
import type { Ribbon, Span } from '../../match/index.ts';

export const STRIP_WIDTH = 1360;
export const MARGIN = 28;
const LANE_WIDTH = STRIP_WIDTH - 2 * MARGIN;
/** A matched part below this share of its lane is enlarged, to about a third of it. */
const SLIVER = 0.14;
const ENLARGED = 1 / 3;
/** Stretches shorter than this are not enlarged further. */
const SECONDS_MIN = 4;

export const HEADING = 96;
const TITLE = 30;
const PICTURES = 104;
const WAVE = 62;
const WHOLE_BAR = 26;
const AXIS = 26;
/** The coloured bars of what was matched, one a track. */
export const BAR = 7;
export const RIBBONS = 150;
export const LEGEND = 56;

export interface Lane {
  readonly which: 'upload' | 'reference';
  readonly seconds: number;
  /** What of it is drawn. */
  readonly shown: Span;
  readonly enlarged: boolean;
  readonly titleY: number;
  /** Of the thin bar for the whole length, when enlarged. */
  readonly wholeY: number | undefined;
  readonly pictures: { readonly y: number; readonly height: number } | undefined;
  readonly wave: { readonly y: number; readonly height: number } | undefined;
  /** Where the bars of the matched parts lie, then the axis' times. */
  readonly barsY: number;
  readonly axisY: number;
  /** Where ribbons begin or end. */
  readonly edgeY: number;
}

export interface StripLayout {
  readonly width: number;
  readonly height: number;
  readonly upload: Lane;
  readonly reference: Lane;
}

export interface LaneContent {
  readonly seconds: number;
  readonly hasPictures: boolean;
  readonly hasSound: boolean;
}

export function layOutStrip(upload: LaneContent, reference: LaneContent, ribbons: readonly Ribbon[]): StripLayout {
  const above = windowOf(
    upload.seconds,
    ribbons.map((ribbon) => ribbon.upload),
  );
  const below = windowOf(
    reference.seconds,
    ribbons.map((ribbon) => ribbon.reference),
  );
  let y = HEADING;
  const take = (height: number): number => (y += height) - height;
  const rows = ({ hasPictures, hasSound }: LaneContent) => ({
    pictures: hasPictures ? { y: take(PICTURES + 6), height: PICTURES } : undefined,
    wave: hasSound || !hasPictures ? { y: take(WAVE + 6), height: WAVE } : undefined,
  });
  const titleY = take(TITLE);
  const wholeY = above.enlarged ? take(WHOLE_BAR) : undefined;
  const top = { ...rows(upload), axisY: take(AXIS), barsY: take(2 * BAR + 3) };
  const upperEdge = y;
  take(RIBBONS);
  const lowerEdge = y;
  const bars = { barsY: take(2 * BAR + 3), axisY: take(AXIS) };
  const bottom = { ...bars, ...rows(reference) };
  const lowerWhole = below.enlarged ? take(WHOLE_BAR) : undefined;
  const lowerTitle = take(TITLE);
  return {
    width: STRIP_WIDTH,
    height: y + LEGEND,
    upload: { which: 'upload', seconds: upload.seconds, ...above, titleY, wholeY, ...top, edgeY: upperEdge },
    reference: {
      which: 'reference',
      seconds: reference.seconds,
      ...below,
      titleY: lowerTitle,
      wholeY: lowerWhole,
      ...bottom,
      edgeY: lowerEdge,
    },
  };
}

/** What of a lane is drawn, so that what matched can be seen. */
export function windowOf(
  seconds: number,
  spans: readonly Span[],
): { readonly shown: Span; readonly enlarged: boolean } {
  const whole = { shown: { start: 0, end: Math.max(seconds, 0.1) }, enlarged: false };
  const start = Math.max(0, Math.min(...spans.map((span) => span.start)));
  const end = Math.min(seconds, Math.max(...spans.map((span) => span.end)));
  const length = end - start;
  if (!(length > 0) || length >= SLIVER * seconds) return whole;
  const wanted = Math.min(seconds, Math.max(SECONDS_MIN, length / ENLARGED));
  const from = Math.min(seconds - wanted, Math.max(0, start - (wanted - length) / 2));
  return { shown: { start: from, end: from + wanted }, enlarged: true };
}

/** Where on the sheet a moment of a lane stands. */
export const xOf = ({ shown }: Pick<Lane, 'shown'>, at: number): number =>
  MARGIN + LANE_WIDTH * Math.min(1, Math.max(0, (at - shown.start) / (shown.end - shown.start)));

export const xOfWhole = ({ seconds }: Pick<Lane, 'seconds'>, at: number): number =>
  MARGIN + LANE_WIDTH * Math.min(1, Math.max(0, at / Math.max(0.1, seconds)));

/** Moments in the middle of as many equal cells as pictures of this shape fit beside each other. */
export function lanePictures(
  { shown }: Lane,
  aspect: number,
): readonly { readonly at: number; readonly x: number; readonly width: number }[] {
  const count = Math.min(9, Math.max(5, Math.floor(LANE_WIDTH / (PICTURES * aspect))));
  const width = LANE_WIDTH / count;
  return Array.from({ length: count }, (_, i) => ({
    at: shown.start + ((i + 0.5) / count) * (shown.end - shown.start),
    x: MARGIN + i * width,
    width,
  }));
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 36_000];

/** Round times, eight to sixteen of them. */
export function ticksOf({ shown }: Pick<Lane, 'shown'>): readonly number[] {
  const step = STEPS.find((seconds) => (shown.end - shown.start) / seconds <= 14) ?? 86_400;
  const first = Math.ceil(shown.start / step - 1e-9);
  const last = Math.floor(shown.end / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
}

/** `0:07.4`, `12:30`, `1:02:10`. @param digits after the point */
export function clock(seconds: number, digits: 0 | 1 = 1): string {
  const scale = 10 ** digits;
  const all = Math.round(Math.max(0, seconds) * scale);
  const whole = Math.floor(all / scale);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const rest = digits === 1 ? `.${all % scale}` : '';
  const minutes = h > 0 ? `${h}:${String(m).padStart(2, '0')}` : String(m);
  return `${minutes}:${String(s).padStart(2, '0')}${rest}`;
}
