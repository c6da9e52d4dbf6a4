/** What we keep of a picture. Fields of further stages are added beside these, each under its own algorithm name. */
import type { LumaImage } from '../../media/index.ts';

/** PDQ as published: 256 bits in 8 words, quality 0 to 100. Below 50 the hash says nothing (BOUNDS of the PDQ paper). */
export interface PdqHash {
  readonly words: Uint32Array;
  readonly quality: number;
}

export interface ImageFrameFingerprint {
  readonly frame: number;
  readonly pdq: PdqHash;
  /** Of the picture without flat borders; absent when there are none. `box` in the shown picture's pixels. */
  readonly trimmed?: { readonly pdq: PdqHash; readonly box: { x: number; y: number; width: number; height: number } };
  /** 64 × 64 luma of the whole frame, kept to confirm a hash by local evidence. */
  readonly thumbnail: LumaImage;
}

export interface ImageFingerprint {
  readonly modality: 'image';
  readonly algorithm: 'image/pdq@1';
  readonly width: number;
  readonly height: number;
  readonly frames: readonly [ImageFrameFingerprint, ...ImageFrameFingerprint[]];
}
