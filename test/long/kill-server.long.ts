/** Twenty kills at odd moments; what is new is checked after each, everything at the end. */
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
} from '../fixtures/kill-server.ts';

const ROUNDS = 20;

test(
  'loses nothing it acknowledged when it is killed twenty times during uploads',
  { timeout: 1_800_000 },
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'recourse-kill-'));
    const seen = nothingYet();
    try {
      for (let round = 0; round < ROUNDS; round++) {
        const child = await startServer(folder);
        await checkAcknowledged(child, seen);
        // Moments spread over the life of a request and the merge of the log, the same in every run.
        await uploadUntilKilled(child, seen, round, 150 + ((round * 377) % 1600));
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
  },
);
