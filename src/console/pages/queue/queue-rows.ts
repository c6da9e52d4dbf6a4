/** The queue as far as it was scrolled, in the server's order, shared between the list and "next case". */
import { useInfiniteQuery, useQueryClient, type InfiniteData } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { CASES, listCases, type CaseLine, type CasePage } from '../../api/cases.ts';
import { pendingStreams, usePending } from '../case/pending-decisions.ts';

export interface QueueFilter {
  readonly kind?: string | undefined;
  readonly mine?: boolean | undefined;
}

const PAGE_ROWS = 100;
const keyOf = (filter: QueueFilter) => [...CASES, 'queue', filter.kind ?? 'all', filter.mine === true] as const;

export function useQueue(filter: QueueFilter, me: string) {
  const queries = useQueryClient();
  const asked = useInfiniteQuery({
    queryKey: keyOf(filter),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      listCases(
        {
          open: true,
          waitsFor: 'staff',
          order: 'queue',
          limit: PAGE_ROWS,
          kind: filter.kind,
          after: pageParam,
          ...(filter.mine === true && { assignedTo: me }),
        },
        signal,
      ),
    getNextPageParam: ({ next }: CasePage) => next,
    staleTime: 5 * 60_000,
    refetchOnWindowFocus: false,
  });
  const pending = usePending();
  const rows = useMemo(() => {
    const hidden = pendingStreams(pending);
    const seen = new Set<string>();
    const all: CaseLine[] = [];
    for (const row of asked.data?.pages.flatMap((page) => page.rows) ?? []) {
      // A case that moved while pages were read may come twice; one being decided is on its way out.
      if (seen.has(row.stream) || hidden.has(row.stream)) continue;
      seen.add(row.stream);
      all.push(row);
    }
    return all;
  }, [asked.data, pending]);
  /** The first page anew; the others come again when scrolled to. */
  const renew = useCallback(async () => {
    const key = keyOf(filter);
    queries.setQueryData<InfiniteData<CasePage, string | undefined>>(
      key,
      (held) => held && { pages: held.pages.slice(0, 1), pageParams: held.pageParams.slice(0, 1) },
    );
    await queries.invalidateQueries({ queryKey: key });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the filter's parts are the key
  }, [queries, filter.kind, filter.mine]);
  return { ...asked, rows, renew };
}
