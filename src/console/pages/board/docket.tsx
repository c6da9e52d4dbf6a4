/** The docket in the order a case goes through it, and those one sits on. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { PageOf } from '../../../sdk/index.ts';
import { isOnPanel, type BoardState } from '../../api/board.ts';
import { caseKey, CASES, listCases, readCase, type CaseLine } from '../../api/cases.ts';
import { read } from '../../api/server.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { stateName } from '../case-words.ts';
import { Headline } from '../headline.tsx';

type Stage = 'choose' | 'seat' | 'hear' | 'act' | 'closed';
const STAGES: readonly Stage[] = ['choose', 'seat', 'hear', 'act', 'closed'];
const STAGE_OF: Readonly<Record<string, Stage>> = {
  REFERENCE_ISSUED: 'choose',
  APPEALED: 'choose',
  REFERRED: 'choose',
  SHORTLISTED: 'choose',
  SEATING: 'seat',
  DELIBERATING: 'hear',
  IN_REVIEW: 'hear',
  VOTING: 'hear',
  CONCEDED: 'hear',
  DECIDED: 'act',
};
const stageOf = ({ open, state }: CaseLine): Stage => (open ? (STAGE_OF[state] ?? 'act') : 'closed');

/** A reference that nobody has used yet is no case. */
const isCase = ({ state }: CaseLine): boolean => state !== 'REFERENCE_ISSUED' && state !== 'LAPSED';

interface Listed {
  readonly rows: readonly CaseLine[];
  readonly titles: Readonly<Record<string, string>>;
  /** Those one sits on. */
  readonly mine: ReadonlySet<string>;
}

function useDocket() {
  const { id: me, roles } = useSession();
  const cases = useQuery({
    queryKey: [...CASES, 'oversight'],
    queryFn: ({ signal }) => listCases({ kind: 'oversight', order: 'newest', limit: 200 }, signal),
  });
  const titles = useQuery({
    queryKey: [...CASES, 'docket-titles'],
    queryFn: ({ signal }) =>
      read<PageOf<{ readonly id: string; readonly title: string }>>('/v1/docket?limit=200', signal),
  });
  const rows = (cases.data?.rows ?? []).filter(isCase);
  const heard = roles.includes('board-member') ? rows.filter((row) => stageOf(row) === 'hear') : [];
  const details = useQueries({
    queries: heard.map(({ kind, id }) => ({
      queryKey: caseKey(kind, id),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readCase(kind, id, signal),
    })),
  });
  const mine = details.flatMap(({ data }) =>
    data && isOnPanel(data.state as unknown as BoardState, me) ? [data.file.id] : [],
  );
  const listed: Listed = {
    rows,
    titles: Object.fromEntries((titles.data?.rows ?? []).map(({ id, title }) => [id, title])),
    mine: new Set(mine),
  };
  return { ...listed, cases };
}

export function Docket() {
  const { words, format } = useWords();
  const said = words.board;
  const { cases, rows, ...listed } = useDocket();
  if (cases.isPending) return <Skeleton />;
  if (cases.isError) return <ErrorState fault={cases.error} again={() => void cases.refetch()} />;
  if (rows.length === 0) return <EmptyState title={said.empty}>{said.emptyAbout}</EmptyState>;
  return (
    <div className="stack loose">
      {STAGES.map((stage) => [stage, rows.filter((row) => stageOf(row) === stage)] as const)
        .filter(([, some]) => some.length > 0)
        .map(([stage, some]) => (
          <section key={stage} className="stack tight">
            <h2 className="line-up">
              {said.stages[stage]} <span className="soft numbers">{format.number(some.length)}</span>
            </h2>
            <p className="soft small">{said.stageHints[stage]}</p>
            <CaseTable label={said.stages[stage]} {...listed} rows={some} />
          </section>
        ))}
    </div>
  );
}

export function MyPanels() {
  const { words } = useWords();
  const said = words.board;
  const { cases, rows, ...listed } = useDocket();
  const own = rows.filter(({ id }) => listed.mine.has(id));
  if (cases.isPending) return <Skeleton />;
  if (cases.isError) return <ErrorState fault={cases.error} again={() => void cases.refetch()} />;
  if (own.length === 0) return <EmptyState title={said.emptyMine}>{said.emptyMineAbout}</EmptyState>;
  return <CaseTable label={said.tabs.mine} {...listed} rows={own} />;
}

function CaseTable({ label, rows, titles, mine }: Listed & { readonly label: string }) {
  const { words, format } = useWords();
  const said = words.board;
  return (
    <Table
      label={label}
      rows={rows}
      rowKey={({ stream }) => stream}
      columns={[
        {
          name: words.registers.what,
          cell: (row) => (
            <span className="line-up">
              <Link to="/board/$id" params={{ id: row.id }} className="strong">
                {titles[row.id] ?? <Headline row={row} />}
              </Link>
              {row.shown?.['expedited'] === true && <Badge mood="wait">{said.expedited}</Badge>}
              {mine.has(row.id) && <Badge mood="accent">{said.yourSeat}</Badge>}
            </span>
          ),
        },
        { name: words.registers.state, cell: ({ state }) => stateName(words.codes, state) },
        {
          name: words.registers.due,
          cell: ({ dueAt, open }) => dueAt !== undefined && <Due at={dueAt} open={open} />,
        },
        {
          name: said.comments,
          number: true,
          wide: true,
          cell: ({ shown = {} }) => format.number(Number(shown['comments'] ?? 0)),
        },
        {
          name: words.registers.since,
          wide: true,
          cell: ({ openedAt }) => <span className="numbers">{format.day(openedAt)}</span>,
        },
      ]}
    />
  );
}
