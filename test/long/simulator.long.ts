/** The same town for longer: 2,000 seeds, and 10,000 with RECOURSE_SEEDS=10000. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { simulate } from '../simulator/simulate.ts';

const SEEDS = Number(process.env.RECOURSE_SEEDS ?? 2000);
const STEPS = 120;

test(`${SEEDS} longer histories keep every promise`, { timeout: 30 * 60_000 }, () => {
  for (let seed = 10_000; seed < 10_000 + SEEDS; seed++) {
    const { broken } = simulate(seed, undefined, STEPS);
    assert.equal(broken, undefined, JSON.stringify(broken, undefined, 2));
  }
});
