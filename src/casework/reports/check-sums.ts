/** Totals against their parts, read from the finished sheets: an error in the fold and one in the table both show. */
import type { Cell, Sheet } from './sheet.ts';

export function sumsThatDiffer(sheets: readonly Sheet[]): readonly string[] {
  return sheets.flatMap((sheet) => {
    const label = sheet.columns.indexOf('Category');
    if (label < 0) return [];
    const scope = sheet.columns.indexOf('Scope');
    const scopes = new Map<Cell, (readonly Cell[])[]>();
    for (const row of sheet.rows) {
      const key = scope < 0 ? '' : row[scope];
      scopes.set(key, [...(scopes.get(key) ?? []), row]);
    }
    return [...scopes].flatMap(([key, rows]) =>
      sheet.columns.flatMap((column, i) => {
        if (i <= label || /^Contextual|^Median/.test(column)) return [];
        const of = (belongs: (name: string) => boolean) =>
          rows.filter((row) => belongs(String(row[label]))).reduce((sum, row) => sum + Number(row[i] ?? 0), 0);
        const total = of((name) => name === 'TOTAL');
        const parts = of((name) => name.startsWith('STATEMENT_CATEGORY_'));
        return total === parts ? [] : [`${sheet.name} ${String(key)} ${column}: ${total} is not ${parts}`];
      }),
    );
  });
}
