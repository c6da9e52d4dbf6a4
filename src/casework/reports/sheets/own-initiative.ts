/**
 * Sheets 5 and 6, Art. 15(1)(c) DSA: measures taken without a notice under Art. 16. A hit on a claimant's reference file is one:
 * the qualitative sheet says so. Measures on notice, order, complaint or by the board are counted elsewhere.
 */
import { rowOf, type RowKey } from '../categories.ts';
import type { PeriodCounts } from '../period-counts.ts';
import type { PublicStep } from '../public-step.ts';
import {
  cellsWithContext,
  leading,
  LEADING,
  templateRows,
  withContext,
  type ServiceName,
  type Sheet,
} from '../sheet.ts';

const COLUMNS = [
  'Number of measures taken at own initiative',
  'Number of measures taken after detection solely by automated means',
  'Visibility: Removal',
  'Visibility: Disable',
  'Visibility: Demoted',
  'Visibility: Age restricted',
  'Visibility: Interaction restricted',
  'Visibility: Labelled',
  'Visibility: Other',
  'Monetary: Suspension',
  'Monetary: Termination',
  'Monetary: Other',
  'Service: Suspension',
  'Service: Termination',
  'Account: Suspension',
  'Account: Termination',
];
export const MEASURE_COLUMNS = COLUMNS.length;
const DISABLE = 3;
const LABELLED = 7;
const SERVICE_SUSPENSION = 12;
const ACCOUNT_SUSPENSION = 14;
const ACCOUNT_TERMINATION = 15;

export const OWN_SOURCES = new Set(['reference-match', 'own', 'red-button']);

/** Which column a leaf counts under; undefined when it is no measure of ours. */
export function measureOf({ k, a, src }: PublicStep): number | undefined {
  if (k === 'decision' && (a === 'BLOCK' || a === 'BLOCK_TIMED') && (src === undefined || OWN_SOURCES.has(src)))
    return DISABLE;
  // A restriction of its own that nobody's notice or complaint asked for; the EU database has it as voluntary, and labelled.
  if (k === 'decision' && a === 'WARNING') return LABELLED;
  if (k !== 'account') return undefined;
  if (a === 'flag-right-excluded' || a === 'notices-suspended') return SERVICE_SUSPENSION;
  if (a === 'suspended') return ACCOUNT_SUSPENSION;
  return a === 'terminated' ? ACCOUNT_TERMINATION : undefined;
}

/** A leaf without a category is about copyright: it comes from a match. */
export const measureRow = ({ cat }: PublicStep): RowKey => rowOf(cat ?? 'copyright', 'OTHER_VIOLATION_TC');

export function ownInitiativeSheet({ measures }: PeriodCounts, name: ServiceName, ground: 'illegal' | 'terms'): Sheet {
  // All fifteen categories on both sheets: a leaf without a known one is a violation of terms that somebody called illegal.
  const rows = templateRows().map(({ category, keyword, label }) => [
    ...leading(name),
    label,
    ...cellsWithContext(measures[ground].counts(category, keyword)),
  ]);
  const sheet = ground === 'illegal' ? '5_own_initiative_illegal' : '6_own_initiative_TC';
  return { name: sheet, columns: [...LEADING, 'Category', ...withContext(COLUMNS)], rows };
}
