/** Runs of letters that an upload shares with references: looked up, grouped by reference, grown to their full length. */
import type { Anchor } from './extend-passage.ts';
import { GRAM, gramHashes, RunCounter } from './passage-grams.ts';
import type { PostingShard } from './posting-shard.ts';

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
  const tracks = new Map<E, Track>();
  let total = 0;
  let run = -1;
  const entries: E[] = [];
  const positions: number[] = [];
  const follow = (): void => {
    const limit = entries.length > perRun ? limitOf(entries, perRun) : undefined;
    for (let i = 0; i < entries.length; i++) {
      const entry = entries[i]!;
      if (limit !== undefined && entry.rank > limit) continue;
      let track = tracks.get(entry);
      if (!track) tracks.set(entry, (track = { anchors: [], ends: new Map() }));
      const diagonal = run - positions[i]!;
      if ((track.ends.get(diagonal) ?? -1) > run) continue;
      const anchor = longest(skeleton, run, entry.skeleton, positions[i]!);
      track.ends.set(diagonal, anchor.upload + anchor.length);
      track.anchors.push(anchor);
      total++;
    }
    entries.length = 0;
    positions.length = 0;
  };
  const visit = (at: number, entry: E, position: number): void => {
    if (at !== run && entries.length > 0) follow();
    run = at;
    entries.push(entry);
    positions.push(position);
  };
  for (const shard of shards) {
    const came = new RunCounter(Math.min(1 << 20, hashes.length));
    for (let from = 0; from < hashes.length; from += BLOCK) {
      shard.collect(hashes, from, Math.min(hashes.length, from + BLOCK), skeleton, came, visit);
      if (entries.length > 0) follow();
      if (total > ANCHORS_MAX && perRun > 1) return undefined;
      if (total > ANCHORS_MAX) break;
    }
  }
  return new Map([...tracks].map(([entry, track]) => [entry, track.anchors]));
}

interface Track {
  readonly anchors: Anchor[];
  /** Per diagonal, where the last run ends in the upload: its later windows say nothing new. */
  readonly ends: Map<number, number>;
}

/** Runs looked up at a time. */
const BLOCK = 2_048;

/** Of the references found, the highest rank that may stay; undefined when all may. */
function limitOf<E extends Searchable>(entries: readonly E[], perRun: number): number | undefined {
  const ranks = Float64Array.from(new Set(entries), (entry) => entry.rank);
  return ranks.length <= perRun ? undefined : ranks.sort()[perRun - 1];
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
