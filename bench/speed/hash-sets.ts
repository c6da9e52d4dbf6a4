/** Seeded sets of 256-bit hashes: eight words a hash, hash after hash. */

export type HashSetKind = 'random' | 'clustered';

/** Xorshift128: 32 bits a call, the same for the same seed. */
export function chance(seed: number): () => number {
  let [x, y, z, w] = [seed | 1, 0x9e3779b9, 0x243f6a88, 0xb7e15162];
  const next = () => {
    const t = x ^ (x << 11);
    [x, y, z] = [y, z, w];
    w = (w ^ (w >>> 19) ^ t ^ (t >>> 8)) | 0;
    return w >>> 0;
  };
  for (let i = 0; i < 32; i++) next();
  return next;
}

const MEMBERS = 20;

/** Clustered: n / 20 random centres, 20 members each, 0 to 30 bits flipped. */
export function hashSet(n: number, kind: HashSetKind, next: () => number): Uint32Array {
  const hashes = new Uint32Array(8 * n);
  const centre = new Uint32Array(8);
  for (let i = 0; i < n; i++) {
    if (kind === 'random' || i % MEMBERS === 0) for (let w = 0; w < 8; w++) centre[w] = next();
    hashes.set(centre, 8 * i);
    if (kind === 'clustered') flip(hashes, 8 * i, next() % 31, next);
  }
  return hashes;
}

/** Half of them members with at most 31 bits flipped, half random. `planted[i]`: the member, or −1. */
export function querySet(hashes: Uint32Array, queries: number, next: () => number) {
  const words = new Uint32Array(8 * queries);
  const planted = new Int32Array(queries).fill(-1);
  const n = hashes.length / 8;
  for (let i = 0; i < queries; i++) {
    if (i % 2 === 0 && n > 0) {
      planted[i] = next() % n;
      words.set(hashes.subarray(8 * planted[i]!, 8 * planted[i]! + 8), 8 * i);
      flip(words, 8 * i, next() % 32, next);
    } else {
      for (let w = 0; w < 8; w++) words[8 * i + w] = next();
    }
  }
  return { words, planted };
}

/** Different bits each time. */
function flip(words: Uint32Array, at: number, flips: number, next: () => number): void {
  const flipped = new Set<number>();
  while (flipped.size < flips) flipped.add(next() & 255);
  for (const bit of flipped) words[at + (bit >> 5)]! ^= 1 << (bit & 31);
}

const ones = (word: number): number => {
  let x = word - ((word >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return Math.imul((x + (x >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/** Every hash within the radius of query `q`, by comparing all: the truth that the index is measured against. */
export function byForce(hashes: Uint32Array, words: Uint32Array, q: number, radius: number): readonly number[] {
  const found: number[] = [];
  const query = words.subarray(8 * q, 8 * q + 8);
  for (let i = 0, at = 0; at < hashes.length; i++, at += 8) {
    let distance = 0;
    for (let w = 0; w < 8 && distance <= radius; w++) distance += ones(hashes[at + w]! ^ query[w]!);
    if (distance <= radius) found.push(i);
  }
  return found;
}
