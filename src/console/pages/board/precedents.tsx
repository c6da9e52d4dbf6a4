/** Earlier rulings: looked up by rule, question, work or upload, and those that fit the case at hand. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import type { PageOf } from '../../../sdk/index.ts';
import { findPrecedents, type BoardState, type Precedent, type PrecedentBy } from '../../api/board.ts';
import { read } from '../../api/server.ts';
import { useWords } from '../../messages/words.tsx';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';

const BY: readonly PrecedentBy[] = ['rule', 'question', 'reference', 'upload'];

export function Precedents() {
  const { words } = useWords();
  const said = words.board.precedents;
  const [by, setBy] = useState<PrecedentBy>('rule');
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState<{ readonly by: PrecedentBy; readonly term: string }>();
  const asked = useQuery({
    queryKey: ['precedents', wanted?.by, wanted?.term],
    queryFn: ({ signal }) =>
      wanted
        ? findPrecedents(wanted.by, wanted.term, signal)
        : read<PageOf<Precedent>>('/v1/precedents?limit=50', signal),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setWanted(typed.trim() === '' ? undefined : { by, term: typed.trim() });
  };
  return (
    <div className="stack">
      <p className="soft">{said.about}</p>
      <form className="line-up end" role="search" onSubmit={submit}>
        <SelectField
          label={said.by}
          value={by}
          onChange={(event) => setBy(event.target.value as PrecedentBy)}
          options={BY.map((one) => [one, said[one as 'rule']] as const)}
        />
        <TextField label={said.term} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <Button submit>{said.find}</Button>
      </form>
      <div role="status">
        {asked.isPending ? (
          <Skeleton lines={4} />
        ) : asked.isError ? (
          <ErrorState fault={asked.error} again={() => void asked.refetch()} />
        ) : asked.data.rows.length === 0 ? (
          <EmptyState title={said.empty}>{said.emptyAbout}</EmptyState>
        ) : (
          <PrecedentTable rows={asked.data.rows} />
        )}
      </div>
    </div>
  );
}

function PrecedentTable({ rows }: { readonly rows: readonly Precedent[] }) {
  const { words, format } = useWords();
  const said = words.board.precedents;
  return (
    <Table
      label={words.board.tabs.precedents}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          name: words.board.ruling,
          cell: ({ id, outcome }) => (
            <Link to="/board/$id" params={{ id }}>
              {words.options.ruling[outcome as 'UPHOLD']}
            </Link>
          ),
        },
        { name: said.rule, cell: ({ rule }) => rule ?? '' },
        { name: said.topics, cell: ({ topics }) => topics.join(', ') },
        { name: said.decided, cell: ({ decidedAt }) => <span className="numbers">{format.day(decidedAt)}</span> },
      ]}
    />
  );
}

/** For whoever decides this case: what was ruled before on the same rule or question. */
export function Fitting({ state, own }: { readonly state: BoardState; readonly own: string }) {
  const { words, format } = useWords();
  const said = words.board.precedents;
  const { rule } = state.matter;
  const terms: readonly (readonly [PrecedentBy, string])[] = [
    ...(rule === undefined ? [] : [['rule', rule] as const]),
    ...(state.docket?.topics ?? []).map((topic) => ['question', topic] as const),
  ];
  const found = useQueries({
    queries: terms.map(([by, term]) => ({
      queryKey: ['precedents', by, term],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => findPrecedents(by, term, signal),
      staleTime: 60_000,
    })),
  });
  if (terms.length === 0) return null;
  const rows = new Map(
    found.flatMap(({ data }) => data?.rows ?? []).map((precedent) => [precedent.id, precedent] as const),
  );
  rows.delete(own);
  return (
    <section className="stack tight">
      <h2>{words.board.tabs.precedents}</h2>
      <p className="soft small">{said.fits}</p>
      {rows.size === 0 ? (
        <p className="soft">{said.none}</p>
      ) : (
        <ul className="stack tight">
          {[...rows.values()].map(({ id, outcome, decidedAt, topics }) => (
            <li key={id}>
              <Link to="/board/$id" params={{ id }}>
                {words.options.ruling[outcome as 'UPHOLD']}
              </Link>{' '}
              <span className="soft small">
                {format.day(decidedAt)} {topics.join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
