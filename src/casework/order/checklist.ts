/**
 * Is it an order? Art. 9(2) and 10(2) DSA list what one must contain; what is missing is told to the authority, and nothing happens to
 * anybody meanwhile. An order reaches as far as its authority does, and no further than is strictly necessary (Art. 9(2)(b)).
 */
import type { OrderClass } from './state.ts';

/** What a human found in the paper. Yes or no, each; a text says where. */
export interface Checked {
  /** A provision of law, by address: `de/urhg-97`. */
  readonly legalBasis?: string;
  readonly reasons: boolean;
  /** Who issued it can be told, and may. */
  readonly issuer: boolean;
  /** Exact addresses, or for Art. 10 the very recipients. */
  readonly identification: boolean;
  readonly redress: boolean;
  /** Where effect is reported to. */
  readonly reportTo: boolean;
  /** In a declared language, or with a translation of these points. */
  readonly language: boolean;
  /** ISO codes; empty when it names none. */
  readonly territories: readonly string[];
}

export const ORDER_POINTS = [
  'legal-basis',
  'reasons',
  'issuer',
  'identification',
  'redress',
  'report-to',
  'language',
  'territory',
] as const;
export type OrderPoint = (typeof ORDER_POINTS)[number];

/** Which point of which article says so. */
export const POINT_BASIS: Readonly<Record<OrderPoint, string>> = {
  'legal-basis': 'eu/dsa-9-2-a-i',
  reasons: 'eu/dsa-9-2-a-ii',
  issuer: 'eu/dsa-9-2-a-iii',
  identification: 'eu/dsa-9-2-a-iv',
  redress: 'eu/dsa-9-2-a-v',
  'report-to': 'eu/dsa-9-2-a-vi',
  territory: 'eu/dsa-9-2-b',
  language: 'eu/dsa-9-2-c',
};

/** In the order of the law. Empty: it is an order. */
export function missingPoints(checked: Checked, as: OrderClass): readonly OrderPoint[] {
  const has: Record<OrderPoint, boolean> = {
    'legal-basis': checked.legalBasis !== undefined,
    reasons: checked.reasons,
    issuer: checked.issuer,
    identification: checked.identification,
    redress: checked.redress,
    'report-to': checked.reportTo,
    language: checked.language,
    // An order for information has no territory; nor has a national one to follow the list of Art. 9, but it binds at home only.
    territory: as !== 'ART9' || checked.territories.length > 0,
  };
  return ORDER_POINTS.filter((point) => !has[point]);
}

/**
 * Where it has effect: what it asks for, cut to the authority's own country. `wider`: it shows a basis in Union or international law for
 * more, and a human said so. An authority outside the service's reach of law gets its own country at most.
 */
export function narrowestTerritories(
  asked: readonly string[],
  country: string,
  { wider, foreign }: { readonly wider: boolean; readonly foreign: boolean },
): readonly string[] {
  const named = asked.length > 0 ? asked : [country];
  if (wider && !foreign) return [...new Set(named)].sort();
  return named.includes(country) ? [country] : [];
}
