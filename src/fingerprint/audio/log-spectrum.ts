/**
 * A spectrum on a logarithmic frequency axis (constant Q; Brown 1991, here by pooling a plain spectrum), in natural logarithms of
 * power: a change of playback speed or pitch becomes a shift along the axis, a change of level a constant.
 */
import { SOUND_RATE } from '../../media/index.ts';
import { FRAME_LENGTH } from './real-fft.ts';

export const BINS_PER_OCTAVE = 36;
/** 160 Hz to 4.8 kHz: above the hum of small speakers, below what codecs at low rates throw away. */
export const BINS = 178;
const LOWEST_HZ = 160;
/** Far below the noise of 16-bit samples. */
const FLOOR = 1e-9;

const from = new Int32Array(BINS);
/** −1: the bin is narrower than the spectrum's lines, and lies between `from` and the next. */
const to = new Int32Array(BINS);
const between = new Float64Array(BINS);
for (let bin = 0; bin < BINS; bin++) {
  const line = (octaves: number): number => (LOWEST_HZ * 2 ** octaves * FRAME_LENGTH) / SOUND_RATE;
  const low = line((bin - 0.5) / BINS_PER_OCTAVE);
  const high = line((bin + 0.5) / BINS_PER_OCTAVE);
  if (high - low < 1.5) {
    const centre = line(bin / BINS_PER_OCTAVE);
    from[bin] = Math.floor(centre);
    to[bin] = -1;
    between[bin] = centre - Math.floor(centre);
  } else {
    from[bin] = Math.round(low);
    to[bin] = Math.max(from[bin]!, Math.round(high) - 1);
  }
}

/** Writes BINS values to `out` at `at`. */
export function pool(power: Float64Array, out: Float32Array, at: number): void {
  for (let bin = 0; bin < BINS; bin++) {
    const first = from[bin]!;
    const last = to[bin]!;
    let value = 0;
    if (last < 0) {
      const share = between[bin]!;
      value = Math.sqrt(power[first]!) * (1 - share) + Math.sqrt(power[first + 1]!) * share;
      value *= value;
    } else {
      for (let k = first; k <= last; k++) if (power[k]! > value) value = power[k]!;
    }
    out[at + bin] = Math.log(value + FLOOR);
  }
}
