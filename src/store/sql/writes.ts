/** Every write, over the writer's one connection. Numbers without gaps come from the rows themselves: writers are serialised. */
import { sql, type Kysely } from 'kysely';
import { assert, canonicalJson, utf8, type Instant, type Json } from '../../common/index.ts';
import { AnswerExists, StreamConflict, type Reads, type Transaction } from '../store.ts';
import { allowanceWritesOver } from './allowances.ts';
import { caseWritesOver } from './case-writes.ts';
import { moneyWritesOver } from './ledger-writes.ts';
import { policyWritesOver } from './policies.ts';
import { printWritesOver } from './prints.ts';
import { key, toJson } from './columns.ts';
import { referenceRow, uploadFrom, uploadRow } from './rows.ts';
import type { Tables } from './tables.ts';

export type Writes = Omit<Transaction, keyof Reads>;

/**
 * The next free numbers, remembered while one batch holds the lock: the log's length under '', each kind's under its name.
 * Forgotten whenever a work is undone; then the rows are asked again.
 */
export type NextNumbers = Map<string, number>;

/** `clock` dates leaves whose intake time the caller left open. */
export function writesOver(db: Kysely<Tables>, next: NextNumbers, clock: () => Instant): Writes {
  return {
    ...caseWritesOver(db),
    ...printWritesOver(db),
    ...policyWritesOver(db),
    ...allowanceWritesOver(db),
    ...moneyWritesOver(db),
    async append(stream, expected, events, at) {
      const length = db
        .selectFrom('event')
        .select(sql<number>`coalesce(max(sequence) + 1, 0)`.as('length'))
        .where('stream', '=', key(stream));
      if (events.length === 0) {
        const found = await length.executeTakeFirstOrThrow();
        if (found.length !== expected) throw new StreamConflict(conflict(stream, expected));
        return;
      }
      // One statement looks and appends: round trips are what a transaction costs.
      const rows = events.map(
        (event, i) =>
          sql`(${i}::integer, ${event.type}::text, ${event.version}::integer, ${toJson(event.payload)}::text)`,
      );
      const result = await db
        .insertInto('event')
        .columns(['stream', 'sequence', 'type', 'version', 'payload', 'at'])
        .expression(
          sql`select ${stream}::text, ${expected}::integer + i, type, version, payload, ${at}::bigint
            from (values ${sql.join(rows)}) as appended (i, type, version, payload)
            where (${length}) = ${expected}::integer`,
        )
        .executeTakeFirstOrThrow();
      if (result.numInsertedOrUpdatedRows !== BigInt(events.length))
        throw new StreamConflict(conflict(stream, expected));
    },
    async saveUpload(record) {
      const row = uploadRow(record);
      await db
        .insertInto('upload')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
    },
    async eraseUpload(id) {
      const row = await db.selectFrom('upload').selectAll().where('id', '=', key(id)).executeTakeFirst();
      if (!row) return;
      const { facts, decision, ...record } = uploadFrom(row);
      const { byTerritory: _territories, statement: _statement, ...kept } = record;
      const erased = uploadRow({
        ...kept,
        size: 0,
        declaration: { commercial: false },
        outcome: { kind: 'no-match' },
        facts: { ...facts, flag: null, matches: [] },
        decision: { ...decision, per: [], reasons: [] },
      });
      await db.updateTable('upload').set(erased).where('id', '=', key(id)).execute();
    },
    async saveReference(record, fingerprint) {
      const row = { ...referenceRow(record), fingerprint };
      await db
        .insertInto('reference')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
    },
    async updateReference(record) {
      const row = referenceRow(record);
      const result = await db.updateTable('reference').set(row).where('id', '=', row.id).executeTakeFirstOrThrow();
      assert(result.numUpdatedRows === 1n, `reference ${record.id} was updated but never saved`);
    },
    async saveApiKey(record) {
      const row = {
        id: key(record.id),
        secret_hash: key(record.secretHash),
        scopes: toJson(record.scopes),
        created_at: record.createdAt,
        revoked_at: record.revokedAt ?? null,
      };
      await db
        .insertInto('api_key')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
    },
    async rememberAnswer(answer) {
      const result = await db
        .insertInto('answer')
        .values({
          scope: key(answer.scope),
          idempotency_key: key(answer.idempotencyKey),
          request_hash: answer.requestHash,
          status: answer.status,
          body: toJson(answer.body),
          at: answer.at,
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow();
      if (result.numInsertedOrUpdatedRows !== 1n)
        throw new AnswerExists(`key ${answer.idempotencyKey} of ${answer.scope} was answered before`);
    },
    async saveSetting(name, value) {
      const row = { name: key(name), value: toJson(value) };
      await db
        .insertInto('setting')
        .values(row)
        .onConflict((on) => on.column('name').doUpdateSet(row))
        .execute();
    },
    async takeIn(kind, build, half, takenInAt = clock()) {
      const index = next.get('') ?? (await nextIndex(db));
      const n = next.get(key(kind)) ?? (await nextOfKind(db, kind));
      const place = { index, n };
      const built = build(place);
      assert(
        built.k === kind && built.n === place.n,
        `a leaf of ${kind} ${place.n} was built as ${built.k} ${built.n}`,
      );
      const leaf = utf8(canonicalJson(built as unknown as Json));
      const row = { index, kind, n, leaf, taken_in_at: takenInAt };
      if (half === undefined) await db.insertInto('leaf').values(row).execute();
      else
        await db
          .with('taken', (cte) => cte.insertInto('leaf').values(row))
          .insertInto('private_half')
          .values({ leaf_index: index, record: toJson(half.record), salt: half.salt })
          .execute();
      next.set('', index + 1).set(kind, n + 1);
      return { index, leaf, takenInAt };
    },
    async erasePrivateHalf(leafIndex) {
      const result = await db.deleteFrom('private_half').where('leaf_index', '=', leafIndex).executeTakeFirstOrThrow();
      return result.numDeletedRows > 0n;
    },
    async saveCheckpoint(size, note) {
      await db.insertInto('checkpoint').values({ size, note }).execute();
    },
    async enqueue(row) {
      await db
        .insertInto('outbox')
        .values({ id: key(row.id), kind: row.kind, payload: toJson(row.payload), due_at: row.dueAt, error: null })
        .onConflict((on) => on.doNothing())
        .execute();
    },
    async settleOutbox(id, result) {
      const change =
        'done' in result
          ? { done: true, error: null }
          : { due_at: result.retryAt, error: result.error.replaceAll('\0', '\\0') };
      await db
        .updateTable('outbox')
        .set({ ...change, attempts: sql<number>`attempts + 1` })
        .where('id', '=', key(id))
        .execute();
    },
  };
}

const conflict = (stream: string, expected: number): string =>
  `stream ${stream} does not have the ${expected} events it was read with`;

async function nextIndex(db: Kysely<Tables>): Promise<number> {
  const column = sql<number>`coalesce(max(index) + 1, 0)`.as('next');
  return (await db.selectFrom('leaf').select(column).executeTakeFirstOrThrow()).next;
}

async function nextOfKind(db: Kysely<Tables>, kind: string): Promise<number> {
  const column = sql<number>`coalesce(max(n) + 1, 0)`.as('next');
  return (await db.selectFrom('leaf').select(column).where('kind', '=', kind).executeTakeFirstOrThrow()).next;
}
