/** Film and sound: two timelines, what they share as ribbons between them, and two players that go there together. */
import { useWords } from '../messages/words.tsx';
import type { TimeSegment, TimeSource } from './sources.ts';
import { TimeLines } from './time-lines.tsx';
import { TimePlayers } from './time-players.tsx';
import { useLinkedPlayers } from './use-linked-players.ts';

interface Props {
  readonly subject: string;
  readonly upload: TimeSource | undefined;
  readonly reference: TimeSource | undefined;
  /** At least one. */
  readonly segments: readonly TimeSegment[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

export function TimeEvidence({ subject, upload, reference, segments, chosen, onChoose }: Props) {
  const { words, format } = useWords();
  const linked = useLinkedPlayers({ upload, reference, segments, chosen, onChoose });
  const segment = segments[chosen] ?? segments[0]!;
  const lines = {
    upload: {
      seconds: upload?.seconds || Math.max(1, ...segments.map((one) => one.upload.end)),
      peaks: upload?.peaks,
    },
    reference: {
      seconds: reference?.seconds || Math.max(1, ...segments.map((one) => one.reference.end)),
      peaks: reference?.peaks,
    },
  };
  const span = ({ start, end }: TimeSegment['upload']) => `${format.mediaTime(start)}–${format.mediaTime(end)}`;
  return (
    <div className="stack">
      <TimePlayers
        subject={`${subject} ${chosen}`}
        upload={upload}
        reference={reference}
        segment={segment}
        linked={linked}
      />
      <TimeLines lines={lines} at={linked.at} segments={segments} chosen={chosen} onSeek={linked.seek} />
      <p className="soft small numbers">
        {words.evidence.upload} {span(segment.upload)} {words.evidence.of} {format.mediaTime(lines.upload.seconds)} ·{' '}
        {words.evidence.reference} {span(segment.reference)} {words.evidence.of}{' '}
        {format.mediaTime(lines.reference.seconds)}
      </p>
    </div>
  );
}
