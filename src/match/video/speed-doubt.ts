/**
 * Over a few seconds of a slow camera, neighbouring frames look so much alike that another speed explains them as well as none. Where
 * that is so, the length of the passage in the work is known no better than the two speeds differ, and the boundary error says so. A crop
 * under a camera that comes nearer even looks a little more like a later moment: by five bits in a kit, a true speed by eighty and more.
 */
import type { FilmHash, VideoFingerprint } from '../../fingerprint/index.ts';
import { bitsBetween, viewOf } from './channel.ts';
import type { Line } from './find-lines.ts';

/** Speeds this near to 1 make no difference worth a word. */
const NATIVE = 0.02;
/** Bits on average by which the line must be nearer than native speed for its own speed to be believed. */
const WORTH_A_SPEED = 12;
/** Native speed is tried this far around the middle, in seconds. */
const REACH = 0.5;
const STEP = 0.125;

export interface SeenFrame {
  /** Second of the upload. */
  readonly moment: number;
  readonly words: Uint32Array;
}

/**
 * Seconds by which each end may be wrong because of the speed; 0 when the speed is sure. Cost: ten comparisons a frame.
 * @param seen frames that agree, at least one
 */
export function speedDoubt(
  seen: readonly SeenFrame[],
  { frames }: VideoFingerprint,
  kind: FilmHash['kind'],
  line: Line,
): number {
  const difference = Math.abs(line.speed - 1);
  const [first, last] = [seen[0]!.moment, seen.at(-1)!.moment];
  if (difference < NATIVE || last <= first) return 0;
  const middle = (first + last) / 2;
  const at = line.speed * middle + line.offset;
  const distance = (speed: number, centre: number): number => {
    let [sum, count] = [0, 0];
    for (const { moment, words } of seen) {
      const wanted = centre + speed * (moment - middle);
      const frame = frames[lastFrameAt(frames, wanted)];
      const view = frame && viewOf(frame, kind);
      if (view === undefined || frame!.until < wanted - STEP) continue;
      sum += bitsBetween(words, view.words);
      count++;
    }
    return 2 * count < seen.length ? Infinity : sum / count;
  };
  const fitted = distance(line.speed, at);
  let native = Infinity;
  for (let by = -REACH; by <= REACH; by += STEP) native = Math.min(native, distance(1, at + by));
  return native < fitted + WORTH_A_SPEED ? (difference * (last - first)) / 2 : 0;
}

/** The last frame that has begun at `time`; the first one before that. */
function lastFrameAt(frames: VideoFingerprint['frames'], time: number): number {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.at <= time) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
