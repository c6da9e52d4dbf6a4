/** What we keep of a film: hashes of its frames over time, key points of a few of them, and its sound's fingerprint. */
import type { Seconds } from '../../common/index.ts';
import type { FilmView, LumaImage } from '../../media/index.ts';
import type { AudioFingerprint } from '../audio/audio-fingerprint.ts';
import type { LocalFeatures } from '../image/local/local-features.ts';

/** One view of a frame. */
export interface FilmHash {
  readonly kind: FilmView['kind'];
  /** In the shown film's pixels. */
  readonly box: FilmView['box'];
  /** 0 to 100; below PDQ_QUALITY_MIN the hash says nothing. */
  readonly quality: number;
  /** PDQ of the view's 64 × 64 picture: 256 bits in 8 words. */
  readonly words: Uint32Array;
  /** In the order of TURNS, the first are `words`. Of probes only. */
  readonly turned?: readonly Uint32Array[];
}

export interface FilmFrameHashes {
  /** Seconds. */
  readonly at: number;
  /** Until when it stood still. */
  readonly until: number;
  /** The whole frame first. */
  readonly views: readonly [FilmHash, ...FilmHash[]];
  /** One of the frames an upload is looked up by: about two a second, more of a short film. */
  readonly probe: boolean;
}

/** About one a second; every other one is described by key points once it stands for a reference, which is enough to be found by all. */
export interface FilmKeyFrame {
  readonly at: number;
  readonly described: boolean;
  /** Read back from the stored form; of a fresh film `keyPointsOf` makes them. */
  readonly local?: LocalFeatures;
  /** Fresh from a file only: an upload's frame is read again, larger. Not stored. */
  readonly luma?: LumaImage;
}

export interface VideoFingerprint {
  readonly modality: 'video';
  readonly algorithm: 'video/pdq-frames@1';
  readonly width: number;
  readonly height: number;
  /** Length of what was looked at. */
  readonly seconds: Seconds;
  readonly frames: readonly FilmFrameHashes[];
  readonly keyFrames: readonly FilmKeyFrame[];
  readonly sound?: AudioFingerprint;
  /** The film goes on after what was looked at. */
  readonly cut: boolean;
  /** Of an upload just read: parts of it are broken, and show what was seen before them. Not stored. */
  readonly damaged?: true;
}
