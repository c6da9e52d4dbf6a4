/** The built console's files, as a browser may ask for them: an allow-list read from the folder, never a path from a request. */
import { readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

export interface ConsoleFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

export interface ConsoleFiles {
  /** The page, or undefined as long as nothing is built. */
  page(): Promise<ConsoleFile | undefined>;
  /** A file below `assets/`, whose name holds the hash of what is in it. */
  asset(name: string): Promise<ConsoleFile | undefined>;
}

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** The page is looked at again when it changed: a console built while the server runs is served at once. */
export function consoleFiles(folder: string): ConsoleFiles {
  const known = new Map<string, ConsoleFile>();
  let listed: ReadonlySet<string> = new Set();
  let builtAt = -1;
  async function look(): Promise<boolean> {
    const seen = await stat(join(folder, 'index.html')).catch(() => undefined);
    if (!seen) return false;
    if (seen.mtimeMs === builtAt) return true;
    known.clear();
    listed = new Set((await readdir(join(folder, 'assets')).catch(() => [])).filter((name) => typeOf(name)));
    builtAt = seen.mtimeMs;
    return true;
  }
  async function file(key: string, path: string): Promise<ConsoleFile | undefined> {
    const cached = known.get(key);
    if (cached) return cached;
    const bytes = await readFile(path).catch(() => undefined);
    if (!bytes) return undefined;
    const found = { bytes: new Uint8Array(bytes), contentType: typeOf(path)! };
    known.set(key, found);
    return found;
  }
  return {
    page: async () => ((await look()) ? file('page', join(folder, 'index.html')) : undefined),
    asset: async (name) =>
      (await look()) && listed.has(name) ? file(`asset ${name}`, join(folder, 'assets', name)) : undefined,
  };
}

const typeOf = (name: string): string | undefined => TYPES[name.slice(name.lastIndexOf('.') + 1)];
