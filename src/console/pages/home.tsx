/** What is late, what waits for us, which dates come next. */
import { Link } from '@tanstack/react-router';
import { useSession } from '../app/session.tsx';
import { useOverview } from '../app/waiting.ts';
import { useWords } from '../messages/words.tsx';
import { Badge } from '../ui/badge.tsx';
import { Due } from '../ui/due.tsx';
import { Page } from '../ui/page.tsx';
import { EmptyState, ErrorState, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { kindName } from './case-words.ts';

export function Home() {
  const { words, format } = useWords();
  const session = useSession();
  const asked = useOverview();
  const home = words.home;
  const rows = (asked.data?.counts ?? []).filter(({ open }) => open > 0);
  const waiting = rows.filter(({ waitsFor }) => waitsFor === 'staff').reduce((sum, { open }) => sum + open, 0);
  return (
    <Page
      title={home.title(session.name)}
      about={home.about}
      actions={
        waiting > 0 && (
          <Link to="/queue" className="button main">
            {home.start}
          </Link>
        )
      }
    >
      {asked.isPending ? (
        <Skeleton />
      ) : asked.isError ? (
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState title={home.empty}>{home.emptyAbout}</EmptyState>
      ) : (
        <div className="stack loose">
          <div className="tiles">
            <Link to="/queue" className="tile">
              <span className="figure">{format.number(asked.data.late)}</span>
              <span>
                <Badge mood={asked.data.late > 0 ? 'stop' : 'good'}>
                  {asked.data.late > 0 ? home.late : home.nothingLate}
                </Badge>
              </span>
              {asked.data.late > 0 && <span className="soft small">{home.lateAbout}</span>}
            </Link>
            <Link to="/queue" className="tile">
              <span className="figure">{format.number(waiting)}</span>
              <span className="soft">{home.waiting}</span>
            </Link>
          </div>
          <div className="columns">
            <section className="stack">
              <h2>{home.byKind}</h2>
              <Table
                label={home.byKind}
                rows={rows}
                rowKey={({ kind, waitsFor }) => `${kind} ${waitsFor}`}
                columns={[
                  { name: home.kind, cell: ({ kind }) => kindName(words.codes, kind) },
                  { name: home.waits, cell: ({ waitsFor }) => words.codes.waitsFor[waitsFor] ?? waitsFor },
                  { name: home.open, number: true, cell: ({ open }) => format.number(open) },
                  {
                    name: home.late,
                    number: true,
                    cell: ({ late }) =>
                      late > 0 ? <Badge mood="stop">{format.number(late)}</Badge> : <span className="soft">0</span>,
                  },
                ]}
              />
            </section>
            <section className="stack">
              <h2>{home.next}</h2>
              {asked.data.next.length === 0 ? (
                <p className="soft">{home.noDates}</p>
              ) : (
                <ul className="stack tight">
                  {asked.data.next.slice(0, 12).map(({ stream, name, dueAt }) => {
                    const [kind = '', id = ''] = stream.split('/');
                    return (
                      <li key={`${stream} ${name}`} className="line-up">
                        <Due at={dueAt} />
                        <Link to="/cases/$kind/$id" params={{ kind, id }}>
                          {kindName(words.codes, kind)}
                        </Link>
                        <span className="soft small">{words.codes.clocks[name.split('/')[0]!] ?? name}</span>
                      </li>
                    );
                  })}
                </ul>
              )}
            </section>
          </div>
        </div>
      )}
    </Page>
  );
}
