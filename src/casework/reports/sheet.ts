/** One sheet of the harmonised template: a name, columns, rows; numbers have a twin column for context. */
import { categoryCode, CATEGORIES, keywordCode, type Category, type RowKey } from './categories.ts';
import { HourCounts } from './hour-counts.ts';

/** `undefined`: not applicable. */
export type Cell = string | number | undefined;

export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface ServiceName {
  readonly service: string;
  /** `2026-01-01/2026-12-31` */
  readonly period: string;
}

/** Every sheet but the first two opens with these. */
export const LEADING = ['Applicability', 'Service', 'Reporting period'] as const;

/** `Orders`, then `Contextual information on Orders`, and so on. */
export const withContext = (columns: readonly string[]): readonly string[] =>
  columns.flatMap((column) => [column, `Contextual information on ${column}`]);

/** Cells with an empty twin each; why a figure is missing goes into the twin. */
export const cellsWithContext = (cells: readonly Cell[]): readonly Cell[] =>
  cells.flatMap((cell) => [cell, cell === undefined ? 'Nothing to measure in this period' : '']);

export const leading = ({ service, period }: ServiceName): readonly Cell[] => ['Yes', service, period];

/** Counts by row of the template, each with its columns; unknown rows cannot be asked for. */
export class Tally {
  readonly #counts = new Map<string, number[]>();
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  add(row: RowKey, column: number, count = 1): void {
    for (const key of keysOf(row)) {
      const counts = this.#counts.get(key) ?? Array.from({ length: this.#width }, () => 0);
      counts[column] = counts[column]! + count;
      this.#counts.set(key, counts);
    }
  }

  counts(category: Category | 'TOTAL', keyword?: string): readonly number[] {
    return this.#counts.get(keyOf(category, keyword)) ?? Array.from({ length: this.#width }, () => 0);
  }
}

/** Times by row of the template, for its medians. */
export class TimesTally {
  readonly #times = new Map<string, HourCounts>();

  add(row: RowKey, hours: number, by = 1): void {
    for (const key of keysOf(row)) {
      const times = this.#times.get(key) ?? new HourCounts();
      times.add(hours, by);
      this.#times.set(key, times);
    }
  }

  median(category: Category | 'TOTAL', keyword?: string): number | undefined {
    return this.#times.get(keyOf(category, keyword))?.median();
  }
}

const keyOf = (category: Category | 'TOTAL', keyword?: string): string =>
  keyword === undefined ? category : `${category} ${keyword}`;

/** Counted in the row of a keyword is counted in that of its category and in the total. */
const keysOf = ({ category, keyword }: RowKey): readonly string[] => [
  'TOTAL',
  category,
  ...(keyword === undefined ? [] : [keyOf(category, keyword)]),
];

export interface TemplateRow {
  readonly category: Category | 'TOTAL';
  readonly keyword?: string;
  readonly label: string;
}

/** TOTAL, then each category followed by its keywords. */
export function templateRows(more: readonly Category[] = []): readonly TemplateRow[] {
  const known = (Object.keys(CATEGORIES) as (keyof typeof CATEGORIES)[]).flatMap((category) => [
    { category, label: categoryCode(category) },
    ...CATEGORIES[category].map((keyword) => ({ category, keyword, label: keywordCode(keyword) })),
  ]);
  return [
    { category: 'TOTAL', label: 'TOTAL' },
    ...known,
    ...more.map((category) => ({ category, label: categoryCode(category) })),
  ];
}
