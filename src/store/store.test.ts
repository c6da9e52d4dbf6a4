import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { describeLedger } from './describe-ledger.ts';
import { describeStore } from './describe-store.ts';
import { openEmbedded } from './drivers/embedded.ts';
import { openMemory } from './drivers/memory.ts';
import { openPostgres } from './drivers/postgres.ts';
import { migrate } from './migrate.ts';
import { storeOver } from './store-over.ts';
import { aLeaf } from './store-samples.ts';
import { StoreUnavailable, type Store } from './store.ts';

let held: Database;
let server: Database;
let folder: string;

before(async () => {
  held = await openMemory(); // keeps the instance between tests
  folder = await mkdtemp(join(tmpdir(), 'recourse store '));
  server = await openEmbedded(folder, () => undefined);
});
after(async () => {
  await held.close();
  await server.close();
  await rm(folder, { recursive: true });
});

const pglite = async () => storeOver(await openMemory());
describeStore('pglite', pglite);
describeLedger('pglite', pglite);

const embedded = async () => {
  // A schema of its own on the one server, as two tenants of one database would have.
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const bare = server.db.withoutPlugins();
  await migrate(bare, schema);
  return storeOver({ ...server, schema, db: bare.withSchema(schema), close: async () => undefined });
};
describeStore('embedded postgres', embedded);
describeLedger('embedded postgres', embedded);

test('embedded postgres: two writers whose connections are cut keep every acknowledged leaf, and leave no gap', async () => {
  const schema = 'cut';
  const bare = server.db.withoutPlugins();
  await migrate(bare, schema);
  const database = { ...server, schema, db: bare.withSchema(schema), close: async () => undefined };
  const writers = [storeOver(database), storeOver(database)]; // the lock is in the database: as two processes
  const acknowledged: number[] = [];
  const unexpected: unknown[] = [];
  const deadline = performance.now() + 1500;
  const caller = async (store: Store): Promise<void> => {
    while (performance.now() < deadline)
      try {
        const { index } = await store.transaction((tx) =>
          tx.takeIn('decision', ({ n }) => aLeaf({ kind: 'decision', n })),
        );
        acknowledged.push(index);
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) unexpected.push(error);
      }
  };
  const cutting = setInterval(() => {
    const others = sql`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'recourse' and pid <> pg_backend_pid()`;
    others.execute(bare).catch(() => undefined);
  }, 200);
  await Promise.all([...writers, ...writers, ...writers].map(caller));
  clearInterval(cutting);
  assert.deepEqual(unexpected, []);
  const leaves = await writers[0]!.leaves(0, 1_000_000);
  const numbers = leaves.map(({ leaf }) => (JSON.parse(Buffer.from(leaf).toString()) as { n: number }).n);
  assert.deepEqual(numbers, [...numbers.keys()]);
  assert.ok(acknowledged.length > 0);
  assert.ok(acknowledged.every((index) => index < leaves.length));
  assert.equal(new Set(acknowledged).size, acknowledged.length);
});

const url = process.env['DATABASE_URL'];
if (url === undefined || url === '')
  test('postgres: the contract', { skip: 'DATABASE_URL is not set' }, () => undefined);
else
  describeStore('postgres', async () => {
    const schema = `recourse_test_${randomUUID().replaceAll('-', '')}`;
    const database = await openPostgres({ url }, 'postgres', schema);
    return storeOver({
      ...database,
      async close() {
        await database.close();
        const admin = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: url }) }) });
        await sql`drop schema ${sql.id(schema)} cascade`.execute(admin);
        await admin.destroy();
      },
    });
  });
