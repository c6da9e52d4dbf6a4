/** Change numbers, try them on what was decided, see who would win and lose, and only then propose. */
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Policy } from '../../../sdk/index.ts';
import { write } from '../../api/server.ts';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { useToasts } from '../../ui/toast.tsx';
import { actionName } from '../case-words.ts';

type Value = Policy['parameters'][string];
type Numbers = Readonly<Record<string, number>>;

interface BackTest {
  readonly base: string;
  readonly replayed: number;
  readonly notReplayed: number;
  readonly stricter: number;
  readonly kinder: number;
  readonly moves: readonly {
    readonly from: string;
    readonly fromRule: string;
    readonly to: string;
    readonly toRule: string;
    readonly direction: 'stricter' | 'kinder' | 'same';
    readonly count: number;
    readonly examples: readonly string[];
  }[];
  readonly claimants: readonly { readonly claimant: string; readonly stricter: number; readonly kinder: number }[];
}

export function Draft({ policy }: { readonly policy: Policy }) {
  const { words, format } = useWords();
  const said = words.policies;
  const toasts = useToasts();
  const [draft, setDraft] = useState<Numbers>({});
  const changed = Object.fromEntries(
    Object.entries(draft).filter(([name, value]) => Number.isFinite(value) && value !== policy.parameters[name]),
  );
  const hasChange = Object.keys(changed).length > 0;
  const test = useMutation({
    mutationFn: (parameters: Numbers) =>
      write<BackTest>('POST', '/v1/policies/back-test', { base: policy.policyVersion, parameters }),
  });
  const tested = test.data !== undefined && JSON.stringify(test.variables) === JSON.stringify(changed);
  const propose = useMutation({
    mutationFn: () =>
      write('POST', '/v1/approvals', {
        what: 'publish-policy',
        fields: {
          base: policy.policyVersion,
          parameters: changed,
          backTest: { replayed: test.data?.replayed, stricter: test.data?.stricter, kinder: test.data?.kinder },
        },
      }),
    onSuccess: () => toasts.show({ text: said.proposed }),
  });
  const rows = Object.entries(policy.parameters);
  const set = (name: string, text: string) =>
    setDraft((before) => ({ ...before, [name]: text === '' ? Number.NaN : Number(text) }));
  return (
    <section className="stack">
      <h2>{said.draft}</h2>
      <p className="soft">{said.draftAbout}</p>
      <Table
        label={said.parameters}
        narrow
        rows={rows}
        rowKey={([name]) => name}
        columns={[
          { name: said.parameter, cell: ([name]) => said.names[name] ?? name },
          { name: said.value, number: true, cell: ([, value]) => shown(value, format.number) },
          {
            name: said.draftValue,
            number: true,
            cell: ([name, value]) =>
              typeof value === 'number' && (
                <input
                  className="input numbers"
                  style={{ width: '9rem', textAlign: 'right' }}
                  type="number"
                  min={0}
                  step={value < 1 ? 0.01 : 1}
                  value={Number.isNaN(draft[name]) ? '' : (draft[name] ?? value)}
                  aria-label={`${said.draftValue}: ${said.names[name] ?? name}`}
                  onChange={(event) => set(name, event.target.value)}
                />
              ),
          },
        ]}
      />
      <div className="line-up">
        <Button
          kind="main"
          whyNot={hasChange ? undefined : said.noChange}
          aria-busy={test.isPending}
          onClick={() => test.mutate(changed)}
        >
          {said.backTest}
        </Button>
        <Button
          whyNot={!hasChange ? said.noChange : tested ? undefined : said.tryFirst}
          onClick={() => propose.mutate()}
        >
          {said.propose}
        </Button>
        <Button
          kind="quiet"
          onClick={() => {
            setDraft({});
            test.reset();
          }}
        >
          {said.reset}
        </Button>
      </div>
      {test.isError && <ErrorState fault={test.error} />}
      {propose.isError && <ErrorState fault={propose.error} />}
      {test.data && <Result result={test.data} />}
    </section>
  );
}

const shown = (value: Value, number: (value: number) => string): string =>
  typeof value === 'number' ? number(value) : Array.isArray(value) ? value.join(', ') || '–' : String(value);

function Result({ result }: { readonly result: BackTest }) {
  const { words, format } = useWords();
  const said = words.policies;
  const changes = result.moves.reduce((sum, { count }) => sum + count, 0);
  return (
    <div className="card stack" role="status">
      <p>
        {said.backTestAbout(format.number(result.replayed))}{' '}
        {result.notReplayed > 0 && said.notReplayed(format.number(result.notReplayed))}
      </p>
      {changes === 0 ? (
        <p className="strong">{said.unchanged}</p>
      ) : (
        <>
          <p className="line-up">
            <span className="strong">
              {said.changes(format.number(changes), format.percent(changes / Math.max(1, result.replayed)))}
            </span>
            <Badge mood="stop">
              {said.stricter}: {format.number(result.stricter)}
            </Badge>
            <Badge mood="good">
              {said.kinder}: {format.number(result.kinder)}
            </Badge>
          </p>
          <Table
            label={said.backTest}
            rows={result.moves}
            rowKey={({ from, fromRule, to, toRule }) => `${from} ${fromRule} ${to} ${toRule}`}
            columns={[
              { name: said.from, cell: ({ from, fromRule }) => `${actionName(words.codes, from)} (${fromRule})` },
              { name: said.to, cell: ({ to, toRule }) => `${actionName(words.codes, to)} (${toRule})` },
              {
                name: said.direction,
                cell: ({ direction }) =>
                  direction === 'same' ? (
                    said.same
                  ) : (
                    <Badge mood={direction === 'stricter' ? 'stop' : 'good'}>{said[direction]}</Badge>
                  ),
              },
              { name: said.number, number: true, cell: ({ count }) => format.number(count) },
              {
                name: said.examples,
                cell: ({ examples }) => (
                  <span className="line-up">
                    {examples.map((id, at) => (
                      <Link key={id} to="/uploads/$id" params={{ id }} aria-label={`${said.examples} ${at + 1}`}>
                        {at + 1}
                      </Link>
                    ))}
                  </span>
                ),
              },
            ]}
          />
          {result.claimants.length > 0 && (
            <Table
              label={said.byClaimant}
              rows={result.claimants}
              rowKey={({ claimant }) => claimant}
              columns={[
                { name: said.byClaimant, cell: ({ claimant }) => <span className="break">{claimant}</span> },
                { name: said.stricter, number: true, cell: ({ stricter }) => format.number(stricter) },
                { name: said.kinder, number: true, cell: ({ kinder }) => format.number(kinder) },
              ]}
            />
          )}
        </>
      )}
    </div>
  );
}
