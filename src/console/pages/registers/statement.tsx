/** One payee's statement: from one balance to the next, by work and line by line. */
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { readStatement, statementPath, type Statement } from '../../api/registers.ts';
import { useSession } from '../../app/session.tsx';
import { minorDigits } from '../../messages/formats.ts';
import { useWords } from '../../messages/words.tsx';
import { payStep } from '../../steps/licence-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { TextField } from '../../ui/field.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { Table } from '../../ui/table.tsx';
import { PaneTitle } from './register.tsx';

export function StatementPane({
  account,
  currency,
  balance,
  title,
}: {
  readonly account: string;
  readonly currency: string;
  readonly balance: number;
  readonly title: string;
}) {
  const { words } = useWords();
  const said = words.registers.money;
  const who = useSession();
  const year = new Date(useNow()).toISOString().slice(0, 4);
  const [period, setPeriod] = useState(year);
  const [typed, setTyped] = useState(year);
  const asked = useQuery({
    queryKey: ['statement', account, currency, period],
    queryFn: ({ signal }) => readStatement(account, period, currency, signal),
    retry: false,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setPeriod(typed.trim());
  };
  const payable = /^(claimant|society)\//.test(account) && balance > 0 && has(who, 'administrator');
  return (
    <article className="stack loose">
      <header className="stack tight">
        <PaneTitle>{title}</PaneTitle>
        <span className="soft">{said.kinds[account.slice(0, account.indexOf('/'))]}</span>
      </header>
      <div className="line-up">
        {payable && (
          <StepButton
            step={payStep(words, account, currency, balance, minorDigits(currency))}
            stream={`money/${account}`}
          />
        )}
        <a className="button" href={statementPath(account, period, currency, 'csv')} download>
          {said.csv}
        </a>
      </div>
      <form className="line-up end" onSubmit={submit}>
        <TextField label={said.period} value={typed} onChange={(event) => setTyped(event.target.value)} size={9} />
        <Button submit>{words.registers.show}</Button>
      </form>
      {asked.isPending ? (
        <Skeleton lines={8} />
      ) : asked.isError ? (
        <ErrorState fault={asked.error} />
      ) : (
        <Sheet statement={asked.data} />
      )}
    </article>
  );
}

function Sheet({ statement }: { readonly statement: Statement }) {
  const { words, format } = useWords();
  const said = words.registers.money;
  const { currency, works, rows, titles } = statement;
  const money = (amount: number) => <span className="numbers">{format.money(amount, currency)}</span>;
  return (
    <>
      <Facts
        facts={[
          [said.opening, money(statement.opening)],
          [said.accrued, money(statement.accrued)],
          [said.reversed, money(statement.reversed)],
          [said.released, money(statement.released)],
          [said.paid, money(statement.paid)],
          [said.closing, <strong key="closing">{money(statement.closing)}</strong>],
        ]}
      />
      {rows.length === 0 && <p className="soft">{said.noLines}</p>}
      {works.length > 0 && (
        <section className="stack tight">
          <h3>{said.byWork}</h3>
          <Table
            label={said.byWork}
            rows={works}
            rowKey={({ reference, basis, territory }) => `${reference} ${basis} ${territory}`}
            columns={[
              { name: said.work, cell: ({ reference }) => titles[reference] ?? reference },
              { name: said.basis, cell: ({ basis }) => <code>{basis}</code> },
              { name: said.where, cell: ({ territory }) => format.territory(territory) },
              { name: said.views, number: true, cell: ({ views }) => format.number(views) },
              { name: said.amount, number: true, cell: ({ amount }) => money(amount) },
            ]}
          />
        </section>
      )}
      {rows.length > 0 && (
        <section className="stack tight">
          <h3>{said.lines}</h3>
          <Table
            label={said.lines}
            rows={rows}
            rowKey={({ entry, bookedIn }) => `${entry} ${bookedIn}`}
            columns={[
              { name: said.booked, cell: ({ bookedIn }) => <span className="numbers">{bookedIn}</span> },
              { name: said.entry, cell: ({ kind }) => said.entries[kind] ?? kind },
              { name: said.work, cell: ({ use }) => use && (titles[use.reference] ?? use.reference) },
              { name: said.amount, number: true, cell: ({ amount }) => money(amount) },
            ]}
          />
        </section>
      )}
    </>
  );
}
