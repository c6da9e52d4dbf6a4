/**
 * The console where it is: in the package it came built; in a clone it is built when somebody first wants it, in seconds, and
 * again when its sources changed. The new files replace the old ones in one step, so a page never meets half a build.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface ConsolePlace {
  readonly folder: string;
  /** Starts a build unless one runs or the console is current. */
  build():
    { readonly kind: 'building' } | { readonly kind: 'current' } | { readonly kind: 'cannot'; readonly why: string };
  /** Resolves when a build that runs has ended. */
  settled(): Promise<void>;
}

const HOME = join(import.meta.dirname, '../..');
const STAMP = 'built-from.txt';
/** What the console is made of. */
const SOURCES = ['src/console', 'src/sdk', 'vite.config.ts', 'package-lock.json'];

/** @param say for the operator's terminal: why a build failed */
export function consolePlace(say: (line: string) => void): ConsolePlace {
  // Compiled, this file lies in dist/cli and the console beside it; in a clone it is built into dist/console.
  const packaged = !existsSync(join(HOME, 'src/console'));
  const folder = packaged ? join(import.meta.dirname, '../console') : join(HOME, 'dist/console');
  let running: Promise<void> | undefined;
  let failed: string | undefined;
  // An older build must not be served as if it were this one.
  if (!packaged && !isCurrent(folder)) rmSync(folder, { recursive: true, force: true });
  return {
    folder,
    build() {
      if (packaged) return { kind: 'cannot', why: 'This package came without it; install recourse again.' };
      if (!existsSync(vite()))
        return {
          kind: 'cannot',
          why: 'Its build tools are not installed. Run `npm ci` (without --omit=dev) and reload.',
        };
      if (running) return { kind: 'building' };
      if (isCurrent(folder)) return { kind: 'current' };
      if (failed !== undefined) return { kind: 'cannot', why: failed };
      running = buildInto(folder)
        .catch((fault: unknown) => {
          failed =
            'The build failed; the terminal of the server says why. Run `npm run build:console` to see it again.';
          say(`the console could not be built: ${(fault as Error).message}`);
        })
        .finally(() => (running = undefined));
      return { kind: 'building' };
    },
    settled: async () => running,
  };
}

const vite = (): string => join(HOME, 'node_modules/vite/bin/vite.js');

function isCurrent(folder: string): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash();
}

function sourceHash(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(HOME, source);
    const files = source.includes('.')
      ? [path]
      : readdirSync(path, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
          .map((entry) => join(entry.parentPath, entry.name));
    for (const file of files.sort()) {
      hash.update(`${file.slice(HOME.length).split(sep).join('/')}\0`);
      if (existsSync(file)) hash.update(readFileSync(file));
    }
  }
  return `${hash.digest('hex')}\n`;
}

async function buildInto(folder: string): Promise<void> {
  const stamp = sourceHash();
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(join(folder, '..'), { recursive: true });
  try {
    await run([vite(), 'build', '--logLevel', 'warn', '--outDir', fresh, '--emptyOutDir']);
    writeFileSync(join(fresh, STAMP), stamp);
    replace(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** Two servers of one clone may have built at once: whoever comes second finds the same console there already. */
function replace(fresh: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  try {
    renameSync(fresh, folder);
  } catch (fault) {
    if (!isCurrent(folder)) throw fault;
  }
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const built = spawn(process.execPath, args, { cwd: HOME, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    built.stdout.on('data', (chunk) => (said += String(chunk)));
    built.stderr.on('data', (chunk) => (said += String(chunk)));
    built.once('error', reject);
    built.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(said.trim().slice(-2000)))));
  });
}
