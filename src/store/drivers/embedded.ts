/**
 * A real PostgreSQL in a data folder, from binaries that come with npm: durable with nothing to set up.
 * DIR/recourse.lock says who has it open; DIR/database/ belongs to the server: pg/ (its data), socket/, server.log.
 */
import { chown, mkdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Database, OnProgress } from '../database.ts';
import { openPostgres } from './postgres.ts';
import { usableBinaries } from './postgres-binaries.ts';
import { folderFault, lockFolder } from './folder-lock.ts';
import { createCluster } from './postgres-cluster.ts';
import { startPostmaster } from './postmaster.ts';
import { serverUser } from './server-user.ts';
import { serverFolder } from './server-folder.ts';

const USER = 'recourse';

/** @throws StoreUnavailable: in use, not writable, no binaries for this machine, made by another PostgreSQL version */
export async function openEmbedded(folder: string, onProgress: OnProgress, schema?: string): Promise<Database> {
  const home = await madeFolder(folder);
  const lock = await lockFolder(home);
  try {
    const user = await serverUser(join(home, 'database'));
    const binaries = await usableBinaries(user, onProgress);
    const place = await ownedFolder(home, user.ids);
    try {
      await createCluster(binaries, place, user, USER, onProgress);
      onProgress('starting PostgreSQL');
      const postmaster = await startPostmaster(binaries, place, user);
      try {
        const address = { socketFolder: place.ours('socket'), user: USER, database: 'postgres' };
        const database = await openPostgres(address, 'embedded-postgres', schema);
        return {
          ...database,
          async close() {
            await database.close();
            await postmaster.stop();
            place.close();
            await lock.release();
          },
        };
      } catch (error) {
        await postmaster.stop();
        throw error;
      }
    } catch (error) {
      place.close();
      throw error;
    }
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function madeFolder(folder: string): Promise<string> {
  try {
    await makeFolder(resolve(folder));
    return await realpath(folder);
  } catch (error) {
    throw folderFault(folder, error);
  }
}

/** Parents first. Node's own `recursive` says ENOENT where the truth is a read-only disk. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && (await stat(folder)).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

/** Only the server's part of the folder changes hands: keys that lie beside it stay ours. */
async function ownedFolder(home: string, ids: { readonly uid: number; readonly gid: number } | undefined) {
  const database = join(home, 'database');
  try {
    for (const path of [database, join(database, 'socket')]) {
      await mkdir(path, { recursive: true, mode: 0o700 });
      if (ids !== undefined) await chown(path, ids.uid, ids.gid);
    }
    return serverFolder(database);
  } catch (error) {
    throw folderFault(database, error);
  }
}
