/** Segments of one film to a match: how much of the work, how much of the upload, what lies beside or over it. */
import { confidence, fraction, type ReferenceId } from '../../common/index.ts';
import { PDQ_QUALITY_MIN, type VideoFingerprint } from '../../fingerprint/index.ts';
import type { Match, Modification, TimeSegment } from '../outcome.ts';
import type { Segment } from './follow-line.ts';

/** Other content from this share of the upload on is a combination. */
const OTHER_SHARE = 0.1;
/** Bits by which encoding alone moves frames; beyond, something was changed or drawn, and hashes cannot tell which. */
const UNTOUCHED = 12;
const MAYBE_DRAWN = 20;
/** Speed that playback or sampling does not explain. */
const SPEED_TOLERANCE = 0.01;

export function matchOf(
  reference: ReferenceId,
  work: VideoFingerprint,
  upload: VideoFingerprint,
  segments: readonly [Segment, ...Segment[]],
  sure: number,
  shadow: boolean,
): Match {
  const [first, ...others] = [...segments].sort((a, b) => a.upload.start - b.upload.start);
  const edits = editsOf(upload, segments);
  return {
    reference,
    modality: 'video',
    tier: edits.modified === 'none' ? 'same' : 'edited',
    confidence: confidence(sure),
    coverageOfReference: shareOf(
      segments.map((segment) => segment.reference),
      work.seconds,
    ),
    coverageOfUpload: shareOf(
      segments.map((segment) => segment.upload),
      upload.seconds,
    ),
    ...edits,
    ...(shadow && { shadow: true as const }),
    segments: [timeSegment(first!), ...others.map(timeSegment)],
  };
}

const timeSegment = ({ algorithm, upload, reference, line, boundaryError, box, reversed }: Segment): TimeSegment => ({
  algorithm,
  track: 'picture',
  upload: tidySpan(upload),
  reference: tidySpan(reference),
  speed: Math.round(1000 * line.speed) / 1000,
  ...(reversed && { reversed }),
  ...(box && { box }),
  boundaryError,
});

const tidySpan = ({ start, end }: Segment['upload']) => ({
  start: Math.round(1000 * start) / 1000,
  end: Math.round(1000 * end) / 1000,
});

type Span = { readonly start: number; readonly end: number };

export const shareOf = (spans: readonly Span[], whole: number) =>
  fraction(Math.min(1, unionSeconds(spans) / Math.max(1e-9, whole)));

export function unionSeconds(spans: readonly Span[]): number {
  let [sum, reached] = [0, -Infinity];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    sum += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return sum;
}

type Edits = Pick<Match, 'combined' | 'modified' | 'unmeasured'>;

const KINDNESS: readonly Modification[] = ['none', 'technical', 'creative'];

function editsOf(upload: VideoFingerprint, segments: readonly Segment[]): Edits {
  const beside = secondsBeside(upload, segments) >= OTHER_SHARE * upload.seconds;
  const all = segments.map((segment) => segment.edits ?? editsByHash(segment));
  const modified = KINDNESS[Math.max(...all.map((edits) => KINDNESS.indexOf(edits.modified)))]!;
  const unmeasured = [...new Set(all.flatMap((edits) => edits.unmeasured ?? []))].filter(
    (what) => !(what === 'combined' && beside),
  );
  return {
    combined: beside || all.some(({ combined }) => combined),
    modified,
    ...(unmeasured.length > 0 && { unmeasured }),
  };
}

/** What hashes cannot tell apart takes the value kinder to the uploader, and says so. */
function editsByHash({ view, box, turned, line, distance, reversed }: Segment): Edits {
  const rearranged = reversed ? 'creative' : undefined;
  // What stands still around a moving part may be chrome, a caption or another picture; few bits may be a filter or a drawing.
  if (view === 'moving' || distance > MAYBE_DRAWN)
    return { combined: true, modified: 'creative', unmeasured: ['combined', 'modified'] };
  const technical = distance > UNTOUCHED || box !== undefined || turned || Math.abs(line.speed - 1) > SPEED_TOLERANCE;
  return { combined: false, modified: rearranged ?? (technical ? 'technical' : 'none') };
}

/** Seconds of the upload that show something (a plain frame does not) and are in no segment. */
function secondsBeside({ frames }: VideoFingerprint, segments: readonly Segment[]): number {
  return frames
    .filter(({ views }) => views[0].quality >= PDQ_QUALITY_MIN)
    .filter(({ at }) => !segments.some(({ upload }) => at >= upload.start - 0.3 && at < upload.end + 0.3))
    .reduce((sum, { at, until }) => sum + until - at, 0);
}
