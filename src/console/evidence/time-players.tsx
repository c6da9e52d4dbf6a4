/** The players of both sides with the buttons and keys they share. Nothing plays by itself, and nothing while it is covered. */
import { useEffect, useState, type Ref } from 'react';
import { usePreferences } from '../app/preferences.tsx';
import { useCover } from '../care/exposure.tsx';
import { Shield } from '../care/shield.tsx';
import { useShortcuts } from '../keys/keyboard.tsx';
import { useWords } from '../messages/words.tsx';
import { Button } from '../ui/button.tsx';
import type { Side } from './linked-times.ts';
import type { TimeSegment, TimeSource } from './sources.ts';
import { StillPairs } from './still-pairs.tsx';
import type { LinkedPlayers } from './use-linked-players.ts';

/** One picture of a clip. */
const FRAME_S = 1 / 10;

interface Props {
  readonly subject: string;
  readonly upload: TimeSource | undefined;
  readonly reference: TimeSource | undefined;
  readonly segment: TimeSegment;
  readonly linked: LinkedPlayers;
}

export function TimePlayers({ subject, upload, reference, segment, linked }: Props) {
  const { words } = useWords();
  const said = words.evidence;
  const { care } = usePreferences().preferences;
  const [muted, setMuted] = useState(care.mute);
  const { shown } = useCover(subject);
  const { played, state } = linked;
  const stills = segment.track !== 'sound' && upload?.still && reference?.still;
  const seen = played.upload?.kind === 'film' || played.reference?.kind === 'film';
  const covered = (seen || stills !== undefined) && !shown;
  const playable = played.upload !== undefined || played.reference !== undefined;
  useEffect(() => {
    if (covered) linked.stop();
  }, [covered]);
  useEffect(() => setMuted(care.mute), [care.mute]);
  const whyNot = covered && seen ? said.coveredFirst : undefined;
  const unless = (run: () => void) => () => (whyNot === undefined ? run() : undefined);
  const keys = [
    { keys: 'l', does: said.playBoth, run: unless(linked.toggle) },
    { keys: ',', does: said.frameBack, run: unless(() => linked.step(-FRAME_S)) },
    { keys: '.', does: said.frameOn, run: unless(() => linked.step(FRAME_S)) },
    { keys: 'm', does: said.sound, run: () => setMuted((now) => !now) },
  ];
  useShortcuts(playable ? keys : []);
  const player = (side: Side, source: TimeSource | undefined) => (
    <Player side={side} source={source} linked={linked} muted={muted} />
  );
  const both = (
    <div className="pair">
      {player('upload', upload)}
      {player('reference', reference)}
    </div>
  );
  return (
    <div className="stack tight">
      {seen || stills ? (
        <Shield subject={subject}>
          <div className="stack">
            {both}
            {stills && <StillPairs upload={upload} reference={reference} segment={segment} />}
          </div>
        </Shield>
      ) : (
        both
      )}
      {playable && (
        <div className="line-up">
          <Button tiny hint="l" whyNot={whyNot} onClick={linked.toggle}>
            {state === 'still' ? said.play : said.pause}
          </Button>
          <Button tiny hint="," whyNot={whyNot} onClick={() => linked.step(-FRAME_S)}>
            {said.frameBack}
          </Button>
          <Button tiny hint="." whyNot={whyNot} onClick={() => linked.step(FRAME_S)}>
            {said.frameOn}
          </Button>
          <Button tiny hint="m" aria-pressed={!muted} onClick={() => setMuted(!muted)}>
            {said.sound}
          </Button>
          <span className="soft small" role="status">
            {state === 'preparing' ? said.preparing : ''}
          </span>
        </div>
      )}
      {segment.reversed && playable && <p className="soft small">{said.runsBackwards}</p>}
    </div>
  );
}

interface PlayerProps {
  readonly side: Side;
  readonly source: TimeSource | undefined;
  readonly linked: LinkedPlayers;
  readonly muted: boolean;
}

function Player({ side, source, linked, muted }: PlayerProps) {
  const { words, format } = useWords();
  const said = words.evidence;
  const title = said[side];
  const played = linked.played[side];
  const shared = { muted, preload: 'none', 'aria-label': title, ...linked.told(side) } as const;
  const ref = linked.players[side] as Ref<never>;
  return (
    <figure className="stack tight">
      {played === undefined ? (
        <p className="soft small">
          {source === undefined ? said.gone : source.withoutFfmpeg ? said.noClips : said.silent}
        </p>
      ) : played.kind === 'film' ? (
        <video {...shared} ref={ref} src={played.src} poster={played.poster} playsInline disablePictureInPicture />
      ) : (
        <audio {...shared} ref={ref} src={played.src} />
      )}
      <figcaption className="strong">
        {title} <span className="soft small numbers">{format.mediaTime(linked.at[side])}</span>
      </figcaption>
      {linked.failed[side] && <p className="soft small">{said.notPlayable}</p>}
    </figure>
  );
}
