/** A town of people, faults and time over the pure core. Each seed is a history; what must hold is checked after every step. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PLANTED } from './simulator/planted-bugs.ts';
import { simulate } from './simulator/simulate.ts';

const SEEDS = 200;
/** Histories that once broke something, kept for good. */
const KEPT = [17, 47, 87, 389, 402];
/** Steps of the histories in which a planted bug shows. */
const LONGER = 150;
/** A planted bug is found within as many seeds. */
const FOUND_WITHIN = 400;

test(`nothing is lost, doubled, self-reviewed or orphaned in ${SEEDS} histories`, () => {
  let events = 0;
  for (const seed of [...KEPT, ...Array.from({ length: SEEDS }, (_, i) => i)]) {
    const { broken, events: own } = simulate(seed);
    assert.equal(broken, undefined, JSON.stringify(broken, undefined, 2));
    events += own;
  }
  assert.ok(events > SEEDS * 15, `the town slept: ${events} events`);
});

test('the same seed is the same history', () => {
  assert.deepEqual(simulate(7), simulate(7));
});

for (const [bug, machines] of Object.entries(PLANTED)) {
  test(`notices when ${bug}`, () => {
    for (let seed = 0; seed < FOUND_WITHIN; seed++) if (simulate(seed, machines, LONGER).broken) return;
    assert.fail(`${FOUND_WITHIN} histories did not show it`);
  });
}
