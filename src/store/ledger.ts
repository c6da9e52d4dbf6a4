/** The store's contract for claims, licences and money. Part of `Reads` and `Transaction`. */
import type { Instant } from '../common/index.ts';
import type { Balances, Currency, Entry, LedgerAccount, Period, Tariff, Terms } from '../ledger/index.ts';
import type { Licence, Territory } from '../policy/index.ts';
import type { Page } from './store.ts';

/** A claimant's statement that a reference is theirs, or in part, for some territories. */
export interface ClaimRecord {
  readonly id: string;
  readonly reference: string;
  /** `clm_…` */
  readonly claimant: string;
  /** In millionths. */
  readonly share: number;
  readonly territories: readonly Territory[] | 'all';
  readonly madeAt: Instant;
  readonly endedAt?: Instant;
}

export interface LicenceRecord extends Licence {
  readonly id: string;
  /** What it covers: references, or everything a claimant claims. */
  readonly works: { readonly references: readonly string[] } | { readonly claimant: string };
  /** Who collects: `claimant/clm_…` or `society/…`; absent: the owners, by their shares. */
  readonly licensor?: LedgerAccount;
  readonly terms: Terms;
  readonly madeAt: Instant;
  readonly endedAt?: Instant;
}

export interface UsageReport {
  readonly upload: string;
  readonly territory: Territory;
  readonly period: Period;
  /** Totals of the month, not what was added since the last report. */
  readonly views: number;
  readonly days: number;
  readonly gross: number;
  readonly reportedAt: Instant;
}

export interface AccountBalance {
  readonly account: LedgerAccount;
  readonly currency: Currency;
  readonly balance: number;
}

export interface MoneyReads {
  claim(id: string): Promise<ClaimRecord | undefined>;
  /** Those in force, oldest first. */
  claimsOn(reference: string): Promise<readonly ClaimRecord[]>;
  /** Newest first, ended ones included. Without a claimant: everybody's. */
  claims(claimant: string | undefined, after?: string, limit?: number): Promise<Page<ClaimRecord>>;
  licence(id: string): Promise<LicenceRecord | undefined>;
  licences(after?: string, limit?: number): Promise<Page<LicenceRecord>>;
  /** Not ended ones whose scope names any of these: `reference/…`, `claimant/…`. */
  licencesFor(subjects: readonly string[]): Promise<readonly LicenceRecord[]>;
  entry(id: string): Promise<Entry | undefined>;
  entriesOfUse(useKey: string): Promise<readonly Entry[]>;
  /** In order of booking. */
  entriesAbout(what: { readonly upload: string } | { readonly reference: string }): Promise<readonly Entry[]>;
  /** Of one payee in a span of months, in order of booking; `limit + 1` rows say that there are more. */
  entriesOfAccount(
    account: LedgerAccount,
    currency: Currency,
    span: { readonly from: Period; readonly to: Period },
    limit: number,
  ): Promise<readonly Entry[]>;
  /** What had come together before a month. */
  balanceBefore(account: LedgerAccount, currency: Currency, period: Period): Promise<number>;
  /** By account; `after` is the last one of the page before. */
  accountBalances(after?: string, limit?: number): Promise<Page<AccountBalance>>;
  /** Sum over every line there is, per currency: nothing, or something is broken. */
  ledgerSums(): Promise<Balances>;
  /** Last totals of an upload, by territory and month. */
  latestUsage(upload: string): Promise<readonly UsageReport[]>;
  /** In the order they were published. */
  tariffs(): Promise<readonly Tariff[]>;
  closedPeriods(): Promise<readonly Period[]>;
}

export interface MoneyWrites {
  saveClaim(claim: ClaimRecord): Promise<void>;
  saveLicence(licence: LicenceRecord): Promise<void>;
  /** Booked twice is booked once: false when an entry of this id was there. */
  book(entry: Entry): Promise<boolean>;
  saveUsage(report: UsageReport): Promise<void>;
  /** False when this version was published before; it never changes. */
  publishTariff(tariff: Tariff, at: Instant): Promise<boolean>;
  /** False when it was closed already. */
  closePeriod(period: Period, at: Instant): Promise<boolean>;
}
