/**
 * Near descriptors among millions: hash tables, each keyed by its own bits of the descriptor (Gionis, Indyk & Motwani 1999), read at
 * several places each by flipping the key bits that were closest calls in the upload (query-directed probing, after Lv et al. 2007).
 * Buckets are lists through flat arrays; their number follows the number of entries one by one (linear hashing; Litwin 1980), so that
 * adding never pauses, an entry costs four bytes a table and four by the bucket, and answers depend only on what is stored.
 * AssemblyScript, not TypeScript: `npm run kernels` compiles it.
 *
 * The memory is laid out by the caller (src/match/image/local/descriptor-tables.ts): blocks of BLOCK entries, each its descriptors
 * (32 bytes an entry) and then for each table the next entry in the same bucket; chunks of CHUNK buckets, their first entries.
 */

const BLOCK_BITS: u32 = 16;
const CHUNK_BITS: u32 = 14;
/** Key bits of one table: table t has those from t × KEY_BITS on. */
const KEY_BITS: u32 = 26;
const NONE: u32 = 0xffffffff;

let tables: u32 = 0;
let probeBits: u32 = 0;
/** Entries for each bucket. */
let load_: u32 = 1;
let bucketsMin: u32 = 0;
let bucketMax: u32 = 0;
let blocks: usize = 0;
let chunks: usize = 0;
let chunksMax: u32 = 0;
let queries: usize = 0;
let margins: usize = 0;
/** For each list of a batch: its next entry, how many it gave, and which lists go on. */
let walks: usize = 0;
let lengths: usize = 0;
let alive: usize = 0;
let candidates: usize = 0;
let found: usize = 0;
let counts: usize = 0;

let entries: u32 = 0;
let buckets: u32 = 0;
/** The largest power of two that is at most `buckets`. */
let whole: u32 = 0;

export function configure(
  tables_: u32, probeBits_: u32, perBucket: u32, bucketsMin_: u32, bucketMax_: u32,
  blocks_: usize, chunks_: usize, chunksMax_: u32, queries_: usize, margins_: usize,
  walks_: usize, lengths_: usize, alive_: usize, candidates_: usize, found_: usize, counts_: usize,
): void {
  tables = tables_; probeBits = probeBits_; load_ = perBucket; bucketsMin = bucketsMin_; bucketMax = bucketMax_;
  blocks = blocks_; chunks = chunks_; chunksMax = chunksMax_;
  queries = queries_; margins = margins_;
  walks = walks_; lengths = lengths_; alive = alive_; candidates = candidates_; found = found_; counts = counts_;
  entries = 0; buckets = bucketsMin_; whole = bucketsMin_;
}

// @ts-ignore: decorator
@inline
function descriptorOf(entry: u32): usize {
  return <usize>load<u32>(blocks + ((entry >> BLOCK_BITS) << 2)) + ((entry & ((1 << BLOCK_BITS) - 1)) << 5);
}

// @ts-ignore: decorator
@inline
function nextOf(entry: u32, table: u32): usize {
  return <usize>load<u32>(blocks + ((entry >> BLOCK_BITS) << 2)) + (<usize>32 << BLOCK_BITS) +
    (<usize>table << (BLOCK_BITS + 2)) + ((entry & ((1 << BLOCK_BITS) - 1)) << 2);
}

// @ts-ignore: decorator
@inline
function headOf(table: u32, bucket: u32): usize {
  return <usize>load<u32>(chunks + ((table * chunksMax + (bucket >> CHUNK_BITS)) << 2)) + ((bucket & ((1 << CHUNK_BITS) - 1)) << 2);
}

// @ts-ignore: decorator
@inline
function keyOf(descriptor: usize, table: u32): u32 {
  const from = table * KEY_BITS;
  return <u32>(load<u64>(descriptor + (from >> 3)) >> (from & 7)) & ((1 << KEY_BITS) - 1);
}

// @ts-ignore: decorator
@inline
function bucketOf(key: u32): u32 {
  const bucket = key & (2 * whole - 1);
  return bucket < buckets ? bucket : bucket & (whole - 1);
}

// @ts-ignore: decorator
@inline
function wanted(): u32 {
  return max((entries + load_ - 1) / load_, bucketsMin);
}

/** Buckets there will be with so many more entries: the caller makes room for them first. */
export function bucketsFor(more: u32): u32 {
  return max((entries + more + load_ - 1) / load_, buckets);
}

/** Entries first … first + count − 1, whose descriptors are in place, become findable. */
export function add(first: u32, count: u32): void {
  for (let entry = first; entry < first + count; entry++) {
    const descriptor = descriptorOf(entry);
    for (let t: u32 = 0; t < tables; t++) {
      const head = headOf(t, bucketOf(keyOf(descriptor, t)));
      store<u32>(nextOf(entry, t), load<u32>(head));
      store<u32>(head, entry);
    }
    entries++;
    while (buckets < wanted()) split();
  }
}

/** The first bucket that still holds two buckets' entries gives half of them to a new one. */
function split(): void {
  const from = buckets - whole;
  const to = buckets;
  buckets++;
  if (buckets == 2 * whole) whole = buckets;
  for (let t: u32 = 0; t < tables; t++) {
    const head = headOf(t, from);
    let entry = load<u32>(head);
    let kept = NONE;
    let moved = NONE;
    while (entry != NONE) {
      const link = nextOf(entry, t);
      const next = load<u32>(link);
      if (bucketOf(keyOf(descriptorOf(entry), t)) == from) {
        store<u32>(link, kept);
        kept = entry;
      } else {
        store<u32>(link, moved);
        moved = entry;
      }
      entry = next;
    }
    store<u32>(head, kept);
    store<u32>(headOf(t, to), moved);
  }
}

/** Takes out what `add` put in. */
export function remove(first: u32, count: u32): void {
  for (let entry = first; entry < first + count; entry++) {
    const descriptor = descriptorOf(entry);
    for (let t: u32 = 0; t < tables; t++) {
      let link = headOf(t, bucketOf(keyOf(descriptor, t)));
      while (load<u32>(link) != entry) link = nextOf(load<u32>(link), t);
      store<u32>(link, load<u32>(nextOf(entry, t)));
    }
    entries--;
    while (buckets > wanted()) join();
  }
}

/** The last bucket's entries go back to where they came from. */
function join(): void {
  buckets--;
  if (buckets < whole) whole >>= 1;
  const last = buckets;
  for (let t: u32 = 0; t < tables; t++) {
    let link = headOf(t, bucketOf(last));
    while (load<u32>(link) != NONE) link = nextOf(load<u32>(link), t);
    store<u32>(link, load<u32>(headOf(t, last)));
    store<u32>(headOf(t, last), NONE);
  }
}

/** Up to five key bits are flipped: 32 buckets at most. */
let flip0: u32 = 0;
let flip1: u32 = 0;
let flip2: u32 = 0;
let flip3: u32 = 0;
let flip4: u32 = 0;

/** The key bits that were the closest calls, closest first; of equal ones the lower. */
// @ts-ignore: decorator
@inline
function closestCalls(clearness: usize, bits: u32): void {
  let a: u32 = 0xffff, b: u32 = 0xffff, c: u32 = 0xffff, d: u32 = 0xffff, e: u32 = 0xffff;
  for (let k: u32 = 0; k < bits; k++) {
    let next = (<u32>load<u8>(clearness + k) << 5) | k;
    let less = min(a, next);
    next = max(a, next);
    a = less;
    less = min(b, next);
    next = max(b, next);
    b = less;
    less = min(c, next);
    next = max(c, next);
    c = less;
    less = min(d, next);
    next = max(d, next);
    d = less;
    e = min(e, next);
  }
  flip0 = <u32>1 << (a & 31);
  flip1 = <u32>1 << (b & 31);
  flip2 = <u32>1 << (c & 31);
  flip3 = <u32>1 << (d & 31);
  flip4 = <u32>1 << (e & 31);
}

/**
 * For each of `count` query descriptors from number `first` on, entries at most `distanceMax` bits away with their distances: pairs of u32
 * in `found`, some entries more than once, query after query; and in `counts` how many pairs for each.
 * Buckets of more than `bucketMax` entries say only that their pattern is common: they are left out.
 *
 * Nearly every step reads memory that no cache holds. The lists of all buckets of all queries are therefore walked in step, one entry of
 * each in a round: reads that do not wait for each other overlap.
 */
export function collect(first: u32, count: u32, distanceMax: u32): void {
  const each = tables << probeBits;
  const lists = each * count;
  for (let q: u32 = 0; q < count; q++) findBuckets(first + q, walks + (<usize>(each * q) << 2));
  let living: u32 = 0;
  for (let list: u32 = 0; list < lists; list++) {
    const at = walks + (<usize>list << 2);
    store<u32>(at, load<u32>(load<u32>(at)));
  }
  for (let list: u32 = 0; list < lists; list++) {
    store<u32>(lengths + (<usize>list << 2), 0);
    store<u32>(alive + (<usize>living << 2), list);
    living += <u32>(load<u32>(walks + (<usize>list << 2)) != NONE);
  }
  for (let round: u32 = 0; living > 0 && round < bucketMax; round++) living = step(living, round);
  for (let k: u32 = 0; k < living; k++) store<u32>(lengths + (<usize>load<u32>(alive + (<usize>k << 2)) << 2), 0);
  let to = found;
  for (let q: u32 = 0; q < count; q++) {
    const from = to;
    to = compare(first + q, each * q, each, distanceMax, to);
    store<u32>(counts + (<usize>q << 2), <u32>(to - from) >> 3);
  }
}

/** Where the first entry of each bucket that a query looks into is kept: table by table. */
// @ts-ignore: decorator
@inline
function findBuckets(query: u32, to: usize): void {
  const descriptor = queries + (<usize>query << 5);
  const clearness = margins + (<usize>query << 8);
  const bits: u32 = 31 - clz<u32>(whole);
  for (let t: u32 = 0; t < tables; t++) {
    const key = keyOf(descriptor, t);
    closestCalls(clearness + t * KEY_BITS, bits);
    for (let probe: u32 = 0, probes: u32 = 1 << probeBits; probe < probes; probe++, to += 4) {
      let near = key;
      if (probe & 1) near ^= flip0;
      if (probe & 2) near ^= flip1;
      if (probe & 4) near ^= flip2;
      if (probe & 8) near ^= flip3;
      if (probe & 16) near ^= flip4;
      store<u32>(to, <u32>headOf(t, bucketOf(near)));
    }
  }
}

/** One entry further in each of the lists that go on; returns how many still do. */
// @ts-ignore: decorator
@inline
function step(living: u32, round: u32): u32 {
  for (let k: u32 = 0; k < living; k++) {
    const list = load<u32>(alive + (<usize>k << 2));
    const walk = walks + (<usize>list << 2);
    const entry = load<u32>(walk);
    store<u32>(candidates + (<usize>(list * bucketMax + round) << 2), entry);
    store<u32>(walk, load<u32>(nextOf(entry, (list >> probeBits) % tables)));
  }
  let still: u32 = 0;
  for (let k: u32 = 0; k < living; k++) {
    const list = load<u32>(alive + (<usize>k << 2));
    store<u32>(lengths + (<usize>list << 2), round + 1);
    store<u32>(alive + (<usize>still << 2), list);
    still += <u32>(load<u32>(walks + (<usize>list << 2)) != NONE);
  }
  return still;
}

/** Entries of a query's lists that are near it, from `to` on; returns where they end. */
// @ts-ignore: decorator
@inline
function compare(query: u32, firstList: u32, lists: u32, distanceMax: u32, to: usize): usize {
  const own = queries + (<usize>query << 5);
  const q0 = load<u64>(own), q1 = load<u64>(own, 8), q2 = load<u64>(own, 16), q3 = load<u64>(own, 24);
  for (let list = firstList; list < firstList + lists; list++) {
    let at = candidates + (<usize>(list * bucketMax) << 2);
    const end = at + (<usize>load<u32>(lengths + (<usize>list << 2)) << 2);
    for (; at < end; at += 4) {
      const entry = load<u32>(at);
      const descriptor = descriptorOf(entry);
      const distance = <u32>(
        popcnt<u64>(load<u64>(descriptor) ^ q0) + popcnt<u64>(load<u64>(descriptor, 8) ^ q1) +
        popcnt<u64>(load<u64>(descriptor, 16) ^ q2) + popcnt<u64>(load<u64>(descriptor, 24) ^ q3)
      );
      store<u32>(to, entry);
      store<u32>(to, distance, 4);
      to += <usize>(distance <= distanceMax) << 3;
    }
  }
  return to;
}
