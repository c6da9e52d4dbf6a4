import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { openMemory } from './drivers/memory.ts';
import { dumpSchema } from './dump-schema.ts';
import { migrate } from './migrate.ts';
import { storeOver } from './store-over.ts';
import { aLeaf } from './store-samples.ts';
import { MIGRATIONS } from './migrations/all.ts';
import { StoreUnavailable } from './store.ts';

let database: Database;
before(async () => {
  database = await openMemory();
});
after(() => database.close());

test('schema.sql shows what the migrations make', async () => {
  const shown = await readFile(new URL('./schema.sql', import.meta.url), 'utf8');
  assert.equal(await dumpSchema(database), shown, 'regenerate it: node src/store/dump-schema.ts --write');
});

test('migrations are named by date and purpose, in order', () => {
  const names = Object.keys(MIGRATIONS);
  for (const name of names) assert.match(name, /^20\d\d-\d\d-\d\d-[a-z][a-z0-9-]+$/);
  assert.deepEqual(names, [...names].sort());
});

test('a database shaped by a newer Recourse is refused, and left alone', async () => {
  const newer = await openMemory();
  const table = sql.table(`${newer.schema}.migration`);
  await sql`insert into ${table} (name, timestamp) values ('2999-01-01-from-the-future', 'then')`.execute(newer.db);
  await assert.rejects(
    migrate(newer.db.withoutPlugins(), newer.schema),
    (error: unknown) =>
      error instanceof StoreUnavailable && /newer Recourse/.test(error.message) && /upgrade/.test(error.fix ?? ''),
  );
  await newer.close();
});

test('nobody rewrites an event, a leaf, a checkpoint or a line of the ledger, not even with SQL', async () => {
  const store = storeOver({ ...database, close: async () => undefined });
  await store.transaction(async (tx) => {
    await tx.append('s', 0, [{ type: 't', version: 1, payload: 'said' }], 0 as never);
    await tx.takeIn('decision', ({ n }) => aLeaf({ kind: 'decision', n }));
    await tx.saveCheckpoint(1, 'note');
  });
  const { schema, db } = database;
  for (const [table, change] of [
    ['event', sql`set payload = '"unsaid"'`],
    ['leaf', sql`set leaf = ''`],
    ['checkpoint', sql`set size = 0`],
    ['ledger_entry', sql`set body = ''`],
    ['ledger_line', sql`set amount = 1`],
    ['usage_report', sql`set views = 0`],
    ['tariff', sql`set body = ''`],
    ['policy', sql`set text = ''`],
    ['ledger_period', sql`set closed_at = 0`],
  ] as const) {
    const name = sql.table(`${schema}.${table}`);
    await assert.rejects(sql`update ${name} ${change}`.execute(db), /append-only: update refused/, table);
    await assert.rejects(sql`delete from ${name}`.execute(db), /append-only: delete refused/, table);
    await assert.rejects(sql`truncate ${name} cascade`.execute(db), /append-only: truncate refused/, table);
  }
  assert.equal((await store.events('s'))[0]?.payload, 'said');
});
