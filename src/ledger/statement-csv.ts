/**
 * A statement as CSV (RFC 4180): our own open format. docs/money.md maps its columns to DDEX DSR's UGC profile; we claim no
 * conformance to it. Text that a spreadsheet would run as a formula is defused.
 */
import type { Statement, StatementRow } from './statement.ts';

export interface Titles {
  readonly service: string;
  titleOf(reference: string): string;
}

type Cell = string | number | undefined;
const COLUMNS: readonly (readonly [string, (row: StatementRow, of: Statement, titles: Titles) => Cell])[] = [
  ['booked_in', ({ bookedIn }) => bookedIn],
  ['usage_period', ({ use }) => use?.period],
  ['service', (_row, _of, { service }) => service],
  ['payee', (_row, { payee }) => payee],
  ['territory', ({ use }) => use?.territory],
  ['kind', ({ kind }) => kind],
  ['use_type', ({ use }) => use?.media],
  ['legal_basis', ({ use }) => use?.basis],
  ['commercial_model', ({ use }) => use?.model],
  ['tariff', ({ use }) => use?.tariff],
  ['reference', ({ use }) => use?.reference],
  ['title', ({ use }, _of, { titleOf }) => (use ? titleOf(use.reference) : undefined)],
  ['seconds_used', ({ use }) => use?.seconds],
  ['views', ({ use }) => use?.views],
  ['views_total', ({ use }) => use?.viewsTotal],
  ['days', ({ use }) => use?.days],
  ['gross_minor_units', ({ use }) => use?.gross],
  ['share_millionths', ({ share }) => share],
  ['amount_minor_units', ({ amount }) => amount],
  ['currency', (_row, { currency }) => currency],
  ['upload', ({ use }) => use?.upload],
  ['rule', ({ use }) => use?.rule],
  ['log_index', ({ use }) => use?.leaf],
  ['entry', ({ entry }) => entry],
  ['reverses', ({ reverses }) => reverses],
  ['because', ({ because }) => because],
];
export const STATEMENT_COLUMNS: readonly string[] = COLUMNS.map(([name]) => name);

/** With a heading line; lines end with CRLF. Cost: linear. */
export function statementCsv(statement: Statement, titles: Titles): string {
  const lines = [
    STATEMENT_COLUMNS.join(','),
    ...statement.rows.map((row) => COLUMNS.map(([, cell]) => csvCell(cell(row, statement, titles))).join(',')),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

export function csvCell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
