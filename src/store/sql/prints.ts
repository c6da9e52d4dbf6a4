/** Kept fingerprints of uploads. */
import type { Kysely, Selectable } from 'kysely';
import { BOUNDS, type Instant, type UploadId } from '../../common/index.ts';
import type { KeptPrint, PrintReads, PrintWrites } from '../prints.ts';
import { isKey, key, ownBytes } from './columns.ts';
import type { Tables } from './tables.ts';

const printFrom = (row: Selectable<Tables['upload_print']>): KeptPrint => ({
  upload: row.upload as UploadId,
  receivedAt: row.received_at as Instant,
  keepUntil: row.keep_until as Instant,
  fingerprint: ownBytes(row.fingerprint),
  ...(row.account === null ? {} : { account: row.account }),
});

export const printReadsOver = (db: Kysely<Tables>): PrintReads => ({
  async print(upload) {
    if (!isKey(upload)) return undefined;
    const row = await db.selectFrom('upload_print').selectAll().where('upload', '=', upload).executeTakeFirst();
    return row && printFrom(row);
  },
  async prints(now, after, limit = BOUNDS.pageRowsMax) {
    const size = Math.max(1, Math.min(Math.floor(limit), BOUNDS.pageRowsMax));
    const from = after === undefined ? -1 : /^[0-9]{1,15}$/.test(after) ? Number(after) : Number.MAX_SAFE_INTEGER;
    const rows = await db
      .selectFrom('upload_print')
      .selectAll()
      .where('keep_until', '>', now)
      .where('ordinal', '>', from)
      .orderBy('ordinal')
      .limit(size + 1)
      .execute();
    const shown = rows.slice(0, size).map(printFrom);
    return rows.length > size ? { rows: shown, next: String(rows[size - 1]!.ordinal) } : { rows: shown };
  },
});

export const printWritesOver = (db: Kysely<Tables>): PrintWrites => ({
  async keepPrint({ upload, receivedAt, keepUntil, fingerprint, account }) {
    await db
      .insertInto('upload_print')
      .values({
        upload: key(upload),
        received_at: receivedAt,
        keep_until: keepUntil,
        fingerprint,
        account: account === undefined ? null : key(account),
      })
      .onConflict((on) => on.doNothing())
      .execute();
  },
  async forgetPrint(upload) {
    if (isKey(upload)) await db.deleteFrom('upload_print').where('upload', '=', upload).execute();
  },
  async forgetPrints(now) {
    const result = await db.deleteFrom('upload_print').where('keep_until', '<=', now).executeTakeFirstOrThrow();
    return Number(result.numDeletedRows);
  },
});
