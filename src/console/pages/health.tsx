/** Readiness, numbers and the log, from the same addresses that monitoring uses. */
import { useQuery } from '@tanstack/react-query';
import { Unavailable } from '../api/answers.ts';
import { useWords } from '../messages/words.tsx';
import { Badge } from '../ui/badge.tsx';
import { Bars } from '../ui/bars.tsx';
import { Page } from '../ui/page.tsx';
import { ErrorState, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { useOverview } from '../app/waiting.ts';
import { actionName, kindName } from './case-words.ts';
import { readMetrics } from './metrics.ts';

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

const EVERY_MS = 5000;

/** 503 is an answer here: it says what is wrong. */
async function readChecks(): Promise<readonly Check[]> {
  const response = await fetch('/readyz').catch((cause: unknown) => {
    throw new Unavailable('no answer', { cause });
  });
  return ((await response.json()) as { readonly checks: readonly Check[] }).checks;
}

export function Health() {
  const { words, format } = useWords();
  const said = words.health;
  const checks = useQuery({ queryKey: ['readyz'], queryFn: readChecks, refetchInterval: EVERY_MS });
  const metrics = useQuery({
    queryKey: ['metrics'],
    queryFn: async () => readMetrics(await (await fetch('/metrics')).text()),
    refetchInterval: EVERY_MS,
  });
  const number = (name: string): number => metrics.data?.get(name) ?? 0;
  const byAction = [...(metrics.data ?? [])].flatMap(([name, value]) => {
    const action = /^recourse_decisions_total\{action="(\w+)"\}$/.exec(name)?.[1];
    return action === undefined || value === 0 ? [] : [{ label: actionName(words.codes, action), value }];
  });
  return (
    <Page title={said.title} about={said.about}>
      {checks.isError ? (
        <ErrorState fault={checks.error} again={() => void checks.refetch()} />
      ) : checks.isPending || metrics.isPending ? (
        <Skeleton />
      ) : (
        <div className="stack loose">
          <div className="tiles">
            {(
              [
                ['recourse_uploads_total', said.uploads],
                ['recourse_references_matchable', said.matchable],
                ['recourse_log_leaves', said.leaves],
                ['recourse_log_proved', said.proved],
                ['recourse_uploads_in_flight', said.inFlight],
              ] as const
            ).map(([name, label]) => (
              <div key={name} className="tile">
                <span className="figure">{format.number(number(name))}</span>
                <span className="soft">{label}</span>
              </div>
            ))}
            <div className="tile">
              <span className="figure">{format.bytes(number('process_resident_memory_bytes'))}</span>
              <span className="soft">{said.memory}</span>
            </div>
          </div>
          <Waiting />
          <div className="columns">
            <section className="stack">
              <h2>{said.checks}</h2>
              <ul className="stack tight">
                {checks.data.map(({ name, ok, detail }) => (
                  <li key={name} className="line-up">
                    <Badge mood={ok ? 'good' : 'stop'}>{ok ? said.ok : said.notOk}</Badge>
                    <span className="strong">{said.names[name] ?? name}</span>
                    <span className="soft">{detail}</span>
                  </li>
                ))}
              </ul>
            </section>
            <section className="stack">
              <h2>{said.decisions}</h2>
              {byAction.length === 0 ? (
                <p className="soft">{said.none}</p>
              ) : (
                <Bars label={said.decisions} bars={byAction} />
              )}
            </section>
          </div>
        </div>
      )}
    </Page>
  );
}

/** Queues and clocks: what is open for whom, and what is late. */
function Waiting() {
  const { words, format } = useWords();
  const overview = useOverview().data;
  const rows = overview?.counts.filter(({ open }) => open > 0) ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="stack">
      <h2>{words.home.byKind}</h2>
      <Table
        label={words.home.byKind}
        narrow
        rows={rows}
        rowKey={({ kind, waitsFor }) => `${kind} ${waitsFor}`}
        columns={[
          { name: words.home.kind, cell: ({ kind }) => kindName(words.codes, kind) },
          { name: words.home.waits, cell: ({ waitsFor }) => words.codes.waitsFor[waitsFor] ?? waitsFor },
          { name: words.home.open, number: true, cell: ({ open }) => format.number(open) },
          { name: words.home.late, number: true, cell: ({ late }) => format.number(late) },
        ]}
      />
    </section>
  );
}
