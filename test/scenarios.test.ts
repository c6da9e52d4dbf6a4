/** The acceptance scenarios of mechanics.md § 10.1: the table decides each as its authors expect. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { decide, latestPolicy, parseFacts, type PolicyParameters } from '../src/policy/index.ts';

interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly input: unknown;
  readonly expect: { readonly action: string; readonly rule: string };
}
const file = new URL('./vectors/mechanics/scenarios.json', import.meta.url);
const { scenarios, policyDefaults } = JSON.parse(readFileSync(file, 'utf8')) as {
  scenarios: Scenario[];
  policyDefaults: Partial<PolicyParameters>;
};

for (const { id, title, input, expect } of scenarios) {
  test(`${id}: ${title} → ${expect.action} (${expect.rule})`, () => {
    const facts = parseFacts(input);
    assert.ok(facts.kind === 'done', JSON.stringify(facts));
    const decision = decide(facts.value, latestPolicy(facts.value.profile));
    assert.deepEqual({ action: decision.action, rule: decision.rule }, expect);
    assert.equal(decision.per.length, facts.value.matches.length);
    assert.ok(decision.reasons.some((reason) => reason.rule === expect.rule && reason.basis.length > 0));
  });
}

test('there are 38 scenarios, and together they exercise every row but R0u', () => {
  assert.equal(scenarios.length, 38);
  const rows = new Set(['DE', 'EU', 'US'].flatMap((p) => latestPolicy(p as 'DE').rules.map((rule) => rule.row)));
  rows.delete('R0u');
  assert.deepEqual(new Set(scenarios.map(({ expect }) => expect.rule)), rows);
});

test('the published numbers are those of the scenarios', () => {
  for (const profile of ['DE', 'EU', 'US'] as const) {
    const parameters = latestPolicy(profile).parameters;
    for (const [name, value] of Object.entries(policyDefaults))
      assert.equal(parameters[name as keyof PolicyParameters], value, name);
  }
});
