/** PDQ of a part of an upload's key frame: what the frame's own views did not find, once key points have told where a work stands. */
import { averaged, cropped } from '../../media/index.ts';
import { pdqHashes, type PdqHashes } from '../image/pdq.ts';
import type { FilmKeyFrame, VideoFingerprint } from './video-fingerprint.ts';

const SIDE = 64;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** @param box in the shown film's pixels. Undefined when the frame is not at hand, or the part too small. About 0.7 ms. */
export function hashOfPart(
  { luma }: FilmKeyFrame,
  film: Pick<VideoFingerprint, 'width' | 'height'>,
  box: Box,
): PdqHashes | undefined {
  if (luma === undefined) return undefined;
  const edge = (at: number, from: number, to: number): number =>
    Math.min(to, Math.max(0, Math.round((at * to) / from)));
  const [left, right] = [edge(box.x, film.width, luma.width), edge(box.x + box.width, film.width, luma.width)];
  const [top, bottom] = [edge(box.y, film.height, luma.height), edge(box.y + box.height, film.height, luma.height)];
  const [width, height] = [right - left, bottom - top];
  if (Math.min(width, height) < SIDE / 2) return undefined;
  return pdqHashes(averaged(cropped(luma, { x: left, y: top, width, height }), SIDE, SIDE));
}
