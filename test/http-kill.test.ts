import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  checkAcknowledged,
  endAll,
  endServer,
  nothingYet,
  startServer,
  uploadUntilKilled,
} from './fixtures/kill-server.ts';

const ROUNDS = 3;

test('loses nothing it acknowledged when it is killed three times during uploads', { timeout: 180_000 }, async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-kill-'));
  const seen = nothingYet();
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const child = await startServer(folder);
      await uploadUntilKilled(child, seen, round, 400 + 350 * round);
    }
    const child = await startServer(folder);
    await checkAcknowledged(child, seen);
    const told = `${seen.decided.size} uploads and ${seen.references.size} references acknowledged`;
    assert.ok(seen.decided.size > ROUNDS * 3, `${told}: too few to show anything`);
    t.diagnostic(told);
    await endServer(child, 'SIGTERM');
  } finally {
    await endAll();
    await rm(folder, { recursive: true, force: true });
  }
});
