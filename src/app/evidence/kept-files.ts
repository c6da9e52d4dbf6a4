/**
 * Files as they were received, kept for evidence while a decision may be contested, and what was derived from them in the
 * sandbox. Of an upload that matched nothing, nothing is kept. One folder, one prefix per owner, so that erasing is complete.
 */
import { copyFile, link, mkdir, open, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assert, instant, type Instant } from '../../common/index.ts';
import type { DecodeInput } from '../../decode/decoder.ts';

export interface KeptFiles {
  /** Kept twice is kept once. */
  keep(owner: string, file: DecodeInput): Promise<void>;
  find(owner: string): Promise<DecodeInput | undefined>;
  /** Something made from the file, under a name of ours. */
  derived(owner: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Its bytes from `from` up to `to`, that one left out, as far as it goes; and how many it has. */
  derivedPart(
    owner: string,
    name: string,
    from: number,
    to: number,
  ): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly size: number } | undefined>;
  keepDerived(owner: string, name: string, bytes: Uint8Array): Promise<void>;
  /** Everybody of whom something is kept, and since when. */
  owners(): Promise<readonly { readonly owner: string; readonly since: Instant }[]>;
  /** The file and everything derived from it, for good. */
  erase(owner: string): Promise<void>;
}

/** Ids of uploads and references, as this house makes them: nothing a client sends can leave the folder. */
const OWNER = /^(?:up|ref)_[\w-]{22}$/;
const NAME = /^[\w.-]{1,60}$/;

export function keptFolder(folder: string): KeptFiles {
  const path = (owner: string, name = 'file') => {
    assert(OWNER.test(owner) && NAME.test(name), `${owner}.${name} is not the name of a kept file`);
    return join(folder, `${owner}.${name}`);
  };
  const ready = mkdir(folder, { recursive: true, mode: 0o700 });
  async function put(target: string, write: (fresh: string) => Promise<unknown>): Promise<void> {
    await ready;
    // Two at once write two files; the last rename wins, and both are whole.
    const fresh = `${target}.${writing++}.new`;
    await write(fresh);
    await rename(fresh, target);
  }
  return {
    keep: (owner, file) =>
      put(path(owner), (fresh) =>
        file.kind === 'bytes'
          ? writeFile(fresh, file.bytes, { mode: 0o600 })
          : // A second name costs nothing; on another disk it is a copy.
            link(file.path, fresh).catch(() => copyFile(file.path, fresh)),
      ),
    async find(owner) {
      if (!OWNER.test(owner)) return undefined;
      const kept = await stat(path(owner)).catch(ignoreMissing);
      return kept && { kind: 'file', path: path(owner) };
    },
    async derived(owner, name) {
      if (!OWNER.test(owner)) return undefined;
      const bytes = await readFile(path(owner, name)).catch(ignoreMissing);
      return bytes && new Uint8Array(bytes);
    },
    async derivedPart(owner, name, from, to) {
      if (!OWNER.test(owner)) return undefined;
      const file = await open(path(owner, name)).catch(ignoreMissing);
      if (!file) return undefined;
      try {
        const { size } = await file.stat();
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - Math.max(0, from)));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, Math.max(0, from));
        return { bytes: bytes.subarray(0, bytesRead), size };
      } finally {
        await file.close();
      }
    },
    keepDerived: (owner, name, bytes) => put(path(owner, name), (fresh) => writeFile(fresh, bytes, { mode: 0o600 })),
    async owners() {
      const since = new Map<string, Instant>();
      for (const name of await readdir(folder).catch(() => [])) {
        const owner = name.slice(0, Math.max(0, name.indexOf('.')));
        const found = OWNER.test(owner) ? await stat(join(folder, name)).catch(ignoreMissing) : undefined;
        if (!found) continue;
        const at = instant(Math.floor(found.mtimeMs));
        since.set(owner, instant(Math.min(at, since.get(owner) ?? at)));
      }
      return [...since].map(([owner, at]) => ({ owner, since: at }));
    },
    async erase(owner) {
      assert(OWNER.test(owner), `${owner} keeps no files`);
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.startsWith(`${owner}.`));
      for (const name of names) await unlink(join(folder, name)).catch(ignoreMissing);
    },
  };
}

let writing = 0;

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  return undefined;
}
