/** The same moments of both films, one above the other. */
import { useWords } from '../messages/words.tsx';
import { across } from './linked-times.ts';
import type { TimeSegment, TimeSource } from './sources.ts';

const MOMENTS = [0.1, 0.37, 0.63, 0.9];

interface Props {
  readonly upload: TimeSource;
  readonly reference: TimeSource;
  readonly segment: TimeSegment;
}

export function StillPairs({ upload, reference, segment }: Props) {
  const { words, format } = useWords();
  const { start, end } = segment.upload;
  const here = MOMENTS.map((share) => start + (end - start) * share);
  const there = here.map((at) => across(segment, 'upload', at));
  const still = (source: TimeSource, side: string, moments: readonly number[], at: number) =>
    source.still && <img src={source.still(at, moments)} alt={words.evidence.stillOf(side, format.mediaTime(at))} />;
  return (
    <div className="stills">
      {MOMENTS.map((share, i) => (
        <figure key={share} className="stack tight">
          {still(upload, words.evidence.upload, here, here[i]!)}
          {still(reference, words.evidence.reference, there, there[i]!)}
          <figcaption className="soft small numbers">
            {format.mediaTime(here[i]!)} · {format.mediaTime(there[i]!)}
          </figcaption>
        </figure>
      ))}
    </div>
  );
}
