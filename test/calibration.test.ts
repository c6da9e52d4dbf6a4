import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reliabilityDiagram, reliabilityOf, reliabilityTable, wilson } from '../bench/quality/reliability.ts';

const claims = (confidence: number, right: number, wrong: number) => [
  ...Array.from({ length: right }, () => ({ confidence, right: true })),
  ...Array.from({ length: wrong }, () => ({ confidence, right: false })),
];

test('a confidence that is right as often as it says has no calibration error, and one that boasts has', () => {
  const honest = reliabilityOf([...claims(0.9, 90, 10), ...claims(0.5, 50, 50)]);
  assert.ok(honest.expectedError < 1e-9);
  assert.equal(honest.claims, 200);
  const boasting = reliabilityOf(claims(0.99, 50, 50));
  assert.ok(Math.abs(boasting.expectedError - 0.49) < 1e-9);
  assert.ok(boasting.brier > honest.brier);
});

test('every claim falls into one bin, certainty included', () => {
  const values = [0, 0.2, 0.7999, 0.8, 0.85, 0.95, 1];
  const { bins } = reliabilityOf(values.map((confidence) => ({ confidence, right: true })));
  assert.equal(
    bins.reduce((sum, bin) => sum + bin.claims, 0),
    values.length,
  );
  assert.equal(bins.at(-1)!.claims, 2);
});

test('says how little a handful of claims proves', () => {
  const [low, high] = wilson(3, 3);
  assert.ok(low < 0.5 && high === 1, `${low}–${high}`);
  assert.deepEqual(wilson(0, 0), [0, 1]);
});

test('draws and lists what was measured, also when there is nothing', () => {
  const drawn = reliabilityDiagram(reliabilityOf(claims(0.9, 8, 2)));
  assert.equal([...drawn.matchAll(/<circle/g)].length, 1);
  assert.doesNotMatch(drawn + reliabilityDiagram(reliabilityOf([])), /NaN/);
  assert.match(reliabilityTable(reliabilityOf(claims(0.9, 8, 2))), /0\.90–0\.95 \| 10 \| 0\.900 \| 0\.800/);
});
