/**
 * Every migration, in order: date, then purpose. Forward only; a published one never changes.
 * SQL lives in modules so that a clone and the packed package read the same text. Statements are parted by an empty line.
 */
import { statements as foundTheStore } from './2026-11-22-found-the-store.sql.ts';
import { statements as letStaffSignIn } from './2026-11-22-let-staff-sign-in.sql.ts';
import { statements as lookAgain } from './2026-11-22-look-again.sql.ts';
import { statements as openCasework } from './2026-11-22-open-casework.sql.ts';
import { statements as payRightsHolders } from './2026-11-22-pay-rights-holders.sql.ts';
import { statements as publishPolicies } from './2026-11-22-publish-policies.sql.ts';
import { statements as rememberReversals } from './2026-11-22-remember-reversals.sql.ts';
import { statements as sortTheOutbox } from './2026-11-22-sort-the-outbox.sql.ts';
import { statements as warnOfPolicies } from './2026-11-22-warn-of-policies.sql.ts';

export const MIGRATIONS: Readonly<Record<string, string>> = {
  '2026-11-22-found-the-store': foundTheStore,
  '2026-11-22-let-staff-sign-in': letStaffSignIn,
  '2026-11-22-look-again': lookAgain,
  '2026-11-22-open-casework': openCasework,
  '2026-11-22-pay-rights-holders': payRightsHolders,
  '2026-11-22-publish-policies': publishPolicies,
  '2026-11-22-remember-reversals': rememberReversals,
  '2026-11-22-sort-the-outbox': sortTheOutbox,
  '2026-11-22-warn-of-policies': warnOfPolicies,
};
