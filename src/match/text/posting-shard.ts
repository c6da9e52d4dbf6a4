/**
 * Where runs of letters stand: one shard of up to 2^26 letters of references. A posting is four bytes: 26 bits of address in the
 * shard and 6 bits of the hash to skip strangers; buckets by the hash's first bits, counted and filled (no hash is stored:
 * the letters themselves decide). New postings wait in chains beside the table and are folded in when they are many.
 * Withdrawn references are passed over at once and dropped, with their addresses, at the next folding.
 */
import { GRAM, gramHash, gramHashes, SAME_RUN_MAX, winnowed, type RunCounter } from './passage-grams.ts';

const ADDRESS_BITS = 26;
const ADDRESSES = 2 ** ADDRESS_BITS;
const ADDRESS_MASK = ADDRESSES - 1;
const TAG_MASK = 63;
const PAGE_BITS = 10;
/** Waiting postings are folded in above this many and above a quarter of the table. */
const WAITING_MAX = 1_024;

/** Places of one hash that are looked at, a guard against floods. */
const SAME_HASH_MAX = 65_536;
/** A run in more places than this is boilerplate: of such runs every eighth is followed, which one its hash decides. */
const BOILERPLATE_FROM = 1_024;

// Working memory of one look-up, reused.
let candidateAt = new Uint32Array(1024);
let candidateAddress = new Uint32Array(1024);

function growCandidates(): void {
  const at = new Uint32Array(2 * candidateAt.length);
  at.set(candidateAt);
  candidateAt = at;
  const address = new Uint32Array(at.length);
  address.set(candidateAddress);
  candidateAddress = address;
}

export interface ShardReference<Entry> {
  readonly entry: Entry;
  readonly skeleton: Uint8Array;
  /** Address of its first letter. */
  start: number;
  alive: boolean;
}

export class PostingShard<Entry> {
  #references: ShardReference<Entry>[] = [];
  #pages = new Uint32Array(16);
  #top = 0;
  #dead = 0;
  #bits = 0;
  #starts = new Uint32Array(2);
  #slots = new Int32Array(0);
  /** One bit per hash prefix: most look-ups end here, without a wait for the tables. */
  #filter = new Uint8Array(1);
  #filterShift = 29;
  #waiting = 0;
  #waitingHash = new Int32Array(1024);
  #waitingAt = new Uint32Array(1024);
  #chained = 0;
  #heads = new Int32Array(1024).fill(-1);
  #next = new Int32Array(1024);

  hasRoomFor(skeleton: Uint8Array): boolean {
    return this.#top + skeleton.length <= ADDRESSES;
  }

  get size(): number {
    return this.#references.length;
  }

  /** Bytes of postings, tables and pages; the skeletons themselves are not counted. */
  get indexBytes(): number {
    const waiting =
      this.#waitingHash.byteLength + this.#waitingAt.byteLength + this.#heads.byteLength + this.#next.byteLength;
    const table = this.#starts.byteLength + this.#slots.byteLength + this.#filter.byteLength;
    return table + this.#pages.byteLength + waiting;
  }

  add(entry: Entry, skeleton: Uint8Array): ShardReference<Entry> {
    const reference: ShardReference<Entry> = { entry, skeleton, start: this.#top, alive: true };
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

  /**
   * Every place of the runs `from` to `to` of `skeleton`: `visit(at, entry, position)`, rising in `at`. A run that `came` has seen
   * SAME_RUN_MAX times is passed over. Two loops: the first touches only the tables, so that the processor can look ahead.
   */
  collect(
    hashes: Int32Array,
    from: number,
    to: number,
    skeleton: Uint8Array,
    came: RunCounter,
    visit: (at: number, entry: Entry, position: number) => void,
  ): void {
    const starts = this.#starts;
    const slots = this.#slots;
    const filter = this.#filter;
    const filterShift = this.#filterShift;
    const shift = 32 - this.#bits;
    const chains = this.#chained > 0;
    let count = 0;
    for (let at = from; at < to; at++) {
      const hash = hashes[at]!;
      const prefix = hash >>> filterShift;
      if (((filter[prefix >>> 3]! >>> (prefix & 7)) & 1) === 0) continue;
      const bucket = shift === 32 ? 0 : hash >>> shift;
      const end = starts[bucket + 1]!;
      const tag = hash & TAG_MASK;
      const before = count;
      for (let i = starts[bucket]!; i < end; i++) {
        const slot = slots[i]!;
        if (slot >>> ADDRESS_BITS !== tag) continue;
        if (count === candidateAt.length) growCandidates();
        candidateAt[count] = at;
        candidateAddress[count++] = slot & ADDRESS_MASK;
        if (count - before === SAME_HASH_MAX) break;
      }
      if (chains) count = this.#collectWaiting(hash, at, count);
      if (count - before > BOILERPLATE_FROM && (hash >>> 8) % 8 !== 0) count = before;
      if (count > before && came.add(hash) > SAME_RUN_MAX) count = before;
    }
    for (let i = 0; i < count; i++) this.#verify(candidateAddress[i]!, skeleton, candidateAt[i]!, visit);
  }

  #collectWaiting(hash: number, at: number, already: number): number {
    let count = already;
    for (let i = this.#heads[hash & (this.#heads.length - 1)]!; i >= 0; i = this.#next[i]!) {
      if (this.#waitingHash[i] !== hash) continue;
      if (count === candidateAt.length) growCandidates();
      candidateAt[count] = at;
      candidateAddress[count++] = this.#waitingAt[i]!;
      if (count - already === SAME_HASH_MAX) break;
    }
    return count;
  }

  #verify(
    address: number,
    skeleton: Uint8Array,
    at: number,
    visit: (at: number, entry: Entry, position: number) => void,
  ): void {
    const reference = this.#referenceAt(address);
    if (!reference.alive) return;
    const position = address - reference.start;
    const letters = reference.skeleton;
    for (let k = 0; k < GRAM; k++) if (letters[position + k] !== skeleton[at + k]) return;
    visit(at, reference.entry, position);
  }

  #referenceAt(address: number): ShardReference<Entry> {
    let i = this.#pages[address >>> PAGE_BITS]!;
    while (i + 1 < this.#references.length && this.#references[i + 1]!.start <= address) i++;
    return this.#references[i]!;
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
    const prefix = hash >>> this.#filterShift;
    this.#filter[prefix >>> 3]! |= 1 << (prefix & 7);
  }

  /** Everything alive into one table, at new addresses without gaps. Cost: linear in postings. */
  #fold(): void {
    const total = this.#slots.length + this.#waiting;
    const hashes = new Int32Array(total);
    const owners = new Uint32Array(total);
    const positions = new Uint32Array(total);
    const before = this.#references;
    const indexOf = new Map(before.map((reference, index) => [reference, index]));
    let count = 0;
    const keep = (address: number, hash: number | undefined) => {
      const reference = this.#referenceAt(address);
      if (!reference.alive) return;
      positions[count] = address - reference.start;
      hashes[count] = hash ?? gramHash(reference.skeleton, positions[count]!);
      owners[count++] = indexOf.get(reference)!;
    };
    for (const slot of this.#slots) keep(slot & ADDRESS_MASK, undefined);
    for (let i = 0; i < this.#waiting; i++) keep(this.#waitingAt[i]!, this.#waitingHash[i]!);
    this.#references = [];
    this.#pages = new Uint32Array(16);
    this.#top = 0;
    this.#dead = 0;
    for (const reference of before) if (reference.alive) this.#place(reference);
    this.#bits = Math.max(0, Math.min(24, Math.floor(Math.log2(Math.max(1, count / 8)))));
    const shift = 32 - this.#bits;
    const bucketOf = (hash: number) => (this.#bits === 0 ? 0 : hash >>> shift);
    const starts = new Uint32Array(2 ** this.#bits + 1);
    for (let i = 0; i < count; i++) starts[bucketOf(hashes[i]!) + 1]!++;
    for (let i = 1; i < starts.length; i++) starts[i]! += starts[i - 1]!;
    const fill = starts.slice();
    const slots = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const address = before[owners[i]!]!.start + positions[i]!;
      slots[fill[bucketOf(hashes[i]!)]!++] = ((hashes[i]! & TAG_MASK) << ADDRESS_BITS) | address;
    }
    // Four to eight bits a posting: one look-up in five goes on in vain.
    const filterBits = Math.max(3, Math.ceil(Math.log2(4 * count + 1)));
    this.#filterShift = 32 - Math.min(31, filterBits);
    this.#filter = new Uint8Array(2 ** (29 - this.#filterShift));
    for (let i = 0; i < count; i++) {
      this.#mark(hashes[i]!);
    }
    this.#starts = starts;
    this.#slots = slots;
    this.#waiting = 0;
    this.#chained = 0;
    this.#waitingHash = new Int32Array(1024);
    this.#waitingAt = new Uint32Array(1024);
    this.#heads = new Int32Array(1024).fill(-1);
    this.#next = new Int32Array(1024);
  }
}
