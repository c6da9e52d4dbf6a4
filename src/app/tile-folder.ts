/**
 * Tiles as files. Written beside and renamed, so that a reader or a crash never sees half a tile. Partial tiles go when full; who
 * still has their path, from a checkpoint a moment old, gets them cut from the full one.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { assert } from '../common/index.ts';
import { partOfFull } from '../log/index.ts';
import type { Tiles } from './tiles.ts';

/** Only paths the log itself makes: nothing a client sends can leave the folder. */
const TILE_PATH = /^tile\/(?:entries|\d{1,2})(?:\/x\d{3})*\/\d{3}(?:\.p\/\d{1,3})?$/;

export const isTilePath = (path: string): boolean => TILE_PATH.test(path);

export function tileFolder(folder: string): Tiles {
  return {
    async read(path) {
      if (!isTilePath(path)) return undefined;
      const kept = await fileOf(join(folder, path));
      const part = kept ? undefined : partOfFull(path);
      const full = part && (await fileOf(join(folder, part.fullPath)));
      return part && full ? part.cut(full) : kept;
    },
    async write(path, content) {
      assert(isTilePath(path), `${path} is not the path of a tile`);
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const file = await open(`${target}.new`, 'w');
      try {
        await file.writeFile(content);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(`${target}.new`, target);
      if (!path.includes('.p/')) await rm(`${target}.p`, { recursive: true, force: true });
    },
  };
}

async function fileOf(path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(path));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

// `000` may be a full tile while `000.p/` is a folder beside it; ENOTDIR and EISDIR mean the same as ENOENT here.
const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
