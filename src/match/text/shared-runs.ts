/** Runs of letters that an upload shares with references: looked up, grouped by reference, grown to their full length. */
import type { Anchor } from './extend-passage.ts';
import { GRAM, gramHashes, RunCounter } from './passage-grams.ts';
import { BLOCK, Places, viewOf, type PostingShard } from './posting-shard.ts';

/** What the search must know of a reference. */
export interface Searchable {
  readonly skeleton: Uint8Array;
  /** Orders references when there are too many; the same whatever came first. */
  readonly rank: number;
  readonly name: string;
}

/** References one run may bring in. A run in more of them is boilerplate; the first by rank stand for all. */
const REFERENCES_PER_RUN = 24;
/** Shared runs one upload may follow up; beyond, each brings in fewer references. */
const ANCHORS_MAX = 400_000;

/** For each reference that shares anything, its runs in the order of the upload. */
export function sharedRuns<E extends Searchable>(
  skeleton: Uint8Array,
  shards: readonly PostingShard<E>[],
): Map<E, Anchor[]> {
  const hashes = gramHashes(skeleton);
  for (let perRun = REFERENCES_PER_RUN; ; perRun = perRun >> 2) {
    const runs = gather(skeleton, hashes, shards, Math.max(1, perRun));
    if (runs || perRun <= 1) return runs ?? new Map();
  }
}

/** Undefined when there are more than ANCHORS_MAX and fewer references per run may help. */
function gather<E extends Searchable>(
  skeleton: Uint8Array,
  hashes: Int32Array,
  shards: readonly PostingShard<E>[],
  perRun: number,
): Map<E, Anchor[]> | undefined {
  const found = new Map<E, Anchor[]>();
  const upload = viewOf(skeleton);
  let total = 0;
  for (const shard of shards) {
    came.reset(Math.min(1 << 20, hashes.length));
    const tracks = new Map<number, Track>();
    for (let from = 0; from < hashes.length; from += BLOCK) {
      shard.collect(hashes, from, Math.min(hashes.length, from + BLOCK), upload, came, places);
      for (let i = 0; i < places.count;) {
        const next = endOfRun(i);
        const limit = next - i > perRun ? limitOf(shard, i, next, perRun) : undefined;
        for (; i < next; i++) {
          const index = places.reference[i]!;
          if (limit !== undefined && shard.entryAt(index).rank > limit) continue;
          let track = tracks.get(index);
          if (!track) tracks.set(index, (track = new Track()));
          if (track.follow(skeleton, places.at[i]!, shard.entryAt(index).skeleton, places.position[i]!)) total++;
        }
      }
      if (total > ANCHORS_MAX && perRun > 1) return undefined;
      if (total > ANCHORS_MAX) break;
    }
    for (const [index, track] of tracks) found.set(shard.entryAt(index), track.anchors);
  }
  return found;
}

/** Working memory of one look-up, reused. */
const places = new Places();
const came = new RunCounter(0);

/** One past the last place of the run that place `i` belongs to. */
function endOfRun(i: number): number {
  const at = places.at[i]!;
  let end = i + 1;
  while (end < places.count && places.at[end] === at) end++;
  return end;
}

/** The shared runs with one reference. */
class Track {
  readonly anchors: Anchor[] = [];
  /** Per diagonal, where the last run ends in the upload; kept from MAPPED_FROM runs on, below that the runs are looked through. */
  #ends: Map<number, number> | undefined;

  /** False when the run is part of a longer one that is already known: its later windows say nothing new. */
  follow(upload: Uint8Array, at: number, reference: Uint8Array, position: number): boolean {
    if (this.#isKnown(at, at - position)) return false;
    const anchor = longest(upload, at, reference, position);
    this.anchors.push(anchor);
    if (this.#ends) this.#ends.set(at - position, endOf(anchor));
    else if (this.anchors.length === MAPPED_FROM)
      this.#ends = new Map(this.anchors.map((known) => [diagonalOf(known), endOf(known)]));
    return true;
  }

  #isKnown(at: number, diagonal: number): boolean {
    if (this.#ends) return (this.#ends.get(diagonal) ?? -1) > at;
    for (const anchor of this.anchors) if (diagonalOf(anchor) === diagonal && endOf(anchor) > at) return true;
    return false;
  }
}

const MAPPED_FROM = 8;
const diagonalOf = (anchor: Anchor): number => anchor.upload - anchor.reference;
const endOf = (anchor: Anchor): number => anchor.upload + anchor.length;

/** Of the references of one run, the highest rank that may stay; undefined when all may. */
function limitOf<E extends Searchable>(
  shard: PostingShard<E>,
  from: number,
  to: number,
  perRun: number,
): number | undefined {
  const ranks = new Float64Array(to - from);
  let count = 0;
  // The places of one reference follow each other.
  for (let i = from; i < to; i++)
    if (i === from || places.reference[i] !== places.reference[i - 1])
      ranks[count++] = shard.entryAt(places.reference[i]!).rank;
  return count <= perRun ? undefined : ranks.subarray(0, count).sort()[perRun - 1];
}

/** A fixed order of references that has nothing to do with when they came or what they are called. */
export const compareRank = (a: Searchable, b: Searchable): number =>
  a.rank - b.rank || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function longest(upload: Uint8Array, at: number, reference: Uint8Array, position: number): Anchor {
  let back = 0;
  while (at - back > 0 && position - back > 0 && upload[at - back - 1] === reference[position - back - 1]) back++;
  let length = GRAM;
  while (
    at + length < upload.length &&
    position + length < reference.length &&
    upload[at + length] === reference[position + length]
  )
    length++;
  return { upload: at - back, reference: position - back, length: length + back };
}
