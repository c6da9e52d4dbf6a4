/** Rows of a register, page after page, renewed when something happens to one of them. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { PageOf } from '../../../sdk/index.ts';
import { CASES, listCases, type CaseLine } from '../../api/cases.ts';
import { useLiveEvents, type LiveEvent } from '../../app/live.tsx';

export interface Listing<Row> {
  readonly rows: readonly Row[];
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly again: () => void;
  readonly more: (() => void) | undefined;
}

export function useListing<Row>(
  key: readonly string[],
  page: (after: string | undefined, signal: AbortSignal) => Promise<PageOf<Row>>,
): Listing<Row> {
  const asked = useInfiniteQuery({
    queryKey: key,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => page(pageParam, signal),
    getNextPageParam: ({ next }) => next,
  });
  return {
    rows: asked.data?.pages.flatMap(({ rows }) => rows) ?? [],
    isPending: asked.isPending,
    isError: asked.isError,
    error: asked.error,
    again: () => void asked.refetch(),
    more: asked.hasNextPage ? () => void asked.fetchNextPage() : undefined,
  };
}

/** Cases of one procedure, the newest first. */
export function useCases(kind: string, filter: 'open' | 'all'): Listing<CaseLine> {
  const queries = useQueryClient();
  const onLive = useCallback(
    (events: readonly LiveEvent[]) => {
      if (events.some(({ stream }) => stream.startsWith(`${kind}/`)))
        void queries.invalidateQueries({ queryKey: [...CASES, kind] });
    },
    [queries, kind],
  );
  useLiveEvents(onLive);
  return useListing([...CASES, kind, filter], (after, signal) =>
    listCases({ kind, ...(filter === 'open' && { open: true }), order: 'newest', limit: 100, after }, signal),
  );
}
