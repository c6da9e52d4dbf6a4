/** Writes of casework, over the writer's one connection. */
import { sql, type Kysely, type SqlBool } from 'kysely';
import { FORGET_AT_ONCE, type CaseWrites } from '../casework.ts';
import { caseFileRow, keepStep } from './case-step.ts';
import { key, toJson } from './columns.ts';
import type { Tables } from './tables.ts';

export function caseWritesOver(db: Kysely<Tables>): CaseWrites {
  return {
    async saveCaseFile(file) {
      const row = caseFileRow(file);
      await db
        .insertInto('case_file')
        .values(row)
        .onConflict((on) => on.column('stream').doUpdateSet(row))
        .execute();
      const about = [...new Set(file.about)].map((subject) => ({ stream: row.stream, subject: key(subject) }));
      if (about.length > 0)
        await db
          .insertInto('case_about')
          .values(about)
          .onConflict((on) => on.doNothing())
          .execute();
    },
    keepStep: (step) => keepStep(db, step),
    async setClock({ stream, name, dueAt, setAt, basis }) {
      const row = {
        stream: key(stream),
        name: key(name),
        due_at: dueAt,
        set_at: setAt,
        basis,
        fired_at: null,
        stopped_at: null,
      };
      await db
        .insertInto('clock')
        .values(row)
        .onConflict((on) => on.columns(['stream', 'name']).doUpdateSet(row))
        .execute();
    },
    async stopClock(stream, name, at) {
      await running(db, stream, name).set({ stopped_at: at }).execute();
    },
    async fireClock(stream, name, at) {
      const result = await running(db, stream, name).set({ fired_at: at }).executeTakeFirstOrThrow();
      return result.numUpdatedRows > 0n;
    },
    async saveText({ id, stream, writtenAt, text }) {
      const row = { id: key(id), stream: key(stream), written_at: writtenAt, text: toJson(text) };
      await db.insertInto('case_text').values(row).execute();
    },
    async eraseTexts(stream) {
      const result = await db.deleteFrom('case_text').where('stream', '=', key(stream)).executeTakeFirstOrThrow();
      return Number(result.numDeletedRows);
    },
    async saveParty(id, contact, at) {
      const row = { id: key(id), contact: toJson(contact), changed_at: at };
      await db
        .insertInto('party')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
    },
    async eraseParty(id) {
      const result = await db.deleteFrom('party').where('id', '=', key(id)).executeTakeFirstOrThrow();
      return result.numDeletedRows > 0n;
    },
    async saveToken({ secretHash, stream, party, purpose, madeAt, expiresAt, usedAt }) {
      await db
        .insertInto('case_token')
        .values({
          secret_hash: key(secretHash),
          stream: key(stream),
          party: key(party),
          purpose: key(purpose),
          made_at: madeAt,
          expires_at: expiresAt,
          used_at: usedAt ?? null,
        })
        .execute();
    },
    async useToken(secretHash, at) {
      const result = await db
        .updateTable('case_token')
        .set({ used_at: at })
        .where('secret_hash', '=', key(secretHash))
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return result.numUpdatedRows > 0n;
    },
    async forgetExpired(now, answersBefore) {
      const links = await db
        .deleteFrom('case_token')
        .where('secret_hash', 'in', (from) =>
          from.selectFrom('case_token').select('secret_hash').where('expires_at', '<=', now).limit(FORGET_AT_ONCE),
        )
        .executeTakeFirstOrThrow();
      const answers = await db
        .deleteFrom('answer')
        .where(({ refTuple, selectFrom }) => {
          const old = selectFrom('answer').select(['scope', 'idempotency_key']).where('at', '<', answersBefore);
          return sql<SqlBool>`${refTuple('scope', 'idempotency_key')} in ${old.limit(FORGET_AT_ONCE)}`;
        })
        .executeTakeFirstOrThrow();
      return { links: Number(links.numDeletedRows), answers: Number(answers.numDeletedRows) };
    },
    async saveLetter({ id, recipient, stream, message, fields, at }) {
      await db
        .insertInto('letter')
        .values({
          id: key(id),
          recipient: key(recipient),
          stream: key(stream),
          message: key(message),
          fields: toJson(fields),
          at,
          read_at: null,
        })
        .onConflict((on) => on.doNothing())
        .execute();
    },
    async markRead(letterId, at) {
      await db
        .updateTable('letter')
        .set({ read_at: at })
        .where('id', '=', key(letterId))
        .where('read_at', 'is', null)
        .execute();
    },
  };
}

const running = (db: Kysely<Tables>, stream: string, name: string) =>
  db
    .updateTable('clock')
    .where('stream', '=', key(stream))
    .where('name', '=', key(name))
    .where('fired_at', 'is', null)
    .where('stopped_at', 'is', null);
