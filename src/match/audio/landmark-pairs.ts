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

/** How near (in cells) to a cell's edge a measured frequency may truly lie beyond it. A gap of whole frames may always. */
const DOUBT = 0.2;

/** The cell and the neighbours in which the pair may have been filed too: writes 1 to 8 cells, returns how many. */
export function cellsNear(first: number, rise: number, gap: number, out: Int32Array): number {
  const x = first / FIRST_WIDTH;
  const y = (rise + 64) / RISE_WIDTH;
  const z = (gap - GAP_MIN) / GAP_WIDTH;
  const a = Math.floor(x);
  const b = Math.floor(y);
  const c = Math.floor(z);
  const a2 = x - a > 1 - DOUBT ? a + 1 : x - a < DOUBT ? a - 1 : a;
  const b2 = y - b > 1 - DOUBT ? b + 1 : y - b < DOUBT ? b - 1 : b;
  const c2 = z - c > 0.4 ? c + 1 : c - 1;
  let count = 0;
  for (let i = a; ; i = a2) {
    for (let j = b; ; j = b2) {
      for (let k = c; ; k = c2) {
        if (i >= 0 && i < FIRST_CELLS && j >= 0 && j < RISE_CELLS && k >= 0 && k < GAP_CELLS)
          out[count++] = (i * RISE_CELLS + j) * GAP_CELLS + k;
        if (k === c2) break;
      }
      if (j === b2) break;
    }
    if (i === a2) break;
  }
  return count;
}
