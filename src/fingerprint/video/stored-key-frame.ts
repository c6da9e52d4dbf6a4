/** A key frame's key points as bytes: time, sizes, the arrays one after the other, thumbnail and plain shares. */
import { LOCAL_ALGORITHM, THUMBNAIL_SIDE, type LocalFeatures } from '../image/local/local-features.ts';
import { DESCRIPTOR_WORDS } from '../image/local/descriptor.ts';
import type { ByteReader, ByteWriter } from './byte-stream.ts';
import type { FilmKeyFrame } from './video-fingerprint.ts';

const POINTS_MAX = 4096;
const CELLS = 144;

export function writeKeyFrame(out: ByteWriter, { at, local }: FilmKeyFrame): void {
  out.f64(at);
  for (const side of [local.shown.width, local.shown.height, local.frame.width, local.frame.height]) out.u32(side);
  const { count, x, y, level, angle, descriptors } = local.points;
  out.u32(count);
  for (const values of [x, y, level, angle, descriptors, local.thumbnail.data, local.ground]) out.raw(values);
}

export function readKeyFrame(from: ByteReader): FilmKeyFrame | undefined {
  const at = from.f64();
  const shown = { width: from.u32(), height: from.u32() };
  const frame = { width: from.u32(), height: from.u32() };
  const count = from.u32();
  const sides = [shown.width, shown.height, frame.width, frame.height];
  if (!(at >= 0 && at < 2 ** 24) || count > POINTS_MAX || sides.some((side) => side === 0 || side > 2 ** 24))
    return undefined;
  const points = {
    count,
    x: from.halves(count),
    y: from.halves(count),
    level: from.bytes(count),
    angle: from.bytes(count),
    descriptors: from.words(DESCRIPTOR_WORDS * count),
  };
  const data = from.bytes(THUMBNAIL_SIDE * THUMBNAIL_SIDE);
  const local: LocalFeatures = {
    algorithm: LOCAL_ALGORITHM,
    shown,
    frame,
    points,
    thumbnail: { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, data },
    ground: from.bytes(CELLS),
  };
  return { at, local };
}
