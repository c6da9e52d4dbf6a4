import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FRESH_MAX, HammingIndex } from './hamming-index.ts';
import { flipMasks, maskStarts, thresholdsFor } from './layout.ts';

/** Xorshift: the same hashes for the same seed. */
function chance(seed: number): () => number {
  let s = seed | 1;
  return () => {
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    return s >>> 0;
  };
}

/** `members` hashes around each random centre, up to 30 bits away; 1 = all random. */
function hashesOf(count: number, members: number, next: () => number): Uint32Array[] {
  const hashes: Uint32Array[] = [];
  while (hashes.length < count) {
    const centre = Uint32Array.from({ length: 8 }, next);
    for (let m = 0; m < members && hashes.length < count; m++) hashes.push(flipped(centre, next() % 31, next));
  }
  return hashes;
}

function flipped(hash: Uint32Array, flips: number, next: () => number): Uint32Array {
  const out = hash.slice();
  for (let i = 0; i < flips; i++) {
    const bit = next() & 255;
    out[bit >> 5]! ^= 1 << (bit & 31);
  }
  return out;
}

const bitsOf = (x: number): number => (x === 0 ? 0 : (x & 1) + bitsOf(x >>> 1));
const ONES = Uint8Array.from({ length: 65536 }, (_, i) => bitsOf(i));
const distance = (a: Uint32Array, b: Uint32Array): number =>
  a.reduce((sum, word, i) => sum + ONES[(word ^ b[i]!) & 0xffff]! + ONES[(word ^ b[i]!) >>> 16]!, 0);

function found(index: HammingIndex, query: Uint32Array, radius = 31): string[] {
  const out: string[] = [];
  index.search(query, radius, (key, d) => out.push(`${key}:${d}`));
  return out.sort();
}

const byForce = (living: ReadonlyMap<number, Uint32Array>, query: Uint32Array, radius = 31): string[] =>
  [...living]
    .map(([key, hash]) => ({ key, d: distance(hash, query) }))
    .filter(({ d }) => d <= radius)
    .map(({ key, d }) => `${key}:${d}`)
    .sort();

const packed = (hashes: readonly Uint32Array[]): [Uint32Array, Uint32Array] => [
  Uint32Array.from(hashes.flatMap((hash) => [...hash])),
  Uint32Array.from(hashes, (_, i) => i),
];

test('finds nothing in nothing, and one and two hashes at every distance', () => {
  const next = chance(5);
  const [a, b] = hashesOf(2, 1, next) as [Uint32Array, Uint32Array];
  const index = new HammingIndex();
  assert.deepEqual(found(index, a), []);
  assert.deepEqual(found(HammingIndex.of(new Uint32Array(0), new Uint32Array(0)), a), []);
  index.add(a, 7);
  assert.deepEqual(found(index, a), ['7:0']);
  index.add(b, 9);
  assert.equal(index.size, 2);
  assert.deepEqual(found(index, b), ['9:0']);
  const atTheLimit = a.map((word, i) => (i === 0 ? word ^ 0x7fffffff : word));
  assert.deepEqual(found(index, atTheLimit), ['7:31']);
  assert.deepEqual(
    found(
      index,
      a.map((word, i) => (i === 0 ? word ^ 0xffffffff : word)),
      31,
    ),
    [],
  );
});

test('misses none of what brute force finds: any size, radius and clustering', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1 }),
      fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1000, max: 6000 })),
      fc.constantFrom(1, 20, 400),
      fc.integer({ min: 0, max: 48 }),
      fc.boolean(),
      (seed, size, members, radius, sorted) => {
        const next = chance(seed);
        const hashes = hashesOf(size, members, next);
        const living = new Map(hashes.map((hash, i) => [i, hash]));
        const index = sorted ? HammingIndex.of(...packed(hashes)) : new HammingIndex();
        if (!sorted) hashes.forEach((hash, i) => index.add(hash, i));
        for (let i = 0; i < 12; i++) {
          const from = size > 0 && i % 2 === 0 ? hashes[next() % size]! : hashesOf(1, 1, next)[0]!;
          const query = flipped(from, next() % (radius + 1), next);
          assert.deepEqual(found(index, query, radius), byForce(living, query, radius));
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('what is withdrawn is gone at the next search, what is added is there, and memory stays flat', () => {
  const next = chance(11);
  const hashes = hashesOf(6000, 20, next);
  const index = new HammingIndex();
  const living = new Map<number, Uint32Array>();
  const addOne = (key: number) => {
    const hash = flipped(hashes[key % hashes.length]!, next() % 4, next);
    index.add(hash, key);
    living.set(key, hash);
    assert.ok(found(index, hash, 0).includes(`${key}:0`));
  };
  for (let key = 0; key < 6000; key++) addOne(key);
  index.compact();
  const before = index.bytes;
  for (let key = 6000; key < 36000; key++) {
    addOne(key);
    const [oldest, hash] = living.entries().next().value!;
    assert.ok(index.remove(hash, oldest));
    assert.equal(index.remove(hash, oldest), false);
    living.delete(oldest);
    if (key % 1500 === 0) assert.deepEqual(found(index, hash), byForce(living, hash));
  }
  assert.equal(index.size, 6000);
  assert.ok(index.bytes < 6 * before, `${index.bytes} bytes after churn, ${before} before`);
  index.compact();
  assert.ok(index.bytes < 1.5 * before);
});

test('a flood of one hash, or of one part of it, stays exact and no slower than reading everything once', () => {
  const next = chance(3);
  const flood = hashesOf(1, 1, next)[0]!;
  const hashes = hashesOf(40_000, 1, next).map((hash, i) =>
    i < 20_000 ? flood : hash.map((word, w) => (w === 0 ? flood[0]! : word)),
  );
  const living = new Map(hashes.map((hash, i) => [i, hash]));
  const index = HammingIndex.of(...packed(hashes));
  const near = flipped(flood, 9, next);
  const answer = found(index, near);
  assert.equal(answer.length, 20_000);
  assert.deepEqual(answer, byForce(living, near));
  assert.deepEqual(found(index, hashes[30_000]!), byForce(living, hashes[30_000]!));
});

test('an index saved and loaded gives the same answers and takes further changes; damage is noticed', () => {
  const next = chance(21);
  const hashes = hashesOf(FRESH_MAX + 500, 20, next);
  const index = new HammingIndex();
  hashes.forEach((hash, i) => index.add(hash, i));
  index.remove(hashes[3]!, 3);
  const pieces: Uint8Array[] = [];
  index.save((piece) => pieces.push(piece.slice()));
  const saved = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  pieces.reduce((at, piece) => (saved.set(piece, at), at + piece.length), 0);
  const reader = (bytes: Uint8Array) => {
    let at = 0;
    return (piece: Uint8Array) => {
      piece.set(bytes.subarray(at, at + piece.length));
      at += piece.length;
    };
  };
  const loaded = HammingIndex.load(reader(saved));
  assert.ok(loaded.kind === 'done');
  assert.equal(loaded.value.size, index.size);
  loaded.value.add(hashes[3]!, 99);
  for (const hash of hashes.slice(0, 40)) {
    assert.deepEqual(
      found(loaded.value, hash).filter((line) => !line.startsWith('99:')),
      found(index, hash),
    );
  }
  for (const at of [0, 9, 5000, saved.length >> 1, saved.length - 70_000]) {
    const broken = saved.slice();
    broken[at]! ^= 4;
    assert.equal(HammingIndex.load(reader(broken)).kind, 'refused', `byte ${at}`);
  }
});

test('the thresholds of the parts always add up to one more than the radius, and the masks are complete', () => {
  for (let parts = 13; parts <= 32; parts++) {
    for (let radius = 0; radius <= 48; radius++) {
      assert.equal(
        thresholdsFor(radius, parts).reduce((sum, t) => sum + t + 1, 0),
        radius + 1,
      );
    }
  }
  const masks = flipMasks(10, 3);
  assert.equal(new Set(masks).size, 1 + 10 + 45 + 120);
  assert.deepEqual(maskStarts(10, 3), [0, 1, 11, 56, 176]);
  masks.forEach((mask, i) => assert.equal(bitsOf(mask), maskStarts(10, 3).filter((start) => start <= i).length - 1));
});
