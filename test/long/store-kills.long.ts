import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { killAndCheck } from '../../src/store/describe-durability.ts';

test('loses no acknowledged commit in twenty kills of the process that made it', { timeout: 600_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-kills-'));
  try {
    await killAndCheck(folder, 20, 60);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
