/**
 * Finding near descriptors: the memory of the kernel (kernels/features.ts has the idea and papers), laid out and grown. Entries lie in
 * blocks; a run of entries is one reference's key points. Adding and withdrawing are a few writes a key point, and answers depend only
 * on what is stored, never on the order in which it came.
 */
import { assert } from '../../../common/index.ts';
import { type FeatureKernel, type GrowingMemory, PAGE, startFeatureKernel } from './feature-kernel.ts';

/**
 * Hash tables; 2^PROBE_BITS buckets are read in each. One table of 32 reaches on hard edits what two of 16 do, and five of 8 did
 * (bench/speed/README.md), in half the memory and time to add.
 */
const TABLES = 1;
const PROBE_BITS = 5;
/** Entries for each bucket, on average. */
const BUCKET_MEAN = 2;
/** A bucket longer than this says only that its pattern is common. */
const BUCKET_MAX = 64;
const BUCKETS_MIN = 4096;

/** Entries of one block, and buckets of one chunk, as in the kernel. */
export const BLOCK_ENTRIES = 65536;
const CHUNK_BUCKETS = 16384;
/** With its buckets a block takes 2.5 MB, so many fit 4 GB: 170,000 references of 640 key points. */
const BLOCKS_MAX = 1700;
const CHUNKS_MAX = Math.ceil((BLOCKS_MAX * BLOCK_ENTRIES) / BUCKET_MEAN / CHUNK_BUCKETS);
const BYTES_PER_DESCRIPTOR = 32;
const MARGINS_PER_DESCRIPTOR = 256;
/** Key points of an upload that one look-up takes. */
const QUERIES_MAX = 4096;
/** Descriptors that are looked up together. */
const TOGETHER = 8;
const LISTS_MAX = TOGETHER * TABLES * 2 ** PROBE_BITS;
const CANDIDATES_MAX = LISTS_MAX * BUCKET_MAX;
type Region =
  'blocks' | 'chunks' | 'queries' | 'margins' | 'walks' | 'lengths' | 'alive' | 'candidates' | 'found' | 'counts';

export class DescriptorTables {
  readonly #memory: GrowingMemory;
  readonly #kernel: FeatureKernel;
  /** Bytes given out so far. */
  #used = 64;
  readonly #blocks: number[] = [];
  readonly #at: Readonly<Record<Region, number>>;
  #buckets = 0;

  constructor() {
    const { memory, kernel } = startFeatureKernel();
    this.#memory = memory;
    this.#kernel = kernel;
    this.#at = {
      blocks: this.#take(4 * BLOCKS_MAX),
      chunks: this.#take(4 * TABLES * CHUNKS_MAX),
      walks: this.#take(4 * LISTS_MAX),
      lengths: this.#take(4 * LISTS_MAX),
      alive: this.#take(4 * (LISTS_MAX + 1)),
      candidates: this.#take(4 * CANDIDATES_MAX),
      found: this.#take(8 * (CANDIDATES_MAX + 1)),
      counts: this.#take(4 * TOGETHER),
      queries: this.#take(BYTES_PER_DESCRIPTOR * QUERIES_MAX),
      margins: this.#take(MARGINS_PER_DESCRIPTOR * QUERIES_MAX),
    };
    const { blocks, chunks, queries, margins, walks, lengths, alive, candidates, found, counts } = this.#at;
    const limits = [TABLES, PROBE_BITS, BUCKET_MEAN, BUCKETS_MIN, BUCKET_MAX];
    const batch = [walks, lengths, alive, candidates, found, counts];
    kernel.configure(...limits, blocks, chunks, CHUNKS_MAX, queries, margins, ...batch);
    this.#roomForBuckets(BUCKETS_MIN);
  }

  /** Bytes of its memory. */
  get bytes(): number {
    return this.#memory.buffer.byteLength;
  }

  /** Entries that have a place. */
  get capacity(): number {
    return this.#blocks.length * BLOCK_ENTRIES;
  }

  /** One more block of places. @throws RangeError when the machine has no such memory */
  grow(): void {
    assert(this.#blocks.length < BLOCKS_MAX, 'the index of key points is full at 170,000 pictures');
    const at = this.#take(BLOCK_ENTRIES * (BYTES_PER_DESCRIPTOR + 4 * TABLES));
    new Uint32Array(this.#memory.buffer, this.#at.blocks, BLOCKS_MAX)[this.#blocks.length] = at;
    this.#blocks.push(at);
  }

  /** Eight words for each of `count` entries of one block: a view that the next addition may invalidate. */
  descriptors(first: number, count: number): Uint32Array {
    const within = BYTES_PER_DESCRIPTOR * (first % BLOCK_ENTRIES);
    return new Uint32Array(this.#memory.buffer, this.#blocks[Math.floor(first / BLOCK_ENTRIES)]! + within, 8 * count);
  }

  /** Makes entries findable whose descriptors were written before. */
  add(first: number, count: number): void {
    this.#roomForBuckets(this.#kernel.bucketsFor(count));
    this.#kernel.add(first, count);
  }

  remove(first: number, count: number): void {
    this.#kernel.remove(first, count);
  }

  /**
   * For each descriptor of an upload in turn, entries at most `distanceMax` bits away: `visit(query, found, from, until)` with pairs of
   * entry and distance in `found`, some entries more than once. `margins`: for each descriptor 256 bytes, how clear each of its bits was.
   */
  collect(
    descriptors: Uint32Array,
    margins: Uint8Array,
    distanceMax: number,
    visit: (query: number, found: Uint32Array, from: number, until: number) => void,
  ): void {
    const { buffer } = this.#memory;
    const found = new Uint32Array(buffer, this.#at.found, 2 * CANDIDATES_MAX);
    const counts = new Uint32Array(buffer, this.#at.counts, TOGETHER);
    const total = descriptors.length / 8;
    for (let from = 0; from < total; from += QUERIES_MAX) {
      const until = Math.min(total, from + QUERIES_MAX);
      const part = descriptors.subarray(8 * from, 8 * until);
      new Uint32Array(buffer, this.#at.queries, part.length).set(part);
      const clear = margins.subarray(MARGINS_PER_DESCRIPTOR * from, MARGINS_PER_DESCRIPTOR * until);
      new Uint8Array(buffer, this.#at.margins, clear.length).set(clear);
      for (let first = from; first < until; first += TOGETHER) {
        const count = Math.min(TOGETHER, until - first);
        this.#kernel.collect(first - from, count, distanceMax);
        for (let q = 0, at = 0; q < count; q++) {
          const end = at + 2 * counts[q]!;
          visit(first + q, found, at, end);
          at = end;
        }
      }
    }
  }

  #roomForBuckets(count: number): void {
    for (; this.#buckets < count; this.#buckets += CHUNK_BUCKETS) {
      const chunk = this.#buckets / CHUNK_BUCKETS;
      for (let t = 0; t < TABLES; t++) {
        const at = this.#take(4 * CHUNK_BUCKETS);
        new Uint32Array(this.#memory.buffer, at, CHUNK_BUCKETS).fill(0xffffffff);
        new Uint32Array(this.#memory.buffer, this.#at.chunks, TABLES * CHUNKS_MAX)[t * CHUNKS_MAX + chunk] = at;
      }
    }
  }

  #take(bytes: number): number {
    const at = this.#used;
    this.#used += Math.ceil(bytes / 64) * 64;
    const missing = this.#used - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
    return at;
  }
}
