/** What `recourse doctor` says of the store: can it be opened here, and if not, what to do. Opens nothing that stays open. */
import { access, constants } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { openPostgres } from './drivers/postgres.ts';
import { usableBinaries } from './drivers/postgres-binaries.ts';
import { serverUser } from './drivers/server-user.ts';
import { StoreUnavailable } from './store.ts';

export interface StoreCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  readonly fix?: string;
}

/** @param places `url`: DATABASE_URL when it is set; `folder`: the data folder that would be used */
export async function diagnoseStore(
  places: { readonly url?: string; readonly folder?: string } = {},
): Promise<readonly StoreCheck[]> {
  const checks: StoreCheck[] = [await check('embedded PostgreSQL', () => binariesDetail(places.folder))];
  const { url, folder } = places;
  if (folder !== undefined) checks.push(await check('data folder', () => folderDetail(folder)));
  if (url !== undefined) checks.push(await check('DATABASE_URL', () => urlDetail(url)));
  return checks;
}

async function check(name: string, look: () => Promise<string>): Promise<StoreCheck> {
  try {
    return { name, ok: true, detail: await look() };
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const fix = error instanceof StoreUnavailable ? error.fix : undefined;
    return { name, ok: false, detail, ...(fix === undefined ? {} : { fix }) };
  }
}

async function binariesDetail(folder: string | undefined): Promise<string> {
  const user = await serverUser(join(folder ?? '/nonexistent', 'database'));
  const binaries = await usableBinaries(user, () => undefined);
  return `PostgreSQL ${binaries.version}, run as ${user.name}, from ${binaries.folder}`;
}

async function folderDetail(folder: string): Promise<string> {
  let nearest = resolve(folder);
  for (;;) {
    try {
      await access(nearest, constants.W_OK | constants.X_OK);
      return nearest === resolve(folder) ? `${nearest} can be written` : `${folder} can be made in ${nearest}`;
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      if (!missing || dirname(nearest) === nearest)
        throw new StoreUnavailable(`${nearest} cannot be written`, {
          cause: error,
          fix: 'name another folder with --data',
        });
      nearest = dirname(nearest);
    }
  }
}

async function urlDetail(url: string): Promise<string> {
  const database = await openPostgres({ url }, 'postgres');
  const { version, durable } = database.driver;
  await database.close();
  if (!durable)
    throw new StoreUnavailable(
      `PostgreSQL ${version} answers, but with fsync off: a power cut loses what was acknowledged`,
      {
        fix: 'set fsync = on in its configuration',
      },
    );
  return `PostgreSQL ${version} answers`;
}
