/**
 * How a decoder process is started so that a file which takes it over gains nothing. Three ways, strongest first:
 * bubblewrap (own namespaces, no network, no files but the decoder's), rlimits with Node's permission model, and a bare
 * process. In all of them: an empty environment, no other file handles, killed over time or memory by the parent.
 */
import { existsSync, lstatSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ContainmentKind = 'bubblewrap' | 'rlimits' | 'process';

export interface Launch {
  readonly kind: ContainmentKind;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Descriptor 3 tells the decoder's process id as this process sees it: it is not the one that was started. */
  readonly tellsPid: boolean;
}

/** Data segment the kernel grants at most. Node alone reserves 0.65 GiB of it; the parent's watch is the tighter bound. */
const KERNEL_DATA_MAX = 1600 * 2 ** 20;
const HEAP_MEGABYTES = 512;

/** The worker beside this file: `.ts` in a clone, `.js` in a package. */
export function workerEntry(): string {
  const here = fileURLToPath(import.meta.url);
  return join(dirname(here), 'worker', `main${extname(here)}`);
}

/** Every way that could work here, strongest first. Whether one does is found out by starting it. */
export function launches(entry = workerEntry()): readonly Launch[] {
  const readable = readableFolders(entry);
  const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, '--no-warnings'];
  const permission = ['--permission', '--allow-addons', ...readable.map((folder) => `--allow-fs-read=${folder}`)];
  const environment = decoderEnvironment();
  const limited = [process.execPath, ...flags, ...permission, entry];
  const all: Launch[] = [];
  const bubblewrap = onPath('bwrap');
  const prlimit = onPath('prlimit');
  const limits = [`--data=${KERNEL_DATA_MAX}`, '--core=0', '--fsize=0', '--nofile=256'];
  const start = (kind: ContainmentKind, words: readonly string[]): Launch => {
    const [command, ...rest] = prlimit === undefined || kind === 'process' ? words : [prlimit, ...limits, ...words];
    return { kind, command: command!, arguments: rest, environment, tellsPid: kind === 'bubblewrap' };
  };
  if (bubblewrap !== undefined) all.push(start('bubblewrap', [bubblewrap, ...sandbox(readable), ...limited]));
  if (prlimit !== undefined) all.push(start('rlimits', limited));
  all.push(start('process', [process.execPath, ...flags, entry]));
  return all;
}

/** Bubblewrap's arguments: own namespaces of every kind, and a file system of the decoder's own code and libraries, read-only. */
function sandbox(readable: readonly string[]): readonly string[] {
  const apart = [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--as-pid-1',
    '--cap-drop',
    'ALL',
    '--clearenv',
  ];
  const environment = Object.entries(decoderEnvironment()).flatMap(([name, value]) => ['--setenv', name, value]);
  const code = [process.execPath, ...readable].flatMap((path) => ['--ro-bind', path, path]);
  // The empty /tmp comes first: what is bound after it stays visible when the house itself lies below /tmp.
  const rest = ['--remount-ro', '/', '--chdir', '/', '--info-fd', '3'];
  return [...apart, ...environment, '--tmpfs', '/tmp', ...systemLibraries(), ...code, ...rest];
}

/** All that a decoder process is told: fewer arenas and threads keep its memory flat. */
function decoderEnvironment(): Readonly<Record<string, string>> {
  const libraries = process.env.LD_LIBRARY_PATH;
  return {
    LANG: 'C.UTF-8',
    MALLOC_ARENA_MAX: '2',
    UV_THREADPOOL_SIZE: '2',
    ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }),
  };
}

/** Bubblewrap's arguments for the shared libraries of the system, links kept as links. */
export function systemLibraries(): readonly string[] {
  return ['/usr/lib', '/usr/lib64', '/usr/lib32', '/lib', '/lib64', '/lib32', '/nix/store', '/etc/ld.so.cache'].flatMap(
    (path) => {
      if (!existsSync(path)) return [];
      return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
    },
  );
}

/** Packages the decoder process loads; what they need in turn is found in their manifests. */
const PACKAGES = [
  'sharp',
  'parse5',
  ...['mp3', 'flac', 'vorbis', 'opus', 'wav', 'aiff', 'caf'].map((codec) => `@audio/decode-${codec}`),
];
const ROOMS = ['common', 'media', 'decode'];

/** The rooms, manifests and packages the decoder's code is read from; nothing else of this installation. */
function readableFolders(entry: string): readonly string[] {
  const here = fileURLToPath(import.meta.url);
  const house = dirname(dirname(here));
  const found = new Set(ROOMS.map((room) => join(house, room)));
  const manifest = findPackageJSON('..', import.meta.url);
  if (manifest !== undefined) found.add(manifest);
  if (!entry.startsWith(house)) found.add(dirname(entry));
  const visit = (name: string, from: string): void => {
    const described = manifestOf(name, from);
    if (described === undefined) return; // an optional part for another platform
    const folder = dirname(described);
    if (found.has(folder)) return;
    // Some package managers link; both the link and what it leads to are asked for.
    found.add(folder).add(realpathSync(folder));
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(described, 'utf8')) as Manifest;
    for (const needed of Object.keys({ ...dependencies, ...optionalDependencies })) visit(needed, described);
  };
  for (const name of PACKAGES) visit(name, here);
  return [...found];
}

function manifestOf(name: string, from: string): string | undefined {
  try {
    return findPackageJSON(name, from);
  } catch {
    return undefined; // not installed
  }
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const SYSTEM_FOLDERS = ['/usr/bin', '/bin', '/usr/local/bin'];

/** Absolute path of a program; the system's own before whatever else PATH names. */
export function onPath(program: string): string | undefined {
  return programIn([...SYSTEM_FOLDERS, ...(process.env.PATH ?? '').split(':')], program);
}

/** The same, in no folder that PATH does not name: an operator who takes ffmpeg out of it does not want it run. */
export function namedByPath(program: string): string | undefined {
  const named = process.env.PATH === undefined ? SYSTEM_FOLDERS : process.env.PATH.split(':');
  return programIn([...SYSTEM_FOLDERS.filter((folder) => named.includes(folder)), ...named], program);
}

function programIn(folders: readonly string[], program: string): string | undefined {
  const found = folders
    .filter((folder) => folder.startsWith('/'))
    .map((folder) => join(folder, program))
    .find((path) => existsSync(path));
  return found === undefined ? undefined : realpathSync(found);
}
