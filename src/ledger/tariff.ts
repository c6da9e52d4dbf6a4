/**
 * What a use costs: tables as data, with a version and a first month. The law says "appropriate" and gives no number
 * (§§ 4(3), 5(2), 12(1) UrhDaG); the numbers are the operator's agreements, ours are examples to be replaced.
 */
import { assertNever } from '../common/index.ts';
import type { FactsMedia, Territory } from '../policy/index.ts';
import type { UseBasis } from './entry.ts';
import { minorUnits, proportion, type Currency, type MinorUnits } from './money.ts';
import type { Period } from './period.ts';

export type Terms =
  | { readonly kind: 'per-thousand-views'; readonly minorUnits: number }
  /** Of what the platform says it took in with the upload. */
  | { readonly kind: 'share-of-gross'; readonly millionths: number }
  /** For each day of the month the upload was up. */
  | { readonly kind: 'per-day'; readonly minorUnits: number }
  /** Paid for otherwise, or free: used and shown, nothing owed. */
  | { readonly kind: 'nothing' };

export interface TariffRow {
  readonly basis: UseBasis;
  readonly media: readonly FactsMedia[] | 'all';
  readonly territories: readonly Territory[] | 'all';
  readonly terms: Terms;
  /** Who collects: by law a society alone where the basis is a statutory one. */
  readonly society?: string;
}

export interface Tariff {
  readonly version: string;
  readonly from: Period;
  readonly currency: Currency;
  /** The first that fits counts. */
  readonly rows: readonly TariffRow[];
}

export interface Totals {
  readonly views: number;
  readonly days: number;
  /** Minor units of the tariff's currency. */
  readonly gross: number;
}

/** Always of the month's whole totals, so that many small reports cost the same as one. Cost: constant. */
export function amountDue(terms: Terms, { views, days, gross }: Totals): MinorUnits {
  switch (terms.kind) {
    case 'per-thousand-views':
      return proportion(views, terms.minorUnits, 1000);
    case 'share-of-gross':
      return proportion(gross, terms.millionths, 1_000_000);
    case 'per-day':
      return minorUnits(terms.minorUnits * days);
    case 'nothing':
      return minorUnits(0);
    default:
      return assertNever(terms);
  }
}

/** In words for a column of a statement: `per-thousand-views:50`. */
export const modelOf = (terms: Terms): string =>
  terms.kind === 'nothing'
    ? terms.kind
    : `${terms.kind}:${terms.kind === 'share-of-gross' ? terms.millionths : terms.minorUnits}`;

/** The newest table that had begun in that month; of two with the same month, the later one given. */
export const tariffFor = (tariffs: readonly Tariff[], period: Period): Tariff | undefined =>
  tariffs
    .filter(({ from }) => from <= period)
    .reduce<Tariff | undefined>(
      (newest, one) => (newest === undefined || one.from >= newest.from ? one : newest),
      undefined,
    );

export const rowFor = (
  tariff: Tariff,
  { basis, media, territory }: { readonly basis: UseBasis; readonly media: FactsMedia; readonly territory: Territory },
): TariffRow | undefined =>
  tariff.rows.find(
    (row) =>
      row.basis === basis &&
      (row.media === 'all' || row.media.includes(media)) &&
      (row.territories === 'all' || row.territories.includes(territory)),
  );
