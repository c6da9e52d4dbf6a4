/**
 * Pairs of spectral peaks as an address (Wang 2003): the frequency of the first, the step to the second, and the time between
 * them. Each is rounded coarsely; the asking side looks into the neighbouring cell too, so a small error loses nothing.
 */
import { BINS, peakFrame, peakFrequency } from '../../fingerprint/index.ts';

/** Frames from the first peak of a pair to the second. */
const GAP_MIN = 2;
const GAP_MAX = 63;
const RISE_MAX = 63;

const FIRST_WIDTH = 1.5;
const RISE_WIDTH = 2;
const GAP_WIDTH = 2;
const FIRST_CELLS = Math.ceil((BINS + 1) / FIRST_WIDTH);
const RISE_CELLS = 64;
const GAP_CELLS = 31;
export const CELLS = FIRST_CELLS * RISE_CELLS * GAP_CELLS;

export interface PairList {
  readonly count: number;
  /** Frame of the first peak. */
  readonly at: Int32Array;
  /** Its frequency in bins. */
  readonly first: Float32Array;
  /** Bins from the first to the second, and frames. */
  readonly rise: Float32Array;
  readonly gap: Float32Array;
}

/** Each peak with the next `fan` peaks that are near enough. @param peaks packed, ascending */
export function pairsOf(peaks: Uint32Array, fan: number): PairList {
  const most = peaks.length * fan;
  const at = new Int32Array(most);
  const first = new Float32Array(most);
  const rise = new Float32Array(most);
  const gap = new Float32Array(most);
  let count = 0;
  for (let i = 0; i < peaks.length; i++) {
    const frame = peakFrame(peaks[i]!);
    const frequency = peakFrequency(peaks[i]!);
    for (let j = i + 1, taken = 0; j < peaks.length && taken < fan; j++) {
      const later = peakFrame(peaks[j]!) - frame;
      if (later < GAP_MIN) continue;
      if (later > GAP_MAX) break;
      const higher = peakFrequency(peaks[j]!) - frequency;
      if (Math.abs(higher) > RISE_MAX) continue;
      at[count] = frame;
      first[count] = frequency;
      rise[count] = higher;
      gap[count++] = later;
      taken++;
    }
  }
  return { count, at, first, rise, gap };
}

/** −1 when there is none: moved off the frequency axis, or stretched beyond the longest gap. */
export function cellOf(first: number, rise: number, gap: number): number {
  const a = Math.floor(first / FIRST_WIDTH);
  const b = Math.floor((rise + 64) / RISE_WIDTH);
  const c = Math.floor((gap - GAP_MIN) / GAP_WIDTH);
  if (a < 0 || a >= FIRST_CELLS || b < 0 || b >= RISE_CELLS || c < 0 || c >= GAP_CELLS) return -1;
  return (a * RISE_CELLS + b) * GAP_CELLS + c;
}

/** The cell and its nearest neighbours in all three directions: writes 1 to 8 cells, returns how many. */
export function cellsNear(first: number, rise: number, gap: number, out: Int32Array): number {
  const x = first / FIRST_WIDTH;
  const y = (rise + 64) / RISE_WIDTH;
  const z = (gap - GAP_MIN) / GAP_WIDTH;
  const a = Math.floor(x);
  const b = Math.floor(y);
  const c = Math.floor(z);
  const a2 = x - a > 0.5 ? a + 1 : a - 1;
  const b2 = y - b > 0.5 ? b + 1 : b - 1;
  const c2 = z - c > 0.5 ? c + 1 : c - 1;
  let count = 0;
  for (let corner = 0; corner < 8; corner++) {
    const i = corner & 1 ? a2 : a;
    const j = corner & 2 ? b2 : b;
    const k = corner & 4 ? c2 : c;
    if (i < 0 || i >= FIRST_CELLS || j < 0 || j >= RISE_CELLS || k < 0 || k >= GAP_CELLS) continue;
    out[count++] = (i * RISE_CELLS + j) * GAP_CELLS + k;
  }
  return count;
}
