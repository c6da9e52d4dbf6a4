/** From arguments to files: folders are walked, sorted; dot files and symbolic links below a folder are skipped. */
import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import type { DecodeInput } from '../decode/index.ts';
import { UsageError } from './usage.ts';

export interface NamedFile {
  /** As printed: the argument joined with the path below it. */
  readonly name: string;
  /** Bytes of the path as the file system has them: names need not be UTF-8. */
  readonly path: Buffer;
}

const SLASH = Buffer.from('/');

/** @throws UsageError for the first argument that does not exist, before any work */
export function expandPaths(args: readonly string[], role: string): NamedFile[] {
  return args.flatMap((arg) => {
    const kind = kindOf(arg, role);
    if (kind === 'file') return [{ name: arg, path: Buffer.from(arg) }];
    const base = arg.replace(/\/+$/, '') || '/';
    return walk(Buffer.from(base)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  });
}

export function inputOf(file: NamedFile): DecodeInput {
  const utf8 = file.path.toString('utf8');
  // A name that is not UTF-8 cannot travel as a string: read it here, by its bytes.
  return Buffer.from(utf8).equals(file.path)
    ? { kind: 'file', path: utf8 }
    : { kind: 'bytes', bytes: readFileSync(file.path) };
}

/** Size as received, or undefined when the file went away in between. */
export function sizeOf(file: NamedFile): number | undefined {
  return statSync(file.path, { throwIfNoEntry: false })?.size;
}

function kindOf(arg: string, role: string): 'file' | 'folder' {
  const found = statSync(arg, { throwIfNoEntry: false });
  if (found?.isDirectory()) return 'folder';
  if (found?.isFile()) return 'file';
  if (found)
    throw new UsageError(
      `${role} ${arg} is neither a file nor a folder`,
      'devices, sockets and pipes are not read',
      'copy it into a file first',
    );
  throw new UsageError(
    `${role} ${arg} does not exist`,
    `looked from ${process.cwd()}`,
    'check the path; nothing was done yet',
  );
}

function walk(folder: Buffer): NamedFile[] {
  return readdirSync(folder, { encoding: 'buffer' })
    .filter((entry) => entry[0] !== 0x2e)
    .flatMap((entry) => {
      const path = Buffer.concat(folder.equals(SLASH) ? [SLASH, entry] : [folder, SLASH, entry]);
      const found = lstatSync(path);
      if (found.isDirectory()) return walk(path);
      return found.isFile() ? [{ name: path.toString('utf8'), path }] : [];
    });
}
