/**
 * Exact search of 256-bit hashes within a Hamming radius: multi-index hashing (Norouzi, Punjani, Fleet 2012) with the
 * pigeonring principle (Qin, Xiao 2018). AssemblyScript, not TypeScript: `npm run kernels` compiles it.
 *
 * A hash is cut into `parts` pieces of `bits` bits, each with a threshold t(i), where the sum of t(i) + 1 exceeds the
 * radius. Of two hashes within the radius some piece i differs by at most t(i) bits, and pieces i and i + 1 together by
 * at most t(i) + t(i + 1) + 1. So each piece has a table of postings; a posting carries 16 bits of the next piece, read
 * in runs by SIMD, and almost no hash is fetched in vain.
 *
 * The memory is laid out by the caller (src/match/hamming/segment.ts), one memory for one segment.
 */

let parts: u32 = 0;
let bits: u32 = 0;
let count: u32 = 0;
let hashes: usize = 0;
/** parts × (2^bits + 1) of u32: where each bucket's run begins. */
let offsets: usize = 0;
/** parts × count of u32. */
let ids: usize = 0;
/** parts × (count + 8) of u16: low bits of the next piece. */
let checks: usize = 0;
/** One bit per hash: already in the answer. */
let seen: usize = 0;
/** One bit per hash: removed. */
let dead: usize = 0;
/** Flip masks in order of their number of flips, and where each number begins (six of u32). */
let masks: usize = 0;
let maskStarts: usize = 0;
let runs: usize = 0;
let candidates: usize = 0;
let candidatesMax: u32 = 0;
let found: usize = 0;
let foundMax: u32 = 0;
let query: usize = 0;
let thresholds: usize = 0;

export function configure(
  parts_: u32, bits_: u32, count_: u32, hashes_: usize, offsets_: usize, ids_: usize, checks_: usize,
  seen_: usize, dead_: usize, masks_: usize, maskStarts_: usize, runs_: usize, candidates_: usize,
  candidatesMax_: u32, found_: usize, foundMax_: u32, query_: usize, thresholds_: usize,
): void {
  parts = parts_; bits = bits_; count = count_; hashes = hashes_; offsets = offsets_; ids = ids_; checks = checks_;
  seen = seen_; dead = dead_; masks = masks_; maskStarts = maskStarts_; runs = runs_; candidates = candidates_;
  candidatesMax = candidatesMax_; found = found_; foundMax = foundMax_; query = query_; thresholds = thresholds_;
}

// @ts-ignore: decorator
@inline
function piece(hash: usize, part: u32): u32 {
  const start = part * bits;
  return (load<u32>(hash + (start >> 3)) >> (start & 7)) & ((1 << bits) - 1);
}

// @ts-ignore: decorator
@inline
function checkOf(hash: usize, part: u32): u32 {
  return piece(hash, part + 1 == parts ? 0 : part + 1) & 0xffff;
}

// @ts-ignore: decorator
@inline
function distanceTo(hash: usize, q0: u64, q1: u64, q2: u64, q3: u64): u32 {
  return <u32>(
    popcnt<u64>(load<u64>(hash) ^ q0) + popcnt<u64>(load<u64>(hash, 8) ^ q1) +
    popcnt<u64>(load<u64>(hash, 16) ^ q2) + popcnt<u64>(load<u64>(hash, 24) ^ q3)
  );
}

/** Sorts the hashes into the buckets of one part. */
export function build(part: u32): void {
  const buckets: u32 = 1 << bits;
  const table = offsets + <usize>part * (<usize>buckets + 1) * 4;
  const postings = ids + <usize>part * <usize>count * 4;
  const check = checks + <usize>part * (<usize>count + 8) * 2;
  memory.fill(table, 0, (<usize>buckets + 1) * 4);
  for (let i: u32 = 0, hash = hashes; i < count; i++, hash += 32) {
    const at = table + (<usize>piece(hash, part) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let sum: u32 = 0;
  for (let k: u32 = 0, at = table; k < buckets; k++, at += 4) {
    sum += load<u32>(at);
    store<u32>(at, sum);
  }
  store<u32>(table + (<usize>buckets << 2), count);
  for (let i = count; i > 0; i--) {
    const hash = hashes + (<usize>(i - 1) << 5);
    const at = table + (<usize>piece(hash, part) << 2);
    const to = load<u32>(at) - 1;
    store<u32>(at, to);
    store<u32>(postings + (<usize>to << 2), i - 1);
    store<u16>(check + (<usize>to << 1), <u16>checkOf(hash, part));
  }
}

/** How many hashes lie within the radius; ids and distances in `found`. −1: too many for the buffers, or for random access. */
export function search(radius: u32, workMax: u32): i32 {
  const q0 = load<u64>(query), q1 = load<u64>(query, 8), q2 = load<u64>(query, 16), q3 = load<u64>(query, 24);
  let work: u32 = 0;
  let answers: u32 = 0;
  for (let part: u32 = 0; part < parts; part++) {
    const own = load<i32>(thresholds + (part << 2));
    if (own < 0) continue;
    const next = load<i32>(thresholds + ((part + 1 == parts ? 0 : part + 1) << 2));
    const table = offsets + <usize>part * ((<usize>1 << bits) + 1) * 4;
    const postings = ids + <usize>part * <usize>count * 4;
    const check = checks + <usize>part * (<usize>count + 8) * 2;
    const key = piece(query, part);
    const wanted = i16x8.splat(<i16>checkOf(query, part));
    const flips = load<u32>(maskStarts + (<usize>(own + 1) << 2));
    // First all ends of runs, then all runs: the processor overlaps the cache misses of each round.
    for (let k: u32 = 0; k < flips; k++) {
      const bucket = key ^ load<u32>(masks + (<usize>k << 2));
      const run = load<u64>(table + (<usize>bucket << 2));
      store<u64>(runs + (<usize>k << 3), run);
      work += <u32>(run >> 32) - <u32>run;
    }
    if (work > workMax) { forget(answers); return -1; }
    let waiting: u32 = 0;
    for (let flipped: i32 = 0; flipped <= own; flipped++) {
      const limit = i16x8.splat(<i16>(own + next + 1 - flipped));
      const until = load<u32>(maskStarts + (<usize>(flipped + 1) << 2));
      for (let k = load<u32>(maskStarts + (<usize>flipped << 2)); k < until; k++) {
        const run = load<u64>(runs + (<usize>k << 3));
        const end = <u32>(run >> 32);
        for (let at = <u32>run; at < end; at += 8) {
          if (waiting + 8 > candidatesMax) {
            const total = confirm(postings, waiting, answers, radius, q0, q1, q2, q3);
            if (total < 0) return -1;
            answers = total;
            waiting = 0;
          }
          const differing = v128.xor(v128.load(check + (<usize>at << 1)), wanted);
          const near = i16x8.le_s(i16x8.extadd_pairwise_i8x16_u(i8x16.popcnt(differing)), limit);
          let lanes: u32 = i16x8.bitmask(near);
          if (end - at < 8) lanes &= (1 << (end - at)) - 1;
          while (lanes != 0) {
            store<u32>(candidates + (<usize>waiting << 2), at + ctz<u32>(lanes));
            waiting++;
            lanes &= lanes - 1;
          }
        }
      }
    }
    const total = confirm(postings, waiting, answers, radius, q0, q1, q2, q3);
    if (total < 0) return -1;
    answers = total;
  }
  forget(answers);
  return answers;
}

function confirm(
  postings: usize, waiting: u32, answers: u32, radius: u32, q0: u64, q1: u64, q2: u64, q3: u64,
): i32 {
  for (let c: u32 = 0; c < waiting; c++) {
    const id = load<u32>(postings + (<usize>load<u32>(candidates + (<usize>c << 2)) << 2));
    const distance = distanceTo(hashes + (<usize>id << 5), q0, q1, q2, q3);
    if (distance > radius) continue;
    const at = seen + (id >> 3);
    const bit: u8 = <u8>(<u32>1 << (id & 7));
    if ((load<u8>(at) & bit) != 0 || (load<u8>(dead + (id >> 3)) & bit) != 0) continue;
    if (answers == foundMax) { forget(answers); return -1; }
    store<u8>(at, load<u8>(at) | bit);
    store<u32>(found + (<usize>answers << 3), id);
    store<u32>(found + (<usize>answers << 3), distance, 4);
    answers++;
  }
  return answers;
}

function forget(answers: u32): void {
  for (let i: u32 = 0; i < answers; i++) store<u8>(seen + (load<u32>(found + (<usize>i << 3)) >> 3), 0);
}

/** Compares hashes `from` to `until` one by one. At most foundMax of them. */
export function scan(from: u32, until: u32, radius: u32): u32 {
  const q0 = load<u64>(query), q1 = load<u64>(query, 8), q2 = load<u64>(query, 16), q3 = load<u64>(query, 24);
  let answers: u32 = 0;
  for (let id = from; id < until; id++) {
    const distance = distanceTo(hashes + (<usize>id << 5), q0, q1, q2, q3);
    if (distance > radius || (load<u8>(dead + (id >> 3)) & <u8>(<u32>1 << (id & 7))) != 0) continue;
    store<u32>(found + (<usize>answers << 3), id);
    store<u32>(found + (<usize>answers << 3), distance, 4);
    answers++;
  }
  return answers;
}

let sumA: u64 = 0;
let sumB: u64 = 0;
let sumC: u64 = 0;
let sumD: u64 = 0;
const FACTOR: u64 = 0x517cc1b727220a95;

/** A 64-bit sum over all bytes given to `digest` since (multiples of 32 each), that changes when any of them does. Finds damage, not malice. */
export function digestStart(): void {
  sumA = 1; sumB = 2; sumC = 3; sumD = 4;
}

export function digest(from: usize, length: usize): void {
  let a = sumA, b = sumB, c = sumC, d = sumD;
  for (let at = from, end = from + length; at < end; at += 32) {
    a = (rotl<u64>(a, 5) ^ load<u64>(at)) * FACTOR;
    b = (rotl<u64>(b, 5) ^ load<u64>(at, 8)) * FACTOR;
    c = (rotl<u64>(c, 5) ^ load<u64>(at, 16)) * FACTOR;
    d = (rotl<u64>(d, 5) ^ load<u64>(at, 24)) * FACTOR;
  }
  sumA = a; sumB = b; sumC = c; sumD = d;
}

export function digestEnd(): u64 {
  return ((sumA * FACTOR ^ sumB) * FACTOR ^ sumC) * FACTOR ^ sumD;
}
