import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from './fixtures/poison-attack.ts';

test('poison references block no innocent upload, and a true work still blocks its copy (two hundred: npm run test:long)', () => {
  const { references, fates, popular, others, work } = attack(0.1);
  const told = JSON.stringify(fates);
  assert.equal(references, 20);
  for (const action of [...popular, ...others]) assert.ok(!action.startsWith('BLOCK'), told);
  for (const action of others) assert.ok(action.startsWith('PUBLISH'), told);
  for (const kind of ['logo', 'caption', 'noise', 'chrome']) assert.equal(fates[kind]!.active ?? 0, 0, told);
  assert.deepEqual(work, { hygiene: 'passed', copy: 'BLOCK' });
});
