/** What is published, from SQL. */
import { sql, type Kysely } from 'kysely';
import type { PublishedReads } from '../published.ts';
import { fromJson, isKey } from './columns.ts';
import type { Tables } from './tables.ts';

const LINES_AT_ONCE = 2000;

export const publishedReadsOver = (db: Kysely<Tables>): PublishedReads => ({
  async databaseLines(after) {
    const rows = await db
      .selectFrom('outbox')
      .leftJoin('upload', (join) => join.on(sql`upload.id`, '=', sql`outbox.payload::json ->> 'upload'`))
      .select(['outbox.ordinal as place'])
      .select(sql<number | null>`coalesce((outbox.payload::json ->> 'leaf')::bigint, upload.leaf_index)`.as('leaf'))
      // Literal, so that the partial index answers.
      .where('outbox.kind', '=', sql.lit('dsa-database-line'))
      .where('outbox.ordinal', '>', after)
      .orderBy('outbox.ordinal')
      .limit(LINES_AT_ONCE)
      .execute();
    return rows.map(({ place, leaf }) => ({ place, ...(leaf !== null && { leaf }) }));
  },
  async docketTotals(kind, states, now) {
    const count = sql<number>`count(*)`;
    const totals = await db
      .selectFrom('case_file')
      .select(sql<number>`count(*) filter (where is_open)`.as('open'))
      .select(sql<number>`count(*) filter (where is_open and due_at < ${now})`.as('late'))
      .select(count.as('all'))
      .where('kind', '=', kind)
      .where('state', 'in', [...states, ''])
      .executeTakeFirstOrThrow();
    return { open: totals.open, late: totals.late, closed: totals.all - totals.open };
  },
  async textsNamed(ids) {
    const asked = ids.filter(isKey);
    if (asked.length === 0) return new Map();
    const rows = await db.selectFrom('case_text').select(['id', 'text']).where('id', 'in', asked).execute();
    return new Map(rows.map(({ id, text }) => [id, fromJson<string>(text)]));
  },
});
