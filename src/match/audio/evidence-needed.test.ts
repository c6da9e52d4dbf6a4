import assert from 'node:assert/strict';
import { test } from 'node:test';
import { evidenceNeeded } from './evidence-needed.ts';

test('reports no moment, and a short passage only when it agrees nearly throughout', () => {
  assert.equal(evidenceNeeded(1.19, false), Infinity);
  assert.equal(evidenceNeeded(2.9, false), 38);
  assert.equal(evidenceNeeded(3, false), 27);
});

test('takes no thin, long, bent agreement for a copy: foreign music was met like that', () => {
  assert.ok(evidenceNeeded(18.9, true) > 31.4);
  assert.ok(evidenceNeeded(14.2, true) > 34.4);
});

test('lets a bent work under a voice stand: the weakest that were measured', () => {
  for (const [seconds, evidence] of [
    [5.2, 32.9],
    [5, 36.9],
    [10, 40.1],
    [30, 107],
  ] as const)
    assert.ok(evidenceNeeded(seconds, true) <= evidence);
  assert.equal(evidenceNeeded(600, true), 60);
});
