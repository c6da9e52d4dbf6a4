/** Brings a database to this code's shape; refuses one that a newer Recourse has shaped already. */
import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { MIGRATIONS } from './migrations/all.ts';
import { asStoreError } from './sql/faults.ts';
import type { Tables } from './sql/tables.ts';
import { StoreUnavailable } from './store.ts';

/**
 * All in one transaction under a lock, so two processes may open a new database at once. One query when there is nothing to do.
 * @throws StoreUnavailable when the database is newer than this code, or a migration could not be applied
 */
export async function migrate(db: Kysely<Tables>, schema: string): Promise<void> {
  const applied = await appliedMigrations(db, schema);
  const unknown = applied.filter((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown.length > 0)
    throw new StoreUnavailable(`this database was made by a newer Recourse (it has ${unknown.join(', ')})`, {
      fix: 'upgrade Recourse; migrations go forward only',
    });
  if (applied.length === Object.keys(MIGRATIONS).length) return;

  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrationsIn(schema) },
    migrationTableSchema: schema,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'preparing';
  const named = asStoreError(error, `migration ${failed}`);
  throw named instanceof StoreUnavailable
    ? named
    : new StoreUnavailable(`migration ${failed} failed: ${error instanceof Error ? error.message : String(error)}`, {
        cause: error,
      });
}

async function appliedMigrations(db: Kysely<Tables>, schema: string): Promise<readonly string[]> {
  const table = `"${schema}"."migration"`;
  const found = await sql<{ there: boolean }>`select to_regclass(${table}) is not null as there`.execute(db);
  if (found.rows[0]?.there !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(`${schema}.migration`)}`.execute(db);
  return rows.map((row) => row.name);
}

function migrationsIn(schema: string): Record<string, Migration> {
  return Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, text]): [string, Migration] => [
      name,
      {
        async up(db) {
          await sql`set local search_path to ${sql.id(schema)}`.execute(db);
          for (const statement of text.trim().split(/\n\s*\n/)) await sql.raw(statement).execute(db);
          await sql`set local search_path to default`.execute(db);
        },
      },
    ]),
  );
}
