/** Two players that show the same moment: sought, played and stopped together, the work at the pace it has inside the upload. */
import { useEffect, useRef, useState, type RefObject } from 'react';
import { linkAt, paceOf, partAt, timesAt, type Side, type Times } from './linked-times.ts';
import type { TimeSegment, TimeSource } from './sources.ts';

/** What one player is given. */
export interface Played {
  readonly kind: 'film' | 'sound';
  readonly src: string;
  /** The second of the file at which the player's own time begins. */
  readonly offset: number;
  readonly poster?: string;
}

interface Options {
  readonly upload: TimeSource | undefined;
  readonly reference: TimeSource | undefined;
  readonly segments: readonly TimeSegment[];
  readonly chosen: number;
  readonly onChoose: (segment: number) => void;
}

export interface LinkedPlayers {
  readonly players: Readonly<Record<Side, RefObject<HTMLMediaElement | null>>>;
  readonly played: Readonly<Record<Side, Played | undefined>>;
  /** Seconds of each file. */
  readonly at: Times;
  readonly state: 'still' | 'preparing' | 'playing';
  readonly failed: Readonly<Partial<Record<Side, true>>>;
  seek(side: Side, seconds: number): void;
  /** Both, by seconds of the upload; stops them. */
  step(by: number): void;
  toggle(): void;
  stop(): void;
  /** What a player tells. */
  told(side: Side): {
    onTimeUpdate(): void;
    onPlaying(): void;
    onPause(): void;
    onEnded(): void;
    onError(): void;
  };
}

/** Farther apart than this, the work is moved to where the upload is. */
const DRIFT_MAX_S = 0.3;
/** Faster or slower no browser plays well. */
const [RATE_MIN, RATE_MAX] = [0.25, 4];
const SIDES = ['upload', 'reference'] as const;

export function useLinkedPlayers({ upload, reference, segments, chosen, onChoose }: Options): LinkedPlayers {
  const uploadPlayer = useRef<HTMLMediaElement>(null);
  const referencePlayer = useRef<HTMLMediaElement>(null);
  const players = { upload: uploadPlayer, reference: referencePlayer };
  const segment = segments[chosen] ?? segments[0]!;
  const start = timesAt(segment, 'upload', segment.upload.start);
  /** Where somebody jumped to: what is loaded. Where the players are by now is `at`. */
  const [jump, setJump] = useState<Times>(start);
  const [at, setAt] = useState<Times>(start);
  const [state, setState] = useState<LinkedPlayers['state']>('still');
  const [failed, setFailed] = useState<LinkedPlayers['failed']>({});
  const part = partAt(segment, jump.upload);
  const played = { upload: playedOf(upload, part.upload), reference: playedOf(reference, part.reference) };
  const leader: Side = played.upload ? 'upload' : 'reference';

  const stop = () => SIDES.forEach((side) => players[side].current?.pause());
  const goTo = (times: Times) => {
    setAt(times);
    setJump(times);
  };
  const put = (side: Side, seconds: number) => {
    const player = players[side].current;
    if (player && played[side]) player.currentTime = Math.max(0, seconds - played[side].offset);
  };
  const timeOf = (side: Side) => (players[side].current?.currentTime ?? 0) + (played[side]?.offset ?? 0);

  useEffect(() => setFailed({}), [played.upload?.src, played.reference?.src]);
  // Another part is another clip: it begins where it was asked for.
  useEffect(() => SIDES.forEach((side) => put(side, jump[side])), [jump, played.upload?.src, played.reference?.src]);
  useEffect(() => {
    stop();
    const inside = jump.upload >= segment.upload.start && jump.upload <= segment.upload.end;
    if (!inside) goTo(start);
  }, [segment]);

  return {
    players,
    played,
    at,
    state,
    failed,
    stop,
    seek(side, seconds) {
      const found = linkAt(segments, chosen, side, seconds);
      if (found === undefined) return;
      if (found !== chosen) onChoose(found);
      goTo(timesAt(segments[found]!, side, seconds));
    },
    step(by) {
      stop();
      const to = Math.min(segment.upload.end, Math.max(segment.upload.start, at.upload + by));
      goTo(timesAt(segment, 'upload', to));
    },
    toggle() {
      if (state !== 'still') return stop();
      setState('preparing');
      for (const side of SIDES) {
        const player = players[side].current;
        if (!player) continue;
        player.playbackRate = side === 'upload' ? 1 : Math.min(RATE_MAX, Math.max(RATE_MIN, paceOf(segment)));
        // Not playing is told by the player's own events.
        void player.play().catch(() => {});
      }
    },
    told: (side) => ({
      onTimeUpdate() {
        const player = players[side].current;
        if (!player || player.paused || player.seeking) return;
        setAt((before) => ({ ...before, [side]: timeOf(side) }));
        const follower = referencePlayer.current;
        if (side !== 'upload' || !follower || follower.seeking || follower.paused || segment.reversed) return;
        const wanted = timesAt(segment, 'upload', timeOf('upload')).reference;
        if (Math.abs(timeOf('reference') - wanted) > DRIFT_MAX_S) put('reference', wanted);
      },
      onPlaying() {
        if (side === leader) setState('playing');
      },
      onPause() {
        stop();
        setState('still');
      },
      onEnded() {
        if (side !== leader) return;
        stop();
        setState('still');
        if (!part.last) goTo(timesAt(segment, 'upload', part.upload.end + 0.01));
      },
      onError() {
        setFailed((before) => ({ ...before, [side]: true }));
        setState('still');
      },
    }),
  };
}

/** Of a film the clip of this part, of a sound all of it. */
function playedOf(
  source: TimeSource | undefined,
  { start, end }: { readonly start: number; readonly end: number },
): Played | undefined {
  if (source?.clip) {
    const poster = source.still?.(start, [start]);
    return { kind: 'film', src: source.clip(start, end), offset: start, ...(poster !== undefined && { poster }) };
  }
  return source?.src === undefined ? undefined : { kind: 'sound', src: source.src, offset: 0 };
}
