/** Two timelines with their waveforms, and what they share as ribbons between them. A click or an arrow key goes there on both. */
import type { KeyboardEvent, MouseEvent } from 'react';
import { useWords } from '../messages/words.tsx';
import type { Side, Times } from './linked-times.ts';
import type { Peaks, TimeSegment } from './sources.ts';
import { ribbonPath, wavePath } from './time-shapes.ts';

const WIDE = 1000;
const LANE = 64;
const BETWEEN = 52;
const HIGH = 2 * LANE + BETWEEN;
/** Seconds of an arrow key, and of one with shift. */
const [STEP_S, LEAP_S] = [1, 5];

interface Line {
  readonly seconds: number;
  readonly peaks?: Peaks | undefined;
}

interface Props {
  readonly lines: Readonly<Record<Side, Line>>;
  readonly at: Times;
  readonly segments: readonly TimeSegment[];
  readonly chosen: number;
  readonly onSeek: (side: Side, seconds: number) => void;
}

export function TimeLines({ lines, at, segments, chosen, onSeek }: Props) {
  const { words, format } = useWords();
  const { upload, reference } = lines;
  const x = (side: Side, seconds: number) => (seconds / lines[side].seconds) * WIDE;
  const wide = (side: Side, { start, end }: TimeSegment['upload']) => Math.max(2, x(side, end) - x(side, start));
  const onClick = ({ currentTarget, clientX, clientY }: MouseEvent<SVGSVGElement>) => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    const side = clientY - top < height / 2 ? 'upload' : 'reference';
    onSeek(side, ((clientX - left) / width) * lines[side].seconds);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const part = segments[chosen] ?? segments[0]!;
    const step = event.shiftKey ? LEAP_S : STEP_S;
    const by = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step }[event.key];
    const to = event.key === 'Home' ? part.upload.start : event.key === 'End' ? part.upload.end : undefined;
    if (by === undefined && to === undefined) return;
    event.preventDefault();
    onSeek('upload', to ?? Math.min(part.upload.end, Math.max(part.upload.start, at.upload + by!)));
  };
  const now = `${words.evidence.upload} ${format.mediaTime(at.upload)}, ${words.evidence.reference} ${format.mediaTime(at.reference)}`;
  return (
    <svg
      className="ribbons"
      viewBox={`0 0 ${WIDE} ${HIGH}`}
      preserveAspectRatio="none"
      role="slider"
      tabIndex={0}
      aria-label={words.evidence.timelines}
      aria-valuemin={0}
      aria-valuemax={Math.round(upload.seconds)}
      aria-valuenow={Math.round(at.upload)}
      aria-valuetext={now}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <Lane y={0} line={upload} head={x('upload', at.upload)} />
      <Lane y={LANE + BETWEEN} line={reference} head={x('reference', at.reference)} />
      {segments.map((one, number) => (
        <g key={number} className={number === chosen ? 'ribbon chosen' : 'ribbon'}>
          <path
            d={ribbonPath(
              [x('upload', one.upload.start), x('upload', one.upload.end)],
              [x('reference', one.reference.start), x('reference', one.reference.end)],
              LANE,
              LANE + BETWEEN,
              one.reversed === true,
            )}
          />
          <rect x={x('upload', one.upload.start)} width={wide('upload', one.upload)} y={0} height={LANE} />
          <rect
            x={x('reference', one.reference.start)}
            width={wide('reference', one.reference)}
            y={LANE + BETWEEN}
            height={LANE}
          />
        </g>
      ))}
    </svg>
  );
}

function Lane({ y, line, head }: { readonly y: number; readonly line: Line; readonly head: number }) {
  return (
    <g>
      <rect className="lane" x={0} y={y} width={WIDE} height={LANE} rx={4} />
      {line.peaks && (
        <path className="wave" d={wavePath(line.peaks, line.seconds, WIDE, LANE)} transform={`translate(0 ${y})`} />
      )}
      <line className="head" x1={head} x2={head} y1={y} y2={y + LANE} />
    </g>
  );
}
