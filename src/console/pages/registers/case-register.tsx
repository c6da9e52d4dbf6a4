/** A register of one procedure's cases: its list, its filter, its details. Orders, disputes, accounts and approvals are this. */
import { useState, type ReactNode } from 'react';
import type { CaseDetail, CaseLine } from '../../api/cases.ts';
import { useWords } from '../../messages/words.tsx';
import type { Column } from '../../ui/table.tsx';
import { CasePane } from './case-pane.tsx';
import { useCases } from './listing.ts';
import { Register } from './register.tsx';

interface Said {
  readonly title: string;
  readonly about: string;
  readonly empty: string;
  readonly emptyAbout: string;
  readonly noneOpen: string;
  readonly noneOpenAbout: string;
}

type Names = Readonly<Record<string, string>>;
const NO_NAMES: Names = {};
const noNames = (): Names => NO_NAMES;

export function CaseRegister({
  kind,
  said,
  start,
  actions,
  before,
  nameOfColumn,
  useNames = noNames,
  rowName,
  alsoBy,
  columns,
  dossier,
  pane,
}: {
  readonly kind: string;
  readonly said: Said;
  /** What is looked for first. */
  readonly start: 'open' | 'all';
  readonly actions?: ReactNode;
  readonly before?: ReactNode;
  readonly nameOfColumn: string;
  /** Names behind ids, for all rows at once. Always the same hook. */
  readonly useNames?: (rows: readonly CaseLine[]) => Names;
  readonly rowName: (row: CaseLine, names: Names) => string;
  readonly alsoBy?: (row: CaseLine) => string;
  readonly columns: readonly Column<CaseLine>[];
  readonly dossier: (detail: CaseDetail) => ReactNode;
  /** Where an entry may exist without a case. */
  readonly pane?: (id: string) => ReactNode;
}) {
  const { words } = useWords();
  const [filter, setFilter] = useState<'open' | 'all'>(start);
  const listing = useCases(kind, filter);
  const names = useNames(listing.rows);
  return (
    <Register
      title={said.title}
      about={said.about}
      actions={actions}
      before={before}
      listing={listing}
      rowKey={({ id }) => id}
      rowName={(row) => rowName(row, names)}
      {...(alsoBy && { alsoBy })}
      nameOfColumn={nameOfColumn}
      columns={columns}
      filter={filter}
      filters={[
        ['open', words.registers.open],
        ['all', words.registers.all],
      ]}
      onFilter={(next) => setFilter(next as 'open')}
      empty={{ title: said.empty, about: said.emptyAbout }}
      noneOpen={{ title: said.noneOpen, about: said.noneOpenAbout }}
      pane={(id) => {
        const row = listing.rows.find((one) => one.id === id);
        return pane?.(id) ?? <CasePane kind={kind} id={id} title={row && rowName(row, names)} dossier={dossier} />;
      }}
    />
  );
}
