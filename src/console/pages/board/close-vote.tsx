/** The ruling is written and read as the public will read it, before the votes are opened and it goes out. */
import { useState } from 'react';
import type { BoardState } from '../../api/board.ts';
import { useWords } from '../../messages/words.tsx';
import { ruleStep } from '../../steps/panel-steps.ts';
import { StepButton } from '../../steps/step-list.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useNow } from '../../ui/due.tsx';

export function CloseVote({ id, state }: { readonly id: string; readonly state: BoardState }) {
  const { words, format } = useWords();
  const said = words.board;
  const now = useNow();
  const [reasons, setReasons] = useState('');
  const [advice, setAdvice] = useState('');
  const { docket, challenges = [], votes = {}, lottery } = state;
  const cast = Object.keys(votes).length;
  const seats = lottery?.seats ?? 0;
  const quorum = docket?.expedited ? Math.min(3, seats) : Math.floor(seats / 2) + 1;
  const whyNot =
    docket && !docket.expedited && now < docket.commentsUntil
      ? `${said.comments}: ${format.moment(docket.commentsUntil)}`
      : challenges.length > 0
        ? said.challenged
        : cast < quorum
          ? said.voteCount(format.number(cast), format.number(quorum))
          : reasons.trim() === '' && !docket?.expedited
            ? words.steps.missing
            : undefined;
  const pieces = advice
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return (
    <section className="card stack" aria-labelledby="close-vote">
      <h2 id="close-vote">{words.steps.board.rule.title}</h2>
      <TextArea
        label={words.fields.ruling.label}
        hint={words.fields.ruling.hint}
        rows={8}
        maxLength={20_000}
        value={reasons}
        onChange={(event) => setReasons(event.target.value)}
      />
      <TextArea
        label={`${words.fields.advice.label} ${words.steps.optional}`}
        hint={words.fields.advice.hint}
        rows={3}
        value={advice}
        onChange={(event) => setAdvice(event.target.value)}
      />
      <div className="stack tight" aria-live="polite">
        <h3>{said.preview}</h3>
        <p className="soft small">{said.previewAbout}</p>
        <div className="statement">
          <p className="strong">{said.ruling}</p>
          <p>{reasons.trim() === '' ? said.textLater : reasons}</p>
          {pieces.length > 0 && (
            <>
              <p className="strong">{said.advice}</p>
              <ol className="questions">
                {pieces.map((piece) => (
                  <li key={piece}>{piece}</li>
                ))}
              </ol>
            </>
          )}
        </div>
      </div>
      <div className="stack tight">
        <div>
          <StepButton
            step={{
              ...ruleStep(words, `/v1/docket/${encodeURIComponent(id)}`, { text: reasons, advice }),
              whyNot,
            }}
            stream={`oversight/${id}`}
          />
        </div>
        {whyNot !== undefined && <p className="soft small">{whyNot}</p>}
      </div>
    </section>
  );
}
