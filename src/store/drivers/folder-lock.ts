/**
 * One process per data folder. The lock file names its holder by process id and start time, so that neither a crash nor
 * a process id used again locks anyone out. PostgreSQL's own interlock stands behind it.
 */
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnavailable } from '../store.ts';

interface Holder {
  readonly pid: number;
  readonly startedAt: string;
  /** The kernel's start time of the process, where it tells: clock ticks since boot, with the boot's id. */
  readonly born?: string;
}

/** @throws StoreUnavailable naming the process that has the folder open */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = join(folder, 'recourse.lock');
  const born = await birthOf(process.pid);
  const startedAt = new Date(Date.now() - performance.now()).toISOString();
  const mine: Holder = { pid: process.pid, startedAt, ...(born === undefined ? {} : { born }) };
  const token = `${path}.${randomUUID()}`;
  try {
    await writeFile(token, `${JSON.stringify(mine)}\n`, { flag: 'wx' });
  } catch (error) {
    throw folderFault(folder, error);
  }
  try {
    for (let round = 0; round < 10; round++) {
      if (await linked(token, path)) return { release: () => releaseLock(path, token) };
      const text = await readFile(path, 'utf8').catch(() => undefined);
      if (text === undefined) continue; // released in between
      const holder = parseHolder(text);
      if (holder !== undefined && (await isAlive(holder))) throw heldBy(folder, holder);
      await takeAway(path, text);
    }
  } catch (error) {
    await unlink(token).catch(() => undefined);
    throw error instanceof StoreUnavailable ? error : folderFault(folder, error);
  }
  await unlink(token).catch(() => undefined);
  throw new StoreUnavailable(`the lock of ${folder} changes hands too often`, { fix: `try again; it is ${path}` });
}

/** Links are made whole or not at all: of two processes one succeeds. */
async function linked(token: string, path: string): Promise<boolean> {
  try {
    await link(token, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function releaseLock(path: string, token: string): Promise<void> {
  await unlink(path).catch(() => undefined);
  await unlink(token).catch(() => undefined);
}

/** Removes a dead holder's lock, unless another process was quicker and the file is a living one's by now. */
async function takeAway(path: string, stale: string): Promise<void> {
  const aside = `${path}.${randomUUID()}`;
  await rename(path, aside).catch(() => undefined);
  const taken = await readFile(aside, 'utf8').catch(() => undefined);
  if (taken !== undefined && taken !== stale) await link(aside, path).catch(() => undefined);
  await unlink(aside).catch(() => undefined);
}

function parseHolder(text: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('pid' in value) || typeof value.pid !== 'number')
      return undefined;
    const startedAt = 'startedAt' in value && typeof value.startedAt === 'string' ? value.startedAt : 'unknown';
    const born = 'born' in value && typeof value.born === 'string' ? { born: value.born } : {};
    return { pid: value.pid, startedAt, ...born };
  } catch {
    return undefined; // a lock that cannot be read was cut short by a crash
  }
}

async function isAlive(holder: Holder): Promise<boolean> {
  if (!processExists(holder.pid)) return false;
  return holder.born === undefined || holder.born === (await birthOf(holder.pid));
}

export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

async function birthOf(pid: number): Promise<string | undefined> {
  try {
    const [boot, stat] = await Promise.all([
      readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    // Field 22; the second field is the program's name in brackets and may hold anything.
    return `${boot.trim()} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return undefined; // no /proc: the process id alone has to do
  }
}

function heldBy(folder: string, holder: Holder): StoreUnavailable {
  const who = holder.pid === process.pid ? 'this process' : `process ${holder.pid} (started ${holder.startedAt})`;
  return new StoreUnavailable(`the data folder ${folder} is already open by ${who}`, {
    fix: 'stop that process, or use another data folder',
  });
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

const FOLDER_FIXES: Readonly<Record<string, string>> = {
  EROFS: 'remount the disk writable, or use a data folder on another disk',
  EACCES: 'give this user the right to write there, or use another data folder',
  EPERM: 'give this user the right to write there and to change owners, or use another data folder',
  ENOSPC: 'free some disk space',
  EDQUOT: 'free some disk space: the quota is used up',
  ENOTDIR: 'name a folder: a file is in the way',
  EEXIST: 'name a folder: a file is in the way',
  ENAMETOOLONG: 'use a shorter path',
};

export function folderFault(folder: string, error: unknown): StoreUnavailable {
  const fix = FOLDER_FIXES[codeOf(error) ?? ''];
  const why = error instanceof Error ? error.message : String(error);
  return new StoreUnavailable(`the data folder ${folder} cannot be used: ${why}`, {
    cause: error,
    ...(fix === undefined ? {} : { fix }),
  });
}
