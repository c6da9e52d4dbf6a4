/** Film and sound: two timelines, what they share as ribbons between them, and two players that go there together. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { usePreferences } from '../app/preferences.tsx';
import { Shield } from '../care/shield.tsx';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import { ribbonPath, wavePath } from './time-shapes.ts';
import type { Peaks, TimeSegment, TimeSource } from './sources.ts';

interface Props {
  readonly subject: string;
  readonly upload: TimeSource | undefined;
  readonly reference: TimeSource | undefined;
  readonly segments: readonly TimeSegment[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

const WIDE = 1000;
const LANE = 64;
const BETWEEN = 52;

export function TimeEvidence({ subject, upload, reference, segments, chosen, onChoose }: Props) {
  const { words, format } = useWords();
  const uploadPlayer = useRef<HTMLAudioElement>(null);
  const referencePlayer = useRef<HTMLAudioElement>(null);
  const uploadAt = usePlayhead(uploadPlayer);
  const referenceAt = usePlayhead(referencePlayer);
  const uploadS = upload?.seconds ?? Math.max(1, ...segments.map((one) => one.upload.end));
  const referenceS = reference?.seconds ?? Math.max(1, ...segments.map((one) => one.reference.end));
  const segment = segments[chosen] ?? segments[0];
  useEffect(() => {
    if (!segment) return;
    if (uploadPlayer.current) uploadPlayer.current.currentTime = segment.upload.start;
    if (referencePlayer.current) referencePlayer.current.currentTime = segment.reference.start;
  }, [segment]);
  const playBoth = () => {
    for (const player of [uploadPlayer.current, referencePlayer.current]) {
      if (!player) continue;
      if (player.paused) void player.play().catch(() => {});
      else player.pause();
    }
  };
  return (
    <div className="stack">
      <div className="pair">
        <Player title={words.evidence.upload} source={upload} player={uploadPlayer} />
        <Player title={words.evidence.reference} source={reference} player={referencePlayer} />
      </div>
      {segment && segment.track !== 'sound' && upload?.still && reference?.still && (
        <StillPairs subject={`${subject} stills ${chosen}`} upload={upload} reference={reference} segment={segment} />
      )}
      <svg
        className="ribbons"
        viewBox={`0 0 ${WIDE} ${2 * LANE + BETWEEN}`}
        role="img"
        aria-label={words.evidence.timelines}
      >
        <Lane y={0} seconds={uploadS} peaks={upload?.peaks} at={uploadAt} />
        <Lane y={LANE + BETWEEN} seconds={referenceS} peaks={reference?.peaks} at={referenceAt} />
        {segments.map((one, at) => (
          <g key={at} className={at === chosen ? 'ribbon chosen' : 'ribbon'} onClick={() => onChoose(at)}>
            <path
              d={ribbonPath(
                [(one.upload.start / uploadS) * WIDE, (one.upload.end / uploadS) * WIDE],
                [(one.reference.start / referenceS) * WIDE, (one.reference.end / referenceS) * WIDE],
                LANE,
                LANE + BETWEEN,
                one.reversed === true,
              )}
            />
            <rect x={(one.upload.start / uploadS) * WIDE} width={span(one.upload, uploadS)} y={0} height={LANE} />
            <rect
              x={(one.reference.start / referenceS) * WIDE}
              width={span(one.reference, referenceS)}
              y={LANE + BETWEEN}
              height={LANE}
            />
          </g>
        ))}
      </svg>
      <div className="line-up">
        {(upload?.src ?? reference?.src) !== undefined && (
          <Button tiny onClick={playBoth}>
            {words.evidence.playBoth}
          </Button>
        )}
        <span className="soft small numbers">
          {words.evidence.upload} {format.mediaTime(uploadS)} · {words.evidence.reference}{' '}
          {format.mediaTime(referenceS)}
        </span>
      </div>
    </div>
  );
}

const span = ({ start, end }: { readonly start: number; readonly end: number }, of: number): number =>
  Math.max(2, ((end - start) / of) * WIDE);

function Lane({
  y,
  seconds,
  peaks,
  at,
}: {
  readonly y: number;
  readonly seconds: number;
  readonly peaks: Peaks | undefined;
  readonly at: number | undefined;
}) {
  return (
    <g>
      <rect className="lane" x={0} y={y} width={WIDE} height={LANE} rx={4} />
      {peaks && <path className="wave" d={wavePath(peaks, seconds, WIDE, LANE)} transform={`translate(0 ${y})`} />}
      {at !== undefined && (
        <line className="head" x1={(at / seconds) * WIDE} x2={(at / seconds) * WIDE} y1={y} y2={y + LANE} />
      )}
    </g>
  );
}

function usePlayhead(player: RefObject<HTMLAudioElement | null>): number | undefined {
  const [at, setAt] = useState<number>();
  useEffect(() => {
    const seen = player.current;
    if (!seen) return;
    const onTime = () => setAt(seen.currentTime);
    seen.addEventListener('timeupdate', onTime);
    return () => seen.removeEventListener('timeupdate', onTime);
  });
  return at;
}

function Player({
  title,
  source,
  player,
}: {
  readonly title: string;
  readonly source: TimeSource | undefined;
  readonly player: RefObject<HTMLAudioElement | null>;
}) {
  const { words } = useWords();
  const { care } = usePreferences().preferences;
  return (
    <figure className="stack tight">
      <figcaption className="strong">{title}</figcaption>
      {source === undefined ? (
        <p className="soft small">{words.evidence.gone}</p>
      ) : source.src === undefined ? (
        <p className="soft small">{words.evidence.silent}</p>
      ) : (
        <audio ref={player} src={source.src} controls muted={care.mute} preload="metadata" aria-label={title} />
      )}
    </figure>
  );
}

const MOMENTS = [0.1, 0.37, 0.63, 0.9];

/** The same moments of both films, one above the other. */
function StillPairs({
  subject,
  upload,
  reference,
  segment,
}: {
  readonly subject: string;
  readonly upload: TimeSource;
  readonly reference: TimeSource;
  readonly segment: TimeSegment;
}) {
  const { words, format } = useWords();
  const at = ({ start, end }: { readonly start: number; readonly end: number }, share: number) =>
    start + (end - start) * share;
  const uploadMoments = MOMENTS.map((share) => at(segment.upload, share));
  const referenceMoments = MOMENTS.map((share) => at(segment.reference, segment.reversed === true ? 1 - share : share));
  return (
    <Shield subject={subject}>
      <div className="stills">
        {MOMENTS.map((share, index) => {
          const here = uploadMoments[index]!;
          const there = referenceMoments[index]!;
          return (
            <figure key={share} className="stack tight">
              {upload.still && (
                <img
                  src={upload.still(here, uploadMoments)}
                  alt={words.evidence.stillOf(words.evidence.upload, format.mediaTime(here))}
                />
              )}
              {reference.still && (
                <img
                  src={reference.still(there, referenceMoments)}
                  alt={words.evidence.stillOf(words.evidence.reference, format.mediaTime(there))}
                />
              )}
              <figcaption className="soft small numbers">
                {format.mediaTime(here)} · {format.mediaTime(there)}
              </figcaption>
            </figure>
          );
        })}
      </div>
    </Shield>
  );
}
