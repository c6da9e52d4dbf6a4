/** Works that are looked for: rights, state, what can be done with each. */
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { PageOf, Reference } from '../../../sdk/index.ts';
import { query, read, write } from '../../api/server.ts';
import { useWords } from '../../messages/words.tsx';
import { Badge, type Mood } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon, mediaIcon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { useClaimantNames } from '../registers/names.ts';
import { ImportCatalogue } from './import.tsx';

const KEY = ['references'] as const;
const MOOD: Readonly<Record<Reference['state'], Mood>> = { active: 'good', quarantined: 'wait', withdrawn: 'plain' };

export function References() {
  const { words, format } = useWords();
  const said = words.references;
  const queries = useQueryClient();
  const [importing, setImporting] = useState(false);
  const [asked, setAsked] = useState<{ readonly what: 'release' | 'withdraw'; readonly reference: Reference }>();
  const pages = useInfiniteQuery({
    queryKey: KEY,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read<PageOf<Reference>>(`/v1/references${query({ limit: 50, after: pageParam })}`, signal),
    getNextPageParam: ({ next }) => next,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  // Registered ones by their name; whoever was only named keeps what they were called.
  const names = useClaimantNames(rows.map(({ claimant }) => claimant).filter((one) => one.startsWith('clm_')));
  const renew = () => void queries.invalidateQueries({ queryKey: KEY });
  const add = (
    <Button kind="main" onClick={() => setImporting(true)}>
      {said.import}
    </Button>
  );
  return (
    <Page title={said.title} about={said.about} actions={rows.length > 0 && add}>
      {pages.isPending ? (
        <Skeleton lines={8} />
      ) : pages.isError ? (
        <ErrorState fault={pages.error} again={() => void pages.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState title={said.empty} action={add}>
          {said.emptyAbout}
        </EmptyState>
      ) : (
        <div className="stack">
          <Table
            label={said.title}
            rows={rows}
            rowKey={({ id }) => id}
            columns={[
              {
                name: said.work,
                cell: ({ title, modality }) => (
                  <span className="named">
                    <Icon name={mediaIcon(modality)} />
                    <span className="strong break">{title}</span>
                  </span>
                ),
              },
              {
                name: said.claimant,
                cell: ({ claimant }) => <span className="break">{names[claimant] ?? claimant}</span>,
              },
              { name: said.media, cell: ({ modality }) => words.codes.modalities[modality] ?? modality },
              { name: said.policy, cell: ({ policy }) => said.policies[policy] ?? policy },
              { name: said.licences, number: true, cell: ({ licences }) => format.number(licences.length) },
              {
                name: said.state,
                cell: ({ state, why }) => (
                  <Badge mood={MOOD[state]} title={why}>
                    {said.states[state]}
                  </Badge>
                ),
              },
              { name: said.added, cell: ({ addedAt }) => <span className="numbers">{format.day(addedAt)}</span> },
              {
                name: '',
                cell: (reference) =>
                  reference.state !== 'withdrawn' && (
                    <span className="line-up">
                      {reference.state === 'quarantined' && (
                        <Button tiny onClick={() => setAsked({ what: 'release', reference })}>
                          {said.release}
                        </Button>
                      )}
                      <Button tiny kind="quiet" onClick={() => setAsked({ what: 'withdraw', reference })}>
                        {said.withdraw}
                        <span className="heard"> {reference.title}</span>
                      </Button>
                    </span>
                  ),
              },
            ]}
          />
          {pages.hasNextPage && (
            <div>
              <Button onClick={() => void pages.fetchNextPage()}>{said.more}</Button>
            </div>
          )}
        </div>
      )}
      {importing && <ImportCatalogue onClose={() => setImporting(false)} onDone={renew} />}
      {asked && <Confirm {...asked} onClose={() => setAsked(undefined)} onDone={renew} />}
    </Page>
  );
}

function Confirm({
  what,
  reference,
  onClose,
  onDone,
}: {
  readonly what: 'release' | 'withdraw';
  readonly reference: Reference;
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const { words } = useWords();
  const said = words.references;
  const toasts = useToasts();
  const act = useMutation({
    mutationFn: () => {
      const path = `/v1/references/${encodeURIComponent(reference.id)}`;
      return what === 'release' ? write('POST', `${path}/release`) : write('DELETE', path);
    },
    onSuccess: () => {
      toasts.show({ text: what === 'release' ? said.released : said.withdrawn });
      onDone();
      onClose();
    },
  });
  const name = what === 'release' ? said.release : said.withdraw;
  return (
    <Dialog title={`${name}: ${reference.title}`} onClose={onClose}>
      <p>{what === 'release' ? said.releaseAbout(reference.why ?? '') : said.withdrawAbout}</p>
      {act.isError && <ErrorState fault={act.error} />}
      <div className="foot">
        <Button onClick={onClose}>{words.states.cancel}</Button>
        <Button kind={what === 'withdraw' ? 'grave' : 'main'} onClick={() => act.mutate()}>
          {name}
        </Button>
      </div>
    </Dialog>
  );
}
