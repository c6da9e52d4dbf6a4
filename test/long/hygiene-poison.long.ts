import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attack } from '../fixtures/poison-attack.ts';

test('two hundred poison references block no innocent upload', () => {
  const { references, fates, popular, others, work } = attack(1);
  console.log(JSON.stringify({ fates, popular }));
  assert.equal(references, 200);
  for (const action of [...popular, ...others]) assert.ok(!action.startsWith('BLOCK'), action);
  // A blend of a few pictures is found in each of them as an edited copy: the uploader is asked, the machine blocks nothing.
  // Whoever is not in such a blend is not even asked.
  for (const action of others) assert.ok(action.startsWith('PUBLISH'), action);
  for (const kind of ['logo', 'caption', 'noise', 'chrome']) assert.equal(fates[kind]!.active ?? 0, 0);
  assert.deepEqual(work, { hygiene: 'passed', copy: 'BLOCK' });
});
