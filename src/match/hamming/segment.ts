/**
 * One block of hashes in one WebAssembly memory. Its hashes never move; removal sets a bit. A segment with tables is
 * searched by multi-index hashing (kernels/hamming.ts has the idea and papers), one without is scanned. The memory is
 * shared: a worker thread can search the same bytes.
 */
import { assert } from '../../common/index.ts';
import { type Kernel, type SharedMemory, startKernel } from './kernel.ts';
import { type Layout, layoutFor } from './layout.ts';
import { type OnFound, Searcher, writeMasks } from './searcher.ts';

/** Bytes that are read at once, and how many times that are read side by side before they are added up: a third-level cache holds them. */
const PIECE_BYTES = 2 ** 20;
const PIECES = 8;

/** Enough to open the same segment again, in words: capacity, count, removed, bits per part, tables (1) or not (0). */
export type SegmentHeader = readonly [number, number, number, number, number];

/** What another thread needs to search the same bytes: goes through `postMessage` as it is. */
export interface SegmentHandle {
  /** The same for the same segment, of one process. */
  readonly name: number;
  readonly memory: SharedMemory;
  readonly header: SegmentHeader;
}

let nextName = 0;

export class Segment {
  readonly layout: Layout;
  readonly hashes: Uint32Array;
  readonly keys: Uint32Array;
  readonly #memory: SharedMemory;
  readonly #kernel: Kernel;
  readonly #dead: Uint8Array;
  readonly #searcher: Searcher;
  readonly #name = nextName++;
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
    writeMasks(memory, layout);
    this.#searcher = new Searcher(memory, kernel, layout, at);
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
    this.#searcher.search(words, radius, this.#count, onFound);
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

  /** As it is now: additions after this are not in it, withdrawals are. */
  get handle(): SegmentHandle {
    return { name: this.#name, memory: this.#memory, header: this.header };
  }

  /** All that must be kept besides the header: a view of the memory, to be written or to be filled. */
  get body(): Uint8Array {
    return new Uint8Array(this.#memory.buffer, this.layout.at.dead, this.layout.bytes - this.layout.at.dead);
  }

  /** Changes when any byte of the body does. About 0.1 s a gigabyte. */
  digest(): bigint {
    const steps = this.filling();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
    }
  }

  /** Gives out the body to be filled, some pieces at a time and in any order among these, and ends with the digest of what is there. */
  *filling(): Generator<readonly Uint8Array[], bigint, void> {
    const { body } = this;
    this.#kernel.digestStart();
    for (let from = 0; from < body.length; from += PIECES * PIECE_BYTES) {
      const part = body.subarray(from, from + PIECES * PIECE_BYTES);
      yield Array.from({ length: Math.ceil(part.length / PIECE_BYTES) }, (_, k) =>
        part.subarray(k * PIECE_BYTES, (k + 1) * PIECE_BYTES),
      );
      this.#kernel.digest(part.byteOffset, part.length);
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
