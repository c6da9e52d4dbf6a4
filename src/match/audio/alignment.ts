/**
 * How a reference lies in an upload: reference frame = scale · upload frame + offset; reference bin = upload bin + shift. Found
 * roughly by votes, then fitted: first the most frequent displacement in time and frequency, then least squares through the
 * peaks that agree with it.
 */
import { isLandmark, peakFrame, peakFrequency } from '../../fingerprint/index.ts';
import type { HeardUpload } from './heard-upload.ts';
import type { Track } from './pair-shard.ts';

export interface Alignment {
  readonly track: Track;
  /** Reference frames per upload frame: the playback rate of the reference inside the upload. */
  readonly scale: number;
  readonly offset: number;
  /** Bins from upload to reference. */
  readonly shift: number;
}

/** Index of the first of ascending peaks at `frame` or later. */
export function firstPeak(peaks: Uint32Array, frame: number): number {
  const wanted = Math.max(0, Math.ceil(frame)) * 4096;
  let low = 0;
  let high = peaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (peaks[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const TIME_REACH = 10;
const PITCH_REACH = 2;
const PITCH_STEPS = 4;
/** Fewer agreeing peaks than this fit anything. */
const AGREEING_MIN = 6;
const SCALE_DRIFT = 0.02;

/** Fits within the upload frames `start` to `end`; undefined when too few peaks agree. */
export function fitAlignment(heard: HeardUpload, rough: Alignment, start: number, end: number): Alignment | undefined {
  const moved = toCommonest(heard, rough, start, end);
  const first = leastSquares(heard, moved, start, end, 3, 1);
  return first && leastSquares(heard, { ...first }, start, end, 2, 0.8);
}

/** One more round of least squares over a wider stretch. */
export function refitAlignment(heard: HeardUpload, fit: Alignment, start: number, end: number): Alignment | undefined {
  return leastSquares(heard, fit, start, end, 2.5, 0.8);
}

/** Moves by the displacement (in whole frames and quarter bins) that most neighbouring peaks show. */
function toCommonest(heard: HeardUpload, rough: Alignment, start: number, end: number): Alignment {
  const { peaks } = rough.track;
  const times = 2 * TIME_REACH + 1;
  const pitches = 2 * PITCH_REACH * PITCH_STEPS + 1;
  const counts = new Uint16Array(times * pitches);
  const last = firstPeak(peaks, rough.scale * end + rough.offset + TIME_REACH);
  for (let i = firstPeak(peaks, rough.scale * start + rough.offset - TIME_REACH); i < last; i++) {
    if (!isLandmark(peaks[i]!)) continue;
    const frame = peakFrame(peaks[i]!);
    const at = (frame - rough.offset) / rough.scale;
    const frequency = peakFrequency(peaks[i]!) - rough.shift;
    const reach = TIME_REACH / rough.scale;
    const to = heard.firstAt(at + reach);
    for (let j = heard.firstAt(at - reach); j < to; j++) {
      const off = frequency - peakFrequency(heard.peaks[j]!);
      if (Math.abs(off) > PITCH_REACH) continue;
      const later = Math.round(frame - rough.offset - rough.scale * peakFrame(heard.peaks[j]!));
      if (Math.abs(later) > TIME_REACH) continue;
      counts[(later + TIME_REACH) * pitches + Math.round((off + PITCH_REACH) * PITCH_STEPS)]!++;
    }
  }
  let best = 0;
  let bestTime = 0;
  let bestPitch = 0;
  for (let t = 0; t < times; t++)
    for (let p = 0; p < pitches; p++) {
      let sum = 0;
      for (let u = Math.max(0, t - 1); u <= Math.min(times - 1, t + 1); u++)
        for (let q = Math.max(0, p - 2); q <= Math.min(pitches - 1, p + 2); q++)
          sum += counts[u * pitches + q]! * (u === t ? 2 : 1) * (3 - Math.abs(q - p));
      if (sum > best) {
        best = sum;
        bestTime = t - TIME_REACH;
        bestPitch = p / PITCH_STEPS - PITCH_REACH;
      }
    }
  return { ...rough, offset: rough.offset + bestTime, shift: rough.shift + bestPitch };
}

/** @param frames and @param bins: distances within which a peak counts as the expected one, in reference frames and bins. */
function leastSquares(
  heard: HeardUpload,
  fit: Alignment,
  start: number,
  end: number,
  frames: number,
  bins: number,
): Alignment | undefined {
  const { peaks } = fit.track;
  let n = 0;
  let sx = 0;
  let sy = 0;
  let sxx = 0;
  let sxy = 0;
  let sf = 0;
  const last = firstPeak(peaks, fit.scale * end + fit.offset);
  for (let i = firstPeak(peaks, fit.scale * start + fit.offset); i < last; i++) {
    if (!isLandmark(peaks[i]!)) continue;
    const y = peakFrame(peaks[i]!);
    const frequency = peakFrequency(peaks[i]!);
    const found = heard.nearest((y - fit.offset) / fit.scale, frequency - fit.shift, frames / fit.scale, bins);
    if (found < 0) continue;
    const x = peakFrame(heard.peaks[found]!);
    n++;
    sx += x;
    sy += y;
    sxx += x * x;
    sxy += x * y;
    sf += frequency - peakFrequency(heard.peaks[found]!);
  }
  if (n < AGREEING_MIN) return undefined;
  const mx = sx / n;
  const my = sy / n;
  const spread = sxx / n - mx * mx;
  // Too short a stretch says nothing about speed.
  const slope = spread > 400 ? (sxy / n - mx * my) / spread : fit.scale;
  const scale = Math.abs(slope / fit.scale - 1) < SCALE_DRIFT ? slope : fit.scale;
  return { ...fit, scale, offset: my - scale * mx, shift: sf / n };
}
