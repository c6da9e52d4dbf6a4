/** What evidence is drawn from. Everything is optional but the segments: a file may be gone while its geometry is kept. */
import type { Match } from '../../sdk/index.ts';

export interface PictureSource {
  readonly src?: string;
  /** As shown, in the pixels that segments speak of. */
  readonly width: number;
  readonly height: number;
}

export interface Peaks {
  readonly secondsEach: number;
  /** −100 to 0. */
  readonly low: readonly number[];
  /** 0 to 100. */
  readonly high: readonly number[];
}

export interface TimeSource {
  /** Of the sound. */
  readonly src?: string;
  readonly seconds: number;
  /** Of a film: the address of its picture at this second; `also` names all that will be asked for. */
  readonly still?: (at: number, also: readonly number[]) => string;
  /** Of a film: the address of these seconds of it, to play. */
  readonly clip?: (start: number, end: number) => string;
  /** A film whose parts cannot be made to play now. */
  readonly withoutFfmpeg?: boolean;
  readonly peaks?: Peaks;
}

type Segment = Match['segments'][number];
export type ImageSegment = Extract<Segment, { readonly transform: readonly number[] }>;
export type TimeSegment = Extract<Segment, { readonly speed: number }>;
export type TextSegment = Extract<Segment, { readonly agreeing: number }>;

export const imageSegments = ({ segments }: Match): readonly ImageSegment[] =>
  segments.filter((one): one is ImageSegment => 'transform' in one);
export const timeSegments = ({ segments }: Match): readonly TimeSegment[] =>
  segments.filter((one): one is TimeSegment => 'speed' in one);
export const textSegments = ({ segments }: Match): readonly TextSegment[] =>
  segments.filter((one): one is TextSegment => 'agreeing' in one && !('transform' in one));

/** The smallest frame that holds what is known, for a picture whose size is not known any more. */
export function frameAround(points: readonly (readonly [number, number])[]): { width: number; height: number } {
  const width = Math.max(1, ...points.map(([x]) => x));
  const height = Math.max(1, ...points.map(([, y]) => y));
  return { width, height };
}
