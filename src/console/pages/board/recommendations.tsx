/** What the board advises beyond a case, and what was answered in public. */
import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { caseKey, CASES, listCases, readCase, type CaseDetail } from '../../api/cases.ts';
import type { RecommendationState } from '../../api/procedures.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { recommendationSteps } from '../../steps/board-steps.ts';
import { StepList } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { Facts } from '../../ui/facts.tsx';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { stateName } from '../case-words.ts';

export function Recommendations() {
  const { words } = useWords();
  const said = words.board;
  const listed = useQuery({
    queryKey: [...CASES, 'recommendation'],
    queryFn: ({ signal }) => listCases({ kind: 'recommendation', order: 'newest', limit: 50 }, signal),
  });
  const details = useQueries({
    queries: (listed.data?.rows ?? []).map(({ kind, id }) => ({
      queryKey: caseKey(kind, id),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) => readCase(kind, id, signal),
    })),
  });
  if (listed.isPending) return <Skeleton />;
  if (listed.isError) return <ErrorState fault={listed.error} again={() => void listed.refetch()} />;
  if (listed.data.rows.length === 0) return <EmptyState title={said.emptyAdvice}>{said.emptyAdviceAbout}</EmptyState>;
  return (
    <ul className="stack">
      {details.flatMap(({ data }) =>
        data
          ? [
              <li key={data.file.id} className="card">
                <Recommendation detail={data} />
              </li>,
            ]
          : [],
      )}
    </ul>
  );
}

function Recommendation({ detail }: { readonly detail: CaseDetail }) {
  const { words } = useWords();
  const who = useSession();
  return (
    <div className="stack">
      <div className="line-up">
        <Badge>{stateName(words.codes, detail.file.state)}</Badge>
        {detail.file.dueAt !== undefined && <Due at={detail.file.dueAt} open={detail.file.open} />}
      </div>
      <RecommendationDossier detail={detail} />
      <StepList steps={recommendationSteps(words, detail, who)} stream={detail.file.stream} />
    </div>
  );
}

/** The advice lies with the case it came from; answer and proof lie with itself. */
export function RecommendationDossier({ detail }: { readonly detail: CaseDetail }) {
  const { words } = useWords();
  const said = words.board;
  const state = detail.state as unknown as RecommendationState;
  const id = state.case.slice('oversight/'.length);
  const source = useQuery({
    queryKey: caseKey('oversight', id),
    queryFn: ({ signal }) => readCase('oversight', id, signal),
  }).data;
  const found = (text: string | undefined) =>
    text === undefined ? undefined : [...detail.texts, ...(source?.texts ?? [])].find((one) => one.id === text)?.text;
  return (
    <>
      <p className="reading as-written">{found(state.text)}</p>
      <Facts
        facts={[
          [
            said.adviceFor,
            <Link key="case" to="/board/$id" params={{ id }}>
              {found((source?.state as { docket?: { title?: string } } | undefined)?.docket?.title) ?? id}
            </Link>,
          ],
          [said.ourAnswer, found(state.reason)],
          [said.shownBy, found(state.evidence)],
        ]}
      />
    </>
  );
}
