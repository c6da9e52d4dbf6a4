/** Who runs the server. PostgreSQL refuses root, so for root it runs as a user with no rights of its own. */
import { readFile, stat } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable } from '../store.ts';

export interface ServerUser {
  /** Undefined: the server runs as we do. */
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
  /** For messages. */
  readonly name: string;
  /** Folders where binaries this user can reach may be kept, best first. */
  readonly caches: readonly string[];
}

/** In order of preference; the last is there on every Unix. */
const CANDIDATES = ['recourse', 'postgres', 'nobody', 'daemon'];
const NOBODY = { name: 'nobody', uid: 65534, gid: 65534 };

/** @param database the server's folder: once it has an owner, that owner stays */
export async function serverUser(database: string): Promise<ServerUser> {
  const owner = await stat(database).catch(() => undefined);
  const self = process.getuid?.();
  if (self !== 0) {
    if (owner !== undefined && self !== undefined && owner.uid !== self)
      throw new StoreUnavailable(`${database} belongs to user ${owner.uid}, and this is user ${self}`, {
        fix: `run as the user that made it, or: chown -R ${self} ${JSON.stringify(database)}`,
      });
    const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
    return {
      ids: undefined,
      name: String(self ?? 'this user'),
      caches: [join(cache, 'recourse'), join(tmpdir(), `recourse-cache-${self}`)],
    };
  }
  const caches = ['/var/cache/recourse', '/var/tmp/recourse-cache'];
  const accounts = await readAccounts();
  if (owner !== undefined && owner.uid !== 0) {
    const name = accounts.find((account) => account.uid === owner.uid)?.name ?? String(owner.uid);
    return { ids: { uid: owner.uid, gid: owner.gid }, name, caches };
  }
  const account =
    CANDIDATES.map((name) => accounts.find((known) => known.name === name && known.uid !== 0)).find(
      (found) => found !== undefined,
    ) ?? NOBODY;
  return { ids: { uid: account.uid, gid: account.gid }, name: account.name, caches };
}

async function readAccounts(): Promise<
  readonly { readonly name: string; readonly uid: number; readonly gid: number }[]
> {
  const text = await readFile('/etc/passwd', 'utf8').catch(() => '');
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
