/** Claimants, disputes, strikes, orders, approvals: each a list of its procedure's cases, open ones first. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { CASES, listCases, OVERVIEW, type CaseLine, type CasePage } from '../api/cases.ts';
import { write } from '../api/server.ts';
import { useLiveEvents, type LiveEvent } from '../app/live.tsx';
import { MakeNew } from '../forms/make-new.tsx';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Segments } from '../ui/segments.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { useToasts } from '../ui/toast.tsx';
import { DocketTable } from './docket-table.tsx';

type Name = 'claimants' | 'disputes' | 'strikes' | 'orders' | 'approvals';
/** Where a new one is entered, if staff enters it. */
const NEW: Readonly<Partial<Record<Name, string>>> = { claimants: '/v1/claimants', orders: '/v1/orders' };
/** Records without an end: what counts in them now is no open case. */
const RECORDS: ReadonlySet<Name> = new Set(['claimants', 'strikes']);
const KIND: Readonly<Record<Name, string>> = {
  claimants: 'claimant',
  disputes: 'ownership',
  strikes: 'account',
  orders: 'order',
  approvals: 'approval',
};

export const Claimants = () => <Docket name="claimants" />;
export const Disputes = () => <Docket name="disputes" />;
export const Strikes = () => <Docket name="strikes" />;
export const Orders = () => <Docket name="orders" />;
export const Approvals = () => <Docket name="approvals" cell={(row) => row.open && <Approve row={row} />} />;

function Docket({ name, cell }: { readonly name: Name; readonly cell?: (row: CaseLine) => ReactNode }) {
  const { words } = useWords();
  const queries = useQueryClient();
  const kind = KIND[name];
  const said = words.dockets[name];
  const [show, setShow] = useState<'open' | 'all'>(RECORDS.has(name) ? 'all' : 'open');
  const queryKey = [...CASES, kind, show];
  const asked = useInfiniteQuery({
    queryKey,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      listCases(
        { kind, ...(show === 'open' && { open: true }), order: 'newest', limit: 100, after: pageParam },
        signal,
      ),
    getNextPageParam: ({ next }: CasePage) => next,
  });
  const onLive = useCallback(
    (events: readonly LiveEvent[]) => {
      if (events.some(({ stream }) => stream.startsWith(`${kind}/`)))
        void queries.invalidateQueries({ queryKey: [...CASES, kind] });
    },
    [queries, kind],
  );
  useLiveEvents(onLive);
  const rows = asked.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      title={said.title}
      about={said.about}
      actions={
        <>
          <Segments
            label={words.dockets.show}
            options={[
              ['open', words.dockets.open],
              ['all', words.dockets.all],
            ]}
            value={show}
            onChange={setShow}
          />
          {NEW[name] !== undefined && <MakeNew path={NEW[name]} />}
        </>
      }
    >
      {asked.isPending ? (
        <Skeleton />
      ) : asked.isError ? (
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState title={said.empty}>{said.emptyAbout}</EmptyState>
      ) : (
        <div className="stack">
          <DocketTable label={said.title} rows={rows} {...(cell && { actions: { name: '', cell } })} />
          {asked.hasNextPage && (
            <div>
              <Button onClick={() => void asked.fetchNextPage()}>{words.states.more}</Button>
            </div>
          )}
        </div>
      )}
    </Page>
  );
}

function Approve({ row }: { readonly row: CaseLine }) {
  const { words } = useWords();
  const queries = useQueryClient();
  const toasts = useToasts();
  const give = useMutation({
    mutationFn: (how: 'approve' | 'decline') => write('POST', `/v1/approvals/${encodeURIComponent(row.id)}/${how}`),
    onSuccess: (_, how) => {
      toasts.show({ text: how === 'approve' ? words.dockets.approved : words.dockets.declined });
      void queries.invalidateQueries({ queryKey: CASES });
      void queries.invalidateQueries({ queryKey: OVERVIEW });
    },
    onError: (fault) => toasts.show({ text: fault.message, mood: 'stop', forMs: 15_000 }),
  });
  return (
    <span className="line-up">
      <Button tiny kind="main" onClick={() => give.mutate('approve')}>
        {words.dockets.approve}
      </Button>
      <Button tiny onClick={() => give.mutate('decline')}>
        {words.dockets.decline}
      </Button>
    </span>
  );
}
