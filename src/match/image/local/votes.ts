/**
 * From an upload's key points to the few references worth a closer look. A key point votes for each reference that holds a near
 * descriptor, with less weight the more references do (idf). Votes count together when they agree on turn and scale
 * (weak geometric consistency; Jégou, Douze & Schmid 2008).
 */
import { LEVEL_RATIO, type QueryView } from '../../../fingerprint/index.ts';
import { BLOCK_ENTRIES, SLOT_POINTS, type FeatureStore } from './feature-store.ts';
import { descriptorDistanceWithin } from './hamming.ts';

/** Descriptors further apart than this are unrelated more often than not. */
const DISTANCE_MAX = 64;
/** A key point seen in more references than this is lettering or chrome, and votes for none. */
const REFERENCES_PER_POINT_MAX = 300;

/** Entries looked at for one key point, at most. */
const FOUND_MAX = 16384;
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
  const pairs: PointMatch[][] = [];
  const found = new Uint32Array(FOUND_MAX);
  const bestPoint = new Uint16Array(store.slots);
  const bestDistance = new Uint16Array(store.slots).fill(NEVER);
  const touched: number[] = [];
  const holders = new Uint8Array(points.count);
  const scale = Math.log2(2 + store.size);
  for (let q = 0; q < points.count; q++) {
    const count = store.tables.collect(points.descriptors, 8 * q, margins, 256 * q, found);
    touched.length = 0;
    for (let k = 0; k < count; k++) {
      const slot = Math.floor(found[k]! / SLOT_POINTS);
      const reference = found[k]! - slot * SLOT_POINTS;
      const block = Math.floor(found[k]! / BLOCK_ENTRIES);
      const at = 8 * (found[k]! - block * BLOCK_ENTRIES);
      const distance = descriptorDistanceWithin(points.descriptors, 8 * q, store.descriptors[block]!, at, DISTANCE_MAX);
      if (distance > DISTANCE_MAX) continue;
      const best = bestDistance[slot]!;
      if (best === NEVER) touched.push(slot);
      if (distance < best || (distance === best && reference < bestPoint[slot]!)) {
        bestDistance[slot] = distance;
        bestPoint[slot] = reference;
      }
    }
    const weight = Math.max(0.05, 1 - Math.log2(1 + touched.length) / scale);
    for (const slot of touched) {
      if (bestDistance[slot]! <= SAME_DISTANCE_MAX && holders[q]! < 255) holders[q] = holders[q]! + 1;
      if (touched.length <= REFERENCES_PER_POINT_MAX) {
        const pair = { query: q, reference: bestPoint[slot]!, distance: bestDistance[slot]!, weight };
        (pairs[slot] ??= []).push(pair);
      }
      bestDistance[slot] = NEVER;
    }
  }
  const candidates: Candidate[] = [];
  pairs.forEach((list, slot) => {
    if (list.length < 3) return;
    candidates.push({ slot, score: agreeingWeight(store, view, slot, list), pairs: list });
  });
  const idOf = (slot: number): string => store.at(slot).id;
  candidates.sort((a, b) => b.score - a.score || (idOf(a.slot) < idOf(b.slot) ? -1 : 1));
  return { candidates: candidates.slice(0, limit), holders };
}

const TURNS = 16;
const SCALES = 32;

/** The heaviest window of 3 turns × 3 scales in the histogram of the votes. */
function agreeingWeight(store: FeatureStore, view: QueryView, slot: number, pairs: readonly PointMatch[]): number {
  const bins = new Float64Array(TURNS * SCALES);
  const reference = store.at(slot).features.points;
  for (const pair of pairs) {
    const turn = ((view.points.angle[pair.query]! - reference.angle[pair.reference]! + 64) & 63) >> 2;
    const scale = view.points.level[pair.query]! - reference.level[pair.reference]! + 16;
    const bin = turn * SCALES + scale;
    bins[bin] = bins[bin]! + pair.weight;
  }
  let best = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    for (let scale = 1; scale < SCALES - 1; scale++) {
      let sum = 0;
      for (let dt = -1; dt <= 1; dt++) {
        const row = ((turn + dt + TURNS) % TURNS) * SCALES + scale;
        sum += bins[row - 1]! + bins[row]! + bins[row + 1]!;
      }
      if (sum > best) best = sum;
    }
  }
  return best;
}

/** Pixels of a patch at a level, relative to level 0. */
export const LEVEL_SCALES = Float64Array.from({ length: 32 }, (_, level) => {
  let scale = 1;
  for (let k = 0; k < level; k++) scale *= LEVEL_RATIO;
  return scale;
});
