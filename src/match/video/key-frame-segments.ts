/** Key frames that were found, joined to segments: a line in time, the same side of the mirror, and what lies over the work. */
import { LOCAL_ALGORITHM, type FilmFrameHashes, type VideoFingerprint } from '../../fingerprint/index.ts';
import type { Modification } from '../outcome.ts';
import { bitsBetween, viewOf } from './channel.ts';
import { lineThrough, type Line } from './find-lines.ts';
import type { Segment } from './follow-line.ts';
import { settleOffset, type Settled } from './settle-offset.ts';
import { settlePart } from './settle-part.ts';
import type { Asked, KeyFrameHit } from './key-frame-index.ts';

/** Key frames of a moving shot resemble each other over this many seconds. */
const TOLERANCE = 1.3;
/** Longer gaps between found key frames end a segment. */
const GAP_MAX = 7;
/** Key frames that must be found: of the upload, and of the reference, which has fewer. */
const FOUND_MIN = 2;
const WORKS_MIN = 2;
/** Bits by which key frames of the upload must differ to count as two. */
const DISTINCT_FROM = 12;
/** With fewer that are copies by themselves, the others do not count. */
const SURE_MIN = 2;
const KINDNESS: readonly Modification[] = ['none', 'technical', 'creative'];

export function keyFrameSegments(
  upload: VideoFingerprint,
  reference: VideoFingerprint,
  { moments, hits }: Asked,
  film: number,
): Segment[] {
  const segments: Segment[] = [];
  for (const mirrored of [false, true]) {
    let rest = hits.filter((hit) => hit.film === film && hit.segment.mirrored === mirrored);
    const sureMoments = new Set(rest.filter(({ sure }) => sure).map((hit) => hit.upload));
    while (rest.length > 0) {
      const line = lineThrough(rest, TOLERANCE, weightOf);
      if (line === undefined || line.support < FOUND_MIN) break;
      const on = rest.filter((hit) => isOn(line, hit));
      for (const run of runsOf(on)) {
        const coarse = segmentOf(run, line, upload, reference, moments, mirrored, sureMoments);
        if (coarse === undefined) continue;
        const exact = settlePart(upload, reference, coarse);
        const settled = exact === undefined ? settleOffset(upload, reference, coarse) : undefined;
        segments.push(exact ?? (settled ? settledSegment(coarse, settled, upload, reference) : coarse));
      }
      rest = rest.filter((hit) => !isOn(line, hit));
    }
  }
  return segments;
}

/** Of neighbouring key frames the one with more common key points is nearer in time. */
const weightOf = ({ match }: KeyFrameHit): number => match.inliers ** 2;

const isOn = (line: Line, { upload, reference }: KeyFrameHit): boolean =>
  Math.abs(line.speed * upload + line.offset - reference) <= TOLERANCE;

function runsOf(hits: readonly KeyFrameHit[]): KeyFrameHit[][] {
  const runs: KeyFrameHit[][] = [];
  for (const hit of [...hits].sort((a, b) => a.upload - b.upload)) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && hit.upload - last.upload <= GAP_MAX) runs.at(-1)!.push(hit);
    else runs.push([hit]);
  }
  return runs;
}

function segmentOf(
  run: readonly KeyFrameHit[],
  line: Line,
  upload: VideoFingerprint,
  reference: VideoFingerprint,
  moments: readonly number[],
  mirrored: boolean,
  sureMoments: ReadonlySet<number>,
): Segment | undefined {
  const found = new Set(run.map((hit) => hit.upload));
  const works = new Set([...found].map((at) => mostAlike(run.filter((hit) => hit.upload === at)).reference));
  const distinct = distinctMoments(upload, [...found]);
  // Surely of this film, if perhaps more like another moment of the same shot.
  const sure = new Set([...found].filter((at) => sureMoments.has(at)));
  if (works.size < WORKS_MIN || found.size < FOUND_MIN || sure.size === 0) return undefined;
  const [first, last] = [Math.min(...found), Math.max(...found)];
  // The work goes on half way to the next key frame that was asked and not found; at the ends of a film, to the end.
  const before = moments.filter((at) => at < first).at(-1);
  const after = moments.find((at) => at > last);
  const inReference = (at: number): number => Math.min(reference.seconds, Math.max(0, line.speed * at + line.offset));
  const inUpload = (at: number): number => Math.min(upload.seconds, Math.max(0, (at - line.offset) / line.speed));
  const start = Math.max(before === undefined ? 0 : (before + first) / 2, inUpload(0));
  const end = Math.min(after === undefined ? upload.seconds : (last + after) / 2, inUpload(reference.seconds));
  if (end <= start) return undefined;
  const surest = run.reduce((a, b) => (b.match.confidence > a.match.confidence ? b : a));
  const modified = KINDNESS[Math.max(...run.map(({ match }) => KINDNESS.indexOf(match.modified)))]!;
  const unmeasured = [...new Set(run.flatMap(({ match }) => match.unmeasured ?? []))];
  const { x, y, width, height } = surest.segment.upload;
  const fills = width * height > 0.97 * upload.width * upload.height;
  const spacing = (last - first) / Math.max(1, found.size - 1);
  return {
    algorithm: LOCAL_ALGORITHM,
    line,
    view: 'part',
    turned: mirrored,
    upload: { start, end },
    reference: { start: inReference(start), end: inReference(end) },
    agreeing: end - start,
    disagreeing: 0,
    distinct: sure.size < SURE_MIN ? Math.min(distinct, SURE_MIN) : distinct,
    distance: 0,
    boundaryError: Math.min(TOLERANCE, Math.max(0.5, spacing / 2 + 0.25)),
    ...(!fills && { box: { x, y, width, height } }),
    edits: {
      combined: run.filter(({ match }) => match.combined).length * 2 > run.length,
      modified,
      ...(unmeasured.length > 0 && { unmeasured }),
    },
  };
}

const mostAlike = (hits: readonly KeyFrameHit[]): KeyFrameHit =>
  hits.reduce((a, b) => (b.match.inliers > a.match.inliers ? b : a));

/** Moments at which the upload looks different, in some view of it: a picture that stands still is one, however long. */
function distinctMoments({ frames }: VideoFingerprint, moments: readonly number[]): number {
  const kept: FilmFrameHashes[] = [];
  for (const moment of moments) {
    const frame = frames.find(({ until }) => until > moment) ?? frames.at(-1);
    if (frame !== undefined && kept.every((other) => looksDifferent(frame, other))) kept.push(frame);
  }
  return kept.length;
}

const looksDifferent = (a: FilmFrameHashes, b: FilmFrameHashes): boolean =>
  a.views.some((view) => {
    const other = viewOf(b, view.kind);
    return other !== undefined && bitsBetween(view.words, other.words) >= DISTINCT_FROM;
  });

/** Error of a boundary found frame by frame at a settled offset. */
const SETTLED_ERROR = 0.3;

function settledSegment(
  coarse: Segment,
  { by, upload: exact }: Settled,
  upload: VideoFingerprint,
  reference: VideoFingerprint,
): Segment {
  const line = { ...coarse.line, offset: coarse.line.offset + by };
  const inUpload = (at: number): number => (at - line.offset) / line.speed;
  const start = Math.max(0, inUpload(0), exact?.start ?? coarse.upload.start);
  const end = Math.min(upload.seconds, inUpload(reference.seconds), exact?.end ?? coarse.upload.end);
  if (end <= start) return coarse;
  return {
    ...coarse,
    line,
    upload: { start, end },
    reference: {
      start: Math.max(0, line.speed * start + line.offset),
      end: Math.min(reference.seconds, line.speed * end + line.offset),
    },
    agreeing: end - start,
    boundaryError: exact ? SETTLED_ERROR : coarse.boundaryError,
  };
}
