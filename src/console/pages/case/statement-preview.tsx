/** The statement of reasons that the chosen outcome would send, written by the server with the same code that will send it. */
import { useQuery } from '@tanstack/react-query';
import { query, read } from '../../api/server.ts';
import { useWords } from '../../messages/words.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';

interface Draft {
  readonly action: string;
  readonly rule: string;
  /** Absent: nothing is restricted. */
  readonly statement?: string;
}

export function StatementPreview({ id, outcome }: { readonly id: string; readonly outcome: string }) {
  const { words, language } = useWords();
  const asked = useQuery({
    queryKey: ['draft', id, outcome, language],
    queryFn: ({ signal }) =>
      read<Draft>(`/v1/uploads/${encodeURIComponent(id)}/review/draft${query({ outcome, language })}`, signal),
    staleTime: 60_000,
  });
  return (
    <div className="stack tight">
      <h3>{words.case.statement}</h3>
      {asked.isPending ? (
        <Skeleton lines={4} />
      ) : asked.isError ? (
        <ErrorState fault={asked.error} />
      ) : asked.data.statement === undefined ? (
        <p className="soft">{words.case.noStatement}</p>
      ) : (
        <div className="statement" tabIndex={0} role="region" aria-label={words.case.statement}>
          {asked.data.statement}
        </div>
      )}
    </div>
  );
}
