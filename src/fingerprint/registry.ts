/**
 * The one table of fingerprinters. A modality without its row does not compile.
 */
import { refused, type Modality, type Outcome } from '../common/index.ts';
import type { Sample } from '../media/index.ts';
import type { Fingerprint, Fingerprinter, FingerprintOutcome } from './fingerprint.ts';
import { audioFingerprinter } from './audio/fingerprint-audio.ts';
import { imageFingerprinter } from './image/image-fingerprinter.ts';
import type { Steps } from './steps.ts';
import { textFingerprinter } from './text/fingerprint-text.ts';
import { videoFingerprinter } from './video/fingerprint-video.ts';

type Row<M extends Modality> = Fingerprinter<Extract<Sample, { modality: M }>, Extract<Fingerprint, { modality: M }>>;

export const fingerprinters = {
  image: imageFingerprinter,
  video: videoFingerprinter,
  audio: audioFingerprinter,
  text: textFingerprinter,
} satisfies { [M in Modality]: Row<M> };

/** The same table for callers that do not know the modality before they look. */
type AnyFingerprinter = Fingerprinter<Sample, Fingerprint>;
const rowOf = (modality: Modality): AnyFingerprinter =>
  // Sound because a sample's `modality` picks its own row: the pair (sample, row) always agrees.
  fingerprinters[modality] as unknown as AnyFingerprinter;

/** Cost: one pass over the sample. `undetermined` says why, with a sentence for people. */
export const fingerprintSample = (sample: Sample): FingerprintOutcome<Fingerprint> =>
  rowOf(sample.modality).fingerprint(sample);

/** The same, in steps where the modality has them. */
export function* fingerprintSampleInSteps(sample: Sample): Steps<FingerprintOutcome<Fingerprint>> {
  const row = rowOf(sample.modality);
  return row.inSteps ? yield* row.inSteps(sample) : row.fingerprint(sample);
}

/** The stored form. Stable for as long as the algorithm's name. */
export const encodeFingerprint = (fingerprint: Fingerprint): Uint8Array =>
  rowOf(fingerprint.modality).encode(fingerprint);

/** Reads a stored fingerprint of any modality. Refuses what no fingerprinter of this version wrote. */
export function decodeFingerprint(stored: Uint8Array): Outcome<Fingerprint, 'other-algorithm' | 'damaged'> {
  for (const modality of Object.keys(fingerprinters) as Modality[]) {
    const read = rowOf(modality).decode(stored);
    if (read.kind === 'done' || read.why === 'damaged') return read;
  }
  return refused(
    'other-algorithm',
    'This fingerprint was made by an algorithm that this version of Recourse does not know.',
    'Add the reference again from its file, or run the version of Recourse that made the fingerprint.',
  );
}
