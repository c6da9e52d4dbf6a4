/** Names behind ids: of works and of claimants. Asked for once, kept for a while; an unknown one stays its id. */
import { useQueries } from '@tanstack/react-query';
import type { Reference } from '../../../sdk/index.ts';
import { read } from '../../api/server.ts';

const KEEP_MS = 5 * 60_000;

function useNames(kind: 'claimants' | 'references', ids: readonly string[]): Readonly<Record<string, string>> {
  const found = useQueries({
    queries: [...new Set(ids)].map((id) => ({
      queryKey: [kind === 'claimants' ? 'claimant' : 'reference', id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        read<{ readonly id: string; readonly name?: string } & Partial<Reference>>(
          `/v1/${kind}/${encodeURIComponent(id)}`,
          signal,
        ),
      staleTime: KEEP_MS,
      retry: false,
    })),
  });
  return Object.fromEntries(
    found.flatMap(({ data }) => {
      const name = data?.name ?? data?.title;
      return data && name !== undefined ? [[data.id, name] as const] : [];
    }),
  );
}

export const useClaimantNames = (ids: readonly string[]) => useNames('claimants', ids);
export const useWorkTitles = (ids: readonly string[]) => useNames('references', ids);
