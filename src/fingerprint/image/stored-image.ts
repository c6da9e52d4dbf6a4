/**
 * A picture's fingerprint as bytes, little-endian: "RPI2", width, height, number of frames; for each frame its number
 * and how many views it has; for each view quality, box (four 64-bit floats), eight hashes, 64 × 64 luma. Then the length
 * of the key points' own form and that; 0 when there are none.
 */
import { BOUNDS, done, type Outcome, refused } from '../../common/index.ts';
import { TURNS } from '../../media/index.ts';
import { IMAGE_ALGORITHM, THUMBNAIL } from './fingerprint-image.ts';
import { decodeLocal, encodeLocal } from './local/stored-local.ts';
import { localFeaturesOf } from './second-stage.ts';
import type { ImageFingerprint, ImageFrameFingerprint, ImageView } from './image-fingerprint.ts';

const MAGIC = 0x32495052; // "RPI2"
const HEAD = 16;
const FRAME_HEAD = 8;
const HASHES = 32 * TURNS.length;
const VIEW = 4 + 32 + HASHES + THUMBNAIL * THUMBNAIL;

const viewsOf = (frame: ImageFrameFingerprint): readonly ImageView[] => [frame, ...frame.trimmed];
const VIEWS_MAX = 3;

/** About 4.4 kB for a frame without borders, and up to 26 kB of key points. */
export function encodeImage(fingerprint: ImageFingerprint): Uint8Array {
  const views = fingerprint.frames.reduce((sum, frame) => sum + viewsOf(frame).length, 0);
  const local = localFeaturesOf(fingerprint);
  const tail = local ? encodeLocal(local) : new Uint8Array(0);
  const bytes = new Uint8Array(HEAD + FRAME_HEAD * fingerprint.frames.length + VIEW * views + 4 + tail.length);
  const out = new DataView(bytes.buffer);
  [MAGIC, fingerprint.width, fingerprint.height, fingerprint.frames.length].forEach((word, i) =>
    out.setUint32(4 * i, word, true),
  );
  let at = HEAD;
  for (const frame of fingerprint.frames) {
    out.setUint32(at, frame.frame, true);
    out.setUint32(at + 4, viewsOf(frame).length, true);
    at += FRAME_HEAD;
    for (const { pdq, box, thumbnail } of viewsOf(frame)) {
      out.setUint32(at, pdq.quality, true);
      [box.x, box.y, box.width, box.height].forEach((edge, i) => out.setFloat64(at + 4 + 8 * i, edge, true));
      pdq.turned.forEach((words, t) => words.forEach((word, w) => out.setUint32(at + 36 + 32 * t + 4 * w, word, true)));
      bytes.set(thumbnail.data, at + 36 + HASHES);
      at += VIEW;
    }
  }
  out.setUint32(at, tail.length, true);
  bytes.set(tail, at + 4);
  return bytes;
}

/** Refuses anything that `encodeImage` did not write. */
export function decodeImage(bytes: Uint8Array): Outcome<ImageFingerprint, 'other-algorithm' | 'damaged'> {
  const damaged = () =>
    refused(
      'damaged',
      'The stored fingerprint of a picture is cut or changed.',
      'Add the reference again from its file.',
    );
  const read = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || read.getUint32(0, true) !== MAGIC) {
    return refused(
      'other-algorithm',
      `This is not a fingerprint of ${IMAGE_ALGORITHM}.`,
      'Read it with the version that made it.',
    );
  }
  if (bytes.length < HEAD) return damaged();
  const [width, height, count] = [4, 8, 12].map((at) => read.getUint32(at, true)) as [number, number, number];
  if (width === 0 || height === 0 || count === 0 || count > BOUNDS.imageFramesMax) return damaged();
  const frames: ImageFrameFingerprint[] = [];
  let at = HEAD;
  for (let i = 0; i < count; i++) {
    if (at + FRAME_HEAD > bytes.length) return damaged();
    const frame = read.getUint32(at, true);
    const views = read.getUint32(at + 4, true);
    at += FRAME_HEAD;
    if (views < 1 || views > VIEWS_MAX || at + views * VIEW > bytes.length) return damaged();
    const [whole, ...trimmed] = Array.from({ length: views }, (_, v) => viewAt(bytes, read, at + v * VIEW));
    if (whole === undefined || !trimmed.every((view) => view !== undefined)) return damaged();
    frames.push({ frame, ...whole, trimmed });
    at += views * VIEW;
  }
  const [first, ...others] = frames;
  if (first === undefined || at + 4 > bytes.length || at + 4 + read.getUint32(at, true) !== bytes.length)
    return damaged();
  const fingerprint = { modality: 'image', algorithm: IMAGE_ALGORITHM, width, height } as const;
  if (at + 4 === bytes.length) return done({ ...fingerprint, frames: [first, ...others] });
  const local = decodeLocal(bytes.subarray(at + 4));
  if (local.kind === 'refused') return local;
  return done({ ...fingerprint, frames: [first, ...others], local: local.value });
}

function viewAt(bytes: Uint8Array, read: DataView, at: number): ImageView | undefined {
  const quality = read.getUint32(at, true);
  const [x, y, width, height] = [4, 12, 20, 28].map((i) => read.getFloat64(at + i, true)) as [
    number,
    number,
    number,
    number,
  ];
  const sound = [x, y, width, height].every((edge) => Number.isFinite(edge) && edge >= 0 && edge < 2 ** 31);
  if (quality > 100 || !sound || width === 0 || height === 0) return undefined;
  const turned = TURNS.map((_, t) =>
    Uint32Array.from({ length: 8 }, (_, w) => read.getUint32(at + 36 + 32 * t + 4 * w, true)),
  );
  const from = at + 36 + HASHES;
  const data = bytes.slice(from, from + THUMBNAIL * THUMBNAIL);
  return {
    pdq: { words: turned[0]!, quality, turned },
    box: { x, y, width, height },
    thumbnail: { width: THUMBNAIL, height: THUMBNAIL, data },
  };
}
