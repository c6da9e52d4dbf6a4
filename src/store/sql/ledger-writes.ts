/** Writes of claims, licences and money. */
import type { Kysely } from 'kysely';
import type { MoneyWrites } from '../ledger.ts';
import { key, toJson } from './columns.ts';
import type { Tables } from './tables.ts';

export function moneyWritesOver(db: Kysely<Tables>): MoneyWrites {
  return {
    async saveClaim({ id, reference, claimant, share, territories, madeAt, endedAt }) {
      const row = {
        id: key(id),
        reference: key(reference),
        claimant: key(claimant),
        share,
        territories: toJson(territories),
        made_at: madeAt,
        ended_at: endedAt ?? null,
      };
      await db
        .insertInto('claim')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
    },
    async saveLicence(licence) {
      const { endedAt, ...body } = licence;
      const row = { id: key(licence.id), body: toJson(body), made_at: licence.madeAt, ended_at: endedAt ?? null };
      await db
        .insertInto('licence')
        .values(row)
        .onConflict((on) => on.column('id').doUpdateSet(row))
        .execute();
      const { works } = licence;
      const subjects =
        'claimant' in works ? [`claimant/${works.claimant}`] : works.references.map((one) => `reference/${one}`);
      await db
        .insertInto('licence_scope')
        .values([...new Set(subjects)].map((subject) => ({ subject: key(subject), licence: row.id })))
        .onConflict((on) => on.doNothing())
        .execute();
    },
    async book(entry) {
      const { id, kind, period, currency, bookedAt, use, reverses, lines } = entry;
      const result = await db
        .insertInto('ledger_entry')
        .values({
          id: key(id),
          kind,
          period,
          currency,
          booked_at: bookedAt,
          use_key:
            use === undefined ? null : key([use.upload, use.reference, use.territory, use.period, use.basis].join(' ')),
          upload: use === undefined ? null : key(use.upload),
          reference: use === undefined ? null : key(use.reference),
          reverses: reverses === undefined ? null : key(reverses),
          body: toJson(entry),
        })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow();
      if (result.numInsertedOrUpdatedRows !== 1n) return false;
      const rows = lines.map(({ account, amount }) => ({ account: key(account), entry: id, period, currency, amount }));
      if (rows.length > 0) await db.insertInto('ledger_line').values(rows).execute();
      return true;
    },
    async saveUsage({ upload, territory, period, views, days, gross, reportedAt }) {
      await db
        .insertInto('usage_report')
        .values({ upload: key(upload), territory: key(territory), period, views, days, gross, reported_at: reportedAt })
        .execute();
    },
    async publishTariff(tariff, at) {
      const result = await db
        .insertInto('tariff')
        .values({ version: key(tariff.version), body: toJson(tariff), made_at: at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow();
      return result.numInsertedOrUpdatedRows === 1n;
    },
    async closePeriod(period, at) {
      const result = await db
        .insertInto('ledger_period')
        .values({ period: key(period), closed_at: at })
        .onConflict((on) => on.doNothing())
        .executeTakeFirstOrThrow();
      return result.numInsertedOrUpdatedRows === 1n;
    },
  };
}
