/** What the platform may publish, where, for what, until when, for how much. */
import { useState } from 'react';
import { listCases } from '../../api/cases.ts';
import { listLicences, type Licence, type Terms } from '../../api/registers.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { grantLicence, licenceSteps } from '../../steps/licence-steps.ts';
import { StepButton, StepList } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { useNow } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useListing } from './listing.ts';
import { useClaimantNames, useWorkTitles } from './names.ts';
import { PaneTitle, Register } from './register.tsx';

type Standing = 'inForce' | 'later' | 'ended';

/** Days in a licence are whole ones, the last included. */
export function standingOf({ from, to, endedAt }: Licence, now: number): Standing {
  const today = new Date(now).toISOString().slice(0, 10);
  if (endedAt !== undefined || (to !== undefined && to < today)) return 'ended';
  return from !== undefined && from > today ? 'later' : 'inForce';
}
const MOOD = { inForce: 'good', later: 'wait', ended: 'plain' } as const;

export function Licences() {
  const { words } = useWords();
  const said = words.registers.licences;
  const now = useNow();
  const [filter, setFilter] = useState<'open' | 'all'>('open');
  const all = useListing(['licences'], listLicences);
  const claimants = useListing(['cases', 'claimant', 'all'], (after, signal) =>
    listCases({ kind: 'claimant', order: 'newest', limit: 100, after }, signal),
  ).rows.map(({ id }) => id);
  const names = useClaimantNames(claimants);
  const rows = filter === 'all' ? all.rows : all.rows.filter((one) => standingOf(one, now) !== 'ended');
  const titles = useWorkTitles(
    all.rows.flatMap(({ works }) => ('references' in works ? works.references.slice(0, 1) : [])),
  );
  const name = ({ works }: Licence): string =>
    'claimant' in works
      ? said.worksOf(names[works.claimant] ?? works.claimant)
      : works.references.length === 1
        ? (titles[works.references[0]!] ?? works.references[0]!)
        : `${titles[works.references[0]!] ?? works.references[0]!} + ${works.references.length - 1}`;
  const grant = grantLicence(
    words,
    useSession(),
    claimants.map((id) => [id, names[id] ?? id] as const),
    now,
  );
  return (
    <Register
      title={said.title}
      about={said.about}
      actions={grant && <StepButton step={grant} stream="licence/new" />}
      listing={{ ...all, rows }}
      rowKey={({ id }) => id}
      rowName={name}
      nameOfColumn={said.works}
      columns={[
        {
          name: words.registers.state,
          cell: (licence) => {
            const standing = standingOf(licence, now);
            return <Badge mood={MOOD[standing]}>{said[standing]}</Badge>;
          },
        },
        { name: said.where, wide: true, cell: (licence) => <Where licence={licence} /> },
        { name: said.term, cell: (licence) => <Term licence={licence} /> },
        { name: said.price, wide: true, cell: ({ terms }) => <Price terms={terms} /> },
      ]}
      filter={all.rows.length === 0 ? 'all' : filter}
      filters={[
        ['open', said.inForce],
        ['all', words.registers.all],
      ]}
      onFilter={(next) => setFilter(next as 'open')}
      empty={{ title: said.empty, about: said.emptyAbout }}
      noneOpen={{ title: said.noneOpen, about: said.noneOpenAbout }}
      pane={(id) => {
        const licence = all.rows.find((one) => one.id === id);
        return licence && <LicencePane licence={licence} title={name(licence)} />;
      }}
    />
  );
}

function Where({ licence: { territories } }: { readonly licence: Licence }) {
  const { words, format } = useWords();
  return territories === 'all' ? words.registers.everywhere : territories.map(format.territory).join(', ');
}

function Term({ licence: { from, to, endedAt } }: { readonly licence: Licence }) {
  const { words, format } = useWords();
  const said = words.registers.licences;
  const parts = [
    ...(from === undefined ? [] : [`${said.from} ${format.day(from)}`]),
    ...(endedAt === undefined
      ? to === undefined
        ? [words.registers.noEnd]
        : [`${said.until} ${format.day(to)}`]
      : [`${said.until} ${format.day(endedAt)}`]),
  ];
  return parts.join(' ');
}

/** A licence names no currency: amounts are in the one that uses are reported in. */
function Price({ terms }: { readonly terms: Terms }) {
  const { words, format } = useWords();
  const said = words.registers.licences.terms;
  switch (terms.kind) {
    case 'nothing':
      return said.nothing();
    case 'share-of-gross':
      return said[terms.kind](format.percent(terms.millionths / 1_000_000));
    default:
      return said[terms.kind](format.number(terms.minorUnits / 100));
  }
}

const WORKS_SHOWN = 50;

function LicencePane({ licence, title }: { readonly licence: Licence; readonly title: string }) {
  const { words, format } = useWords();
  const said = words.registers.licences;
  const who = useSession();
  const standing = standingOf(licence, useNow());
  const references = 'references' in licence.works ? licence.works.references.slice(0, WORKS_SHOWN) : [];
  const titles = useWorkTitles(references);
  return (
    <article className="stack loose">
      <header className="stack tight">
        <PaneTitle>{title}</PaneTitle>
        <div className="line-up">
          <Badge mood={MOOD[standing]}>{said[standing]}</Badge>
        </div>
      </header>
      <StepList steps={licenceSteps(words, licence, who)} stream={`licence/${licence.id}`} />
      <Facts
        facts={[
          [said.where, <Where key="where" licence={licence} />],
          [said.uses, licence.uses === 'all' ? words.registers.everything : licence.uses.join(', ')],
          [said.term, <Term key="term" licence={licence} />],
          [said.price, <Price key="price" terms={licence.terms} />],
          [said.licensor, licence.licensor ?? said.owners],
          [said.madeAt, format.day(licence.madeAt)],
        ]}
      />
      {references.length > 0 && (
        <section className="stack tight">
          <h3>{said.works}</h3>
          <ul className="stack tight">
            {references.map((id) => (
              <li key={id} className="break">
                {titles[id] ?? id}
              </li>
            ))}
          </ul>
        </section>
      )}
    </article>
  );
}
