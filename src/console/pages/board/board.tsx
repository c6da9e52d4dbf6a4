/** The board's docket by stage, and the recommendations that wait for an answer. */
import { useQuery } from '@tanstack/react-query';
import { CASES, listCases, type CaseLine } from '../../api/cases.ts';
import { useWords } from '../../messages/words.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { DocketTable } from '../docket-table.tsx';

const BEFORE_SELECTION = new Set(['REFERENCE_ISSUED', 'APPEALED', 'REFERRED', 'SHORTLISTED']);

export function Board() {
  const { words } = useWords();
  const said = words.board;
  const cases = useQuery({
    queryKey: [...CASES, 'oversight'],
    queryFn: ({ signal }) => listCases({ kind: 'oversight', order: 'newest', limit: 200 }, signal),
  });
  const recommendations = useQuery({
    queryKey: [...CASES, 'recommendation'],
    queryFn: ({ signal }) => listCases({ kind: 'recommendation', order: 'newest', limit: 100 }, signal),
  });
  const rows = cases.data?.rows ?? [];
  const parts: readonly (readonly [string, readonly CaseLine[]])[] = [
    [said.shortlist, rows.filter(({ open, state }) => open && BEFORE_SELECTION.has(state))],
    [said.panels, rows.filter(({ open, state }) => open && !BEFORE_SELECTION.has(state))],
    [said.decided, rows.filter(({ open }) => !open)],
    [said.recommendations, recommendations.data?.rows ?? []],
  ];
  return (
    <Page title={said.title} about={said.about}>
      {cases.isPending ? (
        <Skeleton />
      ) : cases.isError ? (
        <ErrorState fault={cases.error} again={() => void cases.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState title={said.empty}>{said.emptyAbout}</EmptyState>
      ) : (
        <div className="stack loose">
          {parts
            .filter(([, listed]) => listed.length > 0)
            .map(([title, listed]) => (
              <section key={title} className="stack">
                <h2>{title}</h2>
                <DocketTable label={title} rows={listed} />
              </section>
            ))}
        </div>
      )}
    </Page>
  );
}
