/**
 * Finding near descriptors: a few hash tables, each keyed by its own bits of the descriptor (Gionis, Indyk & Motwani 1999), read at
 * several places each by flipping the key bits that were closest calls in the upload (query-directed probing, after Lv et al. 2007):
 * that finds with 5 tables what plain bit sampling needs 20 for. Entries are linked lists in flat arrays: adding and withdrawing are
 * a few writes per key point, and answers depend only on what is stored, never on the order in which it came.
 */

export const TABLES = 5;
/** Closest calls flipped per key: 2^PROBE_BITS buckets are read in each table. */
export const PROBE_BITS = 3;
/** A bucket longer than this says only that its pattern is common. */
export const BUCKET_MAX = 64;

const NONE = 0xffffffff;

/** Bits of a key for so many descriptors: a power of four more descriptors, two bits more. */
export function keyBits(descriptors: number): number {
  let bits = 14;
  while (bits < 24 && descriptors > 2 ** bits) bits += 2;
  return bits;
}

export class DescriptorTables {
  readonly bits: number;
  readonly #heads: Uint32Array[];
  readonly #lengths: Uint32Array[];
  #next: Uint32Array[];

  constructor(bits: number, capacity: number) {
    this.bits = bits;
    this.#heads = Array.from({ length: TABLES }, () => new Uint32Array(2 ** bits).fill(NONE));
    this.#lengths = Array.from({ length: TABLES }, () => new Uint32Array(2 ** bits));
    this.#next = Array.from({ length: TABLES }, () => new Uint32Array(capacity));
  }

  /** Makes room for entries 0 … capacity − 1. */
  reserve(capacity: number): void {
    this.#next = this.#next.map((old) => {
      if (old.length >= capacity) return old;
      const grown = new Uint32Array(capacity);
      grown.set(old);
      return grown;
    });
  }

  add(entry: number, descriptors: Uint32Array, at: number): void {
    for (let t = 0; t < TABLES; t++) {
      const key = keyOf(descriptors, at, t, this.bits);
      this.#next[t]![entry] = this.#heads[t]![key]!;
      this.#heads[t]![key] = entry;
      this.#lengths[t]![key] = this.#lengths[t]![key]! + 1;
    }
  }

  remove(entry: number, descriptors: Uint32Array, at: number): void {
    for (let t = 0; t < TABLES; t++) {
      const key = keyOf(descriptors, at, t, this.bits);
      const heads = this.#heads[t]!;
      const next = this.#next[t]!;
      if (heads[key] === entry) heads[key] = next[entry]!;
      else {
        let before = heads[key]!;
        while (next[before] !== entry) before = next[before]!;
        next[before] = next[entry]!;
      }
      this.#lengths[t]![key] = this.#lengths[t]![key]! - 1;
    }
  }

  /**
   * Writes entries that may be near into `found`, some more than once, and returns how many; stops when `found` is full.
   * `margins[marginsAt + bit]` = how clear each bit of the descriptor was.
   */
  collect(descriptors: Uint32Array, at: number, margins: Uint8Array, marginsAt: number, found: Uint32Array): number {
    let count = 0;
    for (let t = 0; t < TABLES; t++) {
      const key = keyOf(descriptors, at, t, this.bits);
      const flips = closestCalls(margins, marginsAt + t * this.bits, this.bits);
      const heads = this.#heads[t]!;
      const lengths = this.#lengths[t]!;
      const next = this.#next[t]!;
      for (let probe = 0; probe < 1 << PROBE_BITS; probe++) {
        let bucket = key;
        for (let k = 0; k < PROBE_BITS; k++) if ((probe >> k) & 1) bucket ^= 1 << ((flips >> (5 * k)) & 31);
        const length = lengths[bucket]!;
        if (length === 0 || length > BUCKET_MAX || count + length > found.length) continue;
        for (let entry = heads[bucket]!; entry !== NONE; entry = next[entry]!) found[count++] = entry;
      }
    }
    return count;
  }

  /** Bytes held: heads, lengths and links. */
  get byteLength(): number {
    const sum = (arrays: Uint32Array[]): number => arrays.reduce((total, array) => total + array.byteLength, 0);
    return sum(this.#heads) + sum(this.#lengths) + sum(this.#next);
  }
}

/** Bits t·bits … (t+1)·bits − 1 of a descriptor. */
function keyOf(descriptors: Uint32Array, at: number, table: number, bits: number): number {
  const first = table * bits;
  const word = at + (first >>> 5);
  const shift = first & 31;
  let value = descriptors[word]! >>> shift;
  if (shift + bits > 32) value |= descriptors[word + 1]! << (32 - shift);
  return value & ((1 << bits) - 1);
}

/** The three bit positions with the smallest margins, five bits each. */
function closestCalls(margins: Uint8Array, from: number, bits: number): number {
  let [a, b, c] = [0, 0, 0];
  let [least, second, third] = [256, 256, 256];
  for (let k = 0; k < bits; k++) {
    const margin = margins[from + k]!;
    if (margin >= third) continue;
    if (margin < least) [a, b, c, least, second, third] = [k, a, b, margin, least, second];
    else if (margin < second) [b, c, second, third] = [k, b, margin, second];
    else [c, third] = [k, margin];
  }
  return a | (b << 5) | (c << 10);
}
