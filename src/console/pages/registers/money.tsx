/** What is owed to whom: balances, the sum that must be nothing, and each payee's statement. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listBalances, listTariffs, type Balance } from '../../api/registers.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { closeStep } from '../../steps/licence-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useListing } from './listing.ts';
import { useClaimantNames, useWorkTitles } from './names.ts';
import { Register } from './register.tsx';
import { StatementPane } from './statement.tsx';

const kindOf = (account: string): string => account.slice(0, account.indexOf('/'));
const idOf = (account: string): string => account.slice(account.indexOf('/') + 1);
const OWED: ReadonlySet<string> = new Set(['claimant', 'society']);
const HELD: ReadonlySet<string> = new Set(['escrow', 'unmatched']);

export function Money() {
  const { words } = useWords();
  const said = words.registers.money;
  const who = useSession();
  if (!has(who, 'administrator', 'operator', 'auditor'))
    return (
      <Page title={said.title} about={said.about}>
        <EmptyState title={words.states.notAllowed}>{said.notYours}</EmptyState>
      </Page>
    );
  return <Balances />;
}

function Balances() {
  const { words, format } = useWords();
  const said = words.registers.money;
  const who = useSession();
  const [filter, setFilter] = useState('owed');
  const listing = useListing(['money'], listBalances);
  const claimants = useClaimantNames(
    listing.rows.filter(({ account }) => kindOf(account) === 'claimant').map(({ account }) => idOf(account)),
  );
  const works = useWorkTitles(
    listing.rows.filter(({ account }) => kindOf(account) === 'escrow').map(({ account }) => idOf(account)),
  );
  const name = ({ account }: Pick<Balance, 'account'>): string =>
    claimants[idOf(account)] ?? works[idOf(account)] ?? idOf(account);
  const rows = listing.rows.filter(({ account, balance }) =>
    filter === 'owed'
      ? OWED.has(kindOf(account)) && balance !== 0
      : filter === 'held'
        ? HELD.has(kindOf(account)) && balance !== 0
        : true,
  );
  const close = closeStep(words, who);
  const none = filter === 'held' ? (['noneHeld', 'noneHeldAbout'] as const) : (['noneOwed', 'noneOwedAbout'] as const);
  return (
    <Register
      title={said.title}
      about={said.about}
      actions={close && <StepButton step={close} stream="money/close" />}
      before={listing.rows.length > 0 && <Whole />}
      listing={{ ...listing, rows }}
      rowKey={({ account, currency }) => `${account} ${currency}`}
      rowName={name}
      nameOfColumn={said.payee}
      columns={[
        { name: said.kind, wide: true, cell: ({ account }) => said.kinds[kindOf(account)] ?? kindOf(account) },
        {
          name: said.balance,
          number: true,
          cell: ({ balance, currency }) => <span className="numbers">{format.money(balance, currency)}</span>,
        },
      ]}
      filter={listing.rows.length === 0 ? 'all' : filter}
      filters={Object.entries(said.filters)}
      onFilter={setFilter}
      empty={{ title: said.empty, about: said.emptyAbout }}
      noneOpen={{ title: said[none[0]], about: said[none[1]] }}
      pane={(key) => {
        const [account = '', currency = 'EUR'] = key.split(' ');
        const balance = listing.rows.find((one) => one.account === account && one.currency === currency)?.balance ?? 0;
        return (
          <StatementPane key={key} account={account} currency={currency} balance={balance} title={name({ account })} />
        );
      }}
    />
  );
}

/** The one sentence an auditor looks for first. */
function Whole() {
  const { words, format } = useWords();
  const said = words.registers.money;
  const sums = useQuery({
    queryKey: ['money', 'whole'],
    queryFn: ({ signal }) => listBalances(undefined, signal),
  }).data?.difference;
  const tariffs = useQuery({ queryKey: ['tariffs'], queryFn: ({ signal }) => listTariffs(signal) }).data?.rows ?? [];
  const broken = Object.entries(sums ?? {}).filter(([, difference]) => difference !== 0);
  if (!sums) return null;
  return (
    <div className="stack tight">
      {broken.length === 0 ? (
        <p>
          <Badge mood="good">{said.whole}</Badge>
        </p>
      ) : (
        <p className="note stop" role="alert">
          {said.broken(broken.map(([currency, difference]) => format.money(difference, currency)).join(', '))}
        </p>
      )}
      {tariffs.length > 0 && (
        <details className="folded">
          <summary>
            {said.tariffs} ({format.number(tariffs.length)})
          </summary>
          <ul className="stack tight">
            {tariffs.map(({ version, from, currency, rows }) => (
              <li key={version}>
                <code>{version}</code> {said.tariffFrom(from)} · {currency} ·{' '}
                {said.tariffRows(format.number(rows.length))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
