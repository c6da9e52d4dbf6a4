/** Files that a person found lawful, and the works whose claims on them fell. */
import type { Kysely } from 'kysely';
import { BOUNDS, type Instant, type ReferenceId, type UploadId } from '../../common/index.ts';
import type { AllowanceReads, AllowanceWrites } from '../allowances.ts';
import { isKey, key, ownBytes } from './columns.ts';
import type { Tables } from './tables.ts';

export const allowanceReadsOver = (db: Kysely<Tables>): AllowanceReads => ({
  async allowances(references, holders) {
    const [works, names] = [references.filter(isKey), holders.filter(isKey)];
    if (works.length === 0 && names.length === 0) return [];
    const rows = await db
      .selectFrom('allowance')
      .selectAll()
      .where((is) =>
        is.or([
          ...(works.length > 0 ? [is('reference', 'in', works)] : []),
          ...(names.length > 0 ? [is('holder', 'in', names)] : []),
        ]),
      )
      .orderBy('since', 'desc')
      .orderBy('upload')
      .orderBy('reference')
      .limit(BOUNDS.pageRowsMax)
      .execute();
    return rows.map((row) => ({
      upload: row.upload as UploadId,
      reference: row.reference as ReferenceId,
      ...(row.holder !== null && { holder: row.holder }),
      ...(row.account !== null && { account: row.account }),
      ...(row.sha256 !== null && { sha256: row.sha256 }),
      ...(row.fingerprint !== null && { fingerprint: ownBytes(row.fingerprint) }),
      ...(row.leaf !== null && { leaf: row.leaf }),
      since: row.since as Instant,
    }));
  },
});

export const allowanceWritesOver = (db: Kysely<Tables>): AllowanceWrites => ({
  async saveAllowance({ upload, reference, holder, account, sha256, fingerprint, leaf, since }) {
    const said = {
      holder: holder === undefined ? null : key(holder),
      account: account === undefined ? null : key(account),
      sha256: sha256 ?? null,
      fingerprint: fingerprint ?? null,
      leaf: leaf ?? null,
      since,
    };
    await db
      .insertInto('allowance')
      .values({ upload: key(upload), reference: key(reference), ...said })
      .onConflict((on) => on.columns(['upload', 'reference']).doUpdateSet(said))
      .execute();
  },
  async endAllowances(upload, leaves) {
    if (isKey(upload)) await db.deleteFrom('allowance').where('upload', '=', upload).execute();
    if (leaves.length > 0)
      await db
        .deleteFrom('allowance')
        .where('leaf', 'in', [...leaves])
        .execute();
  },
  async forgetAllowancesOf(account) {
    if (isKey(account)) await db.deleteFrom('allowance').where('account', '=', account).execute();
  },
});
