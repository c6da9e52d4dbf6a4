/** Two texts with what they share marked in both. Pointing at a passage in one shows it in the other; long rests are folded. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { useWords } from '../messages/words.tsx';
import { piecesOf, type Piece, type Span } from './passages.ts';
import type { TextSegment } from './sources.ts';

interface Props {
  readonly upload: string | undefined;
  readonly reference: string | undefined;
  readonly segments: readonly TextSegment[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

export function TextEvidence({ upload, reference, segments, chosen, onChoose }: Props) {
  const { words } = useWords();
  const side = (title: string, text: string | undefined, spans: readonly Span[]) => (
    <section className="stack tight">
      <h3>{title}</h3>
      {text === undefined ? (
        <SpansOnly spans={spans} chosen={chosen} onChoose={onChoose} />
      ) : (
        <Passages label={title} text={text} spans={spans} chosen={chosen} onChoose={onChoose} />
      )}
    </section>
  );
  return (
    <div className="pair">
      {side(
        words.evidence.upload,
        upload,
        segments.map((one) => one.upload),
      )}
      {side(
        words.evidence.reference,
        reference,
        segments.map((one) => one.reference),
      )}
    </div>
  );
}

interface SideProps {
  readonly spans: readonly Span[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

function Passages({
  label,
  text,
  spans,
  chosen,
  onChoose,
}: SideProps & { readonly label: string; readonly text: string }) {
  const pieces = useMemo(() => piecesOf(text, spans), [text, spans]);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const mark = page.current?.querySelector<HTMLElement>('mark.chosen');
    if (!mark || !page.current) return;
    page.current.scrollTop = mark.offsetTop - page.current.clientHeight / 3;
  }, [chosen, pieces]);
  return (
    <div className="passages" ref={page} tabIndex={0} role="region" aria-label={label}>
      {pieces.map((piece, at) => (
        <OnePiece key={at} piece={piece} chosen={chosen} onChoose={onChoose} />
      ))}
    </div>
  );
}

function OnePiece({
  piece,
  chosen,
  onChoose,
}: {
  readonly piece: Piece;
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}) {
  const { words, format } = useWords();
  const [open, setOpen] = useState(false);
  if (piece.kind === 'plain') return piece.text;
  if (piece.kind === 'folded')
    return open ? (
      piece.text
    ) : (
      <button type="button" className="fold" onClick={() => setOpen(true)}>
        {words.evidence.folded(format.number(piece.codePoints))}
      </button>
    );
  const first = piece.segments[0]!;
  return (
    <mark className={piece.segments.includes(chosen) ? 'chosen' : undefined} onClick={() => onChoose(first)}>
      {piece.text}
    </mark>
  );
}

/** The text is gone; where it matched is still known. */
function SpansOnly({ spans, chosen, onChoose }: SideProps) {
  const { words, format } = useWords();
  return (
    <div className="passages">
      <p className="soft">{words.evidence.gone}</p>
      <ul className="stack tight">
        {spans.map(({ start, end }, at) => (
          <li key={at}>
            <button type="button" className="button tiny" aria-pressed={at === chosen} onClick={() => onChoose(at)}>
              {words.evidence.characters(format.number(start), format.number(end))}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
