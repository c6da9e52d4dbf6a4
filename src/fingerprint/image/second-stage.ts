/** What the second stage reads from a fingerprint: stored key points, or those of the decoded frame it still carries. */
import type { ImageFingerprint, ImageFrameFingerprint } from './image-fingerprint.ts';
import {
  extractLocalFeatures,
  queryLocalFeatures,
  type LocalFeatures,
  type LocalQuery,
} from './local/local-features.ts';

const made = new WeakMap<ImageFingerprint, LocalFeatures>();

/** Key points of a reference's first frame; undefined for stored fingerprints without them. About 20 ms the first time. */
export function localFeaturesOf(fingerprint: ImageFingerprint): LocalFeatures | undefined {
  if (fingerprint.local) return fingerprint.local;
  const [{ working, box }] = fingerprint.frames;
  const known = made.get(fingerprint);
  if (known || !working) return known;
  const features = extractLocalFeatures(working, { width: box.width, height: box.height });
  made.set(fingerprint, features);
  return features;
}

/** One frame of an upload, read for the look-up; undefined when the frame itself is not at hand. About 60 ms. */
export const localQueryOf = ({ working, box }: ImageFrameFingerprint): LocalQuery | undefined =>
  working && queryLocalFeatures(working, box);

/** As it is kept in memory and in the store: with its key points, without the decoded frames. */
export function keptImage(fingerprint: ImageFingerprint): ImageFingerprint {
  const local = localFeaturesOf(fingerprint);
  const [first, ...others] = fingerprint.frames.map(({ working: _working, ...frame }) => frame);
  return { ...fingerprint, frames: [first!, ...others], ...(local && { local }) };
}
