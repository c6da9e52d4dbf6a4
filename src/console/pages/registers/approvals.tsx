/** What needs a second pair of eyes: who proposed it, what would happen, until when. */
import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../../api/cases.ts';
import type { ApprovalState } from '../../api/procedures.ts';
import { useSession } from '../../app/session.tsx';
import type { Words } from '../../messages/en.ts';
import { useWords } from '../../messages/words.tsx';
import { Due } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { stateName } from '../case-words.ts';
import { CaseRegister } from './case-register.tsx';

export function Approvals() {
  const { words, format } = useWords();
  const said = words.registers.approvals;
  const name = (what: unknown) => words.codes.shown.approvals[String(what)] ?? String(what ?? '');
  return (
    <CaseRegister
      kind="approval"
      said={said}
      start="open"
      nameOfColumn={words.registers.what}
      rowName={({ shown = {} }) => name(shown['what'])}
      columns={[
        { name: words.registers.state, cell: ({ state }) => stateName(words.codes, state) },
        { name: said.lapses, cell: ({ dueAt, open }) => dueAt !== undefined && <Due at={dueAt} open={open} /> },
        {
          name: words.registers.since,
          wide: true,
          cell: ({ openedAt }) => <span className="numbers">{format.day(openedAt)}</span>,
        },
      ]}
      dossier={(detail) => <ApprovalDossier detail={detail} />}
    />
  );
}

export function ApprovalDossier({ detail }: { readonly detail: CaseDetail }) {
  const { words, format } = useWords();
  const said = words.registers.approvals;
  const me = useSession();
  const { what, by, until, fields = {} } = detail.state as unknown as ApprovalState;
  const own = by === me.id || by === `staff/${me.id}`;
  return (
    <>
      <p className="note">{said.what[what] ?? ''}</p>
      <Facts
        facts={[
          [said.by, own ? said.byMe : said.byAnother],
          [said.lapses, until !== undefined && format.moment(until)],
        ]}
      />
      {what === 'publish-policy' && (
        <p>
          <Link to="/policies">{words.policies.title}</Link>
        </p>
      )}
      <Facts facts={detailsOf(words, fields, format.number)} />
    </>
  );
}

/** What the proposal says, in words where there are any: numbers of a draft, whom it is about, what the past would have been. */
function detailsOf(
  { policies, registers }: Words,
  fields: Readonly<Record<string, unknown>>,
  number: (value: number) => string,
): readonly (readonly [string, string])[] {
  const said = (value: unknown) => (typeof value === 'number' ? number(value) : String(value));
  const inside = (name: string): readonly [string, unknown][] => {
    const value = fields[name];
    return typeof value === 'object' && value !== null ? Object.entries(value) : [];
  };
  const tried: Readonly<Record<string, string>> = {
    replayed: policies.backTest,
    stricter: policies.stricter,
    kinder: policies.kinder,
  };
  return [
    ...(typeof fields['subject'] === 'string' ? [[registers.what, fields['subject']] as const] : []),
    ...(typeof fields['base'] === 'string' ? [[policies.version, fields['base']] as const] : []),
    ...inside('parameters').map(([name, value]) => [policies.names[name] ?? name, said(value)] as const),
    ...inside('backTest').flatMap(([name, value]) => (tried[name] ? [[tried[name], said(value)] as const] : [])),
  ];
}
