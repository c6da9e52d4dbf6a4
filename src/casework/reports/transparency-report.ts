/**
 * The harmonised transparency report (Art. 15, 24 DSA; Impl. Reg. (EU) 2024/2835): eleven sheets in their fixed order, from
 * counts of the public log. Its checks are part of it: totals against their parts, and decisions against what was sent to the database.
 */
import type { PeriodCounts } from './period-counts.ts';
import type { Sheet } from './sheet.ts';
import {
  humanResourcesSheet,
  identificationSheet,
  lastDay,
  namesSheet,
  qualitativeSheet,
  recipientsSheet,
  type Provider,
} from './sheets/about.ts';
import { appealsSheet } from './sheets/appeals.ts';
import { automatedMeansSheet } from './sheets/automated-means.ts';
import { noticesSheet } from './sheets/notices.ts';
import { ordersSheet } from './sheets/orders.ts';
import { ownInitiativeSheet } from './sheets/own-initiative.ts';
import { sumsThatDiffer } from './check-sums.ts';

export interface TransparencyReport {
  readonly sheets: readonly Sheet[];
  readonly checks: {
    /** Totals that are not the sum of their categories. Empty when all agree. */
    readonly sums: readonly string[];
    /** Restrictive decisions that need a line, those that have one, and what is left: 0 or a fault. */
    readonly restrictive: number;
    readonly submitted: number;
    readonly difference: number;
  };
}

export function transparencyReport(counts: PeriodCounts, provider: Provider): TransparencyReport {
  const { period, lines } = counts;
  const first = new Date(period.from).toISOString().slice(0, 10);
  const name = { service: provider.service, period: `${first}/${lastDay(period)}` };
  const sheets = [
    identificationSheet(provider, period),
    namesSheet(),
    ordersSheet(counts, name),
    noticesSheet(counts, name),
    ownInitiativeSheet(counts, name, 'illegal'),
    ownInitiativeSheet(counts, name, 'terms'),
    appealsSheet(counts, name),
    automatedMeansSheet(counts, name),
    humanResourcesSheet(provider, name),
    recipientsSheet(provider, name),
    qualitativeSheet(name),
  ];
  return {
    sheets,
    checks: {
      sums: sumsThatDiffer(sheets),
      restrictive: lines.needed,
      submitted: lines.submitted,
      difference: lines.needed - lines.submitted,
    },
  };
}
