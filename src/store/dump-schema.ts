/**
 * The schema as SQL, read back from a database: store/schema.sql, so that a reviewer sees what a migration did.
 * Regenerate with: node src/store/dump-schema.ts --write
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql, type Kysely } from 'kysely';
import type { Database } from './database.ts';
import { openMemory } from './drivers/memory.ts';

const HEAD = '-- Written by src/store/dump-schema.ts from the migrations. Do not edit.\n';

/** The same text on every rung: only what all supported versions print alike. */
export async function dumpSchema({ db, schema }: Database): Promise<string> {
  const lines = async (query: ReturnType<typeof sql<{ line: string }>>): Promise<string[]> =>
    (await query.execute(db as Kysely<unknown>)).rows.map(({ line }) => line.replaceAll(`${schema}.`, ''));
  const tables = await lines(sql`
    select format(E'create table %I (\\n%s\\n);', c.relname, string_agg(part, E',\\n' order by kind, place)) as line
    from pg_class c, lateral (
      select 1 as kind, a.attnum::int as place, concat('  ', quote_ident(a.attname), ' ', format_type(a.atttypid, a.atttypmod),
        case when l.collname = 'C' then ' collate "C"' end,
        case when a.attnotnull then ' not null' end,
        case a.attidentity when 'a' then ' generated always as identity' end,
        ' default ' || pg_get_expr(d.adbin, d.adrelid)) as part
      from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
        left join pg_collation l on l.oid = a.attcollation
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      union all
      select 2, row_number() over (order by conname)::int, concat('  constraint ', quote_ident(conname), ' ', pg_get_constraintdef(oid))
      from pg_constraint where conrelid = c.oid and contype in ('p', 'u', 'f', 'c')
    ) parts
    where c.relkind = 'r' and c.relnamespace = ${schema}::regnamespace and c.relname not like 'migration%'
    group by c.relname order by c.relname`);
  const indexes = await lines(sql`
    select pg_get_indexdef(i.indexrelid) || ';' as line from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = ${schema}::regnamespace and not exists (select from pg_constraint where conindid = i.indexrelid)
      and c.relname not like 'migration%'
    order by c.relname`);
  const functions = await lines(sql`
    select pg_get_functiondef(oid) || ';' as line from pg_proc where pronamespace = ${schema}::regnamespace order by proname`);
  const triggers = await lines(sql`
    select pg_get_triggerdef(t.oid) || ';' as line from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where c.relnamespace = ${schema}::regnamespace and not t.tgisinternal order by c.relname, tgname`);
  return [HEAD, ...tables, ...indexes, ...functions, ...triggers].join('\n\n').replace(/[ \t]+$/gm, '') + '\n';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const database = await openMemory();
  const text = await dumpSchema(database);
  await database.close();
  if (process.argv.includes('--write')) await writeFile(new URL('./schema.sql', import.meta.url), text);
  else process.stdout.write(text);
}
