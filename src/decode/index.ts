/**
 * decode: files to samples, in bounded and sandboxed processes, one adapter per format family.
 */
export { createDecoder, type DecoderOptions } from './create-decoder.ts';
export { diagnoseDecoding, type Diagnosis } from './diagnose.ts';
export { DecoderUnavailable } from './decoder.ts';
export type { ClipWanted, DecodeInput, DecodeOptions, DecodeOutcome, Decoder, MediaOutline } from './decoder.ts';
export { decodeText, type TextDecoded } from './text/decode-text.ts';
