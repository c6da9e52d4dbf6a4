/** PostgreSQL over the wire: DATABASE_URL, and the embedded server over its socket. */
import { Kysely, PostgresDialect, sql, type PostgresPool, type PostgresPoolClient } from 'kysely';
import pg from 'pg';
import { DEFAULT_SCHEMA, type Database } from '../database.ts';
import { migrate } from '../migrate.ts';
import { asStoreError, namingFaults } from '../sql/faults.ts';
import type { Tables } from '../sql/tables.ts';
import { StoreUnavailable } from '../store.ts';

/** One for the writer, the others for readers. */
const CONNECTIONS_MAX = 8;
const PREPARED_MAX = 200;
const INT8 = 20;
const OLDEST_SUPPORTED = 150_000;

export type Address =
  { readonly url: string } | { readonly socketFolder: string; readonly user: string; readonly database: string };

/** @throws StoreUnavailable when it does not answer, is too old, is not UTF-8, or is newer than this code */
export async function openPostgres(
  address: Address,
  name: 'postgres' | 'embedded-postgres',
  schema: string = DEFAULT_SCHEMA,
): Promise<Database> {
  const pool = new pg.Pool({
    ...connectionOf(address),
    max: CONNECTIONS_MAX,
    connectionTimeoutMillis: 10_000,
    // A server that went silent, cable out, must not hold the writer for ever; locks give up earlier.
    query_timeout: 120_000,
    keepAlive: true,
    application_name: 'recourse',
    types: { getTypeParser: parserFor as typeof pg.types.getTypeParser },
  });
  // A connection lost while idle or checked out says so by an event; the next query on it reports the fault.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  const bare = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: namingFaults(name === 'embedded-postgres' ? preparing(pool) : pool) }),
  });
  try {
    const server = await askServer(bare);
    await migrate(bare, schema);
    return { db: bare.withSchema(schema), schema, driver: { name, ...server }, close: () => bare.destroy() };
  } catch (error) {
    await bare.destroy().catch(() => undefined); // the first fault is the one to tell
    throw asStoreError(error, 'opening the database');
  }
}

function connectionOf(address: Address): pg.PoolConfig {
  if ('url' in address) return { connectionString: address.url };
  return { host: address.socketFolder, user: address.user, database: address.database, port: 5432 };
}

async function askServer(db: Kysely<Tables>): Promise<{ readonly version: string; readonly durable: boolean }> {
  const { rows } = await sql<{ version: string; number: number; encoding: string; fsync: string }>`
    select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
      current_setting('server_encoding') as encoding, current_setting('fsync') as fsync`.execute(db);
  const server = rows[0]!;
  if (server.number < OLDEST_SUPPORTED)
    throw new StoreUnavailable(`PostgreSQL ${server.version} is too old`, { fix: 'use PostgreSQL 15 or newer' });
  if (server.encoding !== 'UTF8')
    throw new StoreUnavailable(`the database's encoding is ${server.encoding}`, {
      fix: 'create it with: createdb --encoding=UTF8 --template=template0 NAME',
    });
  return { version: server.version, durable: server.fsync === 'on' };
}

/** int8 as a number: ours are counts and moments, all below 2^53. */
function parserFor(oid: number, format: 'text' | 'binary' = 'text'): (value: string) => unknown {
  if (oid === INT8 && format === 'text') return Number;
  return pg.types.getTypeParser(oid, format as 'text') as (value: string) => unknown;
}

/**
 * Statements planned once per connection: half of a small transaction's cost. Only on a server of our own, for a pooler
 * between us and another one may hand the next statement to a connection that never saw the plan.
 */
function preparing(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const query: unknown = (text: string, parameters: readonly unknown[]) => {
        const values = [...parameters];
        if (values.length === 0) return client.query(text);
        let name = names.get(text);
        if (name === undefined && names.size < PREPARED_MAX) names.set(text, (name = `s${names.size}`));
        return name === undefined ? client.query(text, values) : client.query({ name, text, values });
      };
      return { query: query as PostgresPoolClient['query'], release: (destroy) => client.release(destroy) };
    },
  };
}
