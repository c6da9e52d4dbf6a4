/**
 * common: what every room may use. Units, ids, limits, outcomes, assertions, canonical JSON and hashing.
 * Knows nothing of media, law or storage. Ten files at most: a file that belongs to one room lives there.
 */
export { assert, assertNever, AssertionFailed } from './assert.ts';
export { BOUNDS } from './bounds.ts';
export { base64, concatBytes, equalBytes, fromBase64, fromHex, hex, utf8, utf8Decode } from './bytes.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export { casePseudonym, claimantId, referenceId, uploadId } from './ids.ts';
export type { CasePseudonym, ClaimantId, ReferenceId, UploadId } from './ids.ts';
export { MODALITIES, type Modality } from './modality.ts';
export { done, refused, UNDETERMINED_WHYS, type Outcome, type UndeterminedWhy } from './outcome.ts';
export { hmacSha256, sha256 } from './sha256.ts';
export { bitDistance, bytes, codePoints, confidence, fraction, instant, seconds } from './units.ts';
export type { BitDistance, Bytes, CodePoints, Confidence, Fraction, Instant, Seconds, Unit } from './units.ts';
