/**
 * Group commit. Works queue up; one connection takes what waits, runs each work in its own savepoint under one lock that
 * all processes on this database share, and commits once: many durable works cost one fsync, a failing one undoes only itself,
 * and numbers drawn under the lock have no gaps. Nobody is answered before the commit is on disk.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, sql, type Kysely } from 'kysely';
import { assert, type Instant } from '../common/index.ts';
import type { Database } from './database.ts';
import { asStoreError } from './sql/faults.ts';
import { readsOver } from './sql/reads.ts';
import type { Tables } from './sql/tables.ts';
import { writesOver, type NextNumbers } from './sql/writes.ts';
import { StoreUnavailable, type Reads, type Store, type Transaction } from './store.ts';

export const WRITER_BOUNDS = {
  /** Works in one commit: PostgreSQL remembers 64 subtransactions of a session cheaply. */
  batchWorksMax: 50,
  /** A batch that has run so long takes no further work, ms. */
  batchMsMax: 50,
  /** A work that has run so long is undone, ms. */
  workMsMax: 30_000,
  /** Works waiting; more are turned away. */
  waitingMax: 10_000,
} as const;

interface Waiting {
  readonly run: (tx: Transaction) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason: unknown) => void;
}
type Settled = { readonly work: Waiting } & ({ readonly value: unknown } | { readonly reason: unknown });

export interface Writer {
  readonly transaction: Store['transaction'];
  /** True inside a running work, where only its `tx` may be asked. */
  readonly insideWork: () => boolean;
  /** Commits what waits, then refuses more. */
  close(): Promise<void>;
}

export function createWriter(database: Database, clock: () => Instant): Writer {
  const { db, schema } = database;
  const waiting: Waiting[] = [];
  const inside = new AsyncLocalStorage<{ open: boolean }>();
  let running: Promise<void> | undefined;
  let closed = false;

  const insideWork = (): boolean => inside.getStore()?.open === true;

  async function drain(): Promise<void> {
    while (waiting.length > 0) await commitBatch();
    running = undefined;
  }

  async function commitBatch(): Promise<void> {
    const settled: Settled[] = [];
    let transactionId: string | undefined;
    let committing = false;
    try {
      await db.connection().execute(async (connection) => {
        try {
          transactionId = await begin(connection, schema);
          const next: NextNumbers = new Map();
          const tx = { ...readsOver(connection), ...writesOver(connection, next, clock) };
          const started = performance.now();
          while (
            settled.length < WRITER_BOUNDS.batchWorksMax &&
            performance.now() - started < WRITER_BOUNDS.batchMsMax
          ) {
            const work = waiting.shift();
            if (work === undefined) break;
            // Listed first: should the connection go now, this work is answered with the others.
            settled.push({ work, reason: new StoreUnavailable('the connection was lost while writing') });
            settled[settled.length - 1] = await attempt(connection, tx, work, inside);
            if ('reason' in settled[settled.length - 1]!) next.clear();
          }
          committing = true;
          const { rows } = await connection.executeQuery<{ command?: string }>(CompiledQuery.raw('commit'));
          assert(rows[0]?.command !== 'ROLLBACK', 'a work left the transaction broken');
        } catch (error) {
          await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined); // a lost one has nothing to undo
          throw error;
        }
      });
    } catch (error) {
      const lost = asStoreError(error, 'committing');
      const kept = committing && transactionId !== undefined ? await wasCommitted(db, transactionId) : false;
      if (kept !== true) {
        const doubt =
          kept === undefined ? ' (whether it was kept is unknown: ask again with the same idempotency key)' : '';
        const reason = new StoreUnavailable(`nothing could be made durable${doubt}: ${messageOf(lost)}`, {
          cause: lost,
          ...(lost instanceof StoreUnavailable && lost.fix !== undefined ? { fix: lost.fix } : {}),
        });
        // Without a connection the rest of the queue would fail one by one in the same way.
        const turnedAway = transactionId === undefined ? waiting.splice(0) : [];
        for (const { work } of settled) work.reject(reason);
        for (const work of turnedAway) work.reject(reason);
        return;
      }
    }
    for (const outcome of settled)
      if ('reason' in outcome) outcome.work.reject(outcome.reason);
      else outcome.work.resolve(outcome.value);
  }

  return {
    insideWork,
    transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
      assert(!insideWork(), 'a transaction inside a work would wait for itself');
      if (closed) return Promise.reject(new StoreUnavailable('the store is closed'));
      if (waiting.length >= WRITER_BOUNDS.waitingMax)
        return Promise.reject(
          new StoreUnavailable(`${waiting.length} writes are waiting already`, { fix: 'ask again later' }),
        );
      return new Promise<T>((resolve, reject) => {
        waiting.push({ run: work, resolve: (value) => resolve(value as T), reject });
        running ??= Promise.resolve().then(drain);
      });
    },
    async close() {
      closed = true;
      await running;
    },
  };
}

/** Keeps what the last work wrote and opens the next one's savepoint, in one round trip. */
const NEXT_SAVEPOINT = CompiledQuery.raw('release savepoint work; savepoint work');

/** Opens the transaction, takes the lock, opens the first savepoint, and says the transaction's number: one round trip. */
async function begin(connection: Kysely<Tables>, schema: string): Promise<string> {
  // A database may have been set to answer before the disk has it; ours never does. The lock comes before the savepoint,
  // or undoing the first work would let go of it.
  const { rows } = await sql<{ id: string }>`
    begin isolation level read committed;
    set local synchronous_commit = on;
    set local lock_timeout = '30s';
    set local idle_in_transaction_session_timeout = '60s';
    select pg_advisory_xact_lock(hashtextextended(${sql.lit(`recourse writer ${schema}`)}, 0));
    savepoint work;
    select pg_current_xact_id()::text as id`.execute(connection);
  return rows[0]!.id;
}

async function attempt(
  connection: Kysely<Tables>,
  methods: Transaction,
  work: Waiting,
  inside: AsyncLocalStorage<{ open: boolean }>,
): Promise<Settled> {
  const scope = { open: true };
  const { tx, pending } = trackedTransaction(methods, scope);
  try {
    const value = await withinTime(inside.run(scope, () => work.run(tx)));
    assert(pending.size === 0, 'a work ended before its writes did: wait for each call on tx');
    scope.open = false;
    await connection.executeQuery(NEXT_SAVEPOINT);
    return { work, value };
  } catch (reason) {
    scope.open = false;
    await Promise.allSettled(pending);
    await connection.executeQuery(CompiledQuery.raw('rollback to savepoint work')); // which stays, for the next
    return { work, reason };
  }
}

/** The same methods, refused after the work ended, and counted while they run. */
function trackedTransaction(methods: Transaction, scope: { readonly open: boolean }) {
  const pending = new Set<Promise<unknown>>();
  const tx = new Proxy(methods, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        assert(scope.open, `tx.${String(name)} was called after its work had ended`);
        const answer: unknown = Reflect.apply(method, target, args);
        if (answer instanceof Promise) {
          pending.add(answer);
          const forget = () => pending.delete(answer);
          answer.then(forget, forget);
        }
        return answer;
      };
    },
  });
  return { tx, pending };
}

async function withinTime<T>(running: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const seconds = WRITER_BOUNDS.workMsMax / 1000;
    timer = setTimeout(
      () => reject(new StoreUnavailable(`a write took more than ${seconds} s`)),
      WRITER_BOUNDS.workMsMax,
    );
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** After a COMMIT whose answer never came: PostgreSQL remembers what became of it. Undefined when it cannot be asked. */
async function wasCommitted(db: Kysely<Tables>, transactionId: string): Promise<boolean | undefined> {
  for (const pause of [0, 100, 400, 1500]) {
    await new Promise((resolve) => setTimeout(resolve, pause));
    try {
      const { rows } = await sql<{
        state: string | null;
      }>`select pg_xact_status(${transactionId}::xid8) as state`.execute(db);
      if (rows[0]?.state === 'committed') return true;
      if (rows[0]?.state === 'aborted') return false;
    } catch {
      // the server is still away: the next pause is longer
    }
  }
  return undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Store reads that assert when a work calls them instead of its `tx`: on one connection they would wait for ever. */
export function guardedReads(reads: Reads, insideWork: () => boolean): Reads {
  return new Proxy(reads, {
    get(target, name) {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]): unknown => {
        assert(!insideWork(), `store.${String(name)} inside a work: use tx.${String(name)}`);
        return Reflect.apply(method, target, args);
      };
    },
  });
}
