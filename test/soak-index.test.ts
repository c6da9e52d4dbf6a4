/** The short soak; test/long/soak-index.long.ts is the one of half an hour. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { soakHashes, soakPictures } from './fixtures/soak-index.ts';

test('an index of hashes that takes and gives at constant size stays exact, and its memory stays flat', () => {
  const { bytesEarly, bytesMost } = soakHashes(1500, 1);
  assert.ok(bytesMost <= 1.1 * bytesEarly, `${bytesMost} bytes after ${bytesEarly}`);
});

test('an index of key points that takes and gives at constant size stays exact, and its memory stays flat', () => {
  const { bytesEarly, bytesMost } = soakPictures(1500, 1);
  assert.ok(bytesMost <= 1.1 * bytesEarly, `${bytesMost} bytes after ${bytesEarly}`);
});
