/** A described key frame as bytes: its time, and its key points in their own stored form. */
import { decodeLocal, encodeLocal } from '../image/local/stored-local.ts';
import type { ByteReader, ByteWriter } from './byte-stream.ts';
import type { DescribedFrame } from './key-points.ts';
import type { FilmKeyFrame } from './video-fingerprint.ts';

export function writeKeyFrame(out: ByteWriter, { at, local }: DescribedFrame): void {
  const features = encodeLocal(local);
  out.f64(at);
  out.u32(features.length);
  out.raw(features);
}

export function readKeyFrame(from: ByteReader): FilmKeyFrame | undefined {
  const at = from.f64();
  const local = decodeLocal(from.bytes(from.u32()));
  return at >= 0 && at < 2 ** 24 && local.kind === 'done' ? { at, described: true, local: local.value } : undefined;
}
