/**
 * fingerprint: samples in, fingerprints out. One folder per modality, one table (`registry.ts`).
 */
export type { Fingerprint, Fingerprinter, FingerprintOutcome, NotYet } from './fingerprint.ts';
export { COSINES, SINES } from './image/local/angle.ts';
export { POSITION_STEPS, type KeyPoints } from './image/local/key-points.ts';
export {
  extractLocalFeatures,
  LOCAL_ALGORITHM,
  queryLocalFeatures,
  THUMBNAIL_SIDE,
  type LocalFeatures,
  type LocalQuery,
  type QueryView,
} from './image/local/local-features.ts';
export { LEVEL_RATIO } from './image/local/pyramid.ts';
export { hasFeatures, THUMBNAIL as IMAGE_THUMBNAIL_SIDE } from './image/fingerprint-image.ts';
export type { ImageFingerprint, ImageFrameFingerprint, ImageView, PdqHash } from './image/image-fingerprint.ts';
export { imageFingerprinter } from './image/image-fingerprinter.ts';
export { PDQ_QUALITY_MIN, pdqHashes, pdqHex, type PdqHashes } from './image/pdq.ts';
export { SKELETON_MIN, textFingerprinter } from './text/fingerprint-text.ts';
export type { TextFingerprint } from './text/text-fingerprint.ts';
export { decodeFingerprint, encodeFingerprint, fingerprinters, fingerprintSample } from './registry.ts';
