import assert from 'node:assert/strict';
import { test } from 'node:test';
import { active, BREAK_MS, breakDue, budgetState, exposed, NO_EXPOSURE, SAFE_CARE } from './care.ts';

const MINUTE = 60_000;

test('covers, mutes and greys by default', () => {
  assert.ok(SAFE_CARE.blur >= 16 && SAFE_CARE.grey && SAFE_CARE.mute && SAFE_CARE.slowRevealMs >= 1000);
});

test('warns near the day’s budget and covers again when it is spent', () => {
  const day = '2026-11-22';
  const after = (minutes: number) => budgetState(exposed(NO_EXPOSURE, day, minutes * MINUTE), day, SAFE_CARE);
  assert.deepEqual([after(71), after(72), after(89), after(90)], ['free', 'near', 'near', 'spent']);
});

test('begins each day with the whole budget', () => {
  const spent = exposed(NO_EXPOSURE, '2026-11-22', 200 * MINUTE);
  assert.equal(budgetState(spent, '2026-11-23', SAFE_CARE), 'free');
  assert.equal(exposed(spent, '2026-11-23', MINUTE).shownMs, MINUTE);
});

test('suggests a break after a long sitting, and not right after one', () => {
  let sitting = active(undefined, 0);
  for (let minute = 1; minute <= 50; minute++) sitting = active(sitting, minute * MINUTE);
  assert.equal(breakDue(sitting, 50 * MINUTE, SAFE_CARE), true);
  const rested = active(sitting, 50 * MINUTE + BREAK_MS);
  assert.equal(breakDue(rested, rested.since, SAFE_CARE), false);
});
