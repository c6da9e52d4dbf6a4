/**
 * PGlite in memory, for tests only: it never reaches a disk. One instance per process, made from a snapshot (a fresh one takes
 * seconds); every store gets a schema of its own in it. PGlite is a development dependency and is imported when first asked for.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PostgresDialect, sql, type PostgresPool, type PostgresPoolClient } from 'kysely';
import { type Database } from '../database.ts';
import { migrate } from '../migrate.ts';
import { namingFaults } from '../sql/faults.ts';
import type { Tables } from '../sql/tables.ts';
import { StoreUnavailable } from '../store.ts';

let shared: { readonly opening: Promise<PGlite>; users: number } | undefined;
let schemas = 0;

/** @param between lets a test stand between the store and its connections, to cut them */
export async function openMemory(between = (pool: PostgresPool): PostgresPool => pool): Promise<Database> {
  shared ??= { opening: openPglite(), users: 0 };
  const instance = shared;
  instance.users++;
  const pglite = await instance.opening;
  const schema = `memory_${++schemas}`;
  const bare = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: namingFaults(between(poolOfOne(pglite))) }) });
  await migrate(bare, schema);
  const { rows } = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(bare);
  return {
    db: bare.withSchema(schema),
    schema,
    driver: { name: 'pglite', version: rows[0]!.version, durable: false },
    async close() {
      await bare.destroy();
      if (--instance.users > 0) return;
      // The next store starts anew from the snapshot: an open PGlite keeps the process alive.
      if (shared === instance) shared = undefined;
      await pglite.close();
    },
  };
}

async function openPglite(): Promise<PGlite> {
  const { PGlite } = await importPglite();
  const snapshot = join(
    tmpdir(),
    `recourse-tests-${process.getuid?.() ?? 'user'}`,
    `pglite-${await pgliteVersion()}.tar`,
  );
  const kept = await readFile(snapshot).catch(() => undefined);
  if (kept !== undefined) return PGlite.create({ loadDataDir: new Blob([kept]) });
  const fresh = await PGlite.create();
  const blob = await fresh.dumpDataDir('none');
  try {
    await mkdir(join(snapshot, '..'), { recursive: true, mode: 0o700 });
    const partial = `${snapshot}.${process.pid}`;
    await writeFile(partial, Buffer.from(await blob.arrayBuffer()));
    await rename(partial, snapshot);
  } catch {
    // A full or read-only temporary folder costs the next process seconds, nothing else.
  }
  return fresh;
}

async function importPglite(): Promise<typeof import('@electric-sql/pglite')> {
  try {
    return await import('@electric-sql/pglite');
  } catch (cause) {
    throw new StoreUnavailable('the store in memory is for tests: @electric-sql/pglite is not installed', {
      cause,
      fix: 'name a data folder, or set DATABASE_URL',
    });
  }
}

async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const bytes = await readFile(join(entry, '../pglite.wasm')).catch(() => readFile(entry));
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16);
}

/** PGlite as a pool of one connection: who waits, waits in line, as a transaction must not be spoken into. */
function poolOfOne(pglite: PGlite): PostgresPool {
  const query = async (text: string, parameters: readonly unknown[]) => {
    const answers = parameters.length > 0 ? [await pglite.query(text, [...parameters])] : await pglite.exec(text);
    const { rows, affectedRows } = answers.at(-1) ?? { rows: [] };
    return { rows, rowCount: affectedRows ?? 0, command: commandOf(text) };
  };
  return {
    options: {},
    connect: async () => {
      const release = await turn(pglite);
      return { query: query as PostgresPoolClient['query'], release };
    },
    end: async () => undefined,
  };
}

const lines = new WeakMap<PGlite, Promise<void>>();

async function turn(pglite: PGlite): Promise<() => void> {
  const { promise: mine, resolve: release } = Promise.withResolvers<void>();
  const ahead = lines.get(pglite);
  lines.set(pglite, mine);
  await ahead;
  return release;
}

/** Kysely asks which kind of statement it was, to say how many rows were touched. */
function commandOf(text: string): 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' {
  const word = /^\s*(\w+)/.exec(text)?.[1]?.toUpperCase();
  return word === 'INSERT' || word === 'UPDATE' || word === 'DELETE' ? word : 'SELECT';
}
