/**
 * The references of some hours in one table: cell of a landmark pair → frames on a common time line, where each track has a
 * stretch of its own. Asked for a set of pairs, it counts how often each displacement against the time line occurs.
 */
import type { ReferenceId } from '../../common/index.ts';
import { FRAMES_PER_SECOND, isLandmark, peakFrame, type AudioFingerprint } from '../../fingerprint/index.ts';
import { CELLS, cellOf, cellsNear, pairsOf, type PairList } from './landmark-pairs.ts';

/** Pairs a landmark begins; fewer at the side, which only a karaoke copy needs. */
const FAN = { main: 4, side: 2 } as const;
/** Frames that fall into one bin of displacement. */
export const BIN_FRAMES = 8;
/** Empty frames between tracks: wider than a window of the upload at the fastest speed, so no displacement is of two tracks. */
const APART = 2048;

export interface AudioReference {
  readonly id: ReferenceId;
  readonly fingerprint: AudioFingerprint;
  readonly shadow: boolean;
}

/** One of the two peak lists of a reference. */
export interface Track {
  readonly reference: AudioReference;
  readonly kind: 'main' | 'side';
  /** Landmarks and others; at the side landmarks only. */
  readonly peaks: Uint32Array;
}

export interface Displacement {
  readonly track: Track;
  readonly votes: number;
  /** Frame of the track at which frame 0 of the window lies; the middle of the bin. */
  readonly offset: number;
}

export class PairShard {
  readonly #references = new Map<ReferenceId, AudioReference>();
  #tracks: Track[] = [];
  /** Where each track begins on the time line. */
  #bases = new Float64Array(0);
  #starts = cellStarts(new Uint32Array(1));
  #postings = new Uint32Array(0);
  #bins = 0;
  #stale = false;
  #frames = 0;

  /** Frames of all references, those waiting to be folded in included. */
  get frames(): number {
    return this.#frames;
  }

  get references(): Iterable<AudioReference> {
    return this.#references.values();
  }

  get bytes(): number {
    return this.#starts.blocks.byteLength + this.#starts.within.byteLength + this.#postings.byteLength;
  }

  add(reference: AudioReference): void {
    this.#references.set(reference.id, reference);
    this.#frames += framesOf(reference);
    this.#stale = true;
  }

  remove(reference: AudioReference): void {
    if (!this.#references.delete(reference.id)) return;
    this.#frames -= framesOf(reference);
    this.#stale = true;
  }

  /** Folds additions and withdrawals into the table. Cost: linear in the shard, about 20 ms an hour; nothing when nothing changed. */
  settle(): void {
    if (!this.#stale) return;
    this.#stale = false;
    this.#tracks = [...this.#references.values()].flatMap(tracksOf);
    this.#bases = new Float64Array(this.#tracks.length);
    const counts = new Uint32Array(CELLS + 1);
    let length = APART;
    const lists = this.#tracks.map((track, t) => {
      this.#bases[t] = length;
      const landmarks = track.peaks.filter(isLandmark);
      const last = landmarks.at(-1);
      length += BIN_FRAMES * Math.ceil(((last === undefined ? 0 : peakFrame(last)) + APART) / BIN_FRAMES);
      const { count, first, rise, gap, at } = pairsOf(landmarks, FAN[track.kind]);
      const cells = new Uint32Array(count);
      for (let i = 0; i < count; i++) counts[1 + (cells[i] = cellOf(first[i]!, rise[i]!, gap[i]!))]!++;
      return { cells, at: at.slice(0, count) };
    });
    for (let cell = 0; cell < CELLS; cell++) counts[cell + 1] = counts[cell + 1]! + counts[cell]!;
    this.#starts = cellStarts(counts);
    this.#postings = new Uint32Array(counts[CELLS]!);
    lists.forEach(({ cells, at }, t) => {
      const base = this.#bases[t]!;
      for (let i = 0; i < cells.length; i++) this.#postings[counts[cells[i]!]!++] = base + at[i]!;
    });
    this.#bins = Math.ceil(length / BIN_FRAMES) + 2;
  }

  /**
   * The displacements most pairs agree on, in no particular order: at most `most`, each of at least `least` votes. The pairs are
   * read as if the upload ran `scale` times as many reference frames and lay `shift` bins higher.
   */
  displacements(
    pairs: PairList,
    scale: number,
    shift: number,
    near: boolean,
    least: number,
    most: number,
  ): Displacement[] {
    const { blocks, within } = this.#starts;
    const postings = this.#postings;
    if (postings.length === 0) return [];
    const { counts, often } = tally(this.#bins);
    // Of two neighbouring bins that reach `least` together, the higher has at least half of it.
    const half = Math.ceil(least / 2);
    const cells = new Int32Array(8);
    let bins = 0;
    for (let i = 0; i < pairs.count; i++) {
      const first = pairs.first[i]! + shift;
      const gap = pairs.gap[i]! * scale;
      let many = 1;
      if (near) many = cellsNear(first, pairs.rise[i]!, gap, cells);
      else if ((cells[0] = cellOf(first, pairs.rise[i]!, gap)) < 0) continue;
      const back = Math.round(pairs.at[i]! * scale);
      for (let c = 0; c < many; c++) {
        const cell = cells[c]!;
        const end = blocks[(cell + 1) >> BLOCK]! + within[cell + 1]!;
        for (let p = blocks[cell >> BLOCK]! + within[cell]!; p < end; p++) {
          const bin = (postings[p]! - back) >> 3;
          const votes = counts[bin]! + 1;
          counts[bin] = votes;
          if (votes === half) often[bins++] = bin;
        }
      }
    }
    const found: Displacement[] = [];
    let bar = least;
    for (let i = 0; i < bins; i++) {
      const bin = often[i]!;
      const here = counts[bin]!;
      if (2 * here < bar) continue;
      const before = counts[bin - 1]!;
      const after = counts[bin + 1]!;
      // Of neighbours the higher counts, of equals the first.
      if (here <= before || here < after) continue;
      const votes = here + Math.max(before, after);
      if (votes < bar) continue;
      const t = this.#trackAt(bin * BIN_FRAMES);
      found.push({ track: this.#tracks[t]!, votes, offset: (bin + 0.5) * BIN_FRAMES - this.#bases[t]! });
      if (found.length >= 4 * most) bar = keepBest(found, most, bar);
    }
    counts.fill(0, 0, this.#bins);
    keepBest(found, most, bar);
    return found;
  }

  /** The track whose stretch a displacement belongs to: windows begin up to APART / 2 before it. */
  #trackAt(frame: number): number {
    let low = 0;
    let high = this.#bases.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#bases[middle]! <= frame + APART / 2) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/**
 * Where each cell's postings begin: half the size of 32 bits for each cell, which is most of a small library's table. Cells of
 * one block hold few postings; where somebody's one tone of many hours makes them many, they get their 32 bits.
 */
const BLOCK = 5;
interface CellStarts {
  readonly blocks: Uint32Array;
  readonly within: Uint16Array | Uint32Array;
}
function cellStarts(starts: Uint32Array): CellStarts {
  const blocks = Uint32Array.from({ length: ((starts.length - 1) >> BLOCK) + 1 }, (_, i) => starts[i << BLOCK]!);
  let widest = 0;
  for (let cell = 0; cell < starts.length; cell++) widest = Math.max(widest, starts[cell]! - blocks[cell >> BLOCK]!);
  const within = widest < 2 ** 16 ? new Uint16Array(starts.length) : new Uint32Array(starts.length);
  for (let cell = 0; cell < starts.length; cell++) within[cell] = starts[cell]! - blocks[cell >> BLOCK]!;
  return { blocks, within };
}

/**
 * Shared by all shards, as one is asked at a time: `counts` is all zero between two questions. A byte for each bin, so that those
 * of a shard stay near the processor; it stops at 255. `often`: bins with enough votes to be looked at again.
 */
let scratch = { counts: new Uint8ClampedArray(0), often: new Int32Array(0) };
function tally(bins: number): typeof scratch {
  if (scratch.counts.length < bins) scratch = { counts: new Uint8ClampedArray(bins), often: new Int32Array(bins) };
  return scratch;
}

/** Most votes first; ties by name and place, so that the order of adding plays no part. */
export function byVotes(a: Displacement, b: Displacement): number {
  return (
    b.votes - a.votes ||
    (a.track.reference.id < b.track.reference.id ? -1 : a.track.reference.id > b.track.reference.id ? 1 : 0) ||
    (a.track.kind < b.track.kind ? -1 : a.track.kind > b.track.kind ? 1 : 0) ||
    a.offset - b.offset
  );
}

/** Drops all but the best; returns the votes from which on more are wanted. */
function keepBest(found: Displacement[], most: number, bar: number): number {
  found.sort(byVotes);
  if (found.length <= most) return bar;
  found.length = most;
  return found[most - 1]!.votes;
}

const framesOf = ({ fingerprint }: AudioReference): number => Math.ceil(fingerprint.seconds * FRAMES_PER_SECOND);

function tracksOf(reference: AudioReference): Track[] {
  const { main, side } = reference.fingerprint;
  const track = (kind: Track['kind'], peaks: Uint32Array): Track => ({ reference, kind, peaks });
  return side.length > 0 ? [track('main', main), track('side', side)] : [track('main', main)];
}
