/**
 * fingerprint: samples in, fingerprints out. One folder per modality, one table (`registry.ts`).
 */
export type { Fingerprint, Fingerprinter, FingerprintOutcome } from './fingerprint.ts';
export type { AudioFingerprint } from './audio/audio-fingerprint.ts';
export { audioFingerprinter } from './audio/fingerprint-audio.ts';
export { BINS, BINS_PER_OCTAVE } from './audio/log-spectrum.ts';
export { FRAMES_PER_SECOND, HOP, isLandmark, packPeak, peakFrame, peakFrequency } from './audio/peak.ts';
export { FRAME_LENGTH } from './audio/real-fft.ts';
export { COSINES, SINES } from './image/local/angle.ts';
export { DESCRIPTOR_WORDS } from './image/local/descriptor.ts';
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
export { decodeLocal, encodeLocal } from './image/local/stored-local.ts';
export { LEVEL_RATIO } from './image/local/pyramid.ts';
export { hashSays, hasFeatures, THUMBNAIL as IMAGE_THUMBNAIL_SIDE } from './image/fingerprint-image.ts';
export { keptImage, localFeaturesOf, localQueryOf } from './image/second-stage.ts';
export type { ImageFingerprint, ImageFrameFingerprint, ImageView, PdqHash } from './image/image-fingerprint.ts';
export { imageFingerprinter } from './image/image-fingerprinter.ts';
export { PDQ_QUALITY_MIN, pdqHashes, pdqHex, type PdqHashes } from './image/pdq.ts';
export { SKELETON_MIN, textFingerprinter } from './text/fingerprint-text.ts';
export type { TextFingerprint } from './text/text-fingerprint.ts';
export { fingerprintVideo, videoFingerprinter } from './video/fingerprint-video.ts';
export { hashOfPart } from './video/hash-of-part.ts';
export { describedFrames, type DescribedFrame } from './video/key-points.ts';
export type { FilmFrameHashes, FilmHash, FilmKeyFrame, VideoFingerprint } from './video/video-fingerprint.ts';
export {
  decodeFingerprint,
  encodeFingerprint,
  fingerprinters,
  fingerprintSample,
  fingerprintSampleInSteps,
} from './registry.ts';
export { lastOf, type Steps } from './steps.ts';
