/** P01 to P32 of mechanics § 10.2 over public HTTP, and each with one safeguard taken out: then it must fail. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from '../scenarios/all.ts';
import { runBroken, runScenario } from '../scenarios/run.ts';

const ALL = Array.from({ length: 32 }, (_, i) => `P${String(i + 1).padStart(2, '0')}`);

test('every procedure of the specification has its scenario', () => {
  assert.deepEqual(scenarios.map(({ id }) => id).sort(), ALL);
});

for (const scenario of scenarios) {
  test(`${scenario.id}: ${scenario.title}`, { timeout: 120_000 }, async () => {
    const { pass, why } = await runScenario(scenario);
    assert.ok(pass, why);
    assert.match(why, /leaf|leaves|entry|§|index/, 'it quotes what was seen');
  });
  test(`${scenario.id} fails without its safeguard: ${scenario.without.what}`, { timeout: 120_000 }, async () => {
    const { pass } = await runBroken(scenario);
    assert.equal(pass, false);
  });
}
