import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { randomUUID } from 'node:crypto';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import { describeStore } from './describe-store.ts';
import { openEmbedded } from './drivers/embedded.ts';
import { openMemory } from './drivers/memory.ts';
import { openPostgres } from './drivers/postgres.ts';
import { migrate } from './migrate.ts';
import { storeOver } from './store-over.ts';

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

describeStore('pglite', async () => storeOver(await openMemory()));

describeStore('embedded postgres', async () => {
  // A schema of its own on the one server, as two tenants of one database would have.
  const schema = `test_${randomUUID().replaceAll('-', '')}`;
  const bare = server.db.withoutPlugins();
  await migrate(bare, schema);
  return storeOver({ ...server, schema, db: bare.withSchema(schema), close: async () => undefined });
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
