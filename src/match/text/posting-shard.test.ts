import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { GRAM, gramHashes, RunCounter, SAME_RUN_MAX, winnowed } from './passage-grams.ts';
import { BLOCK, Places, PostingShard, viewOf, type ShardReference } from './posting-shard.ts';

/** Letters of a small alphabet, so that runs of different texts often agree. */
const letters = (seed: number, length: number): Uint8Array => {
  let state = Math.imul(seed + 1, 2654435761);
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return 97 + ((state >>> 16) % 3 === 0 ? 1 : 0);
  });
};

/** Every place the shard answers for an upload, as `start in the upload:reference:start there`. */
function places(shard: PostingShard<string>, upload: Uint8Array): string[] {
  const hashes = gramHashes(upload);
  const found: string[] = [];
  const block = new Places();
  const came = new RunCounter(hashes.length);
  for (let from = 0; from < hashes.length; from += BLOCK) {
    shard.collect(hashes, from, Math.min(hashes.length, from + BLOCK), viewOf(upload), came, block);
    for (let i = 0; i < block.count; i++)
      found.push(`${block.at[i]}:${shard.entryAt(block.reference[i]!)}:${block.position[i]}`);
  }
  return found.sort();
}

/** The same by comparing every run of the upload with every kept run of every reference. */
function placesByComparing(references: ReadonlyMap<string, Uint8Array>, upload: Uint8Array): string[] {
  const found: string[] = [];
  const came = new Map<string, number>();
  const runAt = (text: Uint8Array, at: number): string => String.fromCharCode(...text.subarray(at, at + GRAM));
  const kept = new Map<string, string[]>();
  for (const [name, text] of references)
    for (const position of winnowed(gramHashes(text))) {
      const run = runAt(text, position);
      kept.set(run, [...(kept.get(run) ?? []), `${name}:${position}`]);
    }
  for (let at = 0; at + GRAM <= upload.length; at++) {
    const run = runAt(upload, at);
    const here = kept.get(run) ?? [];
    if (here.length === 0) continue;
    came.set(run, (came.get(run) ?? 0) + 1);
    if (came.get(run)! <= SAME_RUN_MAX) found.push(...here.map((place) => `${at}:${place}`));
  }
  return found.sort();
}

test('finds each kept run of each reference and no other, whatever was added, folded in and withdrawn', () => {
  const step = fc.record({ add: fc.nat(), length: fc.integer({ min: GRAM, max: 900 }), withdraw: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), fc.nat(), (steps, seed) => {
      const shard = new PostingShard<string>();
      const held = new Map<string, { place: ShardReference<string>; text: Uint8Array }>();
      for (const { add, length, withdraw } of steps) {
        const name = `work-${held.size}-${add}`;
        const text = letters(add, length);
        held.set(name, { place: shard.add(name, text), text });
        const [oldest] = held;
        if (withdraw && oldest) {
          shard.remove(oldest[1].place);
          held.delete(oldest[0]);
        }
        shard.settle();
      }
      const upload = Uint8Array.from([...letters(seed, 200), ...(steps[0] ? letters(steps[0].add, 120) : [])]);
      const alive = new Map([...held].map(([name, { text }]) => [name, text]));
      assert.deepEqual(places(shard, upload), placesByComparing(alive, upload));
    }),
    { numRuns: 40 },
  );
});
