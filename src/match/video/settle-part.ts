/**
 * When exactly a work that stands whole in a part of the upload is shown: the part is cut out of the upload's key frames and hashed, and
 * of the speeds and offsets around the coarse line the one counts at which those hashes are nearest to the reference's, which are dense.
 */
import { hashOfPart, PDQ_QUALITY_MIN, type VideoFingerprint } from '../../fingerprint/index.ts';
import { bitsBetween } from './channel.ts';
import type { Segment } from './follow-line.ts';

/** Seconds around the coarse offset. */
const REACH = 1.75;
const STEP = 0.0625;
const PLATEAU = 3 * STEP;
const LEVEL_BITS = 0.5;
const SPEEDS = Array.from({ length: 33 }, (_, i) => 1.025 ** (i - 16));
const FINE = Array.from({ length: 21 }, (_, i) => 1 + (i - 10) * 0.0025);
/** Speeds are told apart only over so many frames and seconds. */
const FRAMES_FOR_SPEED = 5;
const SECONDS_FOR_SPEED = 5;
const FRAMES_MIN = 3;
/** Of a long segment, so many frames, evenly. */
const FRAMES_MAX = 48;
/** Bits up to which the part shows the work on average, and by which the middling offset must be farther. */
const NEAR_MAX = 72;
const DIP_MIN = 10;
/** Another speed than the plain one must be nearer by so many bits. */
const WORTH_ANOTHER_SPEED = 1.5;
/** The place of `flipy` among the turns. */
const MIRROR = 5;
/** Half of what lies between two frames of the reference, and as much for those of the upload. */
const SETTLED_ERROR = 0.3;

interface Seen {
  /** From the segment's middle, in seconds of the upload. */
  readonly from: number;
  readonly words: Uint32Array;
}

interface Tried {
  readonly speed: number;
  /** Reference time at the segment's middle. */
  readonly at: number;
  readonly distance: number;
}

/** Undefined when no offset stands out: the work is cropped, or hardly moves. About 10 ms, and 0.7 ms for each key frame. */
export function settlePart(
  upload: VideoFingerprint,
  reference: VideoFingerprint,
  segment: Segment,
): Segment | undefined {
  const { box, line } = segment;
  if (box === undefined) return undefined;
  const { start, end } = segment.upload;
  const middle = (start + end) / 2;
  const inside = upload.keyFrames.filter(({ at }) => at >= start && at < end);
  const every = Math.max(1, Math.ceil(inside.length / FRAMES_MAX));
  const seen = inside.flatMap((keyFrame, i): Seen[] => {
    const hashes = i % every === 0 ? hashOfPart(keyFrame, upload, box) : undefined;
    if (hashes === undefined || hashes.quality < PDQ_QUALITY_MIN) return [];
    return [{ from: keyFrame.at + 0.06 - middle, words: hashes.turned[segment.turned ? MIRROR : 0]! }];
  });
  if (seen.length < FRAMES_MIN) return undefined;
  const best = bestOf(seen, reference, line.speed, line.speed * middle + line.offset, end - start);
  return best && settled(segment, best, middle, upload, reference);
}

function bestOf(
  seen: readonly Seen[],
  reference: VideoFingerprint,
  native: number,
  coarse: number,
  seconds: number,
): Tried | undefined {
  const attempt = (speeds: readonly number[], around: number, reach: number): Tried[] => {
    const tried: Tried[] = [];
    for (const speed of speeds)
      for (let at = around - reach; at <= around + reach; at += STEP) {
        const distance = distanceAt(seen, reference, speed, at);
        if (distance !== undefined) tried.push({ speed, at, distance });
      }
    return tried.sort((a, b) => a.distance - b.distance || a.at - b.at);
  };
  const plain = attempt([native], coarse, REACH);
  const [first, middling] = [plain[0], plain[plain.length >> 1]];
  if (first === undefined || middling === undefined) return undefined;
  let best = first;
  let around = plain;
  if (seen.length >= FRAMES_FOR_SPEED && seconds >= SECONDS_FOR_SPEED) {
    const [bent] = attempt(
      SPEEDS.map((factor) => native * factor),
      coarse,
      REACH,
    );
    const fine =
      bent === undefined
        ? []
        : attempt(
            FINE.map((factor) => bent.speed * factor),
            bent.at,
            PLATEAU,
          );
    if (fine[0] && fine[0].distance < best.distance - WORTH_ANOTHER_SPEED) [best, around] = [fine[0], fine];
  }
  const near = best.distance <= NEAR_MAX && middling.distance - best.distance >= DIP_MIN;
  return near ? inMiddle(best, around) : undefined;
}

/** Each frame of the reference stands for an eighth of a second: of all that are as near as the best, around it, the middle. */
function inMiddle(best: Tried, tried: readonly Tried[]): Tried {
  const level = tried.filter(
    ({ distance, at }) => distance <= best.distance + LEVEL_BITS && Math.abs(at - best.at) <= PLATEAU,
  );
  const mean = (of: (one: Tried) => number): number => level.reduce((sum, one) => sum + of(one), 0) / level.length;
  return { ...best, speed: mean(({ speed }) => speed), at: mean(({ at }) => at) };
}

/** Mean over the frames that have a counterpart; undefined when a fifth of them has none. */
function distanceAt(
  seen: readonly Seen[],
  { frames }: VideoFingerprint,
  speed: number,
  at: number,
): number | undefined {
  let [sum, count] = [0, 0];
  for (const { from, words } of seen) {
    const moment = at + speed * from;
    let [low, high] = [0, frames.length];
    while (low < high) {
      const half = (low + high) >> 1;
      if (frames[half]!.until <= moment) low = half + 1;
      else high = half;
    }
    const frame = frames[low];
    if (frame === undefined || frame.at > moment + 0.2 || moment < 0) continue;
    sum += bitsBetween(words, frame.views[0].words);
    count++;
  }
  return 5 * count < 4 * seen.length ? undefined : sum / count;
}

function settled(
  coarse: Segment,
  { speed, at }: Tried,
  middle: number,
  upload: VideoFingerprint,
  reference: VideoFingerprint,
): Segment {
  const line = { ...coarse.line, speed, offset: at - speed * middle };
  const inUpload = (moment: number): number => (moment - line.offset) / speed;
  // Where the coarse segment ended with the work or the upload, so does the settled one.
  const first = coarse.reference.start < 1e-6 || coarse.upload.start < 1e-6;
  const last = coarse.reference.end > reference.seconds - 1e-6 || coarse.upload.end > upload.seconds - 1e-6;
  const start = Math.max(0, inUpload(0), first ? coarse.upload.start - REACH : coarse.upload.start);
  const end = Math.min(
    upload.seconds,
    inUpload(reference.seconds),
    last ? coarse.upload.end + REACH : coarse.upload.end,
  );
  if (end <= start) return coarse;
  return {
    ...coarse,
    line,
    upload: { start, end },
    reference: {
      start: Math.max(0, speed * start + line.offset),
      end: Math.min(reference.seconds, speed * end + line.offset),
    },
    agreeing: end - start,
    boundaryError: first && last ? Math.min(SETTLED_ERROR, coarse.boundaryError) : coarse.boundaryError,
  };
}
