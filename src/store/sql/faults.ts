/** Tells the world's faults (connection, disk, shutdown, rights) from bugs in our SQL, at the one place where queries leave the house. */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import { StoreUnavailable } from '../store.ts';

/** SQLSTATE classes: connection, authorisation, no such database, resources, intervention, system; and single codes. */
const FAULT = /^(08|28|3D|53|57|58)|^(25006|25P03|25P04|55P03|42501|XX001|XX002)$/;
const LOST =
  /connection terminated|not queryable|client was closed|connection error|timeout exceeded|connection ended|query read timeout/i;

/** What a person can do, by SQLSTATE or system code. */
const FIXES: Readonly<Record<string, string>> = {
  '53100': 'free some disk space; nothing was lost',
  '53300': 'raise max_connections, or let fewer processes use this database',
  '25006': 'this database is read-only (a standby, or a read-only disk): use the primary, or remount the disk writable',
  '28P01': 'check user and password in DATABASE_URL',
  '28000': 'check user and pg_hba.conf of the server in DATABASE_URL',
  '3D000': 'create the database named in DATABASE_URL: createdb NAME',
  '42501': 'grant the user of DATABASE_URL the right to create a schema in this database',
  '55P03': 'another process holds the write lock: look for a second Recourse that hangs',
  ECONNREFUSED: 'start PostgreSQL, or correct host and port in DATABASE_URL',
  ENOTFOUND: 'correct the host name in DATABASE_URL',
  ENOENT: 'start PostgreSQL, or correct the socket folder in DATABASE_URL',
  ENOSPC: 'free some disk space; nothing was lost',
};

/** The error itself when it is none of the world's. */
export function asStoreError(error: unknown, doing: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const isSystem = 'syscall' in error || /^E[A-Z]{3,}$/.test(code);
  if (!isSystem && !FAULT.test(code) && !LOST.test(error.message)) return error;
  const why = error.message === '' ? code : error.message;
  const fix = FIXES[code];
  return new StoreUnavailable(`${doing}: ${why}`, { cause: error, ...(fix === undefined ? {} : { fix }) });
}

/** The same pool, whose faults are named. */
export function namingFaults(pool: PostgresPool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      let client: PostgresPoolClient;
      try {
        client = await pool.connect();
      } catch (error) {
        throw asStoreError(error, 'connecting to the database');
      }
      let broken = false;
      const query = async (text: string, parameters: readonly unknown[]) => {
        try {
          const answer: unknown = await client.query(text, parameters);
          // Several statements in one text have several answers; the last one counts.
          return Array.isArray(answer) ? (answer.at(-1) as unknown) : answer;
        } catch (error) {
          const named = asStoreError(error, 'asking the database');
          broken ||= named instanceof StoreUnavailable;
          throw named;
        }
      };
      // Kysely keeps its own view of each client; one wrapper per check-out is enough for it. Cursors are never used.
      // A connection that has seen a fault may be half-way through anything: it is not lent again.
      return {
        query: query as PostgresPoolClient['query'],
        release: (destroy) => client.release(destroy === true || broken),
      };
    },
  };
}
