/**
 * A catalogue to import: CSV (RFC 4180) or JSON lines → what would be added, what changed, and which lines cannot be imported and
 * why. Pure: nothing is sent from here, and one bad line spoils no other.
 */
import type { Work } from '../../../sdk/index.ts';

export const LINES_MAX = 10_000;

export type Wrong =
  | 'no-columns'
  | 'no-file'
  | 'missing-file'
  | 'unknown-column'
  | 'bad-value'
  | 'bad-json'
  | 'twice'
  | 'empty'
  | 'too-long';

export type Planned =
  | { readonly kind: 'add'; readonly line: number; readonly file: string; readonly work: Work }
  | { readonly kind: 'change'; readonly line: number; readonly reference: string; readonly work: Work };

export interface Problem {
  /** Counted from 1, as an editor shows it; 0 = the list as a whole. */
  readonly line: number;
  readonly wrong: Wrong;
  readonly at: string;
}

export interface Plan {
  readonly planned: readonly Planned[];
  readonly problems: readonly Problem[];
}

type Reader = (text: string) => unknown;
const oneOf =
  (...allowed: readonly string[]): Reader =>
  (text) =>
    allowed.includes(text) ? text : undefined;
const flag: Reader = (text) =>
  ({ true: true, yes: true, '1': true, false: false, no: false, '0': false, '': false })[text.toLowerCase()];
const territories: Reader = (text) =>
  text === 'all'
    ? 'all'
    : /^[A-Za-z]{2}([ ;,]+[A-Za-z]{2})*$/.test(text)
      ? text.toUpperCase().split(/[ ;,]+/)
      : undefined;
const anything: Reader = (text) => (text.length <= 500 ? text : undefined);
const json: Reader = (text) => {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined; // said to the person as bad-value
  }
};

const COLUMNS: Readonly<Record<keyof Work, Reader>> = {
  title: anything,
  claimant: anything,
  claimantState: oneOf('new', 'verified', 'trusted', 'excluded'),
  ownership: oneOf('clear', 'disputed', 'public_domain', 'open_licence'),
  policy: oneOf('block', 'license', 'track', 'allow', 'attribute'),
  live: flag,
  liveUntil: anything,
  earmarked: flag,
  claimedIn: territories,
  licences: json,
  shadow: flag,
};
const isColumn = (name: string): name is keyof Work => name in COLUMNS;

/** @param files names that were chosen */
export function planImport(text: string, files: ReadonlySet<string>): Plan {
  const body = text.replace(/^\uFEFF/, '');
  if (body.trim() === '') return { planned: [], problems: [{ line: 0, wrong: 'empty', at: '' }] };
  const rows = /^\s*\{/.test(body) ? jsonRows(body) : csvRows(body);
  if (rows.length > LINES_MAX)
    return { planned: [], problems: [{ line: 0, wrong: 'too-long', at: String(rows.length) }] };
  const planned: Planned[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    const read = 'wrong' in row ? row : readRow(row, files, seen);
    if ('wrong' in read) problems.push(read);
    else planned.push(read);
  }
  return { planned, problems };
}

interface Row {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

function readRow({ line, fields }: Row, files: ReadonlySet<string>, seen: Set<string>): Planned | Problem {
  const work: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(fields)) {
    if (name === 'file' || name === 'reference' || given === '' || given === null) continue;
    if (!isColumn(name)) return { line, wrong: 'unknown-column', at: name };
    // JSON says a list or a truth value itself; the reader sees it as it would stand in a table.
    const value = COLUMNS[name](Array.isArray(given) && name !== 'licences' ? given.join(' ') : textOf(given));
    if (value === undefined) return { line, wrong: 'bad-value', at: `${name}: ${textOf(given).slice(0, 40)}` };
    work[name] = value;
  }
  const reference = fields['reference'];
  if (typeof reference === 'string' && reference !== '') return { kind: 'change', line, reference, work };
  const file = fields['file'];
  if (typeof file !== 'string' || file === '') return { line, wrong: 'no-file', at: '' };
  const name = file.split(/[/\\]/).at(-1)!;
  if (!files.has(name)) return { line, wrong: 'missing-file', at: name };
  if (seen.has(name)) return { line, wrong: 'twice', at: name };
  seen.add(name);
  return { kind: 'add', line, file: name, work };
}

const textOf = (given: unknown): string => (typeof given === 'string' ? given.trim() : JSON.stringify(given));

function jsonRows(text: string): (Row | Problem)[] {
  return text.split('\n').flatMap((source, index): (Row | Problem)[] => {
    if (source.trim() === '') return [];
    const line = index + 1;
    try {
      const fields: unknown = JSON.parse(source);
      if (typeof fields === 'object' && fields !== null && !Array.isArray(fields))
        return [{ line, fields: fields as Record<string, unknown> }];
    } catch {
      // Falls through: said to the person with its line.
    }
    return [{ line, wrong: 'bad-json', at: source.trim().slice(0, 40) }];
  });
}

function csvRows(text: string): (Row | Problem)[] {
  const [header, ...rows] = parseCsv(text);
  const names = header?.cells.map((name) => name.trim()) ?? [];
  if (!names.includes('file') && !names.includes('reference'))
    return [{ line: 1, wrong: 'no-columns', at: names.join(', ').slice(0, 60) }];
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({ line, fields: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) }));
}

/** Comma or semicolon, whichever the header uses; quoted fields may hold both, line ends and doubled quotes. Linear. */
export function parseCsv(text: string): readonly { readonly line: number; readonly cells: readonly string[] }[] {
  const head = text.slice(0, text.indexOf('\n') === -1 ? text.length : text.indexOf('\n'));
  const between = head.split(';').length > head.split(',').length ? ';' : ',';
  const rows: { line: number; cells: string[] }[] = [];
  let [cell, quoted, line, startedAt] = ['', false, 1, 1];
  let cells: string[] = [];
  const endRow = () => {
    cells.push(cell);
    rows.push({ line: startedAt, cells });
    [cell, cells, startedAt] = ['', [], line + 1];
  };
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    if (quoted) {
      if (letter === '"' && text[at + 1] === '"') cell += text[++at];
      else if (letter === '"') quoted = false;
      else cell += letter;
      if (letter === '\n') line++;
    } else if (letter === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (letter === between) {
      cells.push(cell);
      cell = '';
    } else if (letter === '\n') {
      endRow();
      line++;
    } else if (letter !== '\r') cell += letter;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
