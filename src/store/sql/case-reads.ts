/** Questions about casework. */
import { sql, type Kysely, type Selectable, type SqlBool } from 'kysely';
import { BOUNDS, type Instant } from '../../common/index.ts';
import type { Summary, WaitsFor } from '../../casework/index.ts';
import type { CaseFile, CaseReads, CaseText, CaseToken, ClockRow, DocketQuery, Letter } from '../casework.ts';
import { fromJson, isKey } from './columns.ts';
import { eventFrom } from './rows.ts';
import type { Tables } from './tables.ts';

type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

export function caseReadsOver(db: Kysely<Tables>): CaseReads {
  return {
    async caseFile(stream) {
      if (!isKey(stream)) return undefined;
      const row = await db.selectFrom('case_file').selectAll().where('stream', '=', stream).executeTakeFirst();
      return row && caseFileFrom(row);
    },
    async caseFileNamed(pseudonym) {
      if (!isKey(pseudonym)) return undefined;
      const row = await db.selectFrom('case_file').selectAll().where('pseudonym', '=', pseudonym).executeTakeFirst();
      return row && caseFileFrom(row);
    },
    async caseFiles(streams) {
      const asked = streams.filter(isKey);
      if (asked.length === 0) return new Map();
      const rows = await db.selectFrom('case_file').selectAll().where('stream', 'in', asked).execute();
      return new Map(rows.map((row) => [row.stream, caseFileFrom(row)]));
    },
    async histories(streams) {
      const asked = streams.filter(isKey);
      if (asked.length === 0) return new Map();
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('stream', 'in', asked)
        .orderBy('stream')
        .orderBy('sequence')
        .execute();
      return Map.groupBy(rows.map(eventFrom), ({ stream }) => stream);
    },
    async docket(query) {
      const size = pageSize(query.limit);
      const rows = await docketRows(db, query, size + 1);
      const shown = rows.slice(0, size).map(caseFileFrom);
      return rows.length > size ? { rows: shown, next: cursorOf(query, rows[size - 1]!) } : { rows: shown };
    },
    async docketCounts(now) {
      const rows = await db
        .selectFrom('case_file')
        .select(['kind', 'waits_for', sql<number>`count(*)`.as('rows')])
        .select(sql<number>`count(*) filter (where due_at < ${now})`.as('late'))
        .where('is_open', '=', true)
        .groupBy(['kind', 'waits_for'])
        .orderBy('kind')
        .orderBy('waits_for')
        .execute();
      return rows.map((row) => ({
        kind: row.kind,
        waitsFor: row.waits_for as WaitsFor,
        open: row.rows,
        late: row.late,
      }));
    },
    async clocksOf(stream) {
      if (!isKey(stream)) return [];
      const rows = await db.selectFrom('clock').selectAll().where('stream', '=', stream).orderBy('due_at').execute();
      return rows.map(clockFrom);
    },
    async clocksDue(now, limit) {
      const rows = await running(db).where('due_at', '<=', now).limit(pageSize(limit)).execute();
      return rows.map(clockFrom);
    },
    async clocksRunning(limit) {
      return (await running(db).limit(pageSize(limit)).execute()).map(clockFrom);
    },
    async textsOf(stream) {
      if (!isKey(stream)) return [];
      const rows = await db
        .selectFrom('case_text')
        .selectAll()
        .where('stream', '=', stream)
        .orderBy('written_at')
        .orderBy('id')
        .execute();
      return rows.map((row): CaseText => ({
        id: row.id,
        stream: row.stream,
        writtenAt: row.written_at as Instant,
        text: fromJson(row.text),
      }));
    },
    async party(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('party').select('contact').where('id', '=', id).executeTakeFirst();
      return row && fromJson(row.contact);
    },
    async caseToken(secretHash) {
      if (!isKey(secretHash)) return undefined;
      const row = await db
        .selectFrom('case_token')
        .selectAll()
        .where('secret_hash', '=', secretHash)
        .executeTakeFirst();
      return row && tokenFrom(row);
    },
    async lettersTo(recipient, after, limit) {
      if (!isKey(recipient)) return { rows: [] };
      const size = pageSize(limit);
      const before = after === undefined ? Number.MAX_SAFE_INTEGER : /^[0-9]{1,15}$/.test(after) ? Number(after) : -1;
      const rows = await db
        .selectFrom('letter')
        .selectAll()
        .where('recipient', '=', recipient)
        .where('ordinal', '<', before)
        .orderBy('ordinal', 'desc')
        .limit(size + 1)
        .execute();
      const shown = rows.slice(0, size).map(letterFrom);
      return rows.length > size ? { rows: shown, next: String(rows[size - 1]!.ordinal) } : { rows: shown };
    },
    async letter(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst();
      return row && letterFrom(row);
    },
    async lettersAbout(stream) {
      if (!isKey(stream)) return [];
      const rows = await db.selectFrom('letter').selectAll().where('stream', '=', stream).orderBy('ordinal').execute();
      return rows.map(letterFrom);
    },
    async lastPosition() {
      const row = await db
        .selectFrom('event')
        .select(sql<number>`coalesce(max(position), 0)`.as('last'))
        .executeTakeFirstOrThrow();
      return row.last;
    },
    async eventsSince(after, limit) {
      const rows = await db
        .selectFrom('event')
        .selectAll()
        .where('position', '>', after)
        .orderBy('position')
        .limit(pageSize(limit))
        .execute();
      return rows.map(({ payload, at, ...row }) => ({ ...row, payload: fromJson(payload), at: at as Instant }));
    },
  };
}

const running = (db: Kysely<Tables>) =>
  db
    .selectFrom('clock')
    .selectAll()
    .where('fired_at', 'is', null)
    .where('stopped_at', 'is', null)
    .orderBy('due_at')
    .orderBy('stream')
    .orderBy('name');

/** A case without a date comes after all that have one. */
const NO_DATE = 253_402_300_799_999;

function docketRows(db: Kysely<Tables>, query: DocketQuery, limit: number): Promise<Row<'case_file'>[]> {
  let rows = db.selectFrom('case_file').selectAll();
  if (query.kind !== undefined) rows = rows.where('kind', '=', query.kind);
  if (query.states !== undefined) rows = rows.where('state', 'in', [...query.states, '']);
  if (query.open !== undefined) rows = rows.where('is_open', '=', query.open);
  if (query.waitsFor !== undefined) rows = rows.where('waits_for', '=', query.waitsFor);
  if (query.dueBefore !== undefined) rows = rows.where('due_at', '<', query.dueBefore);
  if (query.assignedTo !== undefined) rows = rows.where('assigned_to', '=', query.assignedTo);
  const { about } = query;
  if (about !== undefined)
    rows = rows.where('stream', 'in', (from) =>
      from
        .selectFrom('case_about')
        .select('case_about.stream')
        .where('subject', '=', isKey(about) ? about : ''),
    );
  if (query.order === 'queue') {
    const [severity, due, ordinal] = (query.after?.split('.') ?? []).map(Number);
    if (query.after !== undefined)
      rows = rows.where(
        sql<SqlBool>`(-severity, coalesce(due_at, ${NO_DATE}), ordinal)
          > (${-(severity ?? 9) || 0}::integer, ${due ?? NO_DATE}::bigint, ${ordinal ?? 0}::bigint)`,
      );
    return rows
      .orderBy('severity', 'desc')
      .orderBy(sql`coalesce(due_at, ${NO_DATE})`)
      .orderBy('ordinal')
      .limit(limit)
      .execute();
  }
  if (query.after !== undefined)
    rows = rows.where('ordinal', '<', /^[0-9]{1,15}$/.test(query.after) ? Number(query.after) : -1);
  return rows.orderBy('ordinal', 'desc').limit(limit).execute();
}

const cursorOf = (query: DocketQuery, row: Row<'case_file'>): string =>
  query.order === 'queue' ? `${row.severity}.${row.due_at ?? NO_DATE}.${row.ordinal}` : String(row.ordinal);

const pageSize = (limit: number = BOUNDS.pageRowsMax): number =>
  Math.max(1, Math.min(Math.floor(limit), BOUNDS.pageRowsMax));

function caseFileFrom(row: Row<'case_file'>): CaseFile {
  return {
    ...fromJson<Summary>(row.summary),
    stream: row.stream,
    kind: row.kind,
    openedAt: row.opened_at as Instant,
    changedAt: row.changed_at as Instant,
    length: row.length,
    pseudonym: row.pseudonym,
    ...(row.last_leaf !== null && { lastLeaf: row.last_leaf }),
  };
}

const clockFrom = (row: Row<'clock'>): ClockRow => ({
  stream: row.stream,
  name: row.name,
  dueAt: row.due_at as Instant,
  setAt: row.set_at as Instant,
  basis: row.basis,
  ...(row.fired_at !== null && { firedAt: row.fired_at as Instant }),
  ...(row.stopped_at !== null && { stoppedAt: row.stopped_at as Instant }),
});

const tokenFrom = (row: Row<'case_token'>): CaseToken => ({
  secretHash: row.secret_hash,
  stream: row.stream,
  party: row.party,
  purpose: row.purpose,
  madeAt: row.made_at as Instant,
  expiresAt: row.expires_at as Instant,
  ...(row.used_at !== null && { usedAt: row.used_at as Instant }),
});

const letterFrom = (row: Row<'letter'>): Letter => ({
  id: row.id,
  recipient: row.recipient,
  stream: row.stream,
  message: row.message,
  fields: fromJson(row.fields),
  at: row.at as Instant,
  ...(row.read_at !== null && { readAt: row.read_at as Instant }),
});
