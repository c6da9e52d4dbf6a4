/** A claimant's random sample: what the log drew, what somebody has looked at, and judging the rest one by one. */
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CaseDetail } from '../../api/cases.ts';
import type { ClaimantState } from '../../api/procedures.ts';
import type { Claimant } from '../../api/registers.ts';
import { readUpload } from '../../api/uploads.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { judgeStep } from '../../steps/claimant-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { useWorkTitles } from './names.ts';

/** More than this nobody looks at in one go; the rest is in the record. */
const SHOWN_MAX = 25;

export function AuditSample({ detail, claimant }: { readonly detail: CaseDetail; readonly claimant: Claimant }) {
  const { words, format } = useWords();
  const said = words.registers.claimants;
  const { audits, judged } = detail.state as unknown as ClaimantState;
  const newest = audits.at(-1);
  return (
    <section className="stack tight">
      <h3>{said.audit}</h3>
      <p className="soft small">{said.auditAbout}</p>
      {newest === undefined ? (
        <p className="soft">{said.auditNone}</p>
      ) : newest.uploads.length === 0 ? (
        <p className="soft">{said.auditEmpty}</p>
      ) : (
        <>
          <p>
            {said.auditDrawn(format.day(newest.at), format.number(newest.uploads.length))}{' '}
            <span className="soft">
              {said.lookedAt(
                format.number(newest.uploads.filter((id) => judged.some(({ upload }) => upload === id)).length),
                format.number(newest.uploads.length),
              )}
            </span>
          </p>
          <Drawn claimant={claimant.id} uploads={newest.uploads.slice(0, SHOWN_MAX)} judged={judged} />
          <p className="soft small break">
            {said.auditSeed}: <code>{newest.seed}</code>
          </p>
        </>
      )}
    </section>
  );
}

function Drawn({
  claimant,
  uploads,
  judged,
}: {
  readonly claimant: string;
  readonly uploads: readonly string[];
  readonly judged: ClaimantState['judged'];
}) {
  const { words } = useWords();
  const said = words.registers.claimants;
  const who = useSession();
  const read = useQueries({
    queries: uploads.map((id) => ({
      queryKey: ['upload', id],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readUpload(id, signal),
      staleTime: 60_000,
      retry: false,
    })),
  });
  const works = read.map(({ data }) => data?.matches.map(({ reference }) => reference) ?? []);
  const titles = useWorkTitles(works.flat());
  return (
    <ul className="rows-plain">
      {uploads.map((id, at) => {
        const found = judged.findLast(({ upload }) => upload === id);
        const own = works[at]!.map((reference) => [reference, titles[reference] ?? reference] as const);
        return (
          <li key={id}>
            <Link to="/uploads/$id" params={{ id }}>
              {own.map(([, title]) => title).join(', ') || id}
            </Link>
            <Badge mood={found === undefined ? 'wait' : found.accurate ? 'good' : 'stop'}>
              {found === undefined ? said.notLooked : found.accurate ? said.right : said.wrong}
            </Badge>
            {has(who, 'reviewer') && own.length > 0 && (
              <StepButton tiny step={judgeStep(words, claimant, id, own)} stream={`claimant/${claimant}`} about={id} />
            )}
          </li>
        );
      })}
    </ul>
  );
}
