/** What was held goes to whoever turned out to own it, to the last cent; what is owed is paid out. */
import type { Instant } from '../common/index.ts';
import {
  balances,
  claimantAccount,
  entry,
  escrowAccount,
  unmatchedAccount,
  useKey,
  type Entry,
  type LedgerAccount,
} from './entry.ts';
import { minorUnits, splitByShares, type Currency, type MinorUnits } from './money.ts';
import type { Period } from './period.ts';

export interface Booking {
  readonly id: string;
  readonly bookedAt: Instant;
  readonly period: Period;
  readonly currency: Currency;
  readonly because: string;
}

/**
 * One entry per use that has something in escrow, so that later totals of the same use are priced against who was paid.
 * @param entries all of the reference, in one currency
 * @param shares in millionths; what they lack to a whole stays owed to somebody unknown
 */
export function releaseEscrow(
  reference: string,
  entries: readonly Entry[],
  shares: readonly { readonly claimant: string; readonly millionths: number }[],
  booking: Omit<Booking, 'currency'>,
): readonly Entry[] {
  const escrow = escrowAccount(reference);
  const known = shares.reduce((sum, { millionths }) => sum + millionths, 0);
  const parts = [
    ...shares.map(({ claimant, millionths }) => ({ account: claimantAccount(claimant), weight: millionths })),
    ...(known < 1_000_000 ? [{ account: unmatchedAccount(reference), weight: 1_000_000 - known }] : []),
  ];
  const byUse = Map.groupBy(
    entries.filter(({ use }) => use !== undefined),
    ({ use, currency }) => `${useKey(use!)} ${currency}`,
  );
  return [...byUse].flatMap(([key, own]) => {
    const amount = balances(own).get(escrow) ?? minorUnits(0);
    if (amount === 0) return [];
    const amounts = splitByShares(amount, parts);
    const lines = [
      { account: escrow, amount: minorUnits(-amount) },
      ...parts.map(({ account }, i) => ({ account, amount: amounts[i]! })),
    ];
    const { use, currency } = own.at(-1)!;
    // The views were counted when the money came into escrow.
    const held = { ...use!, views: 0 };
    return [entry({ ...booking, id: `${booking.id} ${key}`, currency, kind: 'release', lines, use: held })];
  });
}

/** The payee has been paid: what is owed to them goes down by it. */
export const payment = (payee: LedgerAccount, amount: MinorUnits, booking: Booking): Entry =>
  entry({
    ...booking,
    kind: 'payment',
    lines: [
      { account: payee, amount: minorUnits(-amount) },
      { account: `paid/${payee}`, amount },
    ],
  });
