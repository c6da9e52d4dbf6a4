/** A described key frame as bytes: its time, and its key points in their own stored form. */
import { decodeLocal, encodeLocal } from '../image/local/stored-local.ts';
import type { ByteReader, ByteWriter } from './byte-stream.ts';
import type { FilmKeyFrame } from './video-fingerprint.ts';

export type DescribedFrame = FilmKeyFrame & { readonly local: NonNullable<FilmKeyFrame['local']> };

export const isDescribed = (keyFrame: FilmKeyFrame): keyFrame is DescribedFrame => keyFrame.local !== undefined;

export function writeKeyFrame(out: ByteWriter, { at, local }: DescribedFrame): void {
  const features = encodeLocal(local);
  out.f64(at);
  out.u32(features.length);
  out.raw(features);
}

export function readKeyFrame(from: ByteReader): DescribedFrame | undefined {
  const at = from.f64();
  const local = decodeLocal(from.bytes(from.u32()));
  return at >= 0 && at < 2 ** 24 && local.kind === 'done' ? { at, local: local.value } : undefined;
}
