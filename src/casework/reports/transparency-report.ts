/**
 * The harmonised transparency report (Art. 15, 24 DSA; Impl. Reg. (EU) 2024/2835): eleven sheets in their fixed order, a pure fold
 * over the public log. Its checks are part of it: totals against their parts, and decisions against what was sent to the database.
 */
import { caseHistories, within, type Period, type PublicStep } from './public-step.ts';
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

export interface ReportInput {
  readonly steps: readonly PublicStep[];
  readonly period: Period;
  readonly provider: Provider;
  /** Leaves a line for the EU database was queued for, sent or still waiting. */
  readonly linesFor: ReadonlySet<number>;
}

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

export function transparencyReport({ steps, period, provider, linesFor }: ReportInput): TransparencyReport {
  const cases = caseHistories(steps);
  const first = new Date(period.from).toISOString().slice(0, 10);
  const name = { service: provider.service, period: `${first}/${lastDay(period)}` };
  const sheets = [
    identificationSheet(provider, period),
    namesSheet(),
    ordersSheet(cases, period, name),
    noticesSheet(cases, period, name),
    ownInitiativeSheet(steps, period, name, 'illegal'),
    ownInitiativeSheet(steps, period, name, 'terms'),
    appealsSheet(cases, steps, period, name),
    automatedMeansSheet(cases, steps, period, name),
    humanResourcesSheet(provider, name),
    recipientsSheet(provider, name),
    qualitativeSheet(name),
  ];
  const restrictive = steps.filter((step) => within(period, step.at) && needsLine(step));
  const submitted = restrictive.filter(({ index }) => linesFor.has(index)).length;
  return {
    sheets,
    checks: {
      sums: sumsThatDiffer(sheets),
      restrictive: restrictive.length,
      submitted,
      difference: restrictive.length - submitted,
    },
  };
}

const EU = /^(all|AT|BE|BG|CY|CZ|DE|DK|EE|ES|FI|FR|GR|HR|HU|IE|IS|IT|LI|LT|LU|LV|MT|NL|NO|PL|PT|RO|SE|SI|SK)$/;
const ACCOUNT_MEASURES = new Set(['suspended', 'terminated', 'flag-right-excluded', 'notices-suspended']);

/** Art. 24(5) with Art. 17 DSA: restrictions in the Union, but not those an order under Art. 9 demands. */
export function needsLine({ k, a, src, terr }: PublicStep): boolean {
  if (k === 'account') return a !== undefined && ACCOUNT_MEASURES.has(a);
  if (k !== 'decision' || (a !== 'BLOCK' && a !== 'BLOCK_TIMED') || src === 'order') return false;
  return (terr ?? 'all').split(',').some((one) => EU.test(one));
}
