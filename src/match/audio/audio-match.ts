/** From passages in frames to the match that is reported: spans in seconds, speed and pitch, coverage, what was changed. */
import { fraction, type Confidence } from '../../common/index.ts';
import { FRAME_LENGTH, FRAMES_PER_SECOND, HOP, isLandmark, type AudioFingerprint } from '../../fingerprint/index.ts';
import type { Match, Modification, Span, TimeSegment } from '../outcome.ts';
import { accountedFor } from './passage.ts';
import type { FoundPassage } from './search-upload.ts';
import { semitonesOf } from './warps.ts';

export const AUDIO_MATCH_ALGORITHM = 'audio/landmarks@1';

/** A peak is where the middle of its frame is. */
const MIDDLE = FRAME_LENGTH / HOP / 2 / FRAMES_PER_SECOND;
const secondsAt = (frame: number): number => frame / FRAMES_PER_SECOND + MIDDLE;

/** Rates and pitches nearer to none than this are what a fit through exact copies shows. */
const SAME_SPEED = 0.002;
const SAME_PITCH = 0.06;
/** Share of the landmarks met from which the sound is as it was, at native speed. */
const UNTOUCHED = 0.6;
/** Other sound from this share of the upload on makes it a combination. */
const COMBINED_FROM = 0.1;
/** Share of the upload's own landmarks, within a passage, that the work does not explain: from here on something lies over it. */
const FOREIGN_FROM = 0.55;
const ALSO_IN_MAX = 32;

/** `passages` are those of one work, at least one. */
export function matchOfWork(upload: AudioFingerprint, passages: readonly FoundPassage[]): Match {
  const { reference } = passages[0]!.fit.track;
  const whole = reference.fingerprint.seconds;
  const inOrder = [...passages].sort((a, b) => a.stretch.first - b.stretch.first || a.fit.offset - b.fit.offset);
  const segments = inOrder.map((passage) => segmentOf(upload.seconds, whole, passage));
  const alsoIn = [...new Set(inOrder.flatMap((passage) => [...passage.alsoIn]))].sort().slice(0, ALSO_IN_MAX);
  const coverageOfUpload = Math.min(1, unionLength(segments.map((segment) => segment.upload)) / upload.seconds);
  const overlaid = inOrder.some((passage) => foreignShare(passage) > FOREIGN_FROM);
  const combined = overlaid || 1 - coverageOfUpload >= COMBINED_FROM;
  const untouched = inOrder.every(isUntouched);
  const surest = Math.max(...inOrder.map((passage) => confidenceOf(passage.stretch.evidence)));
  return {
    reference: reference.id,
    modality: 'audio',
    tier: untouched ? 'same' : 'edited',
    confidence: surest as Confidence,
    coverageOfReference: fraction(Math.min(1, unionLength(segments.map((segment) => segment.reference)) / whole)),
    coverageOfUpload: fraction(coverageOfUpload),
    combined,
    modified: modificationOf(inOrder, untouched, overlaid),
    // Noise and a voice leave the same trace in peaks, so the kinder reading is taken and said.
    ...(overlaid ? { unmeasured: ['combined', 'modified'] as const } : {}),
    ...(alsoIn.length > 0 ? { alsoIn } : {}),
    ...(reference.shadow ? { shadow: true as const } : {}),
    segments: segments as [TimeSegment, ...TimeSegment[]],
  };
}

/** A match begins at 27 nats, which is 0.9; where chance alone has reached (21) would be 0.84. */
export const confidenceOf = (evidence: number): number =>
  Math.min(0.9999, Number((1 - 0.5 ** (evidence / 8)).toFixed(4)));

const speedOf = ({ fit }: FoundPassage): number =>
  Math.abs(fit.scale - 1) < SAME_SPEED ? 1 : Number(fit.scale.toFixed(4));
const pitchOf = ({ fit }: FoundPassage): number => {
  const pitch = semitonesOf(fit.shift);
  return Math.abs(pitch) < SAME_PITCH ? 0 : Number(pitch.toFixed(2));
};
const isUntouched = (passage: FoundPassage): boolean =>
  speedOf(passage) === 1 &&
  pitchOf(passage) === 0 &&
  passage.fit.track.kind === 'main' &&
  !passage.heard.isBackwards &&
  passage.stretch.met >= UNTOUCHED * passage.stretch.expected;

/** Widened by half the usual time between two landmarks met, as the passage began somewhere before the first. */
function segmentOf(uploadSeconds: number, wholeSeconds: number, passage: FoundPassage): TimeSegment {
  const { fit, stretch } = passage;
  const backwards = passage.heard.isBackwards;
  const { scale } = fit;
  const usual = (stretch.last - stretch.first) / FRAMES_PER_SECOND / Math.max(1, stretch.met - 1);
  const ahead = fit.offset / FRAMES_PER_SECOND + MIDDLE - scale * MIDDLE;
  // Neither span may leave its file.
  const earliest = Math.max(0, -ahead / scale);
  const latest = Math.min(uploadSeconds, (wholeSeconds - ahead) / scale);
  let start = secondsAt(stretch.first) - usual / 2;
  let end = secondsAt(stretch.last) + usual / 2;
  if (start - earliest < SNAP + usual) start = earliest;
  if (latest - end < SNAP + usual) end = latest;
  const upload = { start: milli(Math.max(earliest, start)), end: milli(Math.min(latest, end)) };
  const inReference = (at: number): number => milli(Math.min(wholeSeconds, Math.max(0, scale * at + ahead)));
  const speed = speedOf(passage);
  return {
    algorithm: AUDIO_MATCH_ALGORITHM,
    // Counted from the end where the upload was heard from its end.
    upload: backwards ? { start: milli(uploadSeconds - upload.end), end: milli(uploadSeconds - upload.start) } : upload,
    reference: { start: inReference(upload.start), end: inReference(upload.end) },
    speed,
    pitchSemitones: pitchOf(passage),
    ...(backwards ? { reversed: true as const } : {}),
    boundaryError: milli(BOUNDARY_BASE + (foreignShare(passage) > FOREIGN_FROM ? UNDER_COVER : 2.5) * usual),
  };
}

/** A passage that begins this close to the beginning of a file (seconds) begins with it. */
const SNAP = 0.25;
/** Measured: nine boundaries in ten lie within this and two and a half times the usual time between landmarks met. */
const BOUNDARY_BASE = 0.15;
/** Under a voice whole seconds leave no trace. */
const UNDER_COVER = 5;
const milli = (value: number): number => Number(value.toFixed(3));

function foreignShare(passage: FoundPassage): number {
  const { heard } = passage;
  const marks = accountedFor(heard, passage);
  let all = 0;
  let foreign = 0;
  const end = heard.firstAt(passage.stretch.last + 1);
  for (let i = heard.firstAt(passage.stretch.first); i < end; i++) {
    if (!isLandmark(heard.peaks[i]!)) continue;
    all++;
    if (marks[i] === 0) foreign++;
  }
  return all === 0 ? 0 : foreign / all;
}

/** Passages in another order than in the work are rearranged. */
function modificationOf(inOrder: readonly FoundPassage[], untouched: boolean, overlaid: boolean): Modification {
  const begins = inOrder.map(({ fit, stretch }) => fit.scale * stretch.first + fit.offset);
  if (overlaid || begins.some((begin, i) => i > 0 && begin < begins[i - 1]! - FRAMES_PER_SECOND)) return 'creative';
  return untouched ? 'none' : 'technical';
}

function unionLength(spans: readonly Span[]): number {
  let length = 0;
  let reached = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    length += Math.max(0, end - Math.max(start, reached));
    reached = Math.max(reached, end);
  }
  return length;
}
