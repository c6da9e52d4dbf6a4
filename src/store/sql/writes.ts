/** Every write, over the writer's one connection. Numbers without gaps come from the rows themselves: writers are serialised. */
import { sql, type Kysely } from 'kysely';
import { assert, canonicalJson, utf8, type Instant, type Json } from '../../common/index.ts';
import { AnswerExists, StreamConflict, type Reads, type Transaction } from '../store.ts';
import { key, toJson } from './columns.ts';
import { referenceRow, uploadRow } from './rows.ts';
import type { Tables } from './tables.ts';

export type Writes = Omit<Transaction, keyof Reads>;

/** `clock` dates leaves whose intake time the caller left open. */
export function writesOver(db: Kysely<Tables>, clock: () => Instant): Writes {
  return {
    async append(stream, expected, events, at) {
      const { length } = await db
        .selectFrom('event')
        .select(sql<number>`coalesce(max(sequence) + 1, 0)`.as('length'))
        .where('stream', '=', key(stream))
        .executeTakeFirstOrThrow();
      if (length !== expected) throw new StreamConflict(`stream ${stream} has ${length} events, not ${expected}`);
      if (events.length === 0) return;
      const rows = events.map((event, i) => ({
        stream,
        sequence: expected + i,
        type: event.type,
        version: event.version,
        payload: toJson(event.payload),
        at,
      }));
      await db.insertInto('event').values(rows).execute();
    },
    async saveUpload(record) {
      const row = uploadRow(record);
      await db
        .insertInto('upload')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
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
      const place = await db
        .selectNoFrom((eb) => [
          eb
            .selectFrom('leaf')
            .select(sql<number>`coalesce(max(index) + 1, 0)`.as('index'))
            .$asScalar()
            .$notNull()
            .as('index'),
          eb
            .selectFrom('leaf')
            .select(sql<number>`coalesce(max(n) + 1, 0)`.as('n'))
            .where('kind', '=', key(kind))
            .$asScalar()
            .$notNull()
            .as('n'),
        ])
        .executeTakeFirstOrThrow();
      const built = build(place);
      assert(
        built.k === kind && built.n === place.n,
        `a leaf of ${kind} ${place.n} was built as ${built.k} ${built.n}`,
      );
      const leaf = utf8(canonicalJson(built as unknown as Json));
      const { index, n } = place;
      await db.insertInto('leaf').values({ index, kind, n, leaf, taken_in_at: takenInAt }).execute();
      if (half !== undefined) {
        const row = { leaf_index: index, record: toJson(half.record), salt: half.salt };
        await db.insertInto('private_half').values(row).execute();
      }
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
