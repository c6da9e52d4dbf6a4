/**
 * From an upload's key points to the few references worth a closer look. A key point votes for each reference that holds a near
 * descriptor, with less weight the more references do (idf). Votes count together when they agree on turn and scale
 * (weak geometric consistency; Jégou, Douze & Schmid 2008).
 */
import { LEVEL_RATIO, type QueryView } from '../../../fingerprint/index.ts';
import type { FeatureStore } from './feature-store.ts';

/** Descriptors further apart than this are unrelated more often than not. */
const DISTANCE_MAX = 64;
/** A key point seen in more references than this is lettering or chrome, and votes for none. */
const REFERENCES_PER_POINT_MAX = 300;

const NEVER = 0xffff;

/** One upload key point beside one reference key point. */
export interface PointMatch {
  readonly query: number;
  readonly reference: number;
  readonly distance: number;
  readonly weight: number;
}

/** Two references hold the same thing, as far as a key point tells, up to this distance from the upload's. */
const SAME_DISTANCE_MAX = 28;

export interface Votes {
  readonly candidates: readonly Candidate[];
  /** For each key point of the upload, how many references hold the very same: lettering, chrome, watermarks. At most 255. */
  readonly holders: Uint8Array;
}

export interface Candidate {
  readonly slot: number;
  /** Weight of the votes that agree on turn and scale. */
  readonly score: number;
  readonly pairs: readonly PointMatch[];
}

/** The best references of a view, best first. */
export function voteForReferences(store: FeatureStore, view: QueryView, limit: number): Votes {
  const { points, margins } = view;
  const ballots = new Ballots(store.slots);
  const bestPoint = new Uint16Array(store.slots);
  const bestDistance = new Uint16Array(store.slots).fill(NEVER);
  const touched: number[] = [];
  const holders = new Uint8Array(points.count);
  const scale = Math.log2(2 + store.size);
  store.tables.collect(points.descriptors, margins, DISTANCE_MAX, (q, found, from, until) => {
    touched.length = 0;
    for (let k = from; k < until; k += 2) {
      const entry = found[k]!;
      const distance = found[k + 1]!;
      const slot = store.slotOf(entry);
      const best = bestDistance[slot]!;
      if (distance > best) continue;
      const reference = entry - store.firstOf(slot);
      if (best === NEVER) touched.push(slot);
      if (distance < best || reference < bestPoint[slot]!) {
        bestDistance[slot] = distance;
        bestPoint[slot] = reference;
      }
    }
    const weight = Math.max(0.05, 1 - Math.log2(1 + touched.length) / scale);
    for (const slot of touched) {
      if (bestDistance[slot]! <= SAME_DISTANCE_MAX && holders[q]! < 255) holders[q] = holders[q]! + 1;
      if (touched.length <= REFERENCES_PER_POINT_MAX) {
        ballots.cast({ query: q, reference: bestPoint[slot]!, distance: bestDistance[slot]!, weight }, slot);
      }
      bestDistance[slot] = NEVER;
    }
  });
  return { candidates: strongest(store, view, ballots, limit), holders };
}

/** Votes by slot, each slot's a list through flat arrays: most references of a large index get one or two, which cost no object. */
class Ballots {
  /** Votes for each slot, and the sum of their weights. */
  readonly count: Uint16Array;
  readonly weight: Float64Array;
  readonly #last: Int32Array;
  readonly #before: number[] = [];
  readonly #pairs: number[] = [];
  readonly #weights: number[] = [];
  readonly slots: number[] = [];

  constructor(slots: number) {
    this.count = new Uint16Array(slots);
    this.weight = new Float64Array(slots);
    this.#last = new Int32Array(slots).fill(-1);
  }

  cast({ query, reference, distance, weight }: PointMatch, slot: number): void {
    if (this.count[slot] === 0) this.slots.push(slot);
    this.count[slot] = this.count[slot]! + 1;
    this.weight[slot] = this.weight[slot]! + weight;
    this.#before.push(this.#last[slot]!);
    this.#last[slot] = this.#weights.length;
    this.#pairs.push((query * 1024 + reference) * 256 + distance);
    this.#weights.push(weight);
  }

  /** In the order in which they were cast. */
  pairsOf(slot: number): PointMatch[] {
    const out: PointMatch[] = [];
    for (let at = this.#last[slot]!; at >= 0; at = this.#before[at]!) {
      const packed = this.#pairs[at]!;
      const distance = packed % 256;
      const reference = Math.floor(packed / 256) % 1024;
      out.push({ query: Math.floor(packed / 262_144), reference, distance, weight: this.#weights[at]! });
    }
    return out.reverse();
  }
}

/** Votes below this say nothing of place, turn and scale. */
const VOTES_MIN = 3;

/** By the weight that agrees. No reference's exceeds the sum of its votes: with the heaviest first, most need no closer look. */
function strongest(store: FeatureStore, view: QueryView, ballots: Ballots, limit: number): readonly Candidate[] {
  const slots = ballots.slots.filter((slot) => ballots.count[slot]! >= VOTES_MIN);
  slots.sort((a, b) => ballots.weight[b]! - ballots.weight[a]!);
  const order = (a: Candidate, b: Candidate): number =>
    b.score - a.score || (store.idAt(a.slot) < store.idAt(b.slot) ? -1 : 1);
  const best: Candidate[] = [];
  for (const slot of slots) {
    const worst = best.length === limit ? best.at(-1)!.score : 0;
    // The sums are added up in different orders: a hair's breadth of rounding must not decide.
    if (ballots.weight[slot]! < worst - 1e-6) break;
    const pairs = ballots.pairsOf(slot);
    best.push({ slot, score: agreeingWeight(store, view, slot, pairs), pairs });
    best.sort(order);
    if (best.length > limit) best.pop();
  }
  return best;
}

const TURNS = 16;
const SCALES = 32;
const bins = new Float64Array(TURNS * SCALES);

/** The heaviest window of 3 turns × 3 scales in the histogram of the votes. */
function agreeingWeight(store: FeatureStore, view: QueryView, slot: number, pairs: readonly PointMatch[]): number {
  const first = store.firstOf(slot);
  const used = pairs.map((pair) => {
    const turn = ((view.points.angle[pair.query]! - store.angleOf(first + pair.reference) + 64) & 63) >> 2;
    const scale = view.points.level[pair.query]! - store.levelOf(first + pair.reference) + 16;
    return turn * SCALES + scale;
  });
  bins.fill(0);
  used.forEach((bin, i) => (bins[bin] = bins[bin]! + pairs[i]!.weight));
  let best = 0;
  // The heaviest window has a vote in it: only windows around votes are looked at, each once.
  const seen = new Uint8Array(TURNS * SCALES);
  for (const bin of used) {
    const [turn, scale] = [Math.floor(bin / SCALES), bin % SCALES];
    for (let t = turn - 1; t <= turn + 1; t++) {
      for (let s = Math.max(1, scale - 1); s <= Math.min(SCALES - 2, scale + 1); s++) {
        const centre = ((t + TURNS) % TURNS) * SCALES + s;
        if (seen[centre]) continue;
        seen[centre] = 1;
        best = Math.max(best, windowSum((t + TURNS) % TURNS, s));
      }
    }
  }
  return best;
}

function windowSum(turn: number, scale: number): number {
  let sum = 0;
  for (let dt = -1; dt <= 1; dt++) {
    const row = ((turn + dt + TURNS) % TURNS) * SCALES + scale;
    sum += bins[row - 1]! + bins[row]! + bins[row + 1]!;
  }
  return sum;
}

/** Pixels of a patch at a level, relative to level 0. */
export const LEVEL_SCALES = Float64Array.from({ length: 32 }, (_, level) => {
  let scale = 1;
  for (let k = 0; k < level; k++) scale *= LEVEL_RATIO;
  return scale;
});
