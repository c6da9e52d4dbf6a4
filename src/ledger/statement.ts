/** A statement of account: what came to a payee in a span of months, line by line, and how that leads from one balance to the next. */
import type { Entry, LedgerAccount, Use } from './entry.ts';
import { minorUnits, type Currency, type MinorUnits } from './money.ts';
import type { Period } from './period.ts';

export interface StatementRow {
  readonly entry: string;
  readonly kind: Entry['kind'];
  readonly bookedIn: Period;
  readonly amount: MinorUnits;
  /** The payee's part of the entry, in millionths; absent where an entry only moves money. */
  readonly share?: number;
  readonly use?: Use;
  readonly reverses?: string;
  readonly because?: string;
}

export interface Statement {
  readonly payee: LedgerAccount;
  readonly currency: Currency;
  readonly from: Period;
  readonly to: Period;
  readonly opening: MinorUnits;
  readonly accrued: MinorUnits;
  readonly reversed: MinorUnits;
  readonly released: MinorUnits;
  readonly paid: MinorUnits;
  readonly closing: MinorUnits;
  readonly rows: readonly StatementRow[];
}

export interface UsedWork extends Pick<Use, 'reference' | 'basis' | 'territory' | 'media' | 'seconds'> {
  readonly uploads: number;
  readonly views: number;
  readonly amount: MinorUnits;
}

/** The same by work and legal basis: what a society or an author wants to see first. Seconds are the longest use's. */
export function usedWorks({ rows }: Pick<Statement, 'rows'>): readonly UsedWork[] {
  const byWork = Map.groupBy(
    rows.filter(({ use }) => use !== undefined),
    ({ use }) => [use!.reference, use!.basis, use!.territory, use!.media].join(' '),
  );
  return [...byWork.values()].map((own) => {
    const { reference, basis, territory, media } = own[0]!.use!;
    const seconds = own.flatMap(({ use }) => use!.seconds ?? []);
    return {
      reference,
      basis,
      territory,
      media,
      ...(seconds.length > 0 && { seconds: Math.max(...seconds) }),
      uploads: new Set(own.map(({ use }) => use!.upload)).size,
      views: own.reduce((sum, { use }) => sum + use!.views, 0),
      amount: minorUnits(own.reduce((sum, { amount }) => sum + amount, 0)),
    };
  });
}

/**
 * @param entries every entry that names the payee, in order of booking, up to the end of the span; other currencies are left out
 * @param before what had come together before the first of them
 */
export function statementOfAccount(
  payee: LedgerAccount,
  currency: Currency,
  { from, to }: { readonly from: Period; readonly to: Period },
  entries: readonly Entry[],
  before: MinorUnits = minorUnits(0),
): Statement {
  const sums = { opening: before as number, use: 0, reversal: 0, release: 0, payment: 0 };
  const rows: StatementRow[] = [];
  for (const one of entries) {
    const amount = one.lines.find(({ account }) => account === payee)?.amount;
    if (amount === undefined || one.currency !== currency || one.period > to) continue;
    if (one.period < from) {
      sums.opening += amount;
      continue;
    }
    sums[one.kind] += amount;
    const total = one.lines.reduce((sum, line) => (line.amount > 0 === amount > 0 ? sum + line.amount : sum), 0);
    rows.push({
      entry: one.id,
      kind: one.kind,
      bookedIn: one.period,
      amount,
      ...(one.use && { share: Math.round((amount / total) * 1_000_000), use: one.use }),
      ...(one.reverses !== undefined && { reverses: one.reverses }),
      ...(one.because !== undefined && { because: one.because }),
    });
  }
  const { opening, use, reversal, release, payment } = sums;
  return {
    payee,
    currency,
    from,
    to,
    opening: minorUnits(opening),
    accrued: minorUnits(use),
    reversed: minorUnits(reversal),
    released: minorUnits(release),
    paid: minorUnits(payment),
    closing: minorUnits(opening + use + reversal + release + payment),
    rows,
  };
}
