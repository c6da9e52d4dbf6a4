/** Every question the house asks its store, over one connection or a pool: inside a transaction it sees that one's writes. */
import { sql, type Kysely } from 'kysely';
import { BOUNDS, type Instant, type ReferenceId } from '../../common/index.ts';
import type { Page, Reads, StoreCounts } from '../store.ts';
import { allowanceReadsOver } from './allowances.ts';
import { caseReadsOver } from './case-reads.ts';
import { moneyReadsOver } from './ledger-reads.ts';
import { policyReadsOver } from './policies.ts';
import { printReadsOver } from './prints.ts';
import { publishedReadsOver } from './published.ts';
import { fromJson, isKey, ownBytes } from './columns.ts';
import { answerFrom, apiKeyFrom, eventFrom, referenceFrom, uploadFrom } from './rows.ts';
import type { Tables } from './tables.ts';

/** References handed to the index in one go: bounded memory, few round trips. */
const MATCHABLE_BATCH = 500;

const REFERENCE_COLUMNS = [
  'ordinal',
  'id',
  'modality',
  'algorithm',
  'added_at',
  'standing',
  'state',
  'rights',
] as const;

export function readsOver(db: Kysely<Tables>): Reads {
  return {
    ...publishedReadsOver(db),
    ...caseReadsOver(db),
    ...moneyReadsOver(db),
    ...printReadsOver(db),
    ...policyReadsOver(db),
    ...allowanceReadsOver(db),
    async events(stream) {
      if (!isKey(stream)) return [];
      const rows = await db.selectFrom('event').selectAll().where('stream', '=', stream).orderBy('sequence').execute();
      return rows.map(eventFrom);
    },
    async upload(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst();
      return row && uploadFrom(row);
    },
    async uploads(after, limit) {
      const size = pageSize(limit);
      const rows = await db
        .selectFrom('upload')
        .selectAll()
        .where('ordinal', '<', before(after))
        .orderBy('ordinal', 'desc')
        .limit(size + 1)
        .execute();
      return page(rows, size, uploadFrom);
    },
    async reference(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('reference').select(REFERENCE_COLUMNS).where('id', '=', id).executeTakeFirst();
      return row && referenceFrom(row);
    },
    async references(after, limit) {
      const size = pageSize(limit);
      const rows = await db
        .selectFrom('reference')
        .select(REFERENCE_COLUMNS)
        .where('ordinal', '<', before(after))
        .orderBy('ordinal', 'desc')
        .limit(size + 1)
        .execute();
      return page(rows, size, referenceFrom);
    },
    async *matchableReferences() {
      let last = -1;
      for (;;) {
        const rows = await db
          .selectFrom('reference')
          .select(['ordinal', 'id', 'standing', 'fingerprint'])
          .where('standing', '<>', 'withdrawn')
          .where('ordinal', '>', last)
          .orderBy('ordinal')
          .limit(MATCHABLE_BATCH)
          .execute();
        for (const row of rows) {
          yield {
            id: row.id as ReferenceId,
            fingerprint: ownBytes(row.fingerprint),
            shadow: row.standing === 'quarantined',
          };
          last = row.ordinal;
        }
        if (rows.length < MATCHABLE_BATCH) return;
      }
    },
    async apiKey(secretHash) {
      if (!isKey(secretHash)) return undefined;
      const row = await db.selectFrom('api_key').selectAll().where('secret_hash', '=', secretHash).executeTakeFirst();
      return row && apiKeyFrom(row);
    },
    async apiKeys() {
      const rows = await db.selectFrom('api_key').selectAll().orderBy('created_at', 'desc').orderBy('id').execute();
      return rows.map(apiKeyFrom);
    },
    async answerFor(idempotencyKey, scope) {
      if (!isKey(idempotencyKey) || !isKey(scope)) return undefined;
      const row = await db
        .selectFrom('answer')
        .selectAll()
        .where('scope', '=', scope)
        .where('idempotency_key', '=', idempotencyKey)
        .executeTakeFirst();
      return row && answerFrom(row);
    },
    async setting(name) {
      if (!isKey(name)) return undefined;
      const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst();
      return row && fromJson(row.value);
    },
    async counts(): Promise<StoreCounts> {
      const count = sql<number>`count(*)`;
      const actions = await db
        .selectFrom('upload')
        .select(['action', count.as('rows')])
        .groupBy('action')
        .execute();
      const references = await db
        .selectFrom('reference')
        .select(count.as('rows'))
        .where('standing', '<>', 'withdrawn')
        .executeTakeFirstOrThrow();
      return {
        uploads: actions.reduce((sum, row) => sum + row.rows, 0),
        references: references.rows,
        byAction: Object.fromEntries(actions.map((row) => [row.action, row.rows])),
      };
    },
    async leaves(from, count) {
      const rows = await db
        .selectFrom('leaf')
        .select(['index', 'leaf', 'taken_in_at'])
        .where('index', '>=', from)
        .where('index', '<', from + count)
        .orderBy('index')
        .execute();
      return rows.map((row) => ({
        index: row.index,
        leaf: ownBytes(row.leaf),
        takenInAt: row.taken_in_at as Instant,
      }));
    },
    async logSize() {
      const row = await db
        .selectFrom('leaf')
        .select(sql<number>`coalesce(max(index) + 1, 0)`.as('size'))
        .executeTakeFirstOrThrow();
      return row.size;
    },
    async privateHalf(leafIndex) {
      const row = await db
        .selectFrom('private_half')
        .select(['record', 'salt'])
        .where('leaf_index', '=', leafIndex)
        .executeTakeFirst();
      return row && { record: fromJson(row.record), salt: ownBytes(row.salt) };
    },
    async checkpoint() {
      return db
        .selectFrom('checkpoint')
        .select(['size', 'note'])
        .orderBy('ordinal', 'desc')
        .limit(1)
        .executeTakeFirst();
    },
    async outboxDue(now, limit) {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'kind', 'payload', 'due_at', 'attempts'])
        .where('done', '=', false)
        .where('due_at', '<=', now)
        .orderBy('due_at')
        .orderBy('id')
        .limit(pageSize(limit))
        .execute();
      return rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        payload: fromJson(row.payload),
        dueAt: row.due_at as Instant,
        attempts: row.attempts,
      }));
    },
  };
}

const pageSize = (limit: number = BOUNDS.pageRowsMax): number =>
  Math.max(1, Math.min(Math.floor(limit), BOUNDS.pageRowsMax));

/** Cursors are ordinals: rows are numbered in the order they were committed. */
function before(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  return /^[0-9]{1,15}$/.test(cursor) ? Number(cursor) : -1;
}

function page<R extends { readonly ordinal: number }, T>(
  rows: readonly R[],
  size: number,
  from: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, size).map(from);
  return rows.length > size ? { rows: shown, next: String(rows[size - 1]!.ordinal) } : { rows: shown };
}
