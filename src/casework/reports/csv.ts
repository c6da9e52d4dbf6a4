/** RFC 4180, UTF-8, lines ending in CRLF. A cell that a spreadsheet would take for a formula is defused. */
import type { Cell, Sheet } from './sheet.ts';

export const sheetCsv = ({ columns, rows }: Sheet): string =>
  [columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';

function cell(value: Cell): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
