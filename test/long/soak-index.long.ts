/** Half an hour of additions and withdrawals, divided between the indexes. RECOURSE_SOAK_MINUTES makes it shorter or longer. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Soaked, soakHashes, soakPictures } from '../fixtures/soak-index.ts';

const minutes = Number(process.env['RECOURSE_SOAK_MINUTES'] ?? 30);
assert.ok(minutes > 0 && minutes <= 60, 'RECOURSE_SOAK_MINUTES is more than 0 and at most 60');
/** Seconds after which another seed begins, in the same process: what one leaves behind, the next would show. */
const ROUND_SECONDS = 150;

for (const [what, soak] of [
  ['hashes', soakHashes],
  ['key points', soakPictures],
] as const) {
  test(`${what}: exact, and flat in memory, over ${minutes / 2} minutes of taking and giving`, () => {
    const rounds = Math.max(2, Math.round((30 * minutes) / ROUND_SECONDS));
    const resident: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const soaked: Soaked = soak((30_000 * minutes) / rounds, round + 1);
      assert.ok(soaked.bytesMost <= 1.1 * soaked.bytesEarly, JSON.stringify(soaked));
      resident.push(process.memoryUsage().rss);
    }
    // The first round sizes the heap; a leak of a tenth of what passes through would be gigabytes.
    const [first, last] = [resident[0]!, resident.at(-1)!];
    assert.ok(last < 1.5 * first + 2 ** 27, `resident ${first} bytes after the first round, ${last} after the last`);
  });
}
