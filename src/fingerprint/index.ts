/**
 * fingerprint: samples in, fingerprints out. One folder per modality, one table (`registry.ts`).
 */
export type { Fingerprint, Fingerprinter, FingerprintOutcome, NotYet } from './fingerprint.ts';
export type { ImageFingerprint, ImageFrameFingerprint, PdqHash } from './image/image-fingerprint.ts';
export type { TextFingerprint } from './text/text-fingerprint.ts';
export { decodeFingerprint, encodeFingerprint, fingerprinters, fingerprintSample } from './registry.ts';
