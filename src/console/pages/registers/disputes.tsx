/** Works that several call their own, and the money that waits for whoever is right. */
import { useQuery } from '@tanstack/react-query';
import type { CaseDetail, CaseLine } from '../../api/cases.ts';
import type { OwnershipState } from '../../api/procedures.ts';
import { listBalances } from '../../api/registers.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { disputeSteps, openDispute } from '../../steps/dispute-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton, StepList } from '../../steps/step-list.tsx';
import { Due } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { stateName } from '../case-words.ts';
import { textOf } from './case-pane.tsx';
import { CaseRegister } from './case-register.tsx';
import { useClaimantNames, useWorkTitles } from './names.ts';

const subjects = ({ about }: CaseLine, kind: string): readonly string[] =>
  about.filter((one) => one.startsWith(`${kind}/`)).map((one) => one.slice(kind.length + 1));

const workOf = (row: CaseLine): string => subjects(row, 'reference')[0] ?? row.id;
const useTitlesOf = (rows: readonly CaseLine[]) => useWorkTitles(rows.map(workOf));

export function Disputes() {
  const { words, format } = useWords();
  const said = words.registers.disputes;
  const open = openDispute(words, useSession());
  return (
    <CaseRegister
      kind="ownership"
      said={said}
      start="open"
      actions={open && <StepButton step={open} stream="ownership/new" />}
      nameOfColumn={words.registers.money.work}
      useNames={useTitlesOf}
      rowName={(row, titles) => titles[workOf(row)] ?? workOf(row)}
      columns={[
        { name: said.sides, number: true, cell: (row) => format.number(subjects(row, 'claimant').length) },
        { name: words.registers.state, wide: true, cell: ({ state }) => stateName(words.codes, state) },
        {
          name: words.registers.due,
          cell: ({ dueAt, open: isOpen }) => dueAt !== undefined && <Due at={dueAt} open={isOpen} />,
        },
      ]}
      dossier={(detail) => <DisputeDossier detail={detail} />}
    />
  );
}

export function DisputeDossier({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  const said = words.registers.disputes;
  const who = useSession();
  const dispute = detail.state as unknown as OwnershipState;
  const names = useClaimantNames(dispute.claimants);
  const title = useWorkTitles([dispute.reference])[dispute.reference];
  const name = (id: string) => names[id] ?? id;
  return (
    <>
      <StepList steps={disputeSteps(words, detail, who, names)} stream={detail.file.stream} />
      <Facts
        facts={[
          [words.registers.money.work, title ?? dispute.reference],
          [words.registers.since, dispute.since !== undefined && format.day(dispute.since)],
          [said.decideBy, dispute.dueAt !== undefined && format.day(dispute.dueAt)],
          [said.held, <Held key="held" reference={dispute.reference} />],
        ]}
      />
      {dispute.kind === 'disputed' ? (
        <section className="stack tight">
          <h3>{said.sides}</h3>
          <ul className="stack">
            {dispute.claimants.map((claimant) => {
              const own = dispute.said?.filter((one) => one.claimant === claimant) ?? [];
              return (
                <li key={claimant} className="said stack tight">
                  <span className="strong">{name(claimant)}</span>
                  {own.length === 0 ? (
                    <p className="soft">{said.saysNothing}</p>
                  ) : (
                    own.map(({ text }) => (
                      <p key={text} className="as-written">
                        {textOf(detail, text)}
                      </p>
                    ))
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ) : (
        <section className="stack tight">
          <h3>{said.owners}</h3>
          <Facts
            facts={(dispute.shares ?? []).map(
              ({ claimant, millionths }) => [name(claimant), format.percent(millionths / 1_000_000)] as const,
            )}
          />
        </section>
      )}
    </>
  );
}

/** Whatever was earned meanwhile, per currency. */
function Held({ reference }: { readonly reference: string }) {
  const { words, format } = useWords();
  const said = words.registers.disputes;
  const may = has(useSession(), 'administrator', 'operator', 'auditor');
  const asked = useQuery({
    queryKey: ['money', 'all'],
    queryFn: ({ signal }) => listBalances(undefined, signal),
    enabled: may,
  });
  if (!may) return <span className="soft">{said.heldHidden}</span>;
  const held = (asked.data?.rows ?? []).filter(({ account }) => account === `escrow/${reference}`);
  if (held.length === 0) return <span className="soft">{said.heldNone}</span>;
  return held.map(({ currency, balance }) => (
    <span key={currency} className="strong numbers">
      {format.money(balance, currency)}
    </span>
  ));
}
