/**
 * Everything the store holds, as lines that any PostgreSQL of this shape takes back: the embedded server brings no pg_dump, and
 * a data folder is not portable. A line is `[table, row]`; PostgreSQL itself writes and reads the rows as JSON, so that no
 * value passes through a type of ours. One snapshot of the database, however long the reading takes.
 */
import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import { StoreUnavailable } from './store.ts';

const ROWS_AT_ONCE = 500;
/** What sign-in keeps for minutes, and what is made again by itself. */
const LEFT_OUT = new Set(['migration', 'migration_lock', 'staff_session', 'staff_verification']);

export interface ExportHead {
  readonly format: 'recourse-export/1';
  /** Names of the migrations this shape comes from. */
  readonly migrations: readonly string[];
}

/** `row` is the text of a JSON object: passed on as it is. */
export interface ExportedRow {
  readonly table: string;
  readonly row: string;
}

export interface StoreTransfer {
  head(): Promise<ExportHead>;
  rows(): AsyncIterable<ExportedRow>;
  /**
   * All of it in one transaction, into a store that holds nothing yet. Resolves with the number of rows.
   * @throws StoreUnavailable when the store holds something, or has another shape
   */
  take(head: ExportHead, rows: AsyncIterable<ExportedRow>): Promise<number>;
}

export function transferOver({ db, schema }: Database): StoreTransfer {
  const named = (table: string) => sql.table(`${schema}.${table}`);

  async function tables(connection: Kysely<never>): Promise<readonly string[]> {
    const { rows } = await sql<{ child: string; parent: string | null }>`
      select c.relname as child, p.relname as parent
      from pg_class c
      left join pg_constraint f on f.conrelid = c.oid and f.contype = 'f'
      left join pg_class p on p.oid = f.confrelid
      where c.relkind = 'r' and c.relnamespace = ${schema}::regnamespace
      order by 1, 2`.execute(connection);
    return parentsFirst(rows.filter(({ child }) => !LEFT_OUT.has(child)));
  }
  const migrations = async (connection: Kysely<never>): Promise<readonly string[]> =>
    (await sql<{ name: string }>`select name from ${named('migration')} order by name`.execute(connection)).rows.map(
      ({ name }) => name,
    );
  const bare = db as unknown as Kysely<never>;

  return {
    head: async () => ({ format: 'recourse-export/1', migrations: await migrations(bare) }),
    async *rows() {
      const reader = await openReader(bare);
      try {
        for (const table of await tables(reader.connection)) {
          await sql`declare part cursor for select row_to_json(one)::text as row from ${named(table)} one`.execute(
            reader.connection,
          );
          for (;;) {
            const { rows } = await sql<{ row: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from part`.execute(
              reader.connection,
            );
            for (const { row } of rows) yield { table, row };
            if (rows.length < ROWS_AT_ONCE) break;
          }
          await sql`close part`.execute(reader.connection);
        }
      } finally {
        await reader.end();
      }
    },
    async take(head, rows) {
      return db.transaction().execute(async (transaction) => {
        const connection = transaction as unknown as Kysely<never>;
        const own = await migrations(connection);
        if (own.join() !== head.migrations.join())
          throw new StoreUnavailable('this export comes from a release with another shape of the database', {
            fix: 'start the release it came from (or this one) on its data folder, which migrates it, and export again',
          });
        const known = await tables(connection);
        for (const table of known) {
          const { rows: found } = await sql`select 1 from ${named(table)} limit 1`.execute(connection);
          if (found.length > 0)
            throw new StoreUnavailable(`the store holds something already (in ${table})`, {
              fix: 'import into a new data folder or an empty database; nothing was changed',
            });
        }
        let count = 0;
        for await (const { table, batch } of batches(rows)) {
          if (!known.includes(table)) throw new StoreUnavailable(`the export names a table ${table} that is not here`);
          await sql`insert into ${named(table)} overriding system value
            select * from json_populate_recordset(null::${named(table)}, ${`[${batch.join(',')}]`}::json)`.execute(
            connection,
          );
          count += batch.length;
        }
        await catchUp(connection, schema);
        return count;
      });
    },
  };
}

/** Numbers given by the database go on behind those that came in. */
async function catchUp(connection: Kysely<never>, schema: string): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select c.relname as "table", a.attname as "column"
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attidentity <> ''
    where c.relkind = 'r' and c.relnamespace = ${schema}::regnamespace`.execute(connection);
  for (const { table, column } of rows) {
    const place = sql.lit(`"${schema}"."${table}"`);
    await sql`select setval(pg_get_serial_sequence(${place}, ${sql.lit(column)}),
      greatest(1, (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(`${schema}.${table}`)})), false)`.execute(
      connection,
    );
  }
}

/** Rows of one table at a time, at most ROWS_AT_ONCE. */
async function* batches(rows: AsyncIterable<ExportedRow>) {
  let table = '';
  let batch: string[] = [];
  for await (const one of rows) {
    if (batch.length > 0 && (one.table !== table || batch.length >= ROWS_AT_ONCE)) {
      yield { table, batch };
      batch = [];
    }
    table = one.table;
    batch.push(one.row);
  }
  if (batch.length > 0) yield { table, batch };
}

function parentsFirst(edges: readonly { readonly child: string; readonly parent: string | null }[]): readonly string[] {
  const all = [...new Set(edges.map(({ child }) => child))];
  const placed: string[] = [];
  while (placed.length < all.length) {
    const free = all.filter(
      (table) =>
        !placed.includes(table) &&
        edges.every(
          ({ child, parent }) => child !== table || parent === null || parent === table || placed.includes(parent),
        ),
    );
    if (free.length === 0) return [...placed, ...all.filter((table) => !placed.includes(table))];
    placed.push(...free);
  }
  return placed;
}

/** One connection held through many calls, in one snapshot. */
async function openReader(db: Kysely<never>) {
  let end!: () => void;
  const held = new Promise<void>((resolve) => (end = resolve));
  let finished!: Promise<unknown>;
  const connection = await new Promise<Kysely<never>>((resolve, reject) => {
    finished = db
      .connection()
      .execute(async (one) => {
        await sql`begin isolation level repeatable read read only`.execute(one);
        resolve(one);
        await held;
        await sql`rollback`.execute(one);
      })
      .catch((fault: unknown) => reject(fault as Error));
  });
  return {
    connection,
    end: async () => {
      end();
      await finished;
    },
  };
}
