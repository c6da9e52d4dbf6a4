/**
 * A match in time as something to show: ribbons from the upload to the work, and moments to put side by side. The same for the
 * command line's strips and for a console's player.
 */
import type { Box, Match, Segment, Span, TimeSegment } from './outcome.ts';

/** One segment: this part of the upload is that part of the work. */
export interface Ribbon {
  readonly track: 'picture' | 'sound';
  /** Seconds. */
  readonly upload: Span;
  readonly reference: Span;
  readonly speed: number;
  readonly pitchSemitones?: number;
  readonly reversed?: true;
  /** Where in the upload's frame the work stands. */
  readonly box?: Box;
  /** Seconds by which each edge may be wrong. */
  readonly boundaryError: number;
}

/** One moment of the work, and when the upload shows it. */
export interface PairedMoment {
  readonly upload: number;
  readonly reference: number;
  /** Number of the ribbon it lies on. */
  readonly ribbon: number;
}

export interface Timeline {
  /** In order of the upload; the picture first where both begin together. */
  readonly ribbons: readonly Ribbon[];
  /** Of the picture only, in the same order. */
  readonly moments: readonly PairedMoment[];
}

/** @param momentsMax pairs wanted at most; each ribbon gets its share by length, the longest ones first */
export function timelineOf(match: Match, momentsMax: number): Timeline {
  const ribbons = match.segments
    .filter(isTimed)
    .map(ribbonOf)
    .sort((a, b) => a.upload.start - b.upload.start || (a.track < b.track ? -1 : 1));
  return { ribbons, moments: momentsOf(ribbons, momentsMax) };
}

function ribbonOf(segment: TimeSegment): Ribbon {
  const { algorithm: _, ...ribbon } = segment;
  return { ...ribbon, track: segment.track ?? 'sound' };
}

/** The work's moment at this share of the way through the upload's part; the ends map to the ends. */
const inReference = ({ reference, reversed }: Ribbon, share: number): PairedMoment['reference'] =>
  reversed
    ? reference.end - share * (reference.end - reference.start)
    : reference.start + share * (reference.end - reference.start);

const isTimed = (segment: Segment): segment is TimeSegment => 'boundaryError' in segment;
const lengthOf = ({ start, end }: Span): number => end - start;

function momentsOf(ribbons: readonly Ribbon[], most: number): PairedMoment[] {
  const seen = ribbons
    .map((ribbon, i) => ({ ribbon, i, wanted: 0 }))
    .filter(({ ribbon }) => ribbon.track === 'picture')
    .sort((a, b) => lengthOf(b.ribbon.upload) - lengthOf(a.ribbon.upload) || a.i - b.i);
  // One after the other to the ribbon whose moments lie farthest apart.
  for (let given = 0; given < most && seen.length > 0; given++) {
    const spacing = ({ ribbon, wanted }: (typeof seen)[number]): number => lengthOf(ribbon.upload) / (wanted + 1);
    seen.reduce((a, b) => (b.wanted === 0 && a.wanted > 0 ? b : spacing(b) > spacing(a) && a.wanted > 0 ? b : a))
      .wanted++;
  }
  return seen
    .sort((a, b) => a.i - b.i)
    .flatMap(({ ribbon, i, wanted }) =>
      Array.from({ length: wanted }, (_, k) => {
        const share = (k + 0.5) / wanted;
        const upload = ribbon.upload.start + share * lengthOf(ribbon.upload);
        return { upload: thousandths(upload), reference: thousandths(inReference(ribbon, share)), ribbon: i };
      }),
    );
}

const thousandths = (value: number): number => Math.round(1000 * value) / 1000;
