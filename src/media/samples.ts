/** What decoders hand to fingerprinters: plain arrays, no codecs, no files. */
import type { Bytes, CodePoints } from '../common/index.ts';

/** Eight-bit luma, row by row, no padding: `data.length === width * height`. */
export interface LumaImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Interleaved 8-bit RGB, row by row: `data.length === 3 * width * height`. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One distinct frame of an animation or page of a document, scaled to BOUNDS.workingSideMax. */
export interface ImageFrame {
  /** Position in the file, from 0. */
  readonly frame: number;
  readonly luma: LumaImage;
  /** Size as shown of this page; absent = the sample's. Pages of a document may differ. */
  readonly shown?: { readonly width: number; readonly height: number };
}

export interface ImageSample {
  readonly modality: 'image';
  /** Size as shown, in pixels: after EXIF orientation, before our scaling. Boxes are reported in these pixels. */
  readonly width: number;
  readonly height: number;
  readonly frames: readonly [ImageFrame, ...ImageFrame[]];
  /** Frames in the file; more than `frames.length` when some repeat or the bound was reached. */
  readonly framesInFile: number;
  /** Frames from the start that were looked at, when the bounds were reached before the last: what follows was not seen. */
  readonly framesSeen?: number;
}

export interface TextSample {
  readonly modality: 'text';
  /** The text to compare: of HTML, the main text only. */
  readonly text: string;
  /** Length of the decoded file in code points, without a byte order mark. Spans are offsets into this. */
  readonly sourceLength: CodePoints;
  /** For each UTF-16 unit of `text`, the offset in code points of its source in the decoded file; absent = `text` is the whole decoded file. */
  readonly sourceOffsets?: Uint32Array;
}

/** Samples a second of decoded sound: peaks above 4.8 kHz are not used. */
export const SOUND_RATE = 11_025;

/** Sound at SOUND_RATE as 16-bit samples. */
export interface AudioSample {
  readonly modality: 'audio';
  readonly sampleRate: number;
  /** What is heard on one loudspeaker, where opposite channels do not cancel; then, if it is audible, the difference of left and right. */
  readonly channels: readonly [Int16Array, Int16Array?];
  /** There is more sound in the file than was listened to: this is its beginning, or it has more streams. */
  readonly cut?: true;
  /** Further sound streams of the same file: other languages, or a song behind a silent first one. */
  readonly others?: readonly AudioSample[];
}

/** A part of a film's frame, shrunk to 64 × 64 whatever its shape. */
export interface FilmView {
  /** `whole` frame; without plain `borders`; or the part that moves while the rest stands still (`moving`). */
  readonly kind: 'whole' | 'borders' | 'moving';
  /** In the shown film's pixels. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly luma: LumaImage;
}

export interface FilmFrame {
  /** Seconds from the film's start. */
  readonly at: number;
  /** Until when it stood still; the next frame differs or is later. More than `at`. */
  readonly until: number;
  /** The whole frame first. */
  readonly views: readonly [FilmView, ...FilmView[]];
}

/** Frames over time, already thinned and shrunk as they were decoded, with the sound track, if any. */
export interface VideoSample {
  readonly modality: 'video';
  /** Size as shown, in pixels: turned as the file says, pixels square. */
  readonly width: number;
  readonly height: number;
  /** Length of what was looked at. */
  readonly seconds: number;
  readonly frames: readonly FilmFrame[];
  /** A few larger pictures of each shot, for the second stage. */
  readonly keyFrames: readonly { readonly at: number; readonly luma: LumaImage }[];
  readonly sound?: AudioSample;
  /** The film goes on after what was looked at. */
  readonly cut?: true;
  /** Parts could not be read: decoders go on showing what they saw last. */
  readonly damaged?: true;
}

export type Sample = ImageSample | TextSample | AudioSample | VideoSample;

/** What is known about a file besides its samples. */
export interface FileFacts {
  /** Short name of the container or codec family as sniffed: `jpeg`, `mp4`, `html`. Never the file's name. */
  readonly format: string;
  readonly size: Bytes;
  /** The file is cut or corrupt and this is what could still be shown: finding nothing in it proves nothing. For people, in a sentence. */
  readonly damaged?: string;
}
