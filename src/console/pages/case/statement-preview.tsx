/** What the chosen outcome would lead to, tried on the server by the code that will do it: the uploader's statement, or a refusal. */
import { useQuery } from '@tanstack/react-query';
import { writeQuestion } from '../../api/server.ts';
import { useWords } from '../../messages/words.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';

interface Draft {
  readonly events: readonly { readonly stream: string; readonly type: string }[];
  /** Absent: nothing is restricted. */
  readonly statement?: string;
}

export interface DraftCommand {
  readonly path: string;
  readonly json: object;
}

export const draftKey = ({ path, json }: DraftCommand) =>
  [
    'draft',
    path,
    (json as { readonly outcome?: string }).outcome ?? '',
    (json as { readonly ground?: string }).ground ?? '',
  ] as const;

export function StatementPreview({ command }: { readonly command: DraftCommand }) {
  const { words } = useWords();
  const asked = useQuery({
    queryKey: draftKey(command),
    queryFn: ({ signal }) => writeQuestion<Draft>(`${command.path}/draft`, command.json, signal),
    staleTime: 60_000,
    retry: false,
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
