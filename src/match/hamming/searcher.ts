/** One searcher of one segment: an instance of the kernel, with room of its own for what a search writes down. */
import type { Kernel, SharedMemory } from './kernel.ts';
import { CANDIDATES_MAX, flipMasks, FOUND_MAX, type Layout, maskStarts, thresholdsFor } from './layout.ts';

/** A random look at one posting costs about as much as comparing this many hashes in sequence. */
const SCAN_ADVANTAGE = 2;

/** Called once for each hash within the radius, in no particular order. */
export type OnFound = (key: number, distance: number) => void;

/** What a search writes to; no two searchers may share it. Bytes in the memory. */
export type Room = Readonly<Record<'query' | 'thresholds' | 'runs' | 'candidates' | 'found' | 'seen', number>>;

export class Searcher {
  readonly #kernel: Kernel;
  readonly #layout: Layout;
  readonly #query: Uint32Array;
  readonly #thresholds: Int32Array;
  readonly #found: Uint32Array;
  readonly #keys: Uint32Array;
  #radius = -1;

  constructor({ buffer }: SharedMemory, kernel: Kernel, layout: Layout, room: Room) {
    const { at, parts, bits, count } = layout;
    const tables = [at.hashes, at.offsets, at.ids, at.checks, room.seen, at.dead, at.masks, at.maskStarts];
    const buffers = [room.runs, room.candidates, CANDIDATES_MAX, room.found, FOUND_MAX, room.query, room.thresholds];
    kernel.configure(parts, bits, count, ...tables, ...buffers);
    this.#kernel = kernel;
    this.#layout = layout;
    this.#query = new Uint32Array(buffer, room.query, 8);
    this.#thresholds = new Int32Array(buffer, room.thresholds, 32);
    this.#found = new Uint32Array(buffer, room.found, 2 * FOUND_MAX);
    this.#keys = new Uint32Array(buffer, at.keys, count);
  }

  /** @param count hashes in the segment, removed ones included */
  search(words: Uint32Array, radius: number, count: number, onFound: OnFound): void {
    this.#query.set(words);
    if (this.#layout.parts > 0) {
      if (radius !== this.#radius) this.#thresholds.set(thresholdsFor(radius, this.#layout.parts));
      this.#radius = radius;
      // A flood of like hashes, or a wide radius in a small set, would touch more than a scan does: then scan.
      const answers = this.#kernel.search(radius, Math.max(FOUND_MAX, Math.floor(count / SCAN_ADVANTAGE)));
      if (answers >= 0) return this.#report(answers, onFound);
    }
    for (let from = 0; from < count; from += FOUND_MAX) {
      this.#report(this.#kernel.scan(from, Math.min(count, from + FOUND_MAX), radius), onFound);
    }
  }

  #report(answers: number, onFound: OnFound): void {
    for (let i = 0; i < answers; i++) onFound(this.#keys[this.#found[2 * i]!]!, this.#found[2 * i + 1]!);
  }
}

/** Once for each memory: what all searchers only read. */
export function writeMasks({ buffer }: SharedMemory, { at, bits, flipsMax }: Layout): void {
  const put = (from: number, words: readonly number[]) => new Uint32Array(buffer, from, words.length).set(words);
  put(at.masks, flipMasks(bits, flipsMax));
  put(at.maskStarts, maskStarts(bits, flipsMax));
}
