/**
 * Local features as bytes, little-endian: "RPL1", the picture's size as shown, the frame's size, the number of key points; for each
 * its place (two 16-bit numbers), level and angle, then all descriptors, the 72 × 72 thumbnail and the 144 ground shares.
 */
import { done, refused, type Outcome } from '../../../common/index.ts';
import { DESCRIPTOR_WORDS } from './descriptor.ts';
import { GROUND_CELLS } from './ground.ts';
import { LOCAL_ALGORITHM, THUMBNAIL_SIDE, type LocalFeatures } from './local-features.ts';

const MAGIC = 0x314c5052; // "RPL1"
const HEAD = 16;
const POINT = 6;
const DESCRIPTOR = 4 * DESCRIPTOR_WORDS;
const THUMBNAIL = THUMBNAIL_SIDE * THUMBNAIL_SIDE;
const GROUND = GROUND_CELLS * GROUND_CELLS;

/** 5.3 kB and 38 bytes a key point: below 30 kB for every picture. */
export function encodeLocal(features: LocalFeatures): Uint8Array {
  const { points, shown, frame, thumbnail, ground } = features;
  const bytes = new Uint8Array(HEAD + 2 + points.count * (POINT + DESCRIPTOR) + THUMBNAIL + GROUND);
  const out = new DataView(bytes.buffer);
  [MAGIC, shown.width, shown.height].forEach((word, i) => out.setUint32(4 * i, word, true));
  [frame.width, frame.height, points.count].forEach((word, i) => out.setUint16(12 + 2 * i, word, true));
  let at = HEAD + 2;
  for (let i = 0; i < points.count; i++, at += POINT) {
    out.setUint16(at, points.x[i]!, true);
    out.setUint16(at + 2, points.y[i]!, true);
    bytes.set([points.level[i]!, points.angle[i]!], at + 4);
  }
  for (let w = 0; w < points.count * DESCRIPTOR_WORDS; w++, at += 4) out.setUint32(at, points.descriptors[w]!, true);
  bytes.set(thumbnail.data, at);
  bytes.set(ground, at + THUMBNAIL);
  return bytes;
}

/** Refuses anything that `encodeLocal` did not write. */
export function decodeLocal(bytes: Uint8Array): Outcome<LocalFeatures, 'other-algorithm' | 'damaged'> {
  const read = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || read.getUint32(0, true) !== MAGIC) {
    const detail = `These are not features of ${LOCAL_ALGORITHM}.`;
    return refused('other-algorithm', detail, 'Read them with the version that made them.');
  }
  const count = bytes.length < HEAD + 2 ? 0 : read.getUint16(16, true);
  const shown = { width: 0, height: 0 };
  if (bytes.length >= HEAD + 2) [shown.width, shown.height] = [read.getUint32(4, true), read.getUint32(8, true)];
  const whole = bytes.length === HEAD + 2 + count * (POINT + DESCRIPTOR) + THUMBNAIL + GROUND;
  if (!whole || shown.width === 0 || shown.height === 0) {
    return refused(
      'damaged',
      'Stored features of a picture are cut or changed.',
      'Add the reference again from its file.',
    );
  }
  const frame = { width: read.getUint16(12, true), height: read.getUint16(14, true) };
  const from = (i: number): number => HEAD + 2 + POINT * i;
  const points = {
    count,
    x: Uint16Array.from({ length: count }, (_, i) => read.getUint16(from(i), true)),
    y: Uint16Array.from({ length: count }, (_, i) => read.getUint16(from(i) + 2, true)),
    level: Uint8Array.from({ length: count }, (_, i) => bytes[from(i) + 4]!),
    angle: Uint8Array.from({ length: count }, (_, i) => bytes[from(i) + 5]!),
    descriptors: Uint32Array.from({ length: count * DESCRIPTOR_WORDS }, (_, w) =>
      read.getUint32(from(count) + 4 * w, true),
    ),
  };
  // What is out of range would index past tables later: level and angle are all that is used so.
  if (points.level.some((level) => level > 15) || points.angle.some((angle) => angle > 63)) {
    return refused(
      'damaged',
      'Stored features of a picture are out of range.',
      'Add the reference again from its file.',
    );
  }
  const at = from(count) + count * DESCRIPTOR;
  const thumbnail = { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, data: bytes.slice(at, at + THUMBNAIL) };
  const ground = bytes.slice(at + THUMBNAIL);
  return done({ algorithm: LOCAL_ALGORITHM, shown, frame, points, thumbnail, ground });
}
