/**
 * From totals of a month to entries. Totals are reported again when they grow or are corrected; each time the whole is priced
 * anew and only the difference to what is booked already is written, so that asking twice changes nothing.
 */
import type { Instant } from '../common/index.ts';
import type { Territory } from '../policy/index.ts';
import {
  balances,
  claimantAccount,
  entry,
  escrowAccount,
  PAYER,
  societyAccount,
  unmatchedAccount,
  useKey,
  type Entry,
  type LedgerAccount,
  type Use,
} from './entry.ts';
import { minorUnits, splitByShares, type Part } from './money.ts';
import type { PayableWork } from './payable.ts';
import { bookingPeriod, type Period } from './period.ts';
import { amountDue, modelOf, rowFor, type Tariff, type Terms, type Totals } from './tariff.ts';

export const WHOLE_SHARE = 1_000_000;

/** Who a work belongs to, in one territory, as far as money is concerned. */
export interface Owners {
  readonly disputed: boolean;
  /** In millionths; what is missing to the whole is owed to somebody nobody knows yet. */
  readonly shares: readonly { readonly claimant: string; readonly millionths: number }[];
  /** A licence whose terms apply here instead of the table's; `licensor`: it collects, whoever owns. */
  readonly licence?: { readonly id: string; readonly terms: Terms; readonly licensor?: LedgerAccount };
}

export interface UsageOfWork {
  readonly upload: string;
  readonly leaf: number;
  readonly territory: Territory;
  readonly period: Period;
  readonly totals: Totals;
  readonly work: PayableWork;
  readonly owners: Owners;
}

export interface BookingOptions {
  readonly tariff: Tariff;
  readonly closed: ReadonlySet<Period>;
  readonly bookedAt: Instant;
  /** Every entry of the same use so far, reversals included. */
  readonly booked: readonly Entry[];
}

/** Undefined when nothing changes. A use that was taken back once earns nothing any more. */
export function bookUsage(usage: UsageOfWork, options: BookingOptions): Entry | undefined {
  const { work, totals, owners, territory, period } = usage;
  const { tariff, booked, bookedAt, closed } = options;
  const row = rowFor(tariff, { basis: work.basis, media: work.media, territory });
  const terms = owners.licence && work.basis === 'licence' ? owners.licence.terms : row?.terms;
  if (terms === undefined) return undefined;
  const takenBack = booked.some(({ kind }) => kind === 'reversal');
  const due = takenBack ? minorUnits(0) : amountDue(terms, totals);
  const parts = payees(usage, row?.society);
  const target = new Map<LedgerAccount, number>([[PAYER, -due]]);
  splitByShares(due, parts).forEach((amount, i) => {
    const { account } = parts[i]!;
    target.set(account, (target.get(account) ?? 0) + amount);
  });
  const now = balances(booked);
  const lines = [...new Set([...target.keys(), ...now.keys()])]
    .map((account) => ({ account, amount: minorUnits((target.get(account) ?? 0) - (now.get(account) ?? 0)) }))
    .filter(({ amount }) => amount !== 0);
  if (lines.length === 0) return undefined;
  const { reference, media, basis, rule, seconds } = work;
  const use: Use = {
    upload: usage.upload,
    reference,
    territory,
    period,
    basis,
    media,
    views: totals.views - booked.reduce((sum, one) => sum + (one.use?.views ?? 0), 0),
    viewsTotal: totals.views,
    days: totals.days,
    gross: minorUnits(totals.gross),
    ...(seconds !== undefined && { seconds }),
    tariff: owners.licence && basis === 'licence' ? owners.licence.id : tariff.version,
    model: modelOf(terms),
    rule,
    leaf: usage.leaf,
  };
  return entry({
    id: `use ${useKey(use)} ${booked.length}`,
    kind: 'use',
    bookedAt,
    period: bookingPeriod(period, closed),
    currency: tariff.currency,
    lines,
    use,
  });
}

/** Never empty, and its weights make the whole. */
function payees({ work, owners }: UsageOfWork, society: string | undefined): readonly Part[] {
  const { reference, basis } = work;
  // §§ 4(4), 5(3), 12(1) UrhDaG: only a society may claim it; without one it waits for whoever comes to be known.
  if (basis !== 'licence')
    return [
      { account: society === undefined ? unmatchedAccount(reference) : societyAccount(society), weight: WHOLE_SHARE },
    ];
  if (owners.licence?.licensor !== undefined) return [{ account: owners.licence.licensor, weight: WHOLE_SHARE }];
  const known = owners.shares.reduce((sum, { millionths }) => sum + millionths, 0);
  if (owners.disputed || known > WHOLE_SHARE) return [{ account: escrowAccount(reference), weight: WHOLE_SHARE }];
  const parts = owners.shares.map(({ claimant, millionths }) => ({
    account: claimantAccount(claimant),
    weight: millionths,
  }));
  return known < WHOLE_SHARE
    ? [...parts, { account: unmatchedAccount(reference), weight: WHOLE_SHARE - known }]
    : parts;
}
