/**
 * decode: files to samples, in bounded and sandboxed processes, one adapter per format family.
 */
export type { DecodeInput, DecodeOptions, DecodeOutcome, Decoder } from './decoder.ts';
