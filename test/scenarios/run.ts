/** `npm run scenarios [-- --json] [P02 …]`: every procedure through public HTTP routes, against a real server with simulated time. */
import { machines } from '../../src/casework/index.ts';
import { openHouse, type HouseOptions } from './house.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './all.ts';

export interface Result {
  readonly id: string;
  readonly pass: boolean;
  /** What was seen, or what was not as it must be. */
  readonly why: string;
}

/** `options`: a house with a safeguard taken out. */
export async function runScenario(scenario: Scenario, options?: HouseOptions): Promise<Result> {
  const house = await openHouse(options);
  try {
    const seen = await scenario.run(house);
    return { id: scenario.id, pass: true, why: seen.join('; ') };
  } catch (fault) {
    return { id: scenario.id, pass: false, why: fault instanceof Error ? fault.message : String(fault) };
  } finally {
    await house.close();
  }
}

export const runBroken = (scenario: Scenario): Promise<Result> =>
  runScenario(scenario, scenario.without.house(machines));

if (import.meta.main) {
  const asked = process.argv.slice(2).filter((word) => /^P\d\d$/.test(word));
  const json = process.argv.includes('--json');
  const broken = process.argv.includes('--broken');
  const chosen = scenarios.filter(({ id }) => asked.length === 0 || asked.includes(id));
  let failed = 0;
  for (const scenario of chosen) {
    const result = broken ? await runBroken(scenario) : await runScenario(scenario);
    if (!result.pass) failed++;
    const shown = broken ? { ...result, without: scenario.without.what } : result;
    console.log(
      json ? JSON.stringify(shown) : `${result.pass ? '✓' : '✗'} ${scenario.id} ${scenario.title}\n    ${result.why}`,
    );
  }
  if (!json) console.log(`${chosen.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 && !broken ? 1 : 0;
}
