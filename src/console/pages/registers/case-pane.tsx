/** One case beside its register: what it is, what can be done, the facts of its procedure, and the record. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { caseKey, readCase, type CaseDetail } from '../../api/cases.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { stepsFor } from '../../steps/case-steps.ts';
import type { Step } from '../../steps/step.ts';
import { StepList } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Due, useNow } from '../../ui/due.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { History, Said } from '../case/case-record.tsx';
import { stateName } from '../case-words.ts';
import { useHeadline } from '../headline.tsx';
import { PaneTitle } from './register.tsx';

export const useCase = (kind: string, id: string) =>
  useQuery({ queryKey: caseKey(kind, id), queryFn: ({ signal }) => readCase(kind, id, signal) });

/** What may be done with it now, by whoever looks. */
export function useSteps(detail: CaseDetail): readonly Step[] {
  const { words } = useWords();
  const who = useSession();
  const now = useNow();
  return stepsFor(words, detail, who, now);
}

export function CasePane({
  kind,
  id,
  title,
  dossier,
}: {
  readonly kind: string;
  readonly id: string;
  /** As the list names it; absent: as the case does. */
  readonly title?: string | undefined;
  readonly dossier: (detail: CaseDetail) => ReactNode;
}) {
  const asked = useCase(kind, id);
  if (asked.isPending) return <Skeleton lines={10} />;
  if (asked.isError) return <ErrorState fault={asked.error} again={() => void asked.refetch()} />;
  return <OpenPane detail={asked.data} title={title} dossier={dossier} />;
}

function OpenPane({
  detail,
  title,
  dossier,
}: {
  readonly detail: CaseDetail;
  readonly title: string | undefined;
  readonly dossier: (detail: CaseDetail) => ReactNode;
}) {
  const { words, format } = useWords();
  const { file, texts, events } = detail;
  const steps = useSteps(detail);
  const headline = useHeadline(file);
  return (
    <article className="stack loose">
      <header className="stack tight">
        <PaneTitle>{title ?? headline}</PaneTitle>
        <div className="line-up">
          <Badge>{stateName(words.codes, file.state)}</Badge>
          {file.dueAt !== undefined && file.open && <Due at={file.dueAt} />}
        </div>
      </header>
      <StepList steps={steps} stream={file.stream} />
      {dossier(detail)}
      <CaseFiles detail={detail} texts={texts.length} events={events.length} />
      <p className="small">
        <Link to="/cases/$kind/$id" params={{ kind: file.kind, id: file.id }}>
          {words.registers.wholeCase}
        </Link>
        {file.lastLeaf !== undefined && (
          <>
            {' · '}
            <a href={`/log?entry=${file.lastLeaf}`}>
              {words.registers.leaf} {format.number(file.lastLeaf)}
            </a>
          </>
        )}
      </p>
    </article>
  );
}

/** Closed until somebody wants to read it. */
export function CaseFiles({
  detail,
  texts,
  events,
}: {
  readonly detail: CaseDetail;
  readonly texts: number;
  readonly events: number;
}) {
  const { words, format } = useWords();
  const { id: me } = useSession();
  return (
    <div className="stack tight">
      {texts > 0 && (
        <details className="folded">
          <summary>
            {words.registers.said} ({format.number(texts)})
          </summary>
          <Said detail={detail} />
        </details>
      )}
      <details className="folded">
        <summary>
          {words.registers.history} ({format.number(events)})
        </summary>
        <History detail={detail} me={me} />
      </details>
    </div>
  );
}

export const textOf = ({ texts }: CaseDetail, id: string | undefined): string | undefined =>
  id === undefined ? undefined : texts.find((one) => one.id === id)?.text;
