/** A stretch of an upload explained by a reference: found in a window, then followed as far as it goes in both directions. */
import { peakFrame, peakFrequency, type Steps } from '../../fingerprint/index.ts';
import { refitAlignment, firstPeak, type Alignment } from './alignment.ts';
import { NEAR_BINS, NEAR_FRAMES, type HeardUpload } from './heard-upload.ts';
import { bestStretch, tryPeaks, type Stretch } from './weigh-evidence.ts';

export interface Passage {
  readonly fit: Alignment;
  readonly stretch: Stretch;
  /** Peaks of the upload that meet a landmark, ascending. */
  readonly hits: Int32Array;
}

/** Below this a window is not followed further. */
const PROMISING = 12;
const STEPS_MAX = 14;
const REACH_MIN = 215;
/** Landmarks that say this much need no second opinion. */
const BEYOND_DOUBT = 120;

/** @param found fitted within `start` to `end`. Undefined when that window does not bear it out. */
export function* followPassage(
  heard: HeardUpload,
  found: Alignment,
  start: number,
  end: number,
  useExplained: boolean,
): Steps<Passage | undefined> {
  let fit = found;
  let trial = tryPeaks(heard, fit, 'landmarks', start, end, useExplained);
  let stretch = bestStretch(trial);
  if (!stretch || stretch.evidence < PROMISING) return undefined;
  for (let step = 0; step < STEPS_MAX; step++) {
    yield;
    const better = refitAlignment(heard, fit, stretch.first, stretch.last);
    if (better) fit = better;
    const reach = Math.max(REACH_MIN, stretch.last - stretch.first);
    trial = tryPeaks(heard, fit, 'landmarks', stretch.first - reach, stretch.last + reach, useExplained);
    const next = bestStretch(trial);
    if (!next) return undefined;
    const settled = Math.abs(next.first - stretch.first) < 9 && Math.abs(next.last - stretch.last) < 9;
    stretch = next;
    if (settled) break;
  }
  stretch = { ...stretch, evidence: secondOpinion(heard, fit, stretch, useExplained) };
  const met = trial.meets.subarray(stretch.from, stretch.to).filter((index) => index >= 0);
  return { fit, stretch, hits: Int32Array.from(new Set(met)).sort() };
}

/**
 * The landmarks were what chose this alignment among thousands, and so flatter it. All peaks together, two thirds of which had no
 * part in that, are asked too, and the mean of both counts: of copies under a voice it is a fifth higher, of chance a fifth lower.
 */
function secondOpinion(heard: HeardUpload, fit: Alignment, stretch: Stretch, useExplained: boolean): number {
  if (stretch.evidence >= BEYOND_DOUBT) return stretch.evidence;
  const trial = tryPeaks(heard, fit, 'all', stretch.first - REACH_MIN, stretch.last + REACH_MIN, useExplained);
  return (stretch.evidence + (bestStretch(trial)?.evidence ?? 0)) / 2;
}

/** Every peak of the upload that the passage accounts for, as a mark for each. */
export function accountedFor(heard: HeardUpload, { fit, stretch }: Passage): Uint8Array {
  const marks = new Uint8Array(heard.peaks.length);
  const { peaks } = fit.track;
  const to = firstPeak(peaks, fit.scale * (stretch.last + 2) + fit.offset);
  for (let i = firstPeak(peaks, fit.scale * (stretch.first - 2) + fit.offset); i < to; i++) {
    const frame = (peakFrame(peaks[i]!) - fit.offset) / fit.scale;
    const found = heard.nearest(frame, peakFrequency(peaks[i]!) - fit.shift, NEAR_FRAMES, NEAR_BINS);
    if (found >= 0) marks[found] = 1;
  }
  return marks;
}
