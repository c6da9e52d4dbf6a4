/**
 * Every passage of known sound in an upload. Window by window: first as it is, by landmarks; what stays unexplained then by all
 * peaks (a work under a voice), then bent in speed, tempo or pitch, then backwards. What a passage explains is taken out before
 * the next search, so that one work under another is found too.
 */
import { FRAMES_PER_SECOND, type Steps } from '../../fingerprint/index.ts';
import type { ReferenceId } from '../../common/index.ts';
import { pairsOf, type PairList } from './landmark-pairs.ts';
import type { HeardUpload } from './heard-upload.ts';
import { byVotes, type Displacement, type PairShard } from './pair-shard.ts';
import { fitAlignment, type Alignment } from './alignment.ts';
import { evidenceNeeded } from './evidence-needed.ts';
import { accountedFor, followPassage, type Passage } from './passage.ts';
import { UNBENT, WARPS, type Warp } from './warps.ts';
import { widenStretch } from './widen-stretch.ts';

const WINDOW = Math.round(10 * FRAMES_PER_SECOND);
const HOP = WINDOW >> 1;
const UNBENT_WITHIN = { scale: 0.01, shift: 0.5 } as const;
/** Windows searched under cover and bent: all of twenty minutes; of longer uploads every second, third … */
const SLOW_WINDOWS_MAX = 240;
const LANDMARK_FAN = 8;
const DENSE_FAN = 12;
const BENT_FAN = 6;
const BENT_DENSE_FAN = 8;
const BENT_DENSE_FRAMES_MAX = WINDOW + HOP;
const VOTES_MIN = 5;
const CANDIDATES = { unbent: 24, dense: 24, perWarp: 6, bent: 60 } as const;
/** A window is searched again while more than this share of its landmarks is unexplained. */
const UNEXPLAINED = 0.5;
const LANDMARKS_MIN = 12;
/** Of a passage's hits: from this share on that another work has explained, both contain the same recording. */
const SHARED = 0.5;

export interface FoundPassage extends Passage {
  /** What it was found in: the upload, or the upload played backwards. */
  readonly heard: HeardUpload;
  readonly alsoIn: Set<ReferenceId>;
}

interface Window {
  readonly start: number;
  readonly end: number;
}

/** Candidates of a window, asked for shard by shard. */
type Ask = (heard: HeardUpload, shards: readonly PairShard[], window: Window) => Steps<readonly Candidate[]>;

/**
 * In steps of a few milliseconds each, between which a server does other work. Cost: for each ten seconds about 10 ms plus what
 * grows with the references; five times that where nothing is found unbent.
 */
export function* searchUpload(heard: HeardUpload, shards: readonly PairShard[]): Steps<FoundPassage[]> {
  const found: FoundPassage[] = [];
  const windows = windowsOf(heard.frames);
  function* search(
    upload: HeardUpload,
    among: readonly Window[],
    useExplained: boolean,
    ...asks: readonly Ask[]
  ): Steps<void> {
    for (const window of among)
      for (const ask of asks)
        if (wanted(upload, window)) {
          yield* settleWindow(upload, window, yield* ask(upload, shards, window), useExplained, found);
          yield;
        }
  }
  yield* search(heard, windows, true, unbent);
  const left = windows.filter((window) => wanted(heard, window));
  yield* search(heard, evenly(left, SLOW_WINDOWS_MAX), false, dense, bent, bentDense);
  if (windows.some((window) => wanted(heard, window))) yield* search(heard.backwards(), windows, false, unbent);
  return found;
}

function windowsOf(frames: number): Window[] {
  if (frames <= WINDOW + HOP) return [{ start: 0, end: frames }];
  const windows: Window[] = [];
  for (let start = 0; start + HOP < frames; start += HOP)
    windows.push({ start, end: Math.min(frames, start + WINDOW) });
  return windows;
}

function evenly(windows: readonly Window[], most: number): readonly Window[] {
  const step = Math.max(1, windows.length / most);
  return Array.from({ length: Math.min(most, windows.length) }, (_, i) => windows[Math.floor(i * step)]!);
}

function wanted(heard: HeardUpload, { start, end }: Window): boolean {
  const { all, unexplained } = heard.landmarks(start, end);
  return unexplained >= LANDMARKS_MIN && unexplained > UNEXPLAINED * all;
}

interface Candidate extends Displacement, Warp {}

/**
 * All readings of one shard before the next: its tables are then still near the processor. Best first for each reading, at most
 * `most`.
 */
function* ask(
  shards: readonly PairShard[],
  pairs: PairList,
  warps: readonly Warp[],
  near: boolean,
  most: number,
): Steps<Candidate[]> {
  const found: Candidate[][] = warps.map(() => []);
  for (const shard of shards) {
    warps.forEach((warp, w) => {
      for (const displacement of shard.displacements(pairs, warp.scale, warp.shift, near, VOTES_MIN, most))
        found[w]!.push({ ...displacement, ...warp });
    });
    yield;
  }
  return found.flatMap((candidates) => candidates.sort(byVotes).slice(0, most));
}

function unbent(heard: HeardUpload, shards: readonly PairShard[], { start, end }: Window) {
  const pairs = pairsOf(heard.window(start, end, 'landmarks'), LANDMARK_FAN);
  return ask(shards, pairs, [UNBENT], true, CANDIDATES.unbent);
}

function dense(heard: HeardUpload, shards: readonly PairShard[], { start, end }: Window) {
  return ask(shards, pairsOf(heard.window(start, end, 'all'), DENSE_FAN), [UNBENT], true, CANDIDATES.dense);
}

function bent(heard: HeardUpload, shards: readonly PairShard[], { start, end }: Window) {
  return asBent(shards, pairsOf(heard.window(start, end, 'landmarks'), BENT_FAN));
}

/** Bent and under a voice. It costs five times as much as by landmarks, so it is for short uploads, which have fewer chances else. */
function* bentDense(heard: HeardUpload, shards: readonly PairShard[], { start, end }: Window) {
  if (heard.frames > BENT_DENSE_FRAMES_MAX) return [];
  return yield* asBent(shards, pairsOf(heard.window(start, end, 'all'), BENT_DENSE_FAN));
}

function* asBent(shards: readonly PairShard[], pairs: PairList) {
  const candidates = yield* ask(shards, pairs, WARPS, false, CANDIDATES.perWarp);
  return candidates.sort((a, b) => byVotes(a, b) || a.scale - b.scale || a.shift - b.shift).slice(0, CANDIDATES.bent);
}

/** Verifies the candidates of a window and keeps those that stand, the best first. */
function* settleWindow(
  heard: HeardUpload,
  { start, end }: Window,
  candidates: readonly Candidate[],
  useExplained: boolean,
  found: FoundPassage[],
): Steps<void> {
  const passages: Passage[] = [];
  const tried: Alignment[] = [];
  for (const { track, scale, shift, offset } of candidates) {
    const fit = fitAlignment(heard, { track, scale, shift, offset: offset - scale * start }, start, end);
    if (!fit || tried.some((other) => isSame(fit, other, (start + end) / 2))) continue;
    tried.push(fit);
    const passage = yield* followPassage(heard, fit, start, end, useExplained);
    if (!passage || !stands(passage)) continue;
    passages.push({ ...passage, stretch: widenStretch(heard, passage.fit, passage.stretch, useExplained) });
  }
  passages.sort(strongestFirst);
  for (const passage of passages) admit(heard, passage, found);
}

/** Neighbouring warps lead to the same fit. */
const isSame = (a: Alignment, b: Alignment, middle: number): boolean =>
  a.track === b.track &&
  Math.abs(a.scale - b.scale) < 0.005 &&
  Math.abs(a.shift - b.shift) < 0.5 &&
  Math.abs((a.scale - b.scale) * middle + a.offset - b.offset) < 3;

function stands({ fit, stretch }: Passage): boolean {
  const isBent = Math.abs(fit.scale - 1) >= UNBENT_WITHIN.scale || Math.abs(fit.shift) >= UNBENT_WITHIN.shift;
  return stretch.evidence >= evidenceNeeded((stretch.last - stretch.first) / FRAMES_PER_SECOND, isBent);
}

function strongestFirst(a: Passage, b: Passage): number {
  const [left, right] = [a.fit.track.reference.id, b.fit.track.reference.id];
  return (
    b.stretch.evidence - a.stretch.evidence || (left < right ? -1 : left > right ? 1 : 0) || a.fit.offset - b.fit.offset
  );
}

function admit(heard: HeardUpload, passage: Passage, found: FoundPassage[]): void {
  const { reference } = passage.fit.track;
  for (const other of found) {
    if (other.heard !== heard) continue;
    const shared = overlap(passage.hits, other.hits);
    if (shared < SHARED * Math.min(passage.hits.length, other.hits.length)) continue;
    // A quarantined work decides nothing, so it may not take a passage from one that does.
    if (other.fit.track.reference.shadow && !reference.shadow) continue;
    if (other.fit.track.reference !== reference) other.alsoIn.add(reference.id);
    return;
  }
  found.push({ ...passage, heard, alsoIn: new Set() });
  if (!reference.shadow) heard.explain(accountedFor(heard, passage));
}

/** Of two ascending lists. */
function overlap(a: Int32Array, b: Int32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i]! === b[j]!) {
      shared++;
      i++;
      j++;
    } else if (a[i]! < b[j]!) i++;
    else j++;
  }
  return shared;
}
