/** Accounts with final violations, and the measures people took against them. */
import { useState, type FormEvent } from 'react';
import { Refused } from '../../api/answers.ts';
import { useWords } from '../../messages/words.tsx';
import { Badge, type Mood } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Due } from '../../ui/due.tsx';
import { stateName } from '../case-words.ts';
import { AccountDossier, AccountStanding } from './account-dossier.tsx';
import { CasePane, useCase } from './case-pane.tsx';
import { CaseRegister } from './case-register.tsx';
import { PaneTitle, useChosen } from './register.tsx';

const MOOD: Readonly<Record<string, Mood>> = {
  suspended: 'stop',
  terminated: 'stop',
  'review-due': 'wait',
  clean: 'good',
};

export function Strikes() {
  const { words, format } = useWords();
  const said = words.registers.strikes;
  return (
    <CaseRegister
      kind="account"
      said={said}
      start="all"
      before={<LookUp />}
      nameOfColumn={said.account}
      rowName={({ id }) => id}
      columns={[
        {
          name: said.standing,
          cell: ({ state }) => (
            <Badge mood={MOOD[state] ?? 'plain'}>{said.standings[state] ?? stateName(words.codes, state)}</Badge>
          ),
        },
        { name: said.counting, number: true, cell: ({ shown = {} }) => format.number(Number(shown['strikes'] ?? 0)) },
        {
          name: words.registers.ends,
          cell: ({ dueAt, open }) => dueAt !== undefined && <Due at={dueAt} open={open} />,
        },
      ]}
      dossier={(detail) => <AccountDossier detail={detail} />}
      pane={(id) => <AccountPane id={id} />}
    />
  );
}

/** An account without a case has nothing against it: that is an answer, not a fault. */
function AccountPane({ id }: { readonly id: string }) {
  const asked = useCase('account', id);
  if (asked.error instanceof Refused && asked.error.problem.status === 404)
    return (
      <article className="stack loose">
        <PaneTitle>{id}</PaneTitle>
        <AccountStanding id={id} suspensions={0} />
      </article>
    );
  return <CasePane kind="account" id={id} title={id} dossier={(detail) => <AccountDossier detail={detail} />} />;
}

/** By the platform's own name for it: most accounts have nothing that would put them into the list. */
function LookUp() {
  const { words } = useWords();
  const [, choose] = useChosen();
  const [id, setId] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (id.trim() !== '') choose(id.trim());
  };
  return (
    <form className="line-up" onSubmit={submit}>
      <label className="heard" htmlFor="look-up">
        {words.registers.strikes.lookUp}
      </label>
      <input
        id="look-up"
        className="input find"
        placeholder={words.fields.accountId.hint}
        value={id}
        onChange={(event) => setId(event.target.value)}
      />
      <Button submit>{words.registers.strikes.lookUp}</Button>
    </form>
  );
}
