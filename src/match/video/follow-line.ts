/**
 * From a line to a segment: along it, every frame of the upload is compared with the frames of the reference at the same moment; the
 * segment is the stretch in which they keep agreeing, over gaps, and the line is fitted again as it grows.
 */
import {
  PDQ_QUALITY_MIN,
  type FilmFrameHashes,
  type FilmHash,
  type VideoFingerprint,
} from '../../fingerprint/index.ts';
import type { Match } from '../outcome.ts';
import { bitsBetween, referenceKind, turnOf, uploadKind, viewOf, type Channel } from './channel.ts';
import { speedDoubt } from './speed-doubt.ts';
import { limitsOf } from './texture.ts';
import { refit, type Line, type TimePair } from './find-lines.ts';

/** The reference is searched this far around the expected moment, in seconds. */
const NEARBY = 0.2;
/** A segment ends where disagreement outweighs agreement by this many seconds. */
const DROP = 2.5;
/** Frames differ from each other from this many bits on: a still shot counts once, however long it is. */
const DISTINCT_FROM = 16;
const DISTINCT_KEPT = 24;
/** Different frames that must agree for a line to count as proven. */
const PROVEN_FROM = 6;
/** Seconds from which on the last frame is one that is held. */
const HELD = 1;
/** Speeds this near to 1 are taken for it when the fit loses no more than this many seconds. */
const NEARLY_NATIVE = 0.02;
const NATIVE_SLACK = 0.01;
/** Fitting is repeated while the segment grows. */
const ROUNDS_MAX = 10;

export interface Segment {
  readonly algorithm: string;
  readonly line: Line;
  /** Which view of the upload shows it: all of a frame, inside its borders, what moves in it, or a part found by key points. */
  readonly view: FilmHash['kind'] | 'part';
  /** Mirrored, or turned by quarters. */
  readonly turned: boolean;
  readonly upload: { readonly start: number; readonly end: number };
  readonly reference: { readonly start: number; readonly end: number };
  /** Seconds of the upload in which frames agree, and in which they do not. */
  readonly agreeing: number;
  readonly disagreeing: number;
  /** Agreeing frames that differ from each other. */
  readonly distinct: number;
  /** Mean distance of the agreeing frames, in bits. */
  readonly distance: number;
  /** Seconds. */
  readonly boundaryError: number;
  /** Where in the upload's frame the work stands; undefined when it fills it. */
  readonly box?: FilmHash['box'];
  /** The reference runs from its end to its beginning; its span is still from the earlier to the later moment. */
  readonly reversed?: true;
  /** Of the second stage, which sees what hashes do not. */
  readonly edits?: Pick<Match, 'combined' | 'modified' | 'unmeasured'>;
}

interface Judged {
  readonly frame: FilmFrameHashes;
  readonly view: FilmHash;
  readonly words: Uint32Array;
  readonly at: number;
  readonly until: number;
  readonly verdict: 'agrees' | 'differs' | 'plain';
  readonly distance: number;
  /** The moment of the reference that looks most like it, near the line; and until when the reference shows that. */
  readonly reference: number;
  readonly referenceUntil: number;
}

/** Undefined when nothing along the line agrees. `within`: the part of the upload that may be used. */
export function followLine(
  upload: VideoFingerprint,
  reference: VideoFingerprint,
  channel: Channel,
  start: Line,
  core: { readonly start: number; readonly end: number },
  within: (at: number) => boolean,
): Segment | undefined {
  const frames = framesSeenBy(upload, channel).filter(({ at }) => within(at));
  let line = start;
  let stretch = core;
  let judged: Judged[] = [];
  let proven = false;
  for (let round = 0; round < ROUNDS_MAX; round++) {
    // The line is trusted a little further than it was fitted: errors of its speed grow with the distance.
    const reach = Math.max(8, stretch.end - stretch.start);
    const asked = frames.filter(({ at, until }) => until > stretch.start - reach && at < stretch.end + reach);
    const all = asked.flatMap((frame) => judge(frame, reference, channel, line, proven));
    const kept = agreeingStretch(all, stretch);
    if (kept.length === 0) return undefined;
    judged = kept;
    const grown = { start: kept[0]!.at, end: kept.at(-1)!.until };
    const agreeing = kept.filter(({ verdict }) => verdict === 'agrees');
    line = refit(agreeing.map(pairOf), line);
    const same = Math.abs(grown.start - stretch.start) < 1e-9 && Math.abs(grown.end - stretch.end) < 1e-9;
    stretch = grown;
    if (!same || round < 2) continue;
    // A line that many frames prove may be trusted where the pictures say less.
    if (proven || distinctFrames(agreeing) < PROVEN_FROM) break;
    proven = true;
  }
  return segmentOf(judged, channel, plainSpeed(judged, line), upload, reference);
}

/** Turned views were made of the probes only. */
const framesSeenBy = ({ frames }: VideoFingerprint, channel: Channel): readonly FilmFrameHashes[] =>
  turnOf(channel) === 0 ? frames : frames.filter(({ probe }) => probe);

const pairOf = ({ at, until, reference }: Judged): TimePair => ({
  upload: until - at > 0.3 ? at + 0.06 : (at + until) / 2,
  reference,
});

function judge(
  frame: FilmFrameHashes,
  reference: VideoFingerprint,
  channel: Channel,
  line: Line,
  proven: boolean,
): Judged[] {
  const turn = turnOf(channel);
  const view = viewOf(frame, uploadKind(channel));
  const words = turn === 0 ? view?.words : view?.turned?.[turn];
  if (view === undefined || words === undefined) return [];
  const known = { frame, view, words, at: frame.at, until: frame.until };
  const middle = frame.until - frame.at > 0.3 ? frame.at + 0.06 : (frame.at + frame.until) / 2;
  const expected = line.speed * middle + line.offset;
  const unseen = (verdict: 'plain' | 'differs'): Judged => ({
    ...known,
    verdict,
    distance: 256,
    reference: expected,
    referenceUntil: expected,
  });
  if (limitsOf(view.quality) === undefined) return [unseen('plain')];
  const kind = referenceKind(channel);
  let best = { distance: 257, quality: 0, reference: expected, until: expected, off: Infinity };
  for (let i = firstFrameAt(reference.frames, expected - NEARBY); i < reference.frames.length; i++) {
    const other = reference.frames[i]!;
    if (other.at > expected + NEARBY) break;
    const seen = viewOf(other, kind);
    if (seen === undefined || limitsOf(seen.quality) === undefined) continue;
    const distance = bitsBetween(words, seen.words);
    const moment = Math.min(Math.max(expected, other.at + 0.06), Math.max(other.at + 0.06, other.until - 0.06));
    const off = Math.abs(moment - expected);
    if (distance < best.distance || (distance === best.distance && off < best.off))
      best = { distance, quality: seen.quality, reference: moment, until: other.until, off };
  }
  if (best.distance > 256) {
    const outside = expected < 0 || expected > reference.seconds;
    return [unseen(outside ? 'differs' : 'plain')];
  }
  const limits = limitsOf(Math.min(best.quality, view.quality))!;
  const agrees = best.distance <= (proven ? limits.agreeOnProvenLine : limits.agree);
  const found = { distance: best.distance, reference: best.reference, referenceUntil: best.until };
  return [{ ...known, ...found, verdict: agrees ? 'agrees' : 'differs' }];
}

/** The first frame that has not ended at `time`. */
function firstFrameAt(frames: readonly FilmFrameHashes[], time: number): number {
  let [low, high] = [0, frames.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle]!.until <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** From the agreeing frame nearest to the core's middle outwards, both ways, as long as agreement outweighs. */
function agreeingStretch(all: readonly Judged[], core: { readonly start: number; readonly end: number }): Judged[] {
  const middle = (core.start + core.end) / 2;
  let seed = -1;
  all.forEach(({ verdict, at }, i) => {
    if (verdict !== 'agrees') return;
    if (seed < 0 || Math.abs(at - middle) < Math.abs(all[seed]!.at - middle)) seed = i;
  });
  if (seed < 0) return [];
  const reach = (step: 1 | -1): number => {
    let [score, best, end] = [0, 0, seed];
    for (let i = seed + step; i >= 0 && i < all.length; i += step) {
      const { verdict, at, until } = all[i]!;
      const weight = Math.min(1, until - at);
      if (verdict === 'agrees') score += weight;
      else if (verdict === 'differs') score -= weight;
      if (verdict === 'agrees' && score > best - DROP / 2) {
        end = i;
        best = Math.max(best, score);
      }
      if (score < best - DROP) break;
    }
    return end;
  };
  return all.slice(reach(-1), reach(1) + 1);
}

/** Native speed when it explains the frames as well: a slope measured from moments 0.1 s apart is never exactly 1. */
function plainSpeed(judged: readonly Judged[], line: Line): Line {
  const pairs = judged.filter(({ verdict }) => verdict === 'agrees').map(pairOf);
  const offset = pairs.reduce((sum, { upload, reference }) => sum + reference - upload, 0) / pairs.length;
  const native = { ...line, speed: 1, offset };
  return Math.abs(line.speed - 1) < NEARLY_NATIVE && errorOf(pairs, native) <= errorOf(pairs, line) + NATIVE_SLACK
    ? native
    : line;
}

const errorOf = (pairs: readonly TimePair[], { speed, offset }: Line): number =>
  Math.sqrt(
    pairs.reduce((sum, { upload, reference }) => sum + (reference - speed * upload - offset) ** 2, 0) / pairs.length,
  );

function segmentOf(
  judged: readonly Judged[],
  channel: Channel,
  line: Line,
  upload: VideoFingerprint,
  reference: VideoFingerprint,
): Segment {
  const agreeing = judged.filter(({ verdict }) => verdict === 'agrees');
  const time = (frames: readonly Judged[]): number => frames.reduce((sum, { at, until }) => sum + until - at, 0);
  const first = judged[0]!;
  const last = judged.at(-1)!;
  // Of turned channels only every few frames are compared: the work goes on half way to the next one.
  const spacing = judged.length > 1 ? (last.at - first.at) / (judged.length - 1) : last.until - last.at;
  const end = Math.min(upload.seconds, Math.max(last.until, turnOf(channel) === 0 ? 0 : last.at + spacing));
  const inReference = (at: number): number => Math.min(reference.seconds, Math.max(0, line.speed * at + line.offset));
  const residual = errorOf(agreeing.map(pairOf), line);
  const seen = agreeing.map((one) => ({ moment: pairOf(one).upload, words: one.words }));
  const doubt = speedDoubt(seen, reference, referenceKind(channel), line);
  const box = agreeing[agreeing.length >> 1]!.view.box;
  const fills = box.width * box.height > 0.97 * upload.width * upload.height;
  return {
    algorithm: 'video/pdq-frames@1',
    line,
    view: uploadKind(channel),
    turned: turnOf(channel) !== 0,
    upload: { start: first.at, end },
    reference: { start: inReference(first.at), end: shownUntil(last, inReference(end)) },
    agreeing: time(agreeing),
    disagreeing: time(judged.filter(({ verdict }) => verdict === 'differs')),
    distinct: distinctFrames(agreeing),
    distance: agreeing.reduce((sum, { distance }) => sum + distance, 0) / agreeing.length,
    boundaryError: Math.round(1000 * (Math.min(1, spacing) / 2 + 0.06 + residual + doubt)) / 1000,
    ...(!fills && { box }),
  };
}

/** A still that is held, as in a slide show, shows one moment of the work and not what came after it. */
function shownUntil({ at, until, reference, referenceUntil }: Judged, end: number): number {
  return until - at < HELD ? end : Math.min(end, Math.max(reference, referenceUntil));
}

function distinctFrames(agreeing: readonly Judged[]): number {
  const known: Uint32Array[] = [];
  let count = 0;
  for (const { words, view } of agreeing) {
    if (view.quality < PDQ_QUALITY_MIN) continue;
    if (known.some((other) => bitsBetween(other, words) < DISTINCT_FROM)) continue;
    count++;
    if (known.push(words) > DISTINCT_KEPT) known.shift();
  }
  return count;
}
