/**
 * One block of hashes in one WebAssembly memory. Its hashes never move; removal sets a bit. A segment with tables is
 * searched by multi-index hashing (kernels/hamming.ts has the idea and papers), one without is scanned. The memory is
 * shared: a worker thread can search the same bytes.
 */
import { assert } from '../../common/index.ts';
import { type Kernel, type SharedMemory, startKernel } from './kernel.ts';
import { CANDIDATES_MAX, flipMasks, FOUND_MAX, type Layout, layoutFor, maskStarts, thresholdsFor } from './layout.ts';

/** A random look at one posting costs about as much as comparing this many hashes in sequence. */
const SCAN_ADVANTAGE = 2;

/** Half a second-level cache. */
const PIECE_BYTES = 2 ** 18;

/** Called once for each hash within the radius, in no particular order. */
export type OnFound = (key: number, distance: number) => void;

/** Enough to open the same segment again, in words: capacity, count, removed, bits per part, tables (1) or not (0). */
export type SegmentHeader = readonly [number, number, number, number, number];

export class Segment {
  readonly layout: Layout;
  readonly hashes: Uint32Array;
  readonly keys: Uint32Array;
  readonly #memory: SharedMemory;
  readonly #kernel: Kernel;
  readonly #dead: Uint8Array;
  readonly #query: Uint32Array;
  readonly #thresholds: Int32Array;
  readonly #found: Uint32Array;
  #radius = -1;
  #count = 0;
  #removed = 0;

  constructor(layout: Layout) {
    this.layout = layout;
    const { at, count } = layout;
    const { memory, kernel } = startKernel(layout.bytes);
    this.#memory = memory;
    this.#kernel = kernel;
    this.hashes = new Uint32Array(memory.buffer, at.hashes, 8 * count);
    this.keys = new Uint32Array(memory.buffer, at.keys, count);
    this.#dead = new Uint8Array(memory.buffer, at.dead, Math.ceil(count / 8));
    this.#query = new Uint32Array(memory.buffer, at.query, 8);
    this.#thresholds = new Int32Array(memory.buffer, at.thresholds, 32);
    this.#found = new Uint32Array(memory.buffer, at.found, 2 * FOUND_MAX);
    configure(kernel, layout, memory);
  }

  /** A segment with tables from hashes (eight words each) and keys, sorted here. About 0.4 µs a hash. */
  static sorted(hashes: Uint32Array, keys: Uint32Array, bits?: number): Segment {
    const segment = new Segment(layoutFor(keys.length, { tables: true, ...(bits !== undefined && { bits }) }));
    segment.hashes.set(hashes);
    segment.keys.set(keys);
    segment.#count = keys.length;
    for (let part = 0; part < segment.layout.parts; part++) segment.#kernel.build(part);
    return segment;
  }

  /** Bytes of its memory. */
  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Hashes in it that were not removed. */
  get alive(): number {
    return this.#count - this.#removed;
  }

  get removed(): number {
    return this.#removed;
  }

  get full(): boolean {
    return this.#count === this.layout.count;
  }

  push(words: Uint32Array, key: number): void {
    assert(this.layout.parts === 0 && !this.full, 'a full or sorted segment takes no more hashes');
    this.hashes.set(words, 8 * this.#count);
    this.keys[this.#count++] = key;
  }

  search(words: Uint32Array, radius: number, onFound: OnFound): void {
    this.#query.set(words);
    if (this.layout.parts > 0) {
      if (radius !== this.#radius) this.#thresholds.set(thresholdsFor(radius, this.layout.parts));
      this.#radius = radius;
      // A flood of like hashes, or a wide radius in a small set, would touch more than a scan does: then scan.
      const answers = this.#kernel.search(radius, Math.max(FOUND_MAX, Math.floor(this.#count / SCAN_ADVANTAGE)));
      if (answers >= 0) return this.#report(answers, onFound);
    }
    for (let from = 0; from < this.#count; from += FOUND_MAX) {
      this.#report(this.#kernel.scan(from, Math.min(this.#count, from + FOUND_MAX), radius), onFound);
    }
  }

  /** Removes one hash of this key; false when there is none. */
  remove(words: Uint32Array, key: number): boolean {
    for (const id of this.#likelyPlaces(words)) {
      if (this.keys[id] !== key || this.#isDead(id)) continue;
      if (words.some((word, w) => this.hashes[8 * id + w] !== word)) continue;
      this.#dead[id >> 3]! |= 1 << (id & 7);
      this.#removed++;
      return true;
    }
    return false;
  }

  /** Copies what is alive; returns the place after the last. */
  copyTo(hashes: Uint32Array, keys: Uint32Array, start: number): number {
    let to = start;
    for (let id = 0; id < this.#count; id++) {
      if (this.#removed > 0 && this.#isDead(id)) continue;
      for (let w = 0; w < 8; w++) hashes[8 * to + w] = this.hashes[8 * id + w]!;
      keys[to++] = this.keys[id]!;
    }
    return to;
  }

  get header(): SegmentHeader {
    const { count, bits, parts } = this.layout;
    return [count, this.#count, this.#removed, bits, parts > 0 ? 1 : 0];
  }

  /** All that must be kept besides the header: a view of the memory, to be written or to be filled. */
  get body(): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.layout.at.dead, this.layout.bytes - this.layout.at.dead);
  }

  /** Changes when any byte of the body does. About 0.1 s a gigabyte. */
  digest(): bigint {
    return this.#digested(() => {});
  }

  /** Fills the body, piece by piece, and returns its digest: each piece is added up while the processor still holds it. */
  fill(read: (piece: Uint8Array) => void): bigint {
    return this.#digested(read);
  }

  #digested(before: (piece: Uint8Array) => void): bigint {
    const { body } = this;
    this.#kernel.digestStart();
    for (let from = 0; from < body.length; from += PIECE_BYTES) {
      const piece = body.subarray(from, from + PIECE_BYTES);
      before(piece);
      this.#kernel.digest(piece.byteOffset, piece.length);
    }
    return BigInt.asUintN(64, this.#kernel.digestEnd());
  }

  /** Of a header as saved; its body is still empty. Undefined when no segment has such a header. */
  static ofHeader([capacity, count, removed, bits, tables]: SegmentHeader): Segment | undefined {
    if (count > capacity || removed > count || (tables === 1 && count !== capacity)) return undefined;
    const layout = layoutFor(capacity, { tables: tables === 1, bits });
    const segment = new Segment(layout);
    segment.#count = count;
    segment.#removed = removed;
    return segment;
  }

  #report(answers: number, onFound: OnFound): void {
    for (let i = 0; i < answers; i++) onFound(this.keys[this.#found[2 * i]!]!, this.#found[2 * i + 1]!);
  }

  #isDead(id: number): boolean {
    return ((this.#dead[id >> 3]! >> (id & 7)) & 1) === 1;
  }

  /** With tables, the bucket of the first part; else every place. */
  *#likelyPlaces(words: Uint32Array): Iterable<number> {
    const { at, bits, parts, count } = this.layout;
    if (parts === 0) {
      for (let id = 0; id < this.#count; id++) yield id;
      return;
    }
    const [begin, end] = new Uint32Array(this.#memory.buffer, at.offsets + 4 * (words[0]! & (2 ** bits - 1)), 2);
    yield* new Uint32Array(this.#memory.buffer, at.ids, count).subarray(begin, end);
  }
}

function configure(kernel: Kernel, layout: Layout, memory: SharedMemory): void {
  const { at, parts, bits, count } = layout;
  const tables = [at.hashes, at.offsets, at.ids, at.checks, at.seen, at.dead, at.masks, at.maskStarts];
  const buffers = [at.runs, at.candidates, CANDIDATES_MAX, at.found, FOUND_MAX, at.query, at.thresholds];
  kernel.configure(parts, bits, count, ...tables, ...buffers);
  const put = (from: number, words: readonly number[]) => new Uint32Array(memory.buffer, from, words.length).set(words);
  put(at.masks, flipMasks(bits, layout.flipsMax));
  put(at.maskStarts, maskStarts(bits, layout.flipsMax));
}
