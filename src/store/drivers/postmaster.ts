/**
 * The server process: started, watched, stopped. A shell at the other end of a pipe stops it when we die, however we die;
 * one that outlived even that is found by its pid file at the next start and stopped first.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { open, readFile, readlink, realpath, stat, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '../store.ts';
import { processExists } from './folder-lock.ts';
import type { Binaries } from './postgres-binaries.ts';
import { PROGRAM_ENVIRONMENT } from './run-program.ts';
import type { ServerFolder } from './server-folder.ts';
import type { ServerUser } from './server-user.ts';

const POSTMASTER_BOUNDS = {
  /** Crash recovery of a big log takes long; an idle start takes 0.1 s. */
  startMsMax: 120_000,
  /** Until a polite stop becomes an immediate one. */
  stopMsMax: 15_000,
  /** Children of a killed server let go of its memory within moments. */
  startsMax: 40,
  logBytesMax: 8 * 2 ** 20,
} as const;

const SETTINGS = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  max_connections: '30',
  shared_buffers: '64MB',
  max_logical_replication_workers: '0',
  io_method: 'sync',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
} as const;

export interface Postmaster {
  /** Returns once the process is gone. */
  stop(): Promise<void>;
}

export async function startPostmaster(binaries: Binaries, place: ServerFolder, user: ServerUser): Promise<Postmaster> {
  await stopLeftover(place);
  for (let start = 1; ; start++) {
    const server = await launch(binaries, place, user);
    const fault = await readiness(server, place);
    if (fault === undefined) {
      const watchdog = startWatchdog(server, user);
      server.once('exit', () => watchdog.kill('SIGKILL'));
      return { stop: () => stopServer(server) };
    }
    await stopServer(server);
    if (/shared memory block/.test(fault) && start < POSTMASTER_BOUNDS.startsMax) await pause(250);
    else throw startFault(place, fault);
  }
}

async function launch(binaries: Binaries, place: ServerFolder, user: ServerUser): Promise<ChildProcess> {
  const log = join(place.path, 'server.log');
  const old = await stat(log).catch(() => undefined);
  if (old !== undefined && old.size > POSTMASTER_BOUNDS.logBytesMax) await truncate(log);
  const handle = await open(log, 'a', 0o600);
  try {
    const settings = { ...SETTINGS, unix_socket_directories: place.theirs('socket') };
    const child = spawn(
      binaries.postgres,
      ['-D', place.theirs('pg'), ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      {
        ...user.ids,
        cwd: '/',
        env: PROGRAM_ENVIRONMENT,
        // Ctrl-C in a terminal is for us; the server outlives it until we have said goodbye.
        detached: true,
        stdio: ['ignore', handle.fd, handle.fd, place.descriptor],
      },
    );
    child.on('error', () => undefined); // seen as an exit without pid in `readiness`
    child.unref();
    return child;
  } finally {
    await handle.close();
  }
}

/** Undefined once it takes connections; else the last line of its log. */
async function readiness(server: ChildProcess, place: ServerFolder): Promise<string | undefined> {
  const deadline = performance.now() + POSTMASTER_BOUNDS.startMsMax;
  while (performance.now() < deadline) {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return lastFault(place);
    const lines = await pidFile(place);
    if (lines !== undefined && Number(lines[0]) === server.pid && lines[7]?.trim() === 'ready') return undefined;
    await pause(10);
  }
  return `it was not ready after ${POSTMASTER_BOUNDS.startMsMax / 1000} s`;
}

async function lastFault(place: ServerFolder): Promise<string> {
  const text = await readFile(join(place.path, 'server.log'), 'utf8').catch(() => '');
  const lines = text.trimEnd().split('\n').slice(-20);
  return lines.findLast((line) => /FATAL|PANIC|ERROR|error/.test(line)) ?? lines.at(-1) ?? 'it gave no reason';
}

function startFault(place: ServerFolder, why: string): StoreUnavailable {
  const fix = /read-only file system/i.test(why)
    ? 'remount the disk writable, or use a data folder on another disk'
    : /no space left/i.test(why)
      ? 'free some disk space; nothing was lost'
      : `see ${join(place.path, 'server.log')}`;
  return new StoreUnavailable(`PostgreSQL did not start: ${why}`, { fix });
}

/** Ends when our end of its pipe closes, that is when we are gone, and takes the server along. */
function startWatchdog(server: ChildProcess, user: ServerUser): ChildProcess {
  const child = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'recourse-watchdog', String(server.pid)], {
    ...user.ids,
    cwd: '/',
    env: PROGRAM_ENVIRONMENT,
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.on('error', () => undefined); // without a shell the pid file of the next start has to do
  child.stdin.on('error', () => undefined);
  if ('unref' in child.stdin && typeof child.stdin.unref === 'function') child.stdin.unref();
  child.unref();
  return child;
}

async function stopServer(server: ChildProcess): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (server.pid === undefined || server.exitCode !== null || server.signalCode !== null) return;
    server.ref();
    server.kill(signal);
    const gone = Promise.withResolvers<void>();
    server.once('exit', () => gone.resolve());
    const timer = setTimeout(() => gone.resolve(), POSTMASTER_BOUNDS.stopMsMax);
    await gone.promise;
    clearTimeout(timer);
  }
}

/** We hold the folder's lock, so a server that runs in it now has lost its owner. */
async function stopLeftover(place: ServerFolder): Promise<void> {
  const lines = await pidFile(place);
  const pid = Number(lines?.[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !processExists(pid)) return; // PostgreSQL clears such a file itself
  if (!(await worksIn(pid, join(place.path, 'pg')))) {
    // The id belongs to someone else now, as after a restart of the machine.
    await unlink(join(place.path, 'pg', 'postmaster.pid')).catch(() => undefined);
    return;
  }
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const deadline = performance.now() + POSTMASTER_BOUNDS.stopMsMax;
    try {
      process.kill(pid, signal);
    } catch {
      return; // gone in between
    }
    while (performance.now() < deadline) {
      if (!processExists(pid)) return;
      await pause(10);
    }
  }
  throw new StoreUnavailable(`a PostgreSQL from before (process ${pid}) does not stop`, { fix: `kill -QUIT ${pid}` });
}

/** Whether that process is a server of this data folder. Unknown counts as yes: then PostgreSQL itself decides. */
async function worksIn(pid: number, folder: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(folder));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // No right to look at it: the server would run as our own user, or as one that root may look at.
    return !(code === 'EACCES' || code === 'EPERM');
  }
}

async function pidFile(place: ServerFolder): Promise<readonly string[] | undefined> {
  const text = await readFile(join(place.path, 'pg', 'postmaster.pid'), 'utf8').catch(() => undefined);
  return text?.split('\n');
}
