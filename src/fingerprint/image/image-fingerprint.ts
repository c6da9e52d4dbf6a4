/** What we keep of a picture. Parts of further stages are added beside these, each under its own algorithm name. */
import type { LumaImage } from '../../media/index.ts';
import type { LocalFeatures } from './local/local-features.ts';

/** PDQ as published: 256 bits in 8 words, quality 0 to 100. Below 50 the hash says nothing (bounds of the PDQ paper). */
export interface PdqHash {
  readonly words: Uint32Array;
  readonly quality: number;
  /** Of the picture in its eight turns, in the order of TURNS; the first are `words`. */
  readonly turned: readonly Uint32Array[];
}

/** A rectangle of the picture as shown, and what is known of it. */
export interface ImageView {
  readonly pdq: PdqHash;
  /** In the shown picture's pixels; edges may lie between pixels. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** 64 × 64 luma of the box, whatever its shape: confirms a hash by local evidence. */
  readonly thumbnail: LumaImage;
}

/** The whole frame is the view itself. */
export interface ImageFrameFingerprint extends ImageView {
  /** Position in the file, from 0. */
  readonly frame: number;
  /** Without its outermost plain border, then without the next: none, one or two. */
  readonly trimmed: readonly ImageView[];
  /** The frame as decoded, for the second stage to read. Fresh from a file only: it is not stored. */
  readonly working?: LumaImage;
}

export interface ImageFingerprint {
  readonly modality: 'image';
  readonly algorithm: 'image/pdq@1';
  readonly width: number;
  readonly height: number;
  readonly frames: readonly [ImageFrameFingerprint, ...ImageFrameFingerprint[]];
  /** Key points of the first frame, for the second stage; absent in fingerprints made without it. */
  readonly local?: LocalFeatures;
}
