/** A plain table for lists of a page; on narrow screens each row becomes a card. Long lists have their own, virtual one (pages/queue). */
import type { ReactNode } from 'react';

export interface Column<Row> {
  readonly name: string;
  readonly number?: boolean;
  /** Left out where there is little room: what the details say as well. */
  readonly wide?: boolean;
  readonly cell: (row: Row) => ReactNode;
}

const classOf = ({ number, wide }: Pick<Column<never>, 'number' | 'wide'>): string | undefined =>
  [number === true && 'n', wide === true && 'wide'].filter(Boolean).join(' ') || undefined;

/** Roles are named because cards are no longer laid out as a table, and must stay one for whoever hears it. */
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
      <table className={narrow === true ? 'table narrow' : 'table'} role="table" aria-label={label}>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th key={column.name} scope="col" role="columnheader" className={classOf(column)}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={rowKey(row)} role="row">
              {columns.map((column) => (
                <td key={column.name} role="cell" className={classOf(column)} data-name={column.name}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
