/** Who sits, without names: seats, what each knows, challenges, and how to draw it all again. */
import type { BoardState } from '../../api/board.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';

export function Panel({ state, id }: { readonly state: BoardState; readonly id: string }) {
  const { words, format } = useWords();
  const said = words.board;
  const { id: me } = useSession();
  const { lottery, panel = [], challenges = [], votes, reviews } = state;
  if (!lottery) return null;
  const knows = new Map(lottery.list.map((one) => [one.ticket, one.knows]));
  const board = lottery.list.filter(({ ticket }) => !(state.recused ?? []).includes(ticket));
  const given = Object.values(reviews ?? {});
  return (
    <section className="stack tight">
      <h2>{said.panel}</h2>
      <p className="soft small">
        {said.panelAbout} <a href={`/v1/docket/${encodeURIComponent(id)}/lottery`}>{said.drawAgain}</a>
      </p>
      <ul className="rows-plain">
        {Array.from({ length: lottery.seats }, (_, at) => {
          const seat = panel.find((one) => one.seat === at + 1);
          return (
            <li key={at}>
              <span className="strong">{said.seat(format.number(at + 1))}</span>
              {seat === undefined ? (
                <span className="soft">{said.vacant}</span>
              ) : (
                <span className="line-up">
                  {seat.member === `staff/${me}` && <Badge mood="accent">{said.you}</Badge>}
                  {seat.attempt > 0 && <Badge>{said.redrawn}</Badge>}
                  {challenges.some((one) => one.seat === seat.seat) && <Badge mood="wait">{said.challenged}</Badge>}
                  <span className="soft small">{(knows.get(seat.ticket) ?? []).join(', ')}</span>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {state.kind === 'in-review' && (
        <p className="small">
          <strong>{said.reviews}:</strong>{' '}
          {said.reviewCount(
            format.number(given.filter((back) => !back).length),
            format.number(given.filter(Boolean).length),
            format.number(board.length),
          )}
        </p>
      )}
      {votes && (
        <p className="small">
          <strong>{said.votes}:</strong>{' '}
          {said.voteCount(format.number(Object.keys(votes).length), format.number(lottery.seats))}{' '}
          <span className="soft">{said.votesSealed}</span>
        </p>
      )}
    </section>
  );
}
