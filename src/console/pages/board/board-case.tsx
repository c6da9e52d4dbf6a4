/** One case before the board: its way, what the public reads, who sits, the sealed room, the vote, the ruling and what follows. */
import { Link, useParams } from '@tanstack/react-router';
import type { CaseDetail } from '../../api/cases.ts';
import { isOnPanel, reviewers, type BoardState } from '../../api/board.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { has } from '../../steps/step.ts';
import { StepList } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { Page } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { stateName } from '../case-words.ts';
import { useHeadline } from '../headline.tsx';
import { CaseFiles, textOf, useCase, useSteps } from '../registers/case-pane.tsx';
import { KeyNote } from './board.tsx';
import { CasePath } from './case-path.tsx';
import { CloseVote } from './close-vote.tsx';
import { Panel } from './panel.tsx';
import { Fitting } from './precedents.tsx';
import { PublicPart } from './public-part.tsx';
import { Ruling } from './ruling.tsx';
import { SealedRoom } from './sealed-room.tsx';
import { Sweep } from './sweep.tsx';

export function BoardCase() {
  const { id } = useParams({ from: '/board/$id' });
  const { words } = useWords();
  const asked = useCase('oversight', id);
  if (asked.isPending) return <Skeleton lines={12} />;
  if (asked.isError)
    return (
      <Page title={words.board.title}>
        <ErrorState fault={asked.error} again={() => void asked.refetch()} />
      </Page>
    );
  return <OpenBoardCase key={id} detail={asked.data} />;
}

function OpenBoardCase({ detail }: { readonly detail: CaseDetail }) {
  const { words } = useWords();
  const said = words.board;
  const who = useSession();
  const { file, texts, events } = detail;
  const state = detail.state as unknown as BoardState;
  const headline = useHeadline(file);
  const title = textOf(detail, state.docket?.title) ?? headline;
  const sits = isOnPanel(state, who.id);
  const steps = useSteps(detail);
  const readable = texts.filter(({ text }) => !isSealed(text));
  const member = has(who, 'board-member');
  const mayRead = member && (sits || reviewers(state).includes(`staff/${who.id}`));
  return (
    <Page
      title={title}
      about={
        <span className="line-up">
          <Badge>{stateName(words.codes, file.state)}</Badge>
          {file.open && file.dueAt !== undefined && <Due at={file.dueAt} />}
          {state.docket?.expedited === true && <Badge mood="wait">{said.expedited}</Badge>}
          <Badge>{said.stands[state.matter.stands]}</Badge>
          {sits && <Badge mood="accent">{said.yourSeat}</Badge>}
        </span>
      }
      actions={
        <Link to="/board" className="button">
          {said.title}
        </Link>
      }
    >
      <div className="stack loose">
        {member && <KeyNote />}
        <CasePath state={state} />
        <div className="board-case">
          <div className="stack loose">
            {state.ruling && <Ruling detail={detail} state={state} />}
            {state.sweep && <Sweep id={file.id} sweep={state.sweep} />}
            {mayRead && <SealedRoom id={file.id} />}
            {sits && state.kind === 'voting' && <CloseVote id={file.id} state={state} />}
            <PublicPart detail={detail} state={state} />
          </div>
          <aside className="stack loose" aria-label={words.steps.title}>
            <StepList steps={steps} stream={file.stream} />
            {steps.length === 0 && <p className="soft">{words.steps.none}</p>}
            {member && state.lottery && !sits && <p className="note small">{said.notSeated}</p>}
            <Panel state={state} id={file.id} />
            <Fitting state={state} own={file.id} />
            <CaseFiles detail={{ ...detail, texts: readable }} texts={readable.length} events={events.length} />
            {file.lastLeaf !== undefined && (
              <p className="small">
                <a href={`/log?entry=${file.lastLeaf}`}>
                  {words.registers.leaf} {file.lastLeaf}
                </a>
                {state.docket && (
                  <>
                    {' · '}
                    <a href={`/docket/${encodeURIComponent(file.id)}`}>{words.registers.publicPage}</a>
                  </>
                )}
              </p>
            )}
          </aside>
        </div>
      </div>
    </Page>
  );
}

/** As it is kept: for nobody's eyes without a key. */
const isSealed = (text: string): boolean => text.startsWith('recourse-sealed/');
