import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { killAndCheck } from './describe-durability.ts';
import { diagnoseStore } from './diagnose.ts';
import { processExists } from './drivers/folder-lock.ts';
import { openStore } from './open-store.ts';
import { StoreUnavailable } from './store.ts';

const CHILD = fileURLToPath(import.meta.resolve('./acknowledge-commits.ts'));
let folder: string;
before(async () => {
  // Longer than a socket's path may be, and with a space.
  folder = await mkdtemp(join(tmpdir(), `recourse ${'long '.repeat(20)}`));
});
after(() => rm(folder, { recursive: true }));

/** Another process that has the folder open and commits. */
async function aliveChild(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [CHILD, folder, `1${Date.now()}`], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  return child;
}

test('every acknowledged commit is there after three kills without warning', async () => {
  assert.ok((await killAndCheck(folder, 3, 40)) >= 120);
});

test('a folder that is open is refused, and the refusal says by whom', async () => {
  const store = await openStore({ kind: 'embedded', folder });
  try {
    await assert.rejects(openStore({ kind: 'embedded', folder }), /already open by this process/);
    const second = spawnSync(process.execPath, [CHILD, folder, '9'], { encoding: 'utf8', timeout: 20_000 });
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

const serverOf = async (): Promise<number> =>
  Number((await readFile(join(folder, 'database/pg/postmaster.pid'), 'utf8')).split('\n')[0]);

async function isGone(pid: number): Promise<boolean> {
  for (const deadline = performance.now() + 10_000; performance.now() < deadline; await pause(20))
    if (!processExists(pid)) return true;
  return false;
}

test('no server outlives the process that started it, whether that closes the store or is killed', async () => {
  const store = await openStore({ kind: 'embedded', folder });
  const closed = await serverOf();
  await store.close();
  assert.ok(!processExists(closed));

  const killed = await aliveChild();
  const orphan = await serverOf();
  killed.kill('SIGKILL');
  assert.ok(await isGone(orphan));
});

test('a server left over because its watchdog was killed too is stopped by the next start', async () => {
  const child = await aliveChild();
  const orphan = await serverOf();
  const watchdog = spawnSync('pgrep', ['-f', `recourse-watchdog ${orphan}$`], { encoding: 'utf8' });
  if (watchdog.status === 0) process.kill(Number(watchdog.stdout), 'SIGKILL');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const store = await openStore({ kind: 'embedded', folder });
  assert.ok(!processExists(orphan));
  assert.ok((await store.logSize()) > 0);
  await store.close();
});

test('a server that is killed itself makes writes fail, and the folder opens again', async () => {
  const store = await openStore({ kind: 'embedded', folder });
  await store.transaction((tx) => tx.saveSetting('before', 1));
  process.kill(await serverOf(), 'SIGKILL');
  await pause(100);
  await assert.rejects(
    store.transaction((tx) => tx.saveSetting('after', 1)),
    StoreUnavailable,
  );
  await store.close();
  const again = await openStore({ kind: 'embedded', folder });
  assert.equal(await again.setting('before'), 1);
  await again.close();
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
