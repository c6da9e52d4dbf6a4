/** What a case is about, in a line: the works' titles where it is about works, and what its procedure shows. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Reference } from '../../sdk/index.ts';
import type { CaseLine } from '../api/cases.ts';
import { read } from '../api/server.ts';
import { useWords } from '../messages/words.tsx';
import { headline } from './case-words.ts';

const TITLES_SHOWN = 2;

export function useHeadline(row: CaseLine): string {
  const { words } = useWords();
  const references = row.about
    .filter((one) => one.startsWith('reference/'))
    .map((one) => one.slice('reference/'.length));
  const titles = useQueries({
    queries: references.slice(0, TITLES_SHOWN).map((id) => ({
      queryKey: ['reference', id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        read<Reference>(`/v1/references/${encodeURIComponent(id)}`, signal),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  }).flatMap(({ data }) => (data ? [data.title] : []));
  const claimant = useQuery({
    queryKey: ['claimant', row.id],
    queryFn: ({ signal }) => read<{ readonly name?: string }>(`/v1/claimants/${encodeURIComponent(row.id)}`, signal),
    enabled: row.kind === 'claimant',
    staleTime: 5 * 60_000,
    retry: false,
  }).data?.name;
  if (claimant !== undefined) return headline(words.codes, { ...row, shown: { ...row.shown, name: claimant } });
  const shown = titles.length > 0 ? `${titles.join(', ')}${references.length > TITLES_SHOWN ? ' …' : ''}` : undefined;
  return headline(words.codes, shown === undefined ? row : { ...row, shown: { ...row.shown, title: shown } });
}

/** Most rows of a long list name no work: they ask for nothing. */
export function Headline({ row }: { readonly row: CaseLine }) {
  const { words } = useWords();
  return row.kind === 'claimant' || row.about.some((one) => one.startsWith('reference/')) ? (
    <Titled row={row} />
  ) : (
    headline(words.codes, row)
  );
}

const Titled = ({ row }: { readonly row: CaseLine }) => useHeadline(row);
