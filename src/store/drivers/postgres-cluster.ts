/** The server's files, made once. A half-made cluster is thrown away: only a rename that reached the disk makes it count. */
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { OnProgress } from '../database.ts';
import { StoreUnavailable } from '../store.ts';
import { folderFault } from './folder-lock.ts';
import type { Binaries } from './postgres-binaries.ts';
import { runProgram } from './run-program.ts';
import type { ServerFolder } from './server-folder.ts';
import type { ServerUser } from './server-user.ts';

export async function createCluster(
  binaries: Binaries,
  place: ServerFolder,
  user: ServerUser,
  superuser: string,
  onProgress: OnProgress,
): Promise<void> {
  const made = await readFile(join(place.path, 'pg', 'PG_VERSION'), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw folderFault(place.path, error);
  });
  const major = binaries.version.split('.')[0];
  if (made !== undefined) {
    if (made.trim() === major) return;
    throw new StoreUnavailable(`${place.path} was made by PostgreSQL ${made.trim()}, and this is ${binaries.version}`, {
      fix: 'export with the Recourse that made it, then import into a new folder',
    });
  }
  onProgress('creating the database (once)');
  const unfinished = join(place.path, 'pg.new');
  await rm(unfinished, { recursive: true, force: true });
  // The socket's folder lets nobody in but the server's user and root; behind that door everyone is trusted.
  // One sync call for the disk instead of a thousand: seconds on a busy machine. Only Linux has it.
  const sync = process.platform === 'linux' ? ['--sync-method=syncfs'] : [];
  const plain = ['--auth=trust', '--encoding=UTF8', '--no-locale', '--no-instructions'];
  const where = ['-D', place.theirs('pg.new'), '-U', superuser];
  const result = await runProgram(binaries.initdb, [...where, ...plain, ...sync], user, place);
  if (!result.ok) throw clusterFault(place.path, user, result.output);
  try {
    await rename(unfinished, join(place.path, 'pg'));
    place.sync();
  } catch (error) {
    throw folderFault(place.path, error);
  }
}

function clusterFault(path: string, user: ServerUser, output: string): StoreUnavailable {
  const line = /(?:error|FATAL): .*/i.exec(output)?.[0] ?? output.split('\n').at(-1) ?? 'no reason given';
  const fix = /permission denied/i.test(line)
    ? `user ${user.name}, who runs the server, must be able to reach it: use a data folder such as /var/lib/recourse`
    : /no space|disk full/i.test(line)
      ? 'free some disk space (60 MB for an empty database)'
      : 'see that line; or set DATABASE_URL to a PostgreSQL 15 or newer';
  return new StoreUnavailable(`creating the database in ${path}: ${line}`, { fix });
}
