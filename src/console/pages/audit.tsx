/** What was decided, newest first. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { PageOf, UploadLine } from '../../sdk/index.ts';
import { CASES, listCases, type CasePage } from '../api/cases.ts';
import { query, read } from '../api/server.ts';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { actionName } from './case-words.ts';
import { DocketTable } from './docket-table.tsx';

type TabName = 'decisions' | 'cases';

export function Audit() {
  const { words } = useWords();
  const [tab, setTab] = useState<TabName>('decisions');
  return (
    <Page title={words.audit.title} about={words.audit.about}>
      <Tabs<TabName>
        label={words.audit.title}
        value={tab}
        onChange={setTab}
        tabs={[
          { id: 'decisions', label: words.audit.decisions },
          { id: 'cases', label: words.audit.cases },
        ]}
      >
        {tab === 'decisions' ? <Decisions /> : <Cases />}
      </Tabs>
    </Page>
  );
}

function Decisions() {
  const { words, format } = useWords();
  const asked = useInfiniteQuery({
    queryKey: ['uploads'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<UploadLine>>(`/v1/uploads${query({ limit: 50, after: pageParam })}`, signal),
    getNextPageParam: ({ next }) => next,
  });
  if (asked.isPending) return <Skeleton lines={8} />;
  if (asked.isError) return <ErrorState fault={asked.error} again={() => void asked.refetch()} />;
  const rows = asked.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState title={words.audit.empty}>{words.audit.emptyAbout}</EmptyState>;
  return (
    <div className="stack">
      <Table
        label={words.audit.decisions}
        rows={rows}
        rowKey={({ id }) => id}
        columns={[
          {
            name: words.audit.when,
            cell: ({ receivedAt }) => <span className="numbers">{format.moment(receivedAt)}</span>,
          },
          { name: words.audit.what, cell: ({ modality }) => words.codes.modalities[modality] ?? modality },
          {
            name: words.audit.answer,
            cell: ({ id, action }) => (
              <Link to="/uploads/$id" params={{ id }}>
                {actionName(words.codes, action)}
              </Link>
            ),
          },
          { name: words.audit.rule, cell: ({ rule }) => rule },
          { name: words.audit.territory, cell: ({ territory }) => format.territory(territory) },
        ]}
      />
      {asked.hasNextPage && (
        <div>
          <Button onClick={() => void asked.fetchNextPage()}>{words.audit.more}</Button>
        </div>
      )}
    </div>
  );
}

function Cases() {
  const { words } = useWords();
  const asked = useInfiniteQuery({
    queryKey: [...CASES, 'newest'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => listCases({ order: 'newest', limit: 50, after: pageParam }, signal),
    getNextPageParam: ({ next }: CasePage) => next,
  });
  if (asked.isPending) return <Skeleton lines={8} />;
  if (asked.isError) return <ErrorState fault={asked.error} again={() => void asked.refetch()} />;
  const rows = asked.data.pages.flatMap((page) => page.rows);
  if (rows.length === 0) return <EmptyState title={words.audit.empty}>{words.audit.emptyAbout}</EmptyState>;
  return (
    <div className="stack">
      <DocketTable label={words.audit.cases} rows={rows} withKind />
      {asked.hasNextPage && (
        <div>
          <Button onClick={() => void asked.fetchNextPage()}>{words.audit.more}</Button>
        </div>
      )}
    </div>
  );
}
