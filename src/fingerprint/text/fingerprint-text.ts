/** The text row of the registry: skeleton, its limits and its stored form. */
import { BOUNDS, codePoints, done, refused, type Outcome } from '../../common/index.ts';
import type { TextSample } from '../../media/index.ts';
import type { Fingerprinter, FingerprintOutcome } from '../fingerprint.ts';
import { skeletonOf } from './skeleton.ts';
import type { TextFingerprint } from './text-fingerprint.ts';

export const TEXT_ALGORITHM = 'text/skeleton@1';

/**
 * Shorter texts are `too-short`, never `no-match`. Twenty-four letters are five or six words: what is shorter stands in
 * many books by chance, and the search promises to see a shared run only from 21 letters on.
 */
export const SKELETON_MIN = 24;

export const textFingerprinter: Fingerprinter<TextSample, TextFingerprint> = {
  modality: 'text',
  algorithm: TEXT_ALGORITHM,
  fingerprint: fingerprintText,
  encode: encodeTextFingerprint,
  decode: decodeTextFingerprint,
};

/** `too-short` below SKELETON_MIN letters; `featureless` when the whole text repeats fewer than that. Cost: linear. */
export function fingerprintText(sample: TextSample): FingerprintOutcome<TextFingerprint> {
  if (sample.text.length > BOUNDS.textBytesMax)
    return { kind: 'undetermined', why: 'over-limit', detail: `The text is longer than ${BOUNDS.textBytesMax} units.` };
  const { bytes, offsets, surface } = skeletonOf(sample.text, sample.sourceOffsets);
  if (bytes.length < SKELETON_MIN)
    return {
      kind: 'undetermined',
      why: 'too-short',
      detail: `The text has ${bytes.length} letters and digits; ${SKELETON_MIN} are the least that can be compared.`,
    };
  const period = shortPeriod(bytes);
  if (period > 0)
    return {
      kind: 'undetermined',
      why: 'featureless',
      detail: `The text only repeats the same ${period} letters, which is too little to compare.`,
    };
  const fingerprint: TextFingerprint = {
    modality: 'text',
    algorithm: TEXT_ALGORITHM,
    skeleton: bytes,
    offsets,
    surface,
    sourceLength: sample.sourceLength,
  };
  return { kind: 'fingerprinted', fingerprint };
}

/** The shortest period below SKELETON_MIN that runs through the whole skeleton, 0 if none. */
function shortPeriod(bytes: Uint8Array): number {
  for (let period = 1; period < SKELETON_MIN; period++) {
    let at = period;
    while (at < bytes.length && bytes[at] === bytes[at - period]) at++;
    if (at === bytes.length) return period;
  }
  return 0;
}

const MAGIC = 0x54584b31; // TXK1

/** Magic, skeleton length, source length, skeleton, surface, then the steps between offsets as zigzag varints. About 3 bytes a letter. */
export function encodeTextFingerprint(fingerprint: TextFingerprint): Uint8Array {
  const { skeleton, surface, offsets } = fingerprint;
  const length = skeleton.length;
  const out = new Uint8Array(12 + 7 * length);
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC);
  view.setUint32(4, length);
  view.setUint32(8, fingerprint.sourceLength);
  out.set(skeleton, 12);
  out.set(surface, 12 + length);
  let at = 12 + 2 * length;
  let before = 0;
  for (const offset of offsets) {
    let step = offset >= before ? 2 * (offset - before) : 2 * (before - offset) - 1;
    for (; step > 127; step = Math.floor(step / 128)) out[at++] = 128 | (step & 127);
    out[at++] = step;
    before = offset;
  }
  return out.slice(0, at);
}

export function decodeTextFingerprint(stored: Uint8Array): Outcome<TextFingerprint, 'other-algorithm' | 'damaged'> {
  const damaged = (detail: string) => refused('damaged', detail, 'Fingerprint the reference again.');
  const view = new DataView(stored.buffer, stored.byteOffset, stored.byteLength);
  if (stored.length < 4 || view.getUint32(0) !== MAGIC)
    return refused('other-algorithm', `These bytes are not ${TEXT_ALGORITHM}.`, 'Fingerprint the reference again.');
  if (stored.length < 12) return damaged('A text fingerprint has a head of twelve bytes.');
  const length = view.getUint32(4);
  const sourceLength = view.getUint32(8);
  if (stored.length < 12 + 3 * length) return damaged('The text fingerprint is cut short.');
  const offsets = new Uint32Array(length);
  let at = 12 + 2 * length;
  let before = 0;
  for (let i = 0; i < length; i++) {
    let step = 0;
    let scale = 1;
    let byte = 128;
    for (; byte > 127 && scale < 2 ** 42; scale *= 128) {
      byte = stored[at++] ?? 0;
      step += (byte & 127) * scale;
    }
    before += step % 2 === 0 ? step / 2 : -(step + 1) / 2;
    if (byte > 127 || before < 0 || before >= sourceLength) return damaged('An offset points outside the source.');
    offsets[i] = before;
  }
  if (at !== stored.length) return damaged('The text fingerprint has bytes after its end.');
  return done({
    modality: 'text',
    algorithm: TEXT_ALGORITHM,
    skeleton: stored.slice(12, 12 + length),
    surface: stored.slice(12 + length, 12 + 2 * length),
    offsets,
    sourceLength: codePoints(sourceLength),
  });
}
