/** Questions about claims, licences and money. */
import { sql, type Kysely, type Selectable } from 'kysely';
import { BOUNDS, type Instant } from '../../common/index.ts';
import type { Entry, MinorUnits, Tariff } from '../../ledger/index.ts';
import type { ClaimRecord, LicenceRecord, MoneyReads, UsageReport } from '../ledger.ts';
import type { Page } from '../store.ts';
import { fromJson, isKey } from './columns.ts';
import type { Tables } from './tables.ts';

type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;

export function moneyReadsOver(db: Kysely<Tables>): MoneyReads {
  return {
    async claim(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst();
      return row && claimFrom(row);
    },
    async claimsOn(reference) {
      if (!isKey(reference)) return [];
      const rows = await db
        .selectFrom('claim')
        .selectAll()
        .where('reference', '=', reference)
        .where('ended_at', 'is', null)
        .orderBy('ordinal')
        .execute();
      return rows.map(claimFrom);
    },
    async claims(claimant, after, limit) {
      if (claimant !== undefined && !isKey(claimant)) return { rows: [] };
      const size = pageSize(limit);
      let rows = db.selectFrom('claim').selectAll().where('ordinal', '<', before(after));
      if (claimant !== undefined) rows = rows.where('claimant', '=', claimant);
      return page(
        await rows
          .orderBy('ordinal', 'desc')
          .limit(size + 1)
          .execute(),
        size,
        claimFrom,
      );
    },
    async licence(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('licence').selectAll().where('id', '=', id).executeTakeFirst();
      return row && licenceFrom(row);
    },
    async licences(after, limit) {
      const size = pageSize(limit);
      const rows = await db
        .selectFrom('licence')
        .selectAll()
        .where('ordinal', '<', before(after))
        .orderBy('ordinal', 'desc')
        .limit(size + 1)
        .execute();
      return page(rows, size, licenceFrom);
    },
    async licencesFor(subjects) {
      const asked = subjects.filter(isKey);
      if (asked.length === 0) return [];
      const rows = await db
        .selectFrom('licence')
        .selectAll()
        .where('ended_at', 'is', null)
        .where('id', 'in', (from) =>
          from.selectFrom('licence_scope').select('licence_scope.licence').where('subject', 'in', asked),
        )
        .orderBy('ordinal')
        .execute();
      return rows.map(licenceFrom);
    },
    async entry(id) {
      if (!isKey(id)) return undefined;
      const row = await db.selectFrom('ledger_entry').select('body').where('id', '=', id).executeTakeFirst();
      return row && fromJson<Entry>(row.body);
    },
    async entriesOfUse(useKey) {
      if (!isKey(useKey)) return [];
      const rows = await entryBodies(db).where('use_key', '=', useKey).execute();
      return rows.map(({ body }) => fromJson<Entry>(body));
    },
    async entriesAbout(what) {
      const [column, value] =
        'upload' in what ? (['upload', what.upload] as const) : (['reference', what.reference] as const);
      if (!isKey(value)) return [];
      const rows = await entryBodies(db).where(column, '=', value).execute();
      return rows.map(({ body }) => fromJson<Entry>(body));
    },
    async entriesOfAccount(account, currency, { from, to }, limit) {
      if (!isKey(account)) return [];
      const rows = await entryBodies(db)
        .where('id', 'in', (lines) =>
          lines
            .selectFrom('ledger_line')
            .select('ledger_line.entry')
            .where('account', '=', account)
            .where('ledger_line.currency', '=', currency)
            .where('ledger_line.period', '>=', from)
            .where('ledger_line.period', '<=', to),
        )
        .limit(limit + 1)
        .execute();
      return rows.map(({ body }) => fromJson<Entry>(body));
    },
    async balanceBefore(account, currency, period) {
      if (!isKey(account)) return 0;
      const row = await db
        .selectFrom('ledger_line')
        .select(sum)
        .where('account', '=', account)
        .where('currency', '=', currency)
        .where('period', '<', period)
        .executeTakeFirstOrThrow();
      return row.sum;
    },
    async accountBalances(after, limit) {
      const size = pageSize(limit);
      const rows = await db
        .selectFrom('ledger_line')
        .select(['account', 'currency', sum])
        .where(sql<string>`account || ' ' || currency`, '>', after !== undefined && isKey(after) ? after : '')
        .groupBy(['account', 'currency'])
        .orderBy(sql`account || ' ' || currency`)
        .limit(size + 1)
        .execute();
      const shown = rows
        .slice(0, size)
        .map((row) => ({ account: row.account, currency: row.currency, balance: row.sum }));
      const last = shown.at(-1);
      return rows.length > size && last ? { rows: shown, next: `${last.account} ${last.currency}` } : { rows: shown };
    },
    async ledgerSums() {
      const rows = await db.selectFrom('ledger_line').select(['currency', sum]).groupBy('currency').execute();
      return new Map(rows.map((row) => [row.currency, row.sum as MinorUnits]));
    },
    async latestUsage(upload) {
      if (!isKey(upload)) return [];
      const rows = await db
        .selectFrom('usage_report')
        .selectAll()
        .distinctOn(['territory', 'period'])
        .where('upload', '=', upload)
        .orderBy('territory')
        .orderBy('period')
        .orderBy('ordinal', 'desc')
        .execute();
      return rows.map(usageFrom);
    },
    async tariffs() {
      const rows = await db.selectFrom('tariff').select('body').orderBy('ordinal').execute();
      return rows.map(({ body }) => fromJson<Tariff>(body));
    },
    async closedPeriods() {
      const rows = await db.selectFrom('ledger_period').select('period').orderBy('period').execute();
      return rows.map(({ period }) => period);
    },
  };
}

const sum = sql<number>`coalesce(sum(amount), 0)::bigint`.as('sum');
const entryBodies = (db: Kysely<Tables>) => db.selectFrom('ledger_entry').select('body').orderBy('ordinal');

const pageSize = (limit: number = BOUNDS.pageRowsMax): number =>
  Math.max(1, Math.min(Math.floor(limit), BOUNDS.pageRowsMax));
const before = (cursor: string | undefined): number =>
  cursor === undefined ? Number.MAX_SAFE_INTEGER : /^[0-9]{1,15}$/.test(cursor) ? Number(cursor) : -1;

function page<R extends { readonly ordinal: number }, T>(
  rows: readonly R[],
  size: number,
  from: (row: R) => T,
): Page<T> {
  const shown = rows.slice(0, size).map(from);
  return rows.length > size ? { rows: shown, next: String(rows[size - 1]!.ordinal) } : { rows: shown };
}

const claimFrom = (row: Row<'claim'>): ClaimRecord => ({
  id: row.id,
  reference: row.reference,
  claimant: row.claimant,
  share: row.share,
  territories: fromJson(row.territories),
  madeAt: row.made_at as Instant,
  ...(row.ended_at !== null && { endedAt: row.ended_at as Instant }),
});

const licenceFrom = (row: Row<'licence'>): LicenceRecord => ({
  ...fromJson<LicenceRecord>(row.body),
  ...(row.ended_at !== null && { endedAt: row.ended_at as Instant }),
});

const usageFrom = (row: Row<'usage_report'>): UsageReport => ({
  upload: row.upload,
  territory: row.territory,
  period: row.period,
  views: row.views,
  days: row.days,
  gross: row.gross,
  reportedAt: row.reported_at as Instant,
});
