/** Policies of the operator. */
import type { Kysely } from 'kysely';
import type { PolicyWarning } from '../../casework/index.ts';
import type { Instant } from '../../common/index.ts';
import type { OperatorChoices, PolicyText, Profile } from '../../policy/index.ts';
import type { PolicyReads, PolicyWrites } from '../policies.ts';
import { fromJson, key, toJson } from './columns.ts';
import type { Tables } from './tables.ts';

export const policyReadsOver = (db: Kysely<Tables>): PolicyReads => ({
  async policies() {
    const rows = await db.selectFrom('policy').selectAll().orderBy('ordinal').execute();
    return rows.map(({ name, base, hash, author, approver, approval, ...row }) => ({
      name,
      profile: row.profile as Profile,
      base,
      choices: fromJson<OperatorChoices>(row.choices),
      text: fromJson<PolicyText>(row.text),
      hash,
      author,
      approver,
      approval,
      publishedAt: row.published_at as Instant,
      inForceFrom: row.in_force_from as Instant,
      leafIndex: row.leaf_index,
      warnings: row.warnings === null ? [] : fromJson<PolicyWarning[]>(row.warnings),
    }));
  },
});

export const policyWritesOver = (db: Kysely<Tables>): PolicyWrites => ({
  async publishPolicy({ choices, text, publishedAt, inForceFrom, leafIndex, warnings, ...policy }) {
    await db
      .insertInto('policy')
      .values({
        ...policy,
        name: key(policy.name),
        choices: toJson(choices),
        text: toJson(text),
        published_at: publishedAt,
        in_force_from: inForceFrom,
        leaf_index: leafIndex,
        warnings: toJson(warnings),
      })
      .execute();
  },
});
