/** The contract of decoding: hostile bytes in, samples or a reason out; bounded, cancellable, never in the calling process. */
import type { Modality, UndeterminedWhy } from '../common/index.ts';
import type { AudioSample, FileFacts, RgbImage, Sample } from '../media/index.ts';

export type DecodeInput =
  { readonly kind: 'file'; readonly path: string } | { readonly kind: 'bytes'; readonly bytes: Uint8Array };

export interface DecodeOptions {
  readonly signal?: AbortSignal;
  /** 0 to 1, for long work. */
  readonly onProgress?: (share: number) => void;
}

export type DecodeOutcome =
  | { readonly kind: 'decoded'; readonly sample: Sample; readonly file: FileFacts }
  | {
      readonly kind: 'undetermined';
      readonly why: UndeterminedWhy;
      /** For people: what is wrong with this file, in a sentence. No path, no name. */
      readonly detail: string;
      /** What it would have been, when the first bytes tell. */
      readonly modality?: Modality;
      readonly file?: FileFacts;
    };

/** How long a film or a sound is, and what it sounds like: for evidence, without looking at each frame. */
export interface MediaOutline {
  readonly seconds: number;
  /** As shown. Absent when there are no moving pictures. */
  readonly picture?: { readonly width: number; readonly height: number };
  readonly sound?: AudioSample;
}

/** A part of a film, and how large it may be shown. */
export interface ClipWanted {
  /** Seconds from the film's start. */
  readonly start: number;
  /** Length in seconds. */
  readonly seconds: number;
  /** Pixels of the long side. */
  readonly side: number;
}

export interface Decoder {
  /** Never rejects for what is in the file. @throws DecoderUnavailable when no process can be started; the signal's reason when aborted */
  decode(input: DecodeInput, options?: DecodeOptions): Promise<DecodeOutcome>;
  /** One frame as colour, as shown, no side above `side`: for evidence pictures only. Undefined when it cannot be decoded. */
  picture(input: DecodeInput, frame: number, side: number): Promise<RgbImage | undefined>;
  /** Of films and sounds; undefined for everything else, and for what cannot be decoded. @throws the signal's reason when aborted */
  outline(input: DecodeInput, signal?: AbortSignal): Promise<MediaOutline | undefined>;
  /** A film's pictures at these moments in seconds, as colour, no side above `side`: for evidence only. About 0.2 s each. */
  stills(
    input: DecodeInput,
    moments: readonly number[],
    side: number,
    signal?: AbortSignal,
  ): Promise<readonly (RgbImage | undefined)[]>;
  /**
   * Up to a minute of a film as WebM, pictures and sound, encoded anew from its samples: for evidence only. Undefined when nothing
   * of that time can be shown. @throws the signal's reason when aborted
   */
  clip(input: DecodeInput, wanted: ClipWanted, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Whether films can be read here now: ffmpeg is installed and starts. */
  readsFilms(): Promise<boolean>;
  /** How decoding is contained here, for `doctor` and the health page. */
  readonly containment: { readonly kind: 'bubblewrap' | 'rlimits' | 'process'; readonly detail: string };
  close(): Promise<void>;
}

/** No decoder process can be started here: the machine's fault, not the file's. `recourse doctor` says more. */
export class DecoderUnavailable extends Error {
  override readonly name = 'DecoderUnavailable';
}
