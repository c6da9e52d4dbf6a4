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
      const coarseLine = lineThrough(rest, TOLERANCE, weightOf);
      if (coarseLine === undefined || coarseLine.support < FOUND_MIN) break;
      const line = sharpened(coarseLine, rest);
      const on = rest.filter((hit) => isOn(line, hit));
      for (const run of runsOf(on)) {
        const coarse = segmentOf(run, line, upload, reference, moments, mirrored, sureMoments);
        if (coarse === undefined) continue;
        const exact = settlePart(upload, reference, coarse);
        const settled = exact === undefined ? settleOffset(upload, reference, coarse) : undefined;
        const placed = exact ?? (settled ? settledSegment(coarse, settled, upload, reference) : coarse);
        segments.push({ ...placed, edits: editsOf(run, placed.line) });
      }
      rest = rest.filter((hit) => !isOn(line, hit));
    }
  }
  return segments;
}

/** Of neighbouring key frames the one with more common key points is nearer in time, and the one in which nothing seems drawn. */
const weightOf = ({ match }: KeyFrameHit): number => match.inliers ** 2 * (match.modified === 'creative' ? 1 : 4);

/** Pairs this near to each other's offset are taken to show the same moment. */
const SHARP = 0.5;

/** Most pairs are half a second or more apart in time, to one side or the other; where many are not, there the line runs. */
function sharpened(line: Line, hits: readonly KeyFrameHit[]): Line {
  const placed = hits
    .filter((hit) => isOn(line, hit))
    .map((hit) => ({ offset: hit.reference - line.speed * hit.upload, weight: weightOf(hit) }));
  const votesAt = (offset: number): number =>
    placed.reduce((sum, one) => sum + one.weight * Math.max(0, 1 - Math.abs(one.offset - offset) / SHARP), 0);
  const [best] = placed.map(({ offset }) => ({ offset, votes: votesAt(offset) })).sort((a, b) => b.votes - a.votes);
  if (best === undefined) return line;
  const near = placed.filter(({ offset }) => Math.abs(offset - best.offset) <= SHARP / 2);
  const weight = near.reduce((sum, one) => sum + one.weight, 0);
  return { ...line, offset: near.reduce((sum, one) => sum + one.weight * one.offset, 0) / weight };
}

/** Of pairs farther apart in time, what moved meanwhile looks like something drawn. */
const SAME_MOMENT = 0.35;
const SAME_MOMENT_MIN = 2;
/** Of pairs of the same moment, a larger share than this must show something drawn: at a cut one may by mistake. */
const DRAWN_SHARE = 0.2;

/** What lies over the work, by the pairs that show the same moment; without such, by all, which is kinder to the uploader. */
function editsOf(run: readonly KeyFrameHit[], line: Line): NonNullable<Segment['edits']> {
  const same = run.filter(
    ({ upload, reference }) => Math.abs(line.speed * upload + line.offset - reference) <= SAME_MOMENT,
  );
  const judged = same.length >= SAME_MOMENT_MIN ? same : run;
  const drawn = judged.filter(({ match }) => match.modified === 'creative').length;
  const told = same.length >= SAME_MOMENT_MIN && drawn <= DRAWN_SHARE * judged.length;
  const kinds = judged.map(({ match }) => (told && match.modified === 'creative' ? 'technical' : match.modified));
  const modified = KINDNESS[Math.max(...kinds.map((kind) => KINDNESS.indexOf(kind)))]!;
  const unmeasured = [...new Set(judged.flatMap(({ match }) => match.unmeasured ?? []))];
  return {
    combined: judged.filter(({ match }) => match.combined).length * 2 > judged.length,
    modified,
    ...(unmeasured.length > 0 && { unmeasured }),
  };
}

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
