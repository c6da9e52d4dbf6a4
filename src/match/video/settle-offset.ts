/**
 * When exactly a coarse segment begins and ends: of the offsets around it, the one at which the frames' hashes are nearest on average.
 * Cropped or drawn-over frames are far from the reference's at every moment, but less far at the right one; and a frame that is nearer
 * than half way between the right offset and the wrong ones belongs to the segment.
 */
import type { FilmFrameHashes, VideoFingerprint } from '../../fingerprint/index.ts';
import { bitsBetween, viewOf } from './channel.ts';
import type { Segment } from './follow-line.ts';

/** Seconds around the coarse offset, and around the coarse boundaries. */
const REACH = 1.75;
const STEP = 0.0625;
/** Bits by which the nearest offset must be nearer than the middling one: less is chance. */
const DIP_MIN = 5;
/** Bits beyond which no offset is near: of a narrow crop every moment is as far away as chance, which is 128, and dips by chance. */
const NEAR_MAX = 116;
/** A dip so deep that single frames can be told apart by it. */
const DEEP_DIP = 24;
const FRAMES_MIN = 8;
/** The place of `flipy` among the turns. */
const MIRROR = 5;

export interface Settled {
  /** Seconds to add to the reference's moment. */
  readonly by: number;
  /** The segment in the upload, when single frames tell. */
  readonly upload?: { readonly start: number; readonly end: number };
}

/** Undefined when no offset stands out. Cost: 56 comparisons a frame. */
export function settleOffset(
  upload: VideoFingerprint,
  reference: VideoFingerprint,
  segment: Segment,
): Settled | undefined {
  const { start, end } = segment.upload;
  const near = upload.frames.filter(
    ({ at, probe }) => at >= start - REACH && at < end + REACH && (probe || !segment.turned),
  );
  const inside = near.filter(({ at }) => at >= start && at < end);
  if (inside.length < FRAMES_MIN) return undefined;
  const offsets: { by: number; distance: number }[] = [];
  for (let by = -REACH; by <= REACH; by += STEP) {
    const distances = inside
      .map((frame) => distanceAt(frame, reference, segment, by))
      .filter((distance) => distance !== undefined);
    if (2 * distances.length < inside.length) continue;
    offsets.push({ by, distance: distances.reduce((sum, distance) => sum + distance, 0) / distances.length });
  }
  const sorted = offsets.sort((a, b) => a.distance - b.distance);
  const [nearest, middling] = [sorted[0], sorted[sorted.length >> 1]];
  if (nearest === undefined || middling === undefined || nearest.distance > NEAR_MAX) return undefined;
  if (middling.distance - nearest.distance < DIP_MIN) return undefined;
  const { by, distance } = nearest;
  const wrong = Math.max(middling.distance, distance + DEEP_DIP);
  const limit = (distance + wrong) / 2;
  const deep = middling.distance - distance >= DEEP_DIP;
  const exact = deep ? nearStretch(near, (frame) => distanceAt(frame, reference, segment, by), limit) : undefined;
  return { by, ...(exact && { upload: exact }) };
}

function distanceAt(
  frame: FilmFrameHashes,
  { frames }: VideoFingerprint,
  { line, turned }: Segment,
  by: number,
): number | undefined {
  const moment = line.speed * (frame.at + 0.06) + line.offset + by;
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.until <= moment) low = middle + 1;
    else high = middle;
  }
  const other = frames[low];
  const view = viewOf(frame, 'whole');
  const words = turned ? view?.turned?.[MIRROR] : view?.words;
  if (other === undefined || words === undefined || other.at > moment + 0.2) return undefined;
  return bitsBetween(words, other.views[0].words);
}

/** The stretch of frames in which being near outweighs being far the most (Kadane 1984). */
function nearStretch(
  frames: readonly FilmFrameHashes[],
  distanceOf: (frame: FilmFrameHashes) => number | undefined,
  limit: number,
): { start: number; end: number } | undefined {
  let best: { start: number; end: number; sum: number } | undefined;
  let [sum, start] = [0, 0];
  for (const frame of frames) {
    const distance = distanceOf(frame);
    const seconds = Math.min(1, frame.until - frame.at);
    if (sum <= 0) [sum, start] = [0, frame.at];
    sum += distance !== undefined && distance <= limit ? seconds : -seconds;
    if (sum > (best?.sum ?? 0)) best = { start, end: frame.until, sum };
  }
  return best;
}
