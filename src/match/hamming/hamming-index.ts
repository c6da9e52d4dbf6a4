/**
 * The exact index: every hash within a Hamming radius, none missed, at any size. New hashes go to a small block that is
 * scanned; when it is full it becomes a sorted segment, merged with its neighbours while they are not much larger
 * (O'Neil et al. 1996, log-structured merge), so an addition costs a few microseconds in the mean. Merging by itself
 * stops at PAUSE_HASHES_MAX, which bounds the longest pause below a second; `compact` does the rest when convenient.
 * Removal marks; a segment half of removed hashes is rebuilt, so memory stays flat under churn.
 */
import { assert, done, type Outcome, refused } from '../../common/index.ts';
import { layoutFor, RADIUS_MAX, SEGMENT_HASHES_MAX } from './layout.ts';
import type { OnFound } from './searcher.ts';
import { Segment, type SegmentHandle, type SegmentHeader } from './segment.ts';

/** Additions that are scanned before they are sorted. */
export const FRESH_MAX = 2048;
/** No addition or removal merges more than this many hashes (about half a second). */
export const PAUSE_HASHES_MAX = 1_000_000;
const MAGIC = 0x31494852; // "RHI1"

export class HammingIndex {
  /** Oldest and largest first. */
  #segments: Segment[] = [];
  #fresh = new Segment(layoutFor(FRESH_MAX, { tables: false }));

  /** All at once: eight words a hash, hash after hash; one key each. About 0.4 µs a hash. */
  static of(hashes: Uint32Array, keys: Uint32Array): HammingIndex {
    assert(hashes.length === 8 * keys.length, 'eight words and one key for each hash');
    const index = new HammingIndex();
    for (let from = 0; from < keys.length; from += SEGMENT_HASHES_MAX) {
      const until = Math.min(keys.length, from + SEGMENT_HASHES_MAX);
      index.#segments.push(Segment.sorted(hashes.subarray(8 * from, 8 * until), keys.subarray(from, until)));
    }
    return index;
  }

  /** Hashes in the index. */
  get size(): number {
    return this.#all().reduce((sum, { alive }) => sum + alive, 0);
  }

  /** Memory of all segments. */
  get bytes(): number {
    return this.#all().reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** Found from the next search on. The same hash and key may be added more than once. */
  add(words: Uint32Array, key: number): void {
    if (this.#fresh.full) this.#settle();
    this.#fresh.push(words, key);
  }

  /** Takes out one such hash of this key, gone at the next search; false when there is none. */
  remove(words: Uint32Array, key: number): boolean {
    const holder = this.#all().find((segment) => segment.remove(words, key));
    if (holder === undefined) return false;
    const at = this.#segments.indexOf(holder);
    const rebuild = at >= 0 && holder.removed > FRESH_MAX && holder.removed > holder.alive;
    if (rebuild && holder.alive <= PAUSE_HASHES_MAX) this.#merge(at, at + 1);
    return true;
  }

  /** Tells every hash at most `radius` bits away, once each, in no particular order. */
  search(words: Uint32Array, radius: number, onFound: OnFound): void {
    assert(
      Number.isInteger(radius) && radius >= 0 && radius <= RADIUS_MAX,
      `radius ${radius} is not in 0..${RADIUS_MAX}`,
    );
    for (const segment of this.#segments) segment.search(words, radius, onFound);
    this.#fresh.search(words, radius, onFound);
  }

  /** One segment of everything alive, or as few as fit. Worth it after many additions; pauses 0.4 µs a hash. */
  compact(): void {
    if (this.#fresh.alive > 0) this.#settle();
    const merged: Segment[] = [];
    for (let group: Segment[] = []; this.#segments.length > 0 || group.length > 0;) {
      const next = this.#segments[0];
      const fits = next !== undefined && sizeOf(group) + next.alive <= SEGMENT_HASHES_MAX;
      if (fits) group.push(this.#segments.shift()!);
      else {
        merged.push(mergedOf(group));
        group = [];
      }
    }
    this.#segments = merged.filter(({ alive }) => alive > 0);
  }

  /** For `SharedReader` in other threads: the index as it is now, without a copy. */
  get handles(): readonly SegmentHandle[] {
    return this.#all().map(({ handle }) => handle);
  }

  /** Writes the whole index, in pieces that are views of its memory: copy or write them before the next change. */
  save(write: (piece: Uint8Array) => void): void {
    const all = this.#all();
    write(bytesOf(Uint32Array.of(MAGIC, all.length)));
    for (const segment of all) {
      const digest = segment.digest();
      write(bytesOf(Uint32Array.of(...segment.header, Number(digest & 0xffffffffn), Number(digest >> 32n))));
      write(segment.body);
    }
  }

  /** Reads what `save` wrote: `read` fills each piece it is given, in the order of the file. */
  static load(read: (piece: Uint8Array) => void): Outcome<HammingIndex, 'damaged'> {
    const steps = HammingIndex.loading();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      for (const piece of step.value) read(piece);
    }
  }

  /**
   * The same for readers that read several pieces side by side: each step gives pieces that follow each other in the file and are to be
   * filled before the next step. 10 M hashes in well under a second from memory.
   */
  static *loading(): Generator<readonly Uint8Array[], Outcome<HammingIndex, 'damaged'>, void> {
    const damaged = (detail: string) => refused('damaged', detail, 'build the index again from the fingerprints');
    const head = new Uint32Array(2);
    yield [bytesOf(head)];
    const [magic, count] = head;
    if (magic !== MAGIC || count === undefined || count === 0 || count > 4096) return damaged('not a saved index');
    const segments: Segment[] = [];
    for (let i = 0; i < count; i++) {
      const header = new Uint32Array(7);
      yield [bytesOf(header)];
      const segment = header[0]! > SEGMENT_HASHES_MAX ? undefined : Segment.ofHeader(headerOf(header));
      if (segment === undefined) return damaged(`segment ${i} has an impossible header`);
      const digest = BigInt(header[5]!) | (BigInt(header[6]!) << 32n);
      if ((yield* segment.filling()) !== digest) return damaged(`segment ${i} does not have its digest`);
      segments.push(segment);
    }
    const fresh = segments.pop()!;
    if (fresh.layout.parts !== 0 || fresh.layout.count !== FRESH_MAX) return damaged('no block for additions');
    const index = new HammingIndex();
    index.#segments = segments;
    index.#fresh = fresh;
    return done(index);
  }

  #all(): readonly Segment[] {
    return [...this.#segments, this.#fresh];
  }

  /** Sorts the block of additions into a segment, with the neighbours that are not twice as large. */
  #settle(): void {
    let size = this.#fresh.alive;
    let from = this.#segments.length;
    for (; from > 0; from--) {
      const neighbour = this.#segments[from - 1]!.alive;
      if (neighbour > 2 * size || size + neighbour > PAUSE_HASHES_MAX) break;
      size += neighbour;
    }
    this.#segments.push(this.#fresh);
    this.#fresh = new Segment(layoutFor(FRESH_MAX, { tables: false }));
    this.#merge(from, this.#segments.length);
  }

  #merge(from: number, until: number): void {
    const merged = mergedOf(this.#segments.slice(from, until));
    this.#segments.splice(from, until - from, ...(merged.alive > 0 ? [merged] : []));
  }
}

const sizeOf = (segments: readonly Segment[]): number => segments.reduce((sum, { alive }) => sum + alive, 0);

function mergedOf(segments: readonly Segment[]): Segment {
  const size = sizeOf(segments);
  const hashes = new Uint32Array(8 * size);
  const keys = new Uint32Array(size);
  segments.reduce((at, segment) => segment.copyTo(hashes, keys, at), 0);
  return Segment.sorted(hashes, keys);
}

const bytesOf = (words: Uint32Array): Uint8Array => new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

const headerOf = (words: Uint32Array): SegmentHeader => [words[0]!, words[1]!, words[2]!, words[3]!, words[4]!];
