/**
 * How much the peaks of an upload speak for an alignment, in nats, beyond chance. Chance is measured, for each landmark of the
 * reference by itself: how often is there a peak when the reference is displaced by an odd time? A long tone is nearly always met
 * and so says nothing; a rare peak says much. With λ the unknown share of landmarks that survive in the upload, a met landmark
 * counts ln((p + (1 − p)λ) / p), a missed one ln(1 − λ). The best stretch is the one of the highest sum (Kadane).
 */
import { BINS, peakFrame, peakFrequency } from '../../fingerprint/index.ts';
import { firstLandmark, type Alignment } from './alignment.ts';
import { NEAR_BINS, NEAR_FRAMES, type HeardUpload } from './heard-upload.ts';

/**
 * Displacements in time (frames) with no common period, and in frequency (bins): semitones, because the wrong work in the right
 * beat and key meets at notes, not between them.
 */
const ODD_TIMES = [-131, -97, -71, -53, -37, -23, 23, 37, 53, 71, 97, 131] as const;
const ODD_STEPS = [-15, -9, -6, -3, 3, 6, 9, 15] as const;
/** What a landmark's own trials weigh against the average of all. */
const PRIOR_TRIALS = 20;
export const survivors = [0.1, 0.2, 0.4, 0.7] as const;
/** A silence or a foreign passage longer than this (frames) ends a stretch, however the sums go on after it. */
const GAP_MAX = 260;

/** The partials of one note come and go together (frames): the second counts half, the third a third. */
const TOGETHER = 1.5;

export interface Stretch {
  /** Nats beyond chance. */
  readonly evidence: number;
  /** Upload frames of the first and the last landmark met. */
  readonly first: number;
  readonly last: number;
  /** Landmarks of the reference in it, those met, and those that chance would have met. */
  readonly expected: number;
  readonly met: number;
  readonly byChance: number;
}

export interface Trial {
  /** Upload frame at which each landmark is expected, ascending. */
  readonly at: Float64Array;
  /** Index of the upload's peak that meets it, −1 when there is none. */
  readonly meets: Int32Array;
  readonly chance: Float32Array;
}

/** Looks for every landmark that falls into the upload frames `start` to `end`. `useExplained`: peaks already explained count too. */
export const tryLandmarks = (
  heard: HeardUpload,
  fit: Alignment,
  start: number,
  end: number,
  useExplained: boolean,
): Trial => tryPeaks(heard, fit, fit.track.landmarks, start, end, useExplained);

/** The same of any ascending list of the track's peaks. */
export function tryPeaks(
  heard: HeardUpload,
  fit: Alignment,
  landmarks: Uint32Array,
  start: number,
  end: number,
  useExplained: boolean,
): Trial {
  const from = firstLandmark(landmarks, fit.scale * Math.max(0, start) + fit.offset);
  const to = Math.max(from, firstLandmark(landmarks, fit.scale * Math.min(heard.frames, end) + fit.offset));
  const at = new Float64Array(to - from);
  const meets = new Int32Array(to - from);
  const chance = new Float32Array(to - from);
  const found = (frame: number, frequency: number): number => {
    const index = heard.nearest(frame, frequency, NEAR_FRAMES, NEAR_BINS);
    return index >= 0 && !useExplained && heard.explained[index] === 1 ? -1 : index;
  };
  const early = new Uint8Array(to - from);
  const aside = new Uint8Array(to - from);
  let kept = 0;
  for (let i = from; i < to; i++) {
    const frame = (peakFrame(landmarks[i]!) - fit.offset) / fit.scale;
    const frequency = peakFrequency(landmarks[i]!) - fit.shift;
    // The upload cannot show what lies outside of its frequency axis.
    if (frequency < 1 || frequency > BINS - 2) continue;
    at[kept] = frame;
    meets[kept] = found(frame, frequency);
    for (const odd of ODD_TIMES) if (found(mirrored(frame + odd, heard.frames), frequency) >= 0) early[kept]!++;
    // Two sounds with one beat meet at every onset: that too is chance.
    for (const odd of ODD_STEPS) if (found(frame, frequency + odd) >= 0) aside[kept]!++;
    kept++;
  }
  const inTime = shares(early.subarray(0, kept), ODD_TIMES.length);
  const inFrequency = shares(aside.subarray(0, kept), ODD_STEPS.length);
  for (let i = 0; i < kept; i++) chance[i] = Math.min(0.9, Math.max(inTime[i]!, inFrequency[i]!));
  return { at: at.subarray(0, kept), meets: meets.subarray(0, kept), chance: chance.subarray(0, kept) };
}

/** Displaced out of the upload: reflected back into it. */
const mirrored = (frame: number, frames: number): number =>
  frame < 0 ? -frame : frame >= frames ? 2 * frames - frame : frame;

/** Each landmark's share of met trials, drawn towards the average of all. */
function shares(met: Uint8Array, trials: number): Float32Array {
  let sum = 0;
  for (const count of met) sum += count;
  const average = Math.min(0.5, (sum + 2) / (trials * met.length + 40));
  return Float32Array.from(met, (count) => (count + PRIOR_TRIALS * average) / (trials + PRIOR_TRIALS));
}

/** The stretch that speaks most for the alignment, among the landmarks `from` to `to` of a trial. */
export function bestStretch(
  { at, meets, chance }: Trial,
  from = 0,
  to = at.length,
): (Stretch & { readonly from: number; readonly to: number }) | undefined {
  let evidence = 0;
  let first = 0;
  let last = -1;
  for (const survival of survivors) {
    const miss = Math.log(1 - survival);
    let sum = 0;
    let begin = from;
    let heardLast = -Infinity;
    let together = 0;
    for (let i = from; i < to; i++) {
      if (sum <= 0 || at[i]! - heardLast > GAP_MAX) {
        sum = 0;
        begin = i;
      }
      if (meets[i]! >= 0) {
        const p = chance[i]!;
        together = at[i]! - heardLast < TOGETHER ? together + 1 : 1;
        sum += Math.log((p + (1 - p) * survival) / p) / together;
        heardLast = at[i]!;
        if (sum > evidence) {
          evidence = sum;
          first = begin;
          last = i;
        }
      } else {
        if (sum === 0) continue;
        sum += miss;
      }
    }
  }
  if (last < first) return undefined;
  while (meets[first]! < 0) first++;
  let met = 0;
  let byChance = 0;
  for (let i = first; i <= last; i++) {
    if (meets[i]! >= 0) met++;
    byChance += chance[i]!;
  }
  return {
    evidence,
    first: at[first]!,
    last: at[last]!,
    expected: last + 1 - first,
    met,
    byChance,
    from: first,
    to: last + 1,
  };
}
