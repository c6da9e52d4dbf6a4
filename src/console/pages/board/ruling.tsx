/** The ruling as it is published, and the clock of whoever has to carry it out. */
import type { BoardState } from '../../api/board.ts';
import type { CaseDetail } from '../../api/cases.ts';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Due } from '../../ui/due.tsx';
import { textOf } from '../registers/case-pane.tsx';

export function Ruling({ detail, state }: { readonly detail: CaseDetail; readonly state: BoardState }) {
  const { words, format } = useWords();
  const said = words.board;
  const { ruling, implementBy, ground, explanation } = state;
  if (!ruling) return null;
  return (
    <section className="card stack" aria-labelledby="ruling">
      <header className="stack tight">
        <h2 id="ruling">{said.ruling}</h2>
        <p className="strong">{words.options.ruling[ruling.outcome as 'UPHOLD']}</p>
        <p className="line-up soft small">
          {format.day(ruling.decidedAt)} · {said.counts(format.number(ruling.for), format.number(ruling.against))}
          {ruling.direction && ` · ${said.direction[ruling.direction]}`}
        </p>
        <p className="line-up">
          {state.kind === 'implemented' ? (
            <Badge mood="good">{said.implemented}</Badge>
          ) : state.kind === 'impossible' ? (
            <Badge mood="stop">
              {said.impossible} {ground}
            </Badge>
          ) : (
            implementBy !== undefined && (
              <>
                {said.implementBy} <Due at={new Date(implementBy).toISOString()} />
              </>
            )
          )}
        </p>
        {explanation !== undefined && <p className="said as-written">{textOf(detail, explanation)}</p>}
      </header>
      <p className="reading as-written">{textOf(detail, ruling.text) ?? said.textLater}</p>
      {ruling.dissents.length > 0 && (
        <div className="stack tight">
          <h3>{said.dissents}</h3>
          {ruling.dissents.map((dissent) => (
            <p key={dissent} className="said as-written">
              {textOf(detail, dissent)}
            </p>
          ))}
        </div>
      )}
    </section>
  );
}
