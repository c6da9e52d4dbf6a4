/**
 * A sound's fingerprint as bytes, little-endian: "RPA1", a byte that says whether the file went on, its length in seconds (64-bit
 * float), the number of peaks in the middle and at the side; then for each peak the frames since the one before as a varint, and
 * its frequency and mark in two bytes. About 3 bytes a peak.
 */
import { done, refused, seconds, type Outcome } from '../../common/index.ts';
import type { AudioFingerprint } from './audio-fingerprint.ts';
import { BINS } from './log-spectrum.ts';
import { BIN_STEPS, FRAMES_MAX } from './peak.ts';

export const AUDIO_ALGORITHM = 'audio/peaks@1';

const MAGIC = 0x31415052; // "RPA1"
const HEAD = 21;

export function encodeAudio({ main, side, seconds: length, cut }: AudioFingerprint): Uint8Array {
  const out = new Uint8Array(HEAD + 5 * (main.length + side.length));
  const view = new DataView(out.buffer);
  view.setUint32(0, MAGIC, true);
  out[4] = cut ? 1 : 0;
  view.setFloat64(5, length, true);
  view.setUint32(13, main.length, true);
  view.setUint32(17, side.length, true);
  let at = HEAD;
  for (const peaks of [main, side]) {
    let before = 0;
    for (const peak of peaks) {
      let step = (peak >>> 12) - before;
      before = peak >>> 12;
      for (; step > 127; step >>>= 7) out[at++] = 128 | (step & 127);
      out[at++] = step;
      out[at++] = peak & 255;
      out[at++] = (peak >>> 8) & 15;
    }
  }
  return out.slice(0, at);
}

/** Refuses anything that `encodeAudio` did not write. */
export function decodeAudio(bytes: Uint8Array): Outcome<AudioFingerprint, 'other-algorithm' | 'damaged'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== MAGIC)
    return refused('other-algorithm', `These bytes are not ${AUDIO_ALGORITHM}.`, 'Fingerprint the reference again.');
  const damaged = () =>
    refused('damaged', 'The stored fingerprint of a sound is cut or changed.', 'Fingerprint the reference again.');
  if (bytes.length < HEAD || bytes[4]! > 1) return damaged();
  const length = view.getFloat64(5, true);
  const counts = [view.getUint32(13, true), view.getUint32(17, true)] as const;
  if (!(length >= 0 && length < 2 ** 24) || bytes.length < HEAD + 3 * (counts[0] + counts[1])) return damaged();
  let at = HEAD;
  const read = (count: number): Uint32Array | undefined => {
    const peaks = new Uint32Array(count);
    let frame = 0;
    for (let i = 0; i < count; i++) {
      for (let scale = 1, byte = 128; byte > 127; scale *= 128) {
        byte = bytes[at++] ?? 0;
        frame += (byte & 127) * scale;
        if (scale > FRAMES_MAX) return undefined;
      }
      const place = (bytes[at++] ?? 0) | ((bytes[at++] ?? 255) << 8);
      if (frame >= FRAMES_MAX || place >>> 1 > BINS * BIN_STEPS) return undefined;
      peaks[i] = frame * 4096 + place;
      if (i > 0 && peaks[i]! <= peaks[i - 1]!) return undefined;
    }
    return peaks;
  };
  const main = read(counts[0]);
  const side = main && read(counts[1]);
  if (!main || !side || at !== bytes.length) return damaged();
  return done({
    modality: 'audio',
    algorithm: AUDIO_ALGORITHM,
    seconds: seconds(length),
    main,
    side,
    cut: bytes[4] === 1,
  });
}
