/** Uploads that may be like the one ruled on: a program proposes, a person says. */
import { Link } from '@tanstack/react-router';
import type { BoardState } from '../../api/board.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { sweepSteps } from '../../steps/board-steps.ts';
import { has } from '../../steps/step.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { Badge } from '../../ui/badge.tsx';

export function Sweep({ id, sweep }: { readonly id: string; readonly sweep: NonNullable<BoardState['sweep']> }) {
  const { words } = useWords();
  const said = words.board;
  const who = useSession();
  const proposed = Object.entries(sweep.proposed);
  return (
    <section className="stack tight">
      <h2>{said.sweep}</h2>
      <p className="soft small">{said.sweepAbout}</p>
      {proposed.length === 0 ? (
        <p className="soft">{said.sweepNone}</p>
      ) : (
        <ul className="rows-plain">
          {proposed.map(([stream, { why }]) => {
            const upload = stream.slice('upload/'.length);
            const mark = sweep.marked[stream];
            return (
              <li key={stream}>
                <span>
                  <Link to="/uploads/$id" params={{ id: upload }} className="break">
                    {upload}
                  </Link>{' '}
                  <span className="soft small">{said.sweepWhy[why] ?? why}</span>
                </span>
                {mark ? (
                  <Badge mood={mark.identical && mark.parallel ? 'good' : 'plain'}>
                    {mark.identical && mark.parallel ? said.carriedOver : said.notSame}
                  </Badge>
                ) : (
                  has(who, 'reviewer') &&
                  sweepSteps(words, id, upload).map((step) => (
                    <StepButton key={step.id} tiny step={step} stream={stream} about={upload} />
                  ))
                )}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
