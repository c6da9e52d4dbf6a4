/** All segments of the references in one upload: hits in windows of time, a line for each window and way of looking, then the segment around it. */
import type { VideoFingerprint } from '../../fingerprint/index.ts';
import type { Channel } from './channel.ts';
import { bestLine, type TimePair } from './find-lines.ts';
import { followLine, type Segment } from './follow-line.ts';
import type { FrameHit, FrameLookup } from './frame-lookup.ts';
import { weighSegment } from './weigh-segment.ts';

/** Seconds of the upload in which a line is sought; windows overlap by half. */
const WINDOW = 24;
/** Frames on a line, on both sides, for it to be followed. */
const SUPPORT_MIN = 3;
/** Lines followed of one film; places of one film in an upload. */
const LINES_MAX = 64;
/** Of one upload's films, those with the most hits. */
const FILMS_MAX = 64;

export function findSegments(
  upload: VideoFingerprint,
  lookup: FrameLookup,
  filmOf: (film: number) => VideoFingerprint,
): readonly (readonly [film: number, segments: readonly Segment[]])[] {
  const hits = upload.frames.flatMap(({ probe, views }, i) => (probe ? lookup.near(views, i) : []));
  const byFilm = grouped(hits, ({ film }) => film);
  const busiest = [...byFilm].sort((a, b) => probesOf(b[1]) - probesOf(a[1])).slice(0, FILMS_MAX);
  return busiest.flatMap(([film, own]) => {
    const forwards = segmentsOf(upload, filmOf(film), own);
    const plain = forwards.some((segment) => weighSegment(segment).enough && isPlain(segment));
    const segments = plain ? forwards : withoutOverlaps([...forwards, ...backwards(upload, filmOf(film), own)]);
    return segments.length > 0 ? [[film, segments] as const] : [];
  });
}

/** Nobody needs to ask whether it runs backwards. Within one slow shot frames also agree with their neighbours, at an odd speed. */
const PLAIN_SECONDS = 6;
const PLAIN_SPEEDS = [0.75, 1.6] as const;
const isPlain = ({ agreeing, line: { speed } }: Segment): boolean =>
  agreeing >= PLAIN_SECONDS && speed >= PLAIN_SPEEDS[0] && speed <= PLAIN_SPEEDS[1];

/** A film played from its end to its beginning is one played forwards in an upload that is turned round. Sure segments only. */
function backwards(upload: VideoFingerprint, reference: VideoFingerprint, hits: readonly FrameHit[]): Segment[] {
  const last = upload.frames.length - 1;
  const round = turnedRound(upload);
  const found = segmentsOf(
    round,
    reference,
    hits.map((hit) => ({ ...hit, probe: last - hit.probe })),
  );
  return found
    .filter((segment) => weighSegment(segment).enough)
    .map((segment) => ({
      ...segment,
      upload: { start: upload.seconds - segment.upload.end, end: upload.seconds - segment.upload.start },
      reversed: true as const,
    }));
}

function turnedRound(upload: VideoFingerprint): VideoFingerprint {
  const { seconds } = upload;
  const frames = upload.frames
    .map((frame) => ({ ...frame, at: Math.max(0, seconds - frame.until), until: seconds - frame.at }))
    .reverse();
  return { ...upload, frames };
}

const probesOf = (hits: readonly FrameHit[]): number => new Set(hits.map(({ probe }) => probe)).size;

interface Found {
  readonly channel: Channel;
  readonly window: { readonly start: number; readonly end: number };
  readonly pairs: readonly TimePair[];
  readonly line: NonNullable<ReturnType<typeof bestLine>>;
}

function segmentsOf(upload: VideoFingerprint, reference: VideoFingerprint, hits: readonly FrameHit[]): Segment[] {
  const lines: Found[] = [];
  const windows = Math.max(1, Math.ceil((2 * upload.seconds) / WINDOW - 1));
  for (const [channel, own] of grouped(hits, (hit) => hit.channel)) {
    const pairs = own.map(({ probe, frame }) => pairBetween(upload, reference, probe, frame));
    for (let i = 0; i < windows; i++) {
      const window = { start: (i * WINDOW) / 2, end: (i * WINDOW) / 2 + WINDOW };
      const inside = pairs.filter(({ upload: at }) => at >= window.start && at < window.end);
      lines.push(...linesIn(inside, channel, window));
    }
  }
  lines.sort((a, b) => b.line.support - a.line.support || a.channel - b.channel || a.window.start - b.window.start);
  const kept: Segment[] = [];
  for (const { channel, line, window, pairs } of lines.slice(0, LINES_MAX)) {
    const near = pairs.filter((pair) => Math.abs(line.speed * pair.upload + line.offset - pair.reference) < 0.5);
    const times = near.map(({ upload: at }) => at);
    const core = { start: Math.min(...times, window.end), end: Math.max(...times, window.start) };
    if (kept.some((known) => explains(known, core))) continue;
    const found = followLine(upload, reference, channel, line, core, () => true);
    if (found) kept.push(found);
  }
  return withoutOverlaps(kept);
}

/** The best line, and the best of what it leaves: the same shot may be used twice. */
function linesIn(pairs: readonly TimePair[], channel: Channel, window: Found['window']): Found[] {
  const lines: Found[] = [];
  let rest = pairs;
  for (let turn = 0; turn < 3; turn++) {
    const line = bestLine(rest, SUPPORT_MIN);
    if (line === undefined) break;
    lines.push({ channel, window, pairs: rest, line });
    rest = rest.filter((pair) => Math.abs(line.speed * pair.upload + line.offset - pair.reference) > 0.8);
  }
  return lines;
}

/** Already found, plainly: nothing is gained by following another line through it. */
function explains(known: Segment, core: { readonly start: number; readonly end: number }): boolean {
  const shared = Math.min(known.upload.end, core.end) - Math.max(known.upload.start, core.start);
  return shared > 0.8 * (core.end - core.start) && known.distance < 24 && known.distinct >= 4;
}

/** Key frames are coarse: where hashes explain the same part, they say better when. */
const COARSE = 0.4;

/** How much of the upload a segment explains, less for less alike frames. */
function worth(segment: Segment): number {
  const { agreeing, disagreeing, distance, turned, view } = segment;
  const likeness = view === 'part' ? COARSE : 1.2 - distance / 100;
  return (agreeing - disagreeing) * likeness + (turned ? 0 : 0.01) + (weighSegment(segment).enough ? 1000 : 0);
}

/** Of segments that claim the same part of the upload, the one that explains more. */
export function withoutOverlaps(segments: readonly Segment[]): Segment[] {
  const kept: Segment[] = [];
  for (const segment of [...segments].sort((a, b) => worth(b) - worth(a) || a.upload.start - b.upload.start)) {
    const { start, end } = segment.upload;
    const taken = kept.some(
      (other) => Math.min(end, other.upload.end) - Math.max(start, other.upload.start) > 0.3 * (end - start),
    );
    if (!taken) kept.push(segment);
  }
  return kept.sort((a, b) => a.upload.start - b.upload.start);
}

const momentOf = ({ at, until }: { at: number; until: number }): number =>
  until - at > 0.3 ? at + 0.06 : (at + until) / 2;

const pairBetween = (
  upload: VideoFingerprint,
  reference: VideoFingerprint,
  probe: number,
  frame: number,
): TimePair => ({
  upload: momentOf(upload.frames[probe]!),
  reference: momentOf(reference.frames[frame]!),
});

function grouped<T, K>(all: readonly T[], by: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of all) {
    const group = groups.get(by(one));
    if (group) group.push(one);
    else groups.set(by(one), [one]);
  }
  return groups;
}
