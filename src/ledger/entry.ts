/**
 * Double entry: every entry takes from one side what it gives to another, so that each adds up to nothing and so do all of
 * them together. Entries are never changed; what was wrong is taken back by a contra-entry that names it.
 */
import { assert, type Instant } from '../common/index.ts';
import type { FactsMedia, Territory } from '../policy/index.ts';
import { minorUnits, type Currency, type MinorUnits } from './money.ts';
import type { Period } from './period.ts';

/**
 * `payer/platform`; whom it owes: `claimant/clm_…`, `society/…`; held: `escrow/ref_…`; owed to somebody nobody knows yet:
 * `unmatched/ref_…`; paid out: `paid/claimant/clm_…`.
 */
export type LedgerAccount = string;
export const PAYER: LedgerAccount = 'payer/platform';
export const claimantAccount = (claimant: string): LedgerAccount => `claimant/${claimant}`;
export const societyAccount = (society: string): LedgerAccount => `society/${society}`;
export const escrowAccount = (reference: string): LedgerAccount => `escrow/${reference}`;
export const unmatchedAccount = (reference: string): LedgerAccount => `unmatched/${reference}`;

/** By what right something is owed. */
export const USE_BASES = ['licence', 'de/urhdag-12-1', 'de/urhdag-5-2'] as const;
export type UseBasis = (typeof USE_BASES)[number];

/** What was used, and how it was priced: everything a statement of account shows of a line. */
export interface Use {
  readonly upload: string;
  readonly reference: string;
  readonly territory: Territory;
  /** When it was seen. May lie before the month it is booked in. */
  readonly period: Period;
  readonly basis: UseBasis;
  readonly media: FactsMedia;
  /** Seen since the entry before; negative in a contra-entry. Adds up to what was reported. */
  readonly views: number;
  /** Totals of the month as reported last. */
  readonly viewsTotal: number;
  readonly days: number;
  readonly gross: MinorUnits;
  /** Seconds of the reference that were shown; for sound and film. */
  readonly seconds?: number;
  readonly tariff: string;
  readonly model: string;
  readonly rule: string;
  /** Of the decision, in the public log. */
  readonly leaf: number;
}

export interface Line {
  readonly account: LedgerAccount;
  /** More = owed to the account. */
  readonly amount: MinorUnits;
}

export interface Entry {
  /** Names what it is for, so that booked twice is booked once. */
  readonly id: string;
  readonly kind: 'use' | 'reversal' | 'release' | 'payment';
  readonly bookedAt: Instant;
  readonly period: Period;
  readonly currency: Currency;
  readonly lines: readonly Line[];
  readonly use?: Use;
  readonly reverses?: string;
  /** The case that led to it. */
  readonly because?: string;
}

/** Entries of one use belong together: totals are reported again and again. */
export const useKey = ({
  upload,
  reference,
  territory,
  period,
  basis,
}: Pick<Use, 'upload' | 'reference' | 'territory' | 'period' | 'basis'>): string =>
  [upload, reference, territory, period, basis].join(' ');

/** @throws AssertionFailed for an entry that does not balance: a bug, never an input */
export function entry(fields: Entry): Entry {
  const lines = fields.lines.filter(({ amount }) => amount !== 0);
  assert(lines.reduce((sum, { amount }) => sum + amount, 0) === 0, `${fields.id} does not balance`);
  assert(new Set(lines.map(({ account }) => account)).size === lines.length, `${fields.id} names an account twice`);
  return { ...fields, lines };
}

export type Balances = ReadonlyMap<LedgerAccount, MinorUnits>;

/** Of one currency. */
export function balances(entries: Iterable<Entry>): Balances {
  const sums = new Map<LedgerAccount, MinorUnits>();
  for (const { lines } of entries)
    for (const { account, amount } of lines) sums.set(account, minorUnits((sums.get(account) ?? 0) + amount));
  return sums;
}

/** Takes an entry back, line by line; booked in an open month, for closed ones are never written into. */
export const contraEntry = (
  taken: Entry,
  { bookedAt, period, because }: { readonly bookedAt: Instant; readonly period: Period; readonly because: string },
): Entry =>
  entry({
    id: `reversal ${taken.id}`,
    kind: 'reversal',
    bookedAt,
    period,
    currency: taken.currency,
    lines: taken.lines.map(({ account, amount }) => ({ account, amount: minorUnits(-amount) })),
    ...(taken.use && { use: { ...taken.use, views: -taken.use.views } }),
    reverses: taken.id,
    because,
  });
