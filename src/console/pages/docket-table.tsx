/** Cases of one or several procedures as a table. */
import { Link } from '@tanstack/react-router';
import type { CaseLine } from '../api/cases.ts';
import { useWords } from '../messages/words.tsx';
import { Due } from '../ui/due.tsx';
import { Table, type Column } from '../ui/table.tsx';
import { kindName, stateOfLine } from './case-words.ts';
import { Headline } from './headline.tsx';

export function DocketTable({
  label,
  rows,
  withKind,
}: {
  readonly label: string;
  readonly rows: readonly CaseLine[];
  readonly withKind?: boolean;
}) {
  const { words, format } = useWords();
  const said = words.registers;
  const columns: readonly Column<CaseLine>[] = [
    ...(withKind === true
      ? [{ name: words.home.kind, cell: ({ kind }: CaseLine) => kindName(words.codes, kind) }]
      : []),
    {
      name: said.what,
      cell: (row) => (
        <Link to="/cases/$kind/$id" params={{ kind: row.kind, id: row.id }}>
          <Headline row={row} />
        </Link>
      ),
    },
    { name: said.state, cell: (row) => stateOfLine(words.codes, row) },
    { name: said.due, cell: ({ dueAt, open }) => <Due at={dueAt} open={open} /> },
    { name: words.home.waits, cell: ({ waitsFor }) => words.codes.waitsFor[waitsFor] ?? waitsFor },
    { name: said.since, cell: ({ openedAt }) => <span className="numbers">{format.day(openedAt)}</span> },
    { name: said.leaf, number: true, cell: ({ lastLeaf }) => lastLeaf ?? '' },
  ];
  return <Table label={label} rows={rows} rowKey={({ stream }) => stream} columns={columns} />;
}
