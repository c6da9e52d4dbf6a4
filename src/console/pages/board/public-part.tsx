/** What the public reads of a case, who brought it and why, and what people commented. */
import { Link } from '@tanstack/react-router';
import type { BoardState } from '../../api/board.ts';
import type { CaseDetail } from '../../api/cases.ts';
import { useWords } from '../../messages/words.tsx';
import { Facts } from '../../ui/facts.tsx';
import { textOf } from '../registers/case-pane.tsx';

export function PublicPart({ detail, state }: { readonly detail: CaseDetail; readonly state: BoardState }) {
  const { words, format } = useWords();
  const said = words.board;
  const { matter, docket, comments = [], challenges = [] } = state;
  const upload = matter.upload?.slice('upload/'.length);
  const complaint = matter.complaint?.slice('complaint/'.length);
  // What was said when it was brought stays in the record after the case was taken.
  const brought = detail.events.find(({ type }) => type === 'appealed' || type === 'referred')?.fields;
  const why = textOf(detail, typeof brought?.['text'] === 'string' ? brought['text'] : undefined);
  const side = typeof brought?.['side'] === 'string' ? brought['side'] : '';
  return (
    <>
      {docket && (
        <section className="stack">
          <h2>{said.summary}</h2>
          <p className="reading as-written">{textOf(detail, docket.summary)}</p>
          <h3>{said.questions}</h3>
          <ol className="questions">
            {docket.questions.map((question) => (
              <li key={question}>{textOf(detail, question)}</li>
            ))}
          </ol>
        </section>
      )}
      <section className="stack tight">
        <h2>{said.steps.filed}</h2>
        <Facts
          facts={[
            [said.filed.by, said.filed.sides[side] ?? side],
            [said.filed.urgent, state.urgent === true && words.states.yes],
            [
              said.filed.upload,
              upload !== undefined && (
                <Link to="/uploads/$id" params={{ id: upload }} className="break">
                  {upload}
                </Link>
              ),
            ],
            [
              said.filed.complaint,
              complaint !== undefined && (
                <Link to="/cases/$kind/$id" params={{ kind: 'complaint', id: complaint }} className="break">
                  {complaint}
                </Link>
              ),
            ],
            [said.filed.rule, matter.rule],
          ]}
        />
        {why !== undefined && <p className="said as-written">{why}</p>}
      </section>
      {challenges.map(({ seat, text }) => (
        <section key={seat} className="note wait stack tight">
          <p className="strong">
            {said.challenge} {said.seat(format.number(seat))}
          </p>
          <p className="as-written">{textOf(detail, text)}</p>
        </section>
      ))}
      {docket && (
        <section className="stack tight">
          <h2>{said.comments}</h2>
          <p className="soft small">
            {said.commentCount(format.number(comments.length), format.moment(docket.commentsUntil))}
          </p>
          {comments.length === 0 ? (
            <p className="soft">{said.noComments}</p>
          ) : (
            <ul className="stack tight">
              {comments.map((comment) => (
                <li key={comment} className="said as-written">
                  {textOf(detail, comment)}
                </li>
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
