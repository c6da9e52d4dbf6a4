import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HammingIndex, PDQ_RADIUS } from '../match/index.ts';
import { LookUpThreads } from './look-up-threads.ts';

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

const next = chance(9);
const hashes = Array.from({ length: 6000 }, () => Uint32Array.from({ length: 8 }, next));
const near = (words: Uint32Array, flips: number): Uint32Array => {
  const out = words.slice();
  for (let i = 0; i < flips; i++) out[next() & 7]! ^= 1 << (next() & 31);
  return out;
};

function here(index: HammingIndex, words: Uint32Array): string {
  const found: string[] = [];
  index.search(words, PDQ_RADIUS, (key, distance) => found.push(`${key}:${distance}`));
  return found.sort().join(' ');
}

const pairs = (found: ArrayLike<number>): string =>
  Array.from({ length: found.length / 2 }, (_, i) => `${found[2 * i]}:${found[2 * i + 1]}`)
    .sort()
    .join(' ');

test('several threads search one index at the same time and find what this one finds, through additions and withdrawals', async () => {
  const index = new HammingIndex();
  const threads = new LookUpThreads({ threads: 3, worthFrom: 0 });
  try {
    for (let turn = 0; turn < 4; turn++) {
      for (let i = 0; i < 1500; i++) index.add(hashes[1500 * turn + i]!, 1500 * turn + i);
      if (turn > 0) for (let i = 0; i < 200; i++) index.remove(hashes[200 * turn + i]!, 200 * turn + i);
      const batches = Array.from({ length: 9 }, () =>
        Array.from({ length: 40 }, () => near(hashes[next() % (1500 * (turn + 1))]!, next() % 32)),
      );
      const found = await Promise.all(batches.map((words) => threads.search(index.handles, words)));
      batches.forEach((words, b) =>
        words.forEach((one, i) => assert.equal(pairs(found[b]![i]!), here(index, one), `turn ${turn}`)),
      );
    }
    assert.equal(threads.running, 3);
  } finally {
    await threads.stop();
  }
});

test('a small batch in a small index is not worth a message, and a thread that ends leaves nobody waiting', async () => {
  const index = new HammingIndex();
  index.add(hashes[0]!, 0);
  const lazy = new LookUpThreads();
  assert.equal(await lazy.search(index.handles, [hashes[0]!]), undefined);
  assert.equal(lazy.running, 0);
  const threads = new LookUpThreads({ threads: 1, worthFrom: 0 });
  const asked = threads.search(index.handles, [hashes[0]!]);
  await threads.stop();
  assert.equal(await asked, undefined);
});
