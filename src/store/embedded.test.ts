import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { killAndCheck } from './describe-durability.ts';
import { diagnoseStore } from './diagnose.ts';
import { openStore } from './open-store.ts';
import { StoreUnavailable } from './store.ts';

let folder: string;
before(async () => {
  // Longer than a socket's path may be, and with a space.
  folder = await mkdtemp(join(tmpdir(), `recourse ${'long '.repeat(20)}`));
});
after(() => rm(folder, { recursive: true }));

test('every acknowledged commit is there after three kills without warning', async () => {
  assert.ok((await killAndCheck(folder, 3, 40)) >= 120);
});

test('a folder that is open is refused, and the refusal says by whom', async () => {
  const store = await openStore({ kind: 'embedded', folder });
  try {
    await assert.rejects(openStore({ kind: 'embedded', folder }), /already open by this process/);
    const child = fileURLToPath(import.meta.resolve('./acknowledge-commits.ts'));
    const second = spawnSync(process.execPath, [child, folder, '9'], { encoding: 'utf8', timeout: 20_000 });
    assert.notEqual(second.status, 0);
    assert.match(second.stderr, new RegExp(`already open by process ${process.pid} \\(started 20`));
    await store.transaction((tx) => tx.saveSetting('still', 'mine'));
  } finally {
    await store.close();
  }
});

test('a lock left by a dead process, or by one whose id was used again, locks nobody out', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  for (const holder of [
    { pid: dead.pid, startedAt: '2026-01-01T00:00:00.000Z' },
    { pid: process.ppid, startedAt: '2026-01-01T00:00:00.000Z', born: 'another boot 1' },
    'cut sh',
  ]) {
    await writeFile(join(folder, 'recourse.lock'), typeof holder === 'string' ? holder : JSON.stringify(holder));
    const store = await openStore({ kind: 'embedded', folder });
    await store.close();
  }
});

test('no server outlives the process that started it', async () => {
  const store = await openStore({ kind: 'embedded', folder });
  const pid = Number((await readFile(join(folder, 'database/pg/postmaster.pid'), 'utf8')).split('\n')[0]);
  assert.doesNotThrow(() => process.kill(pid, 0));
  await store.close();
  assert.throws(() => process.kill(pid, 0), /ESRCH/);
});

test('a folder that cannot be one is refused with the fix', async () => {
  const file = join(folder, 'a file');
  await writeFile(file, '');
  await assert.rejects(
    openStore({ kind: 'embedded', folder: join(file, 'below') }),
    (error: unknown) => error instanceof StoreUnavailable && /a file is in the way/.test(error.fix ?? ''),
  );
});

test('a database that nobody answers for is refused with the fix', async () => {
  await assert.rejects(
    openStore({ kind: 'url', url: 'postgres://nobody@127.0.0.1:1/none' }),
    (error: unknown) => error instanceof StoreUnavailable && /start PostgreSQL/.test(error.fix ?? ''),
  );
});

test('the doctor names what works and the fix for what does not', async () => {
  const checks = await diagnoseStore({ folder, url: 'postgres://nobody@127.0.0.1:1/none' });
  assert.deepEqual(
    checks.map(({ name, ok }) => [name, ok]),
    [
      ['embedded PostgreSQL', true],
      ['data folder', true],
      ['DATABASE_URL', false],
    ],
  );
  assert.match(checks[2]?.fix ?? '', /start PostgreSQL/);
});
