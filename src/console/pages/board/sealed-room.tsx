/**
 * What the panel wrote, opened with the member's own key for as long as this is shown. The passphrase lives in this component alone: it
 * is in no cache, no storage and no address, and closing the room forgets it and everything it opened. How others voted is never shown.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { readRoom, type Word } from '../../api/board.ts';
import { useSession } from '../../app/session.tsx';
import { useWords } from '../../messages/words.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { CheckBox, TextField } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { changedPieces } from './draft-versions.ts';

const roomKey = (id: string) => ['sealed-room', id] as const;

export function SealedRoom({ id }: { readonly id: string }) {
  const { words } = useWords();
  const said = words.board;
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [passphrase, setPassphrase] = useState<string>();
  useEffect(() => () => queries.removeQueries({ queryKey: roomKey(id) }), [queries, id]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '') return;
    setPassphrase(typed);
    setTyped('');
  };
  const lock = () => {
    setPassphrase(undefined);
    queries.removeQueries({ queryKey: roomKey(id) });
  };
  return (
    <section className="card stack" aria-labelledby="room">
      <header className="line-up apart">
        <h2 id="room">{said.room}</h2>
        {passphrase === undefined ? (
          <Badge icon="eye-off">{said.locked}</Badge>
        ) : (
          <Button tiny onClick={lock}>
            {said.lock}
          </Button>
        )}
      </header>
      <p className="soft small">{said.roomAbout}</p>
      {passphrase === undefined ? (
        <form className="line-up end" onSubmit={submit}>
          <TextField
            label={words.fields.passphrase.label}
            hint={words.fields.passphrase.hint}
            type="password"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button submit>{said.unlock}</Button>
        </form>
      ) : (
        <OpenRoom id={id} passphrase={passphrase} again={lock} />
      )}
    </section>
  );
}

function OpenRoom({
  id,
  passphrase,
  again,
}: {
  readonly id: string;
  readonly passphrase: string;
  readonly again: () => void;
}) {
  const { words } = useWords();
  const said = words.board;
  const asked = useQuery({
    queryKey: roomKey(id),
    queryFn: ({ signal }) => readRoom(id, passphrase, signal),
    retry: false,
    gcTime: 0,
  });
  if (asked.isPending) return <Skeleton lines={4} />;
  if (asked.isError) return <ErrorState fault={asked.error} again={again} />;
  const drafts = asked.data.rows.filter(({ step }) => step === 'draft');
  const notes = asked.data.rows.filter(({ step }) => step === 'note');
  if (drafts.length + notes.length === 0) return <p className="soft">{said.roomEmpty}</p>;
  return (
    <>
      {drafts.length > 0 && <Drafts drafts={drafts} />}
      {notes.length > 0 && (
        <div className="stack tight">
          <h3>{said.notes}</h3>
          <ul className="stack tight">
            {notes.map((note) => (
              <OneNote key={note.id} note={note} />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function OneNote({ note: { at, by, text } }: { readonly note: Word }) {
  const { words, format } = useWords();
  const { id: me } = useSession();
  return (
    <li className="said stack tight">
      <span className="soft small">
        {format.moment(at)} · {by === me || by === `staff/${me}` ? words.board.you : words.board.members.member}
      </span>
      <p className={text === undefined ? 'soft' : 'as-written'}>{text ?? words.board.sealedFor}</p>
    </li>
  );
}

/** The newest first to be seen; each against the one before it. */
function Drafts({ drafts }: { readonly drafts: readonly Word[] }) {
  const { words, format } = useWords();
  const said = words.board;
  const [chosen, setChosen] = useState<string>();
  const [compare, setCompare] = useState(false);
  const at = Math.max(
    0,
    drafts.findIndex(({ id }) => id === (chosen ?? drafts.at(-1)!.id)),
  );
  const draft = drafts[at]!;
  const before = drafts[at - 1]?.text;
  return (
    <div className="stack tight">
      <h3>{said.drafts}</h3>
      <div className="line-up">
        {drafts.length > 1 && (
          <Segments
            label={said.drafts}
            value={draft.id}
            onChange={setChosen}
            options={drafts.map(({ id }, index) => [id, said.draftVersion(format.number(index + 1))] as const)}
          />
        )}
        <span className="soft small">
          {said.draftVersion(format.number(at + 1))} · {format.moment(draft.at)}
          {at === drafts.length - 1 && ` · ${said.newestDraft}`}
        </span>
      </div>
      {before !== undefined && <CheckBox label={said.compare} checked={compare} onChange={setCompare} />}
      {draft.text === undefined ? (
        <p className="soft">{said.sealedFor}</p>
      ) : (
        <div className="said as-written reading">
          {compare && before !== undefined
            ? changedPieces(before, draft.text).map(({ kind, text }, index) =>
                kind === 'same' ? (
                  text
                ) : kind === 'added' ? (
                  <ins key={index}>
                    <span className="heard">{said.added}: </span>
                    {text}
                  </ins>
                ) : (
                  <del key={index}>
                    <span className="heard">{said.removed}: </span>
                    {text}
                  </del>
                ),
              )
            : draft.text}
        </div>
      )}
    </div>
  );
}
