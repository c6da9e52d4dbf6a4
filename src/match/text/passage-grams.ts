/**
 * Winnowing (Schleimer, Wilkerson, Aiken: "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003): of every
 * WINDOW consecutive GRAM-letter runs the one with the smallest hash is kept, so that any two texts sharing GRAM + WINDOW − 1
 * letters share a kept run. Only references are thinned; of an upload every run is looked up, which finds more than the guarantee.
 */

/** Letters in one run. */
export const GRAM = 13;
/** Runs of which one is kept. */
export const WINDOW = 9;
/** References this short keep every run: a slogan must not depend on luck. */
const KEEP_ALL_BELOW = 64;
/** Places in one text at which the same run is kept or followed: refrains, not endless repetition. */
export const SAME_RUN_MAX = 8;

const BASE = 0x01000193;
const LEAVING = power(BASE, GRAM);

/** One 32-bit hash per run, in order. Cost: linear. */
export function gramHashes(skeleton: Uint8Array): Int32Array {
  const count = Math.max(0, skeleton.length - GRAM + 1);
  const hashes = new Int32Array(count);
  if (count === 0) return hashes;
  let rolling = 0;
  for (let i = 0; i < GRAM - 1; i++) rolling = (Math.imul(rolling, BASE) + skeleton[i]!) | 0;
  for (let i = 0; i < count; i++) {
    rolling = (Math.imul(rolling, BASE) + skeleton[i + GRAM - 1]!) | 0;
    hashes[i] = mixed(rolling);
    rolling = (rolling - Math.imul(LEAVING, skeleton[i]!)) | 0;
  }
  return hashes;
}

/** Hash of one run. */
export function gramHash(skeleton: Uint8Array, at: number): number {
  let rolling = 0;
  for (let i = at; i < at + GRAM; i++) rolling = (Math.imul(rolling, BASE) + skeleton[i]!) | 0;
  return mixed(rolling);
}

function mixed(rolling: number): number {
  let hash = rolling ^ (rolling >>> 16);
  hash = Math.imul(hash, 0x7feb352d);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x846ca68b);
  return hash ^ (hash >>> 16);
}

/** Positions of the kept runs, rising. Cost: linear. */
export function winnowed(hashes: Int32Array): Uint32Array {
  if (hashes.length + GRAM - 1 < KEEP_ALL_BELOW) return Uint32Array.from(hashes, (_, i) => i);
  // Two in WINDOW + 1 are kept of most texts, more only where hashes fall and fall.
  let kept = new Uint32Array(Math.ceil((3 * hashes.length) / WINDOW));
  const seen = new RunCounter(Math.ceil((3 * hashes.length) / WINDOW));
  let count = 0;
  let smallest = -1;
  let least = 0;
  for (let end = WINDOW - 1; end < hashes.length; end++) {
    const start = end - WINDOW + 1;
    const last = hashes[end]!;
    if (smallest >= start) {
      if (last > least) continue;
      smallest = end;
      least = last;
    } else {
      smallest = start;
      least = hashes[start]!;
      for (let i = start + 1; i <= end; i++) {
        const hash = hashes[i]!;
        if (hash > least) continue;
        smallest = i;
        least = hash;
      }
    }
    if (seen.add(least) > SAME_RUN_MAX) continue;
    if (count === kept.length) kept = withRoomFor(kept, hashes.length);
    kept[count++] = smallest;
  }
  return kept.slice(0, count);
}

function withRoomFor(kept: Uint32Array<ArrayBuffer>, length: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(length);
  wider.set(kept);
  return wider;
}

/** Counts how often each hash came, in an open table. */
export class RunCounter {
  #keys = new Int32Array(0);
  #counts = new Uint8Array(0);
  #mask = 0;
  #used = 0;

  /** `expected`: distinct hashes at most, or thereabouts; a full table counts everything as new. */
  constructor(expected: number) {
    this.reset(expected);
  }

  /** Forgets everything. */
  reset(expected: number): void {
    const size = 2 ** Math.max(4, Math.ceil(Math.log2(2 * expected + 1)));
    if (size > this.#keys.length) {
      this.#keys = new Int32Array(size);
      this.#counts = new Uint8Array(size);
    } else this.#counts.fill(0, 0, size);
    this.#mask = size - 1;
    this.#used = 0;
  }

  /** How often the hash has come, this time included; stops counting at 255. */
  add(hash: number): number {
    const keys = this.#keys;
    const counts = this.#counts;
    let at = hash & this.#mask;
    while (counts[at] !== 0 && keys[at] !== hash) at = (at + 1) & this.#mask;
    if (counts[at] === 0) {
      if (2 * this.#used > this.#mask + 1) return 1;
      this.#used++;
      keys[at] = hash;
    }
    if (counts[at]! < 255) counts[at]!++;
    return counts[at]!;
  }
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let i = 0; i < exponent - 1; i++) result = Math.imul(result, base);
  return result;
}
