/** A share of test/long/procedures.long.ts, the quick ones: each starts a house of its own. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scenarios } from './scenarios/all.ts';
import { runBroken, runScenario } from './scenarios/run.ts';

const SHARE = ['P02', 'P03', 'P05', 'P16', 'P21', 'P26', 'P30', 'P32'];

for (const scenario of scenarios.filter(({ id }) => SHARE.includes(id))) {
  test(`${scenario.id}: ${scenario.title}`, async () => {
    const { pass, why } = await runScenario(scenario);
    assert.ok(pass, why);
  });
}

test('a scenario fails without its safeguard', async () => {
  const scenario = scenarios.find(({ id }) => id === 'P02')!;
  assert.equal((await runBroken(scenario)).pass, false, scenario.without.what);
});
