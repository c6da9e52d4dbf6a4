/** Batches of bare hashes, looked up in other threads: the same answers, and what was withdrawn meanwhile is not among them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lookUpHashes, LookUpThreads } from '../src/app/index.ts';
import { referenceId } from '../src/common/index.ts';
import { pdqHex } from '../src/fingerprint/index.ts';
import { ReferenceIndex } from '../src/match/index.ts';
import { fingerprintOf } from './fixtures/poison-attack.ts';
import { innocent } from './fixtures/poison.ts';

test('a batch looked up in other threads is answered as in this one, without what was withdrawn meanwhile', async () => {
  const index = new ReferenceIndex();
  const fingerprints = [1, 2, 3].map((seed) => fingerprintOf(innocent(seed))!);
  fingerprints.forEach((fingerprint, i) => index.add(referenceId(`work ${i}`), fingerprint));
  const hashes = fingerprints.map(({ frames }) => pdqHex(frames[0].pdq));
  const lookUps = new LookUpThreads({ threads: 2, worthFrom: 0 });
  try {
    const here = await lookUpHashes({ index }, hashes);
    assert.deepEqual(
      here.map(([nearest]) => nearest),
      [0, 1, 2].map((i) => ({ reference: `work ${i}`, distance: 0 })),
    );
    assert.deepEqual(await lookUpHashes({ index, lookUps }, hashes), here);
    const asked = lookUpHashes({ index, lookUps }, hashes);
    index.remove(referenceId('work 1'));
    assert.deepEqual(
      (await asked).map((near) => near.map(({ reference }) => reference)),
      [['work 0'], [], ['work 2']],
    );
    assert.equal(lookUps.running, 2);
  } finally {
    await lookUps.stop();
  }
});
