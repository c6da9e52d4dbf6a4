import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ORACLE_LIMITS } from '../abuse/index.ts';
import { instant } from '../common/index.ts';
import type { Fingerprint } from '../fingerprint/index.ts';
import { OracleGuard } from './oracle-guard.ts';
import type { Recognition } from './recognise.ts';

const recognised = (kind: 'matched' | 'no-match' | 'possible', seed = 1): Recognition => ({
  modality: 'image',
  fingerprint: {
    modality: 'image',
    frames: [{ pdq: { words: Uint32Array.from({ length: 8 }, (_, i) => Math.imul(seed + i, 2_654_435_761)) } }],
  } as unknown as Fingerprint,
  outcome: (kind === 'possible' ? { kind: 'undetermined', why: 'possible-match' } : { kind, matches: [] }) as never,
});
const asked = (guard: OracleGuard, times: number, what: Recognition, account = 'ada', day = 0): readonly boolean[] =>
  Array.from({ length: times }, () => guard.answersBriefly(account, what, instant(day * 86_400_000)));

test('matches and possible matches count together; what matches nothing never counts', () => {
  const guard = new OracleGuard();
  assert.deepEqual(asked(guard, 2, recognised('matched')), [false, false]);
  assert.deepEqual(asked(guard, 9, recognised('no-match')), Array<boolean>(9).fill(false));
  assert.deepEqual(asked(guard, 3, recognised('possible')), [false, true, true]);
});

test('however often an account asks, it gets an answer, brief from the fourth on', () => {
  assert.deepEqual(
    asked(new OracleGuard(), 30, recognised('matched')),
    Array.from({ length: 30 }, (_, i) => i >= 3),
  );
});

test('the operator’s own limits count, and days of rest bring whole answers back', () => {
  const guard = new OracleGuard({ ...ORACLE_LIMITS, fullAnswers: 1 });
  assert.deepEqual(asked(guard, 2, recognised('matched')), [false, true]);
  assert.deepEqual(asked(guard, 1, recognised('matched'), 'ada', 2), [false]);
});

test('remembers so many accounts and forgets first who asked longest ago', () => {
  const guard = new OracleGuard(ORACLE_LIMITS, 2);
  asked(guard, 3, recognised('matched'), 'ada');
  asked(guard, 3, recognised('matched'), 'grace');
  asked(guard, 1, recognised('matched', 99), 'ada');
  asked(guard, 1, recognised('matched'), 'newcomer');
  assert.equal(guard.size, 2);
  assert.deepEqual(asked(guard, 1, recognised('matched'), 'ada'), [true]);
  assert.deepEqual(asked(guard, 1, recognised('matched'), 'grace'), [false]);
});
