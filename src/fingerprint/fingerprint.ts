/** The contract between samples and matching. A fingerprint names the algorithms that made it; changed bits are a new name. */
import type { Modality, Outcome, UndeterminedWhy } from '../common/index.ts';
import type { Sample } from '../media/index.ts';
import type { AudioFingerprint } from './audio/audio-fingerprint.ts';
import type { ImageFingerprint } from './image/image-fingerprint.ts';
import type { Steps } from './steps.ts';
import type { TextFingerprint } from './text/text-fingerprint.ts';
import type { VideoFingerprint } from './video/video-fingerprint.ts';

export type Fingerprint = ImageFingerprint | VideoFingerprint | AudioFingerprint | TextFingerprint;

/** `over-limit`, `too-short` and `featureless` are said here; nothing is ever said to be clean. */
export type FingerprintOutcome<F> =
  | { readonly kind: 'fingerprinted'; readonly fingerprint: F }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

/** One row of the registry. `encode` and `decode` are the stored form: stable for as long as the algorithm's name. */
export interface Fingerprinter<S extends Sample, F extends Fingerprint> {
  readonly modality: Modality;
  readonly algorithm: string;
  fingerprint(sample: S): FingerprintOutcome<F>;
  /** The same, for samples that may take long. */
  inSteps?(sample: S): Steps<FingerprintOutcome<F>>;
  encode(fingerprint: F): Uint8Array;
  /** Refuses bytes of another algorithm or version. */
  decode(bytes: Uint8Array): Outcome<F, 'other-algorithm' | 'damaged'>;
}
