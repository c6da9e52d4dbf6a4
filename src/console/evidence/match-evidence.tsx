/** The evidence of one match, whatever it is made of, with its segments as a list that keys walk through. */
import { useState } from 'react';
import type { Match } from '../../sdk/index.ts';
import { useShortcuts } from '../keys/keyboard.tsx';
import { useWords } from '../messages/words.tsx';
import { PictureEvidence } from './picture-evidence.tsx';
import { imageSegments, textSegments, timeSegments, type PictureSource, type TimeSource } from './sources.ts';
import { TextEvidence } from './text-evidence.tsx';
import { TimeEvidence } from './time-evidence.tsx';

export interface Media {
  readonly picture?: PictureSource;
  readonly time?: TimeSource;
  readonly text?: string;
}

export function MatchEvidence({
  subject,
  match,
  upload,
  reference,
}: {
  readonly subject: string;
  readonly match: Match;
  readonly upload: Media;
  readonly reference: Media;
}) {
  const { words, format } = useWords();
  const [chosen, setChosen] = useState(0);
  const pictures = imageSegments(match);
  const times = timeSegments(match);
  const texts = textSegments(match);
  const step = (by: number) => setChosen((now) => (now + by + match.segments.length) % match.segments.length);
  useShortcuts(
    match.segments.length > 1
      ? [
          { keys: 'n', does: words.evidence.nextPlace, run: () => step(1) },
          { keys: 'p', does: words.evidence.previousPlace, run: () => step(-1) },
        ]
      : [],
  );
  const shared = { subject, chosen, onChoose: setChosen };
  return (
    <div className="stack">
      {pictures.length > 0 && (
        <PictureEvidence {...shared} upload={upload.picture} reference={reference.picture} segments={pictures} />
      )}
      {times.length > 0 && (
        <TimeEvidence {...shared} upload={upload.time} reference={reference.time} segments={times} />
      )}
      {texts.length > 0 && (
        <TextEvidence {...shared} upload={upload.text} reference={reference.text} segments={texts} />
      )}
      {match.segments.length > 1 && (
        <ol className="line-up places" aria-label={words.evidence.places}>
          {match.segments.slice(0, 40).map((_, at) => (
            <li key={at}>
              <button type="button" className="button tiny" aria-pressed={at === chosen} onClick={() => setChosen(at)}>
                {format.number(at + 1)}
              </button>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
