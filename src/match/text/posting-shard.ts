/**
 * Where runs of letters stand: one shard of up to 2^26 letters of references. A posting is four bytes: an address in the shard and
 * as many last bits of the hash as there is room for, its tag. Buckets by the hash's first bits, large ones in the order of tags (no
 * hash is stored: the letters themselves decide). A bucket's start stands beside 64 bits that say which six-bit ends of hashes it holds,
 * so that a look-up in vain costs one wait for memory. New postings wait in chains and are folded into the table when they are many.
 * Withdrawn references are passed over at once and dropped, with their addresses, at the next folding.
 */
import { GRAM, gramHash, gramHashes, SAME_RUN_MAX, winnowed, type RunCounter } from './passage-grams.ts';

const ADDRESS_BITS_MAX = 26;
const ADDRESS_BITS_MIN = 20;
const LETTERS_MAX = 2 ** ADDRESS_BITS_MAX;
/** Words of one bucket: where its postings start, and 64 bits. */
const BUCKET = 3;
/** Postings of one bucket above which they are in the order of tags, to be halved; fewer are looked through. */
const SORTED_ABOVE = 24;
const PAGE_BITS = 10;
/** Waiting postings are folded in above this many and above a quarter of the table. */
const WAITING_MAX = 1_024;

/** Places of one hash that are looked at, a guard against floods. */
const SAME_HASH_MAX = 65_536;
/** A run in more places than this is boilerplate: of such runs every eighth is followed, which one its hash decides. */
const BOILERPLATE_FROM = 1_024;

/** Places found by one look-up, in order of the run's start in the upload. Made once and used for every block. */
export class Places {
  count = 0;
  /** Per place: start of the run in the upload, which reference of the shard, start of the run there. */
  at = new Uint32Array(1024);
  reference = new Uint32Array(1024);
  position = new Uint32Array(1024);

  add(at: number, address: number): void {
    if (this.count === this.at.length) this.#grow();
    this.at[this.count] = at;
    this.position[this.count++] = address;
  }

  #grow(): void {
    const wider = (from: Uint32Array) => {
      const into = new Uint32Array(2 * from.length);
      into.set(from);
      return into;
    };
    this.at = wider(this.at);
    this.reference = wider(this.reference);
    this.position = wider(this.position);
  }
}

/** Runs looked up at a time. */
export const BLOCK = 2_048;
// Working memory of one block, reused; and what was touched, so that touching is not optimised away.
const heldAt = new Uint32Array(BLOCK + 1);
let touched = 0;

export interface ShardReference<Entry> {
  readonly entry: Entry;
  readonly skeleton: Uint8Array;
  /** The same letters, to be read four at a time. */
  readonly view: DataView;
  /** Address of its first letter. */
  start: number;
  alive: boolean;
}

export class PostingShard<Entry> {
  #references: ShardReference<Entry>[] = [];
  #pages = new Uint32Array(16);
  #top = 0;
  #dead = 0;
  /** Bits of a hash that name the bucket, and of a posting that are its address. */
  #bits = 0;
  #addressBits = ADDRESS_BITS_MAX;
  #buckets = new Uint32Array(BUCKET + 1);
  #slots = new Uint32Array(0);
  #waiting = 0;
  #waitingHash = new Int32Array(1024);
  #waitingAt = new Uint32Array(1024);
  #chained = 0;
  #heads = new Int32Array(1024).fill(-1);
  #next = new Int32Array(1024);

  hasRoomFor(skeleton: Uint8Array): boolean {
    return this.#top + skeleton.length <= LETTERS_MAX;
  }

  get size(): number {
    return this.#references.length;
  }

  /** Bytes of postings, tables and pages; the skeletons themselves are not counted. */
  get indexBytes(): number {
    const waiting =
      this.#waitingHash.byteLength + this.#waitingAt.byteLength + this.#heads.byteLength + this.#next.byteLength;
    const table = this.#buckets.byteLength + this.#slots.byteLength;
    return table + this.#pages.byteLength + waiting;
  }

  add(entry: Entry, skeleton: Uint8Array): ShardReference<Entry> {
    const reference = { entry, skeleton, view: viewOf(skeleton), start: this.#top, alive: true };
    this.#place(reference);
    const hashes = gramHashes(skeleton);
    const kept = winnowed(hashes);
    if (this.#waiting + kept.length > this.#waitingHash.length) this.#growWaiting(this.#waiting + kept.length);
    for (let i = 0; i < kept.length; i++) {
      this.#waitingHash[this.#waiting] = hashes[kept[i]!]!;
      this.#waitingAt[this.#waiting++] = reference.start + kept[i]!;
    }
    return reference;
  }

  remove(reference: ShardReference<Entry>): void {
    if (!reference.alive) return;
    reference.alive = false;
    this.#dead += reference.skeleton.length;
  }

  /** To be called before look-ups: makes everything added since visible. */
  settle(): void {
    if (4 * this.#dead > this.#top || (this.#waiting > WAITING_MAX && 4 * this.#waiting > this.#slots.length))
      this.#fold();
    else this.#chain();
  }

  /** The reference that `Places` names by number, until something is added. */
  entryAt(index: number): Entry {
    return this.#references[index]!.entry;
  }

  /**
   * Every place of the runs `from` to `to` of an upload, BLOCK of them at most, rising in `at`. A run that `came` has seen SAME_RUN_MAX
   * times is passed over. Tables and letters lie scattered over memory: each step first touches what it will need for the whole
   * block, so that the processor waits for many places at once, and only then looks.
   */
  collect(hashes: Int32Array, from: number, to: number, upload: DataView, came: RunCounter, places: Places): void {
    const held = this.#touchHeld(hashes, from, to);
    const chains = this.#chained > 0;
    places.count = 0;
    for (let k = 0; k < held; k++) {
      const at = heldAt[k]!;
      const hash = hashes[at]!;
      const before = places.count;
      this.#collectTabled(hash, at, places);
      if (chains) this.#collectWaiting(hash, at, places);
      const count = places.count - before;
      if (count > BOILERPLATE_FROM && (hash >>> 8) % 8 !== 0) places.count = before;
      else if (count > 0 && came.add(hash) > SAME_RUN_MAX) places.count = before;
    }
    this.#touchLetters(places);
    this.#verify(upload, places);
  }

  /** Which runs the buckets may hold, into `heldAt`; answers how many. */
  #touchHeld(hashes: Int32Array, from: number, to: number): number {
    const buckets = this.#buckets;
    const slots = this.#slots;
    const shift = 31 - this.#bits;
    let held = 0;
    // Without a branch: which runs are held cannot be guessed, and a wrong guess costs more than a store in vain.
    for (let at = from; at < to; at++) {
      const hash = hashes[at]!;
      const bucket = BUCKET * ((hash >>> 1) >>> shift);
      heldAt[held] = at;
      held += (buckets[bucket + 1 + ((hash >>> 5) & 1)]! >>> (hash & 31)) & 1;
    }
    for (let k = 0; k < held && slots.length > 0; k++)
      touched ^= slots[Math.min(slots.length - 1, buckets[BUCKET * ((hashes[heldAt[k]!]! >>> 1) >>> shift)]!)]!;
    return held;
  }

  #collectTabled(hash: number, at: number, places: Places): void {
    const slots = this.#slots;
    const addressBits = this.#addressBits;
    const addressMask = 2 ** addressBits - 1;
    const tag = (hash << addressBits) >>> addressBits;
    const bucket = BUCKET * ((hash >>> 1) >>> (31 - this.#bits));
    const end = this.#buckets[bucket + BUCKET]!;
    let i = this.#buckets[bucket]!;
    const sorted = end - i > SORTED_ABOVE;
    for (let beyond = end; sorted && i < beyond;) {
      const middle = (i + beyond) >>> 1;
      if (slots[middle]! >>> addressBits < tag) i = middle + 1;
      else beyond = middle;
    }
    const most = places.count + SAME_HASH_MAX;
    for (; i < end && places.count < most; i++) {
      const slot = slots[i]!;
      if (slot >>> addressBits === tag) places.add(at, slot & addressMask);
      else if (sorted) break;
    }
  }

  #collectWaiting(hash: number, at: number, places: Places): void {
    const most = places.count + SAME_HASH_MAX;
    for (let i = this.#heads[hash & (this.#heads.length - 1)]!; i >= 0 && places.count < most; i = this.#next[i]!)
      if (this.#waitingHash[i] === hash) places.add(at, this.#waitingAt[i]!);
  }

  /** Turns addresses into references and positions. */
  #touchLetters(places: Places): void {
    const { reference, position, count } = places;
    for (let i = 0; i < count; i++) {
      const index = this.#indexAt(position[i]!);
      const { start, skeleton } = this.#references[index]!;
      const there = position[i]! - start;
      reference[i] = index;
      position[i] = there;
      touched ^= skeleton[there]!;
    }
  }

  /** Keeps the places where the letters themselves agree. */
  #verify(upload: DataView, places: Places): void {
    const { at, reference, position, count } = places;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const { alive, view } = this.#references[reference[i]!]!;
      if (!alive || !sameRun(upload, at[i]!, view, position[i]!)) continue;
      at[kept] = at[i]!;
      reference[kept] = reference[i]!;
      position[kept++] = position[i]!;
    }
    places.count = kept;
  }

  #indexAt(address: number): number {
    let i = this.#pages[address >>> PAGE_BITS]!;
    while (i + 1 < this.#references.length && this.#references[i + 1]!.start <= address) i++;
    return i;
  }

  #place(reference: ShardReference<Entry>): void {
    const index = this.#references.push(reference) - 1;
    reference.start = this.#top;
    this.#top += reference.skeleton.length;
    const lastPage = this.#top >>> PAGE_BITS;
    if (lastPage >= this.#pages.length) {
      const pages = new Uint32Array(2 * lastPage);
      pages.set(this.#pages);
      this.#pages = pages;
    }
    // A page is read from the reference in which it begins.
    for (let page = (reference.start + 2 ** PAGE_BITS - 1) >>> PAGE_BITS; page <= lastPage; page++)
      this.#pages[page] = index;
  }

  #growWaiting(least: number): void {
    const room = Math.max(least, 2 * this.#waitingHash.length);
    const copy = <T extends Uint32Array | Int32Array>(from: T, into: T): T => (into.set(from), into);
    this.#waitingHash = copy(this.#waitingHash, new Int32Array(room));
    this.#waitingAt = copy(this.#waitingAt, new Uint32Array(room));
  }

  #chain(): void {
    if (this.#chained === this.#waiting) return;
    if (this.#next.length < this.#waiting || this.#heads.length < this.#waiting) {
      this.#next = new Int32Array(this.#waitingHash.length);
      this.#heads = new Int32Array(2 ** Math.ceil(Math.log2(this.#waiting + 1))).fill(-1);
      this.#chained = 0;
    }
    const mask = this.#heads.length - 1;
    for (let i = this.#chained; i < this.#waiting; i++) {
      const head = this.#waitingHash[i]! & mask;
      this.#next[i] = this.#heads[head]!;
      this.#heads[head] = i;
      this.#mark(this.#waitingHash[i]!);
    }
    this.#chained = this.#waiting;
  }

  #mark(hash: number): void {
    const bucket = BUCKET * ((hash >>> 1) >>> (31 - this.#bits));
    this.#buckets[bucket + 1 + ((hash >>> 5) & 1)]! |= 1 << (hash & 31);
  }

  /** Everything alive into one table, at new addresses without gaps. Cost: linear in postings. */
  #fold(): void {
    const total = this.#slots.length + this.#waiting;
    const hashes = new Int32Array(total);
    const addresses = new Uint32Array(total);
    const before = this.#references;
    const starts = newStarts(before);
    const addressMask = 2 ** this.#addressBits - 1;
    let count = 0;
    const keep = (address: number, hash: number | undefined): void => {
      const index = this.#indexAt(address);
      const { alive, start, skeleton } = before[index]!;
      if (!alive) return;
      hashes[count] = hash ?? gramHash(skeleton, address - start);
      addresses[count++] = starts[index]! + address - start;
    };
    for (const slot of this.#slots) keep(slot & addressMask, undefined);
    for (let i = 0; i < this.#waiting; i++) keep(this.#waitingAt[i]!, this.#waitingHash[i]!);
    this.#references = [];
    this.#pages = new Uint32Array(16);
    this.#top = 0;
    this.#dead = 0;
    for (const reference of before) if (reference.alive) this.#place(reference);
    this.#tabulate(hashes.subarray(0, count), addresses);
    this.#waiting = 0;
    this.#chained = 0;
    this.#waitingHash = new Int32Array(1024);
    this.#waitingAt = new Uint32Array(1024);
    this.#heads = new Int32Array(1024).fill(-1);
    this.#next = new Int32Array(1024);
  }

  /** Eight to sixteen postings a bucket: one look-up in five goes on in vain. */
  #tabulate(hashes: Int32Array, addresses: Uint32Array): void {
    const count = hashes.length;
    const addressBits = Math.max(ADDRESS_BITS_MIN, Math.ceil(Math.log2(this.#top + 1)));
    this.#addressBits = addressBits;
    this.#bits = Math.max(0, Math.min(24, Math.floor(Math.log2(Math.max(1, count / 8)))));
    const shift = 31 - this.#bits;
    const end = BUCKET * 2 ** this.#bits;
    const buckets = new Uint32Array(end + 1);
    for (let i = 0; i < count; i++) buckets[BUCKET * ((hashes[i]! >>> 1) >>> shift)]!++;
    for (let b = 0, start = 0; b <= end; b += BUCKET) {
      const size = buckets[b]!;
      buckets[b] = start;
      start += size;
    }
    const slots = new Uint32Array(count);
    for (let i = 0; i < count; i++) {
      const hash = hashes[i]!;
      const bucket = BUCKET * ((hash >>> 1) >>> shift);
      slots[buckets[bucket]!++] = (hash << addressBits) | addresses[i]!;
      buckets[bucket + 1 + ((hash >>> 5) & 1)]! |= 1 << (hash & 31);
    }
    // Filling has moved each start to the next one's place.
    for (let b = end; b > 0; b -= BUCKET) buckets[b] = buckets[b - BUCKET]!;
    buckets[0] = 0;
    for (let b = 0; b < end; b += BUCKET)
      if (buckets[b + BUCKET]! - buckets[b]! > SORTED_ABOVE) slots.subarray(buckets[b]!, buckets[b + BUCKET]!).sort();
    this.#buckets = buckets;
    this.#slots = slots;
  }
}

export const viewOf = (letters: Uint8Array): DataView =>
  new DataView(letters.buffer, letters.byteOffset, letters.byteLength);

/** Whether GRAM letters agree. */
function sameRun(a: DataView, at: number, b: DataView, there: number): boolean {
  let k = 0;
  for (; k + 4 <= GRAM; k += 4) if (a.getInt32(at + k) !== b.getInt32(there + k)) return false;
  for (; k < GRAM; k++) if (a.getUint8(at + k) !== b.getUint8(there + k)) return false;
  return true;
}

/** Where each reference will begin once the withdrawn ones are gone. */
function newStarts<Entry>(references: readonly ShardReference<Entry>[]): Uint32Array {
  const starts = new Uint32Array(references.length);
  let top = 0;
  for (let i = 0; i < references.length; i++) {
    starts[i] = top;
    if (references[i]!.alive) top += references[i]!.skeleton.length;
  }
  return starts;
}
