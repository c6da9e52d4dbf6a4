/** A plain table for lists of a page. Long lists have their own, virtual one (pages/queue). */
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly number?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

export function Table<Row>({
  label,
  columns,
  rows,
  rowKey,
  narrow,
}: {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Few short columns: no wider than is read at a glance. */
  readonly narrow?: boolean;
}) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={label}>
      <table className={narrow === true ? 'table narrow' : 'table'}>
        <thead>
          <tr>
            {columns.map(({ name, number }) => (
              <th key={name} scope="col" className={number === true ? 'n' : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)}>
              {columns.map(({ name, number, cell }) => (
                <td key={name} className={number === true ? 'n' : undefined}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
