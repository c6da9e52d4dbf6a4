/**
 * The server's folder, under a name its user can always follow. A socket's path may have 107 bytes, and the user that runs the
 * server for root cannot walk through /root; on Linux an open descriptor is a short name that needs no walking.
 */
import { closeSync, constants, existsSync, fsyncSync, openSync } from 'node:fs';
import { join } from 'node:path';

export interface ServerFolder {
  /** The folder's real path, for us and for messages. */
  readonly path: string;
  /** A path below it as the server's processes must say it; they get `descriptor` as their descriptor 3. */
  readonly theirs: (...parts: readonly string[]) => string;
  /** The same for this process's own connections. */
  readonly ours: (...parts: readonly string[]) => string;
  readonly descriptor: number;
  /** Makes renames and new files in the folder survive a power cut. */
  sync(): void;
  close(): void;
}

export const SERVER_DESCRIPTOR = 3;

export function serverFolder(path: string): ServerFolder {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY);
  const byDescriptor = process.platform === 'linux' && existsSync(`/proc/self/fd/${descriptor}/socket`);
  return {
    path,
    descriptor,
    theirs: (...parts) => join(byDescriptor ? `/proc/self/fd/${SERVER_DESCRIPTOR}` : path, ...parts),
    ours: (...parts) => join(byDescriptor ? `/proc/self/fd/${descriptor}` : path, ...parts),
    sync: () => fsyncSync(descriptor),
    close: () => closeSync(descriptor),
  };
}
