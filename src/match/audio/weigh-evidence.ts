/**
 * How much the peaks of an upload speak for an alignment, in nats, beyond chance. Chance is measured, for each landmark of the
 * reference by itself: how often is there a peak when the reference is displaced by an odd time? A long tone is nearly always met
 * and so says nothing; a rare peak says much. With λ the unknown share of landmarks that survive in the upload, and p the chance of
 * a peak as near as the one found, a met landmark counts ln(1 + cλ / p), c being how often a survivor lies as near; a missed one
 * ln(1 − λ). The best stretch is the one of the highest sum (Kadane).
 */
import { BINS, isLandmark, peakFrame, peakFrequency } from '../../fingerprint/index.ts';
import { firstPeak, type Alignment } from './alignment.ts';
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
  /** Landmarks of the reference in it, and those met. */
  readonly expected: number;
  readonly met: number;
}

export interface Trial {
  /** Upload frame at which each landmark is expected, ascending. */
  readonly at: Float64Array;
  /** Index of the upload's peak that meets it, −1 when there is none. */
  readonly meets: Int32Array;
  /** 1: it is met closely. */
  readonly close: Uint8Array;
  /** How often chance meets it closely, and loosely. */
  readonly closeChance: Float32Array;
  readonly looseChance: Float32Array;
}

/**
 * A peak that survives is where it was: six in seven within this of the place expected, bent sound hardly less. Of those that chance
 * puts into the neighbourhood about a quarter are (measured).
 */
const CLOSE_FRAMES = 0.8;
const CLOSE_BINS = 0.3;
const CLOSE_SHARE = 0.85;

/** Nats that landmark `i` speaks for the alignment when `survival` is the share of landmarks that survive. */
export function worth({ meets, close, closeChance, looseChance }: Trial, i: number, survival: number): number {
  if (meets[i]! < 0) return Math.log(1 - survival);
  const free = (1 - closeChance[i]! - looseChance[i]!) * survival;
  return close[i] === 1
    ? Math.log(1 + (free * CLOSE_SHARE) / closeChance[i]!)
    : Math.log(1 + (free * (1 - CLOSE_SHARE)) / looseChance[i]!);
}

/**
 * Looks for the work's landmarks, or for all its peaks, that fall into the upload frames `start` to `end`. `useExplained`: peaks of
 * the upload that are already explained count too.
 */
export function tryPeaks(
  heard: HeardUpload,
  fit: Alignment,
  which: 'landmarks' | 'all',
  start: number,
  end: number,
  useExplained: boolean,
): Trial {
  const { peaks } = fit.track;
  const from = firstPeak(peaks, fit.scale * Math.max(0, start) + fit.offset);
  const to = Math.max(from, firstPeak(peaks, fit.scale * Math.min(heard.frames, end) + fit.offset));
  const count = to - from;
  const at = new Float64Array(count);
  const meets = new Int32Array(count);
  const close = new Uint8Array(count);
  const inTime = { close: new Uint8Array(count), loose: new Uint8Array(count) };
  const inFrequency = { close: new Uint8Array(count), loose: new Uint8Array(count) };
  const found = (frame: number, frequency: number): number => {
    const index = heard.nearest(frame, frequency, NEAR_FRAMES, NEAR_BINS);
    return index >= 0 && !useExplained && heard.explained[index] === 1 ? -1 : index;
  };
  const isClose = (index: number, frame: number, frequency: number): boolean =>
    Math.abs(peakFrame(heard.peaks[index]!) - frame) <= CLOSE_FRAMES &&
    Math.abs(peakFrequency(heard.peaks[index]!) - frequency) <= CLOSE_BINS;
  let kept = 0;
  const tryAt = (met: typeof inTime, frame: number, frequency: number): void => {
    const index = found(frame, frequency);
    if (index >= 0) (isClose(index, frame, frequency) ? met.close : met.loose)[kept]!++;
  };
  for (let i = from; i < to; i++) {
    const peak = peaks[i]!;
    if (which === 'landmarks' && !isLandmark(peak)) continue;
    const frame = (peakFrame(peak) - fit.offset) / fit.scale;
    const frequency = peakFrequency(peak) - fit.shift;
    // The upload cannot show what lies outside of its frequency axis.
    if (frequency < 1 || frequency > BINS - 2) continue;
    at[kept] = frame;
    meets[kept] = found(frame, frequency);
    close[kept] = meets[kept]! >= 0 && isClose(meets[kept]!, frame, frequency) ? 1 : 0;
    for (const odd of ODD_TIMES) tryAt(inTime, mirrored(frame + odd, heard.frames), frequency);
    // Two sounds with one beat meet at every onset: that too is chance.
    for (const odd of ODD_STEPS) tryAt(inFrequency, frame, frequency + odd);
    kept++;
  }
  const chance = (which: 'close' | 'loose'): Float32Array => {
    const often = shares(inTime[which].subarray(0, kept), ODD_TIMES.length);
    shares(inFrequency[which].subarray(0, kept), ODD_STEPS.length).forEach((share, i) => {
      often[i] = Math.min(0.45, Math.max(often[i]!, share));
    });
    return often;
  };
  return {
    at: at.subarray(0, kept),
    meets: meets.subarray(0, kept),
    close: close.subarray(0, kept),
    closeChance: chance('close'),
    looseChance: chance('loose'),
  };
}

/** Displaced out of the upload: reflected back into it. */
const mirrored = (frame: number, frames: number): number =>
  frame < 0 ? -frame : frame >= frames ? 2 * frames - frame : frame;

/** Each landmark's share of met trials, drawn towards the average of all. */
function shares(met: Uint8Array, trials: number): Float32Array {
  let sum = 0;
  for (const count of met) sum += count;
  const average = Math.min(0.4, (sum + 1) / (trials * met.length + 40));
  return Float32Array.from(met, (count) => (count + PRIOR_TRIALS * average) / (trials + PRIOR_TRIALS));
}

/** The stretch that speaks most for the alignment, among the landmarks `from` to `to` of a trial. */
export function bestStretch(
  trial: Trial,
  from = 0,
  to = trial.at.length,
): (Stretch & { readonly from: number; readonly to: number }) | undefined {
  const { at, meets } = trial;
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
        together = at[i]! - heardLast < TOGETHER ? together + 1 : 1;
        sum += worth(trial, i, survival) / together;
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
  for (let i = first; i <= last; i++) if (meets[i]! >= 0) met++;
  return {
    evidence,
    first: at[first]!,
    last: at[last]!,
    expected: last + 1 - first,
    met,
    from: first,
    to: last + 1,
  };
}
