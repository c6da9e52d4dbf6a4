/** What matching says: which work, which part of it, where in the upload, and how we know. */
import type { Confidence, Fraction, Modality, ReferenceId, UndeterminedWhy } from '../common/index.ts';

/** Pixels of the shown picture (after EXIF orientation); 0,0 is the top-left corner of the first pixel. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Half-open: `start` is in, `end` is out. Text: code points of the decoded file. Sound and film: seconds. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Row-major 3 × 3, maps points of the reference to points of the upload. */
export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export interface ImageSegment {
  readonly algorithm: string;
  readonly upload: Box;
  readonly reference: Box;
  readonly transform: Homography;
  readonly mirrored: boolean;
  /** Frame or page of the upload, from 0. */
  readonly frame: number;
  /** Local evidence in the reference's 12 × 12 grid: textured cells in view, and how many of them agree. */
  readonly cells: { readonly visible: number; readonly agreeing: number };
  /** Of a hash match, how far. 0 to 256. */
  readonly distance?: number;
}

export interface TextSegment {
  readonly algorithm: string;
  readonly upload: Span;
  readonly reference: Span;
  /** Skeleton characters that agree. */
  readonly agreeing: number;
}

export interface TimeSegment {
  readonly algorithm: string;
  readonly track?: 'picture' | 'sound';
  readonly upload: Span;
  readonly reference: Span;
  /** Playback rate of the reference inside the upload; 1.25 = faster. */
  readonly speed: number;
  readonly pitchSemitones?: number;
  /** The reference is played from its end to its beginning. */
  readonly reversed?: true;
  readonly box?: Box;
  /** Measured error of each boundary in seconds, by which policy shortens the span. */
  readonly boundaryError: number;
}

export type Segment = ImageSegment | TextSegment | TimeSegment;

/** `technical`: crop, mirror, turn, border, filter, speed, pitch, noise, chrome, logo. `creative`: something drawn, written, spoken or rearranged. */
export type Modification = 'none' | 'technical' | 'creative';

export const RESIDUALS = ['none', 'filter', 'logo', 'emoji', 'caption', 'occlusion'] as const;
/** Pictures: what differs between the work and what the upload shows of it, as far as size and shape tell. */
export type Residual = (typeof RESIDUALS)[number];

export interface Match {
  readonly reference: ReferenceId;
  readonly modality: Modality;
  readonly tier: 'same' | 'edited';
  readonly confidence: Confidence;
  readonly coverageOfReference: Fraction;
  readonly coverageOfUpload: Fraction;
  /** Other content fills ≥ 10 % of the upload, or lies over the work. */
  readonly combined: boolean;
  readonly modified: Modification;
  readonly residual?: Residual;
  /** What of the above could not be measured and so took the value kinder to the uploader. */
  readonly unmeasured?: readonly ('combined' | 'modified' | 'coverage')[];
  /** Other works that contain the same passage. */
  readonly alsoIn?: readonly ReferenceId[];
  /** The reference is quarantined: reported, decides nothing. */
  readonly shadow?: true;
  readonly segments: readonly [Segment, ...Segment[]];
}

export type MatchOutcome =
  | { readonly kind: 'matched'; readonly matches: readonly [Match, ...Match[]] }
  | { readonly kind: 'no-match' }
  | {
      readonly kind: 'undetermined';
      readonly why: UndeterminedWhy;
      readonly detail?: string;
      /** With `possible-match`: what a human should look at. */
      readonly candidates?: readonly Match[];
    };
