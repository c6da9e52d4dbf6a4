/** Key points of a film's described key frames: made when a film becomes a reference, as an upload needs none of its own. */
import { extractLocalFeatures, type LocalFeatures } from '../image/local/local-features.ts';
import type { FilmKeyFrame, VideoFingerprint } from './video-fingerprint.ts';

/** With fewer key points there is nothing to recognise. */
const KEY_POINTS_MIN = 40;

const made = new WeakMap<FilmKeyFrame, LocalFeatures>();

export interface DescribedFrame {
  readonly at: number;
  readonly local: LocalFeatures;
}

/** About 20 ms a frame the first time. */
export function describedFrames({ width, height, keyFrames }: VideoFingerprint): readonly DescribedFrame[] {
  return keyFrames.flatMap((keyFrame) => {
    const { at, described, luma } = keyFrame;
    let local = keyFrame.local ?? made.get(keyFrame);
    if (local === undefined && described && luma !== undefined) {
      local = extractLocalFeatures(luma, { width, height });
      made.set(keyFrame, local);
    }
    return local === undefined || local.points.count < KEY_POINTS_MIN ? [] : [{ at, local }];
  });
}
