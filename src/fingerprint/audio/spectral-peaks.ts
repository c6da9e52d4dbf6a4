/**
 * Local maxima of the log spectrum (Wang 2003, "An industrial-strength audio search algorithm"), on a logarithmic axis as in
 * Fenet et al. 2011 and Sonnleitner and Widmer 2016. Two neighbourhoods: maxima of the narrow one are stored as evidence, those
 * that are also maxima of the wide one (about a third) are landmarks. Only a ring of frames is kept, so memory does not grow
 * with the length of the sound.
 */
import { BINS, pool } from './log-spectrum.ts';
import { FRAMES_MAX, HOP, packPeak } from './peak.ts';
import type { Steps } from '../steps.ts';
import { FRAME_LENGTH, FramePower } from './real-fft.ts';

/** Half widths of the neighbourhoods. */
const NARROW = { frames: 5, bins: 5 };
const WIDE = { frames: 8, bins: 9 };
/** Peaks this far (in nats of power) below the loudest of the last seconds are masked for any ear, and lost to any codec. */
const RANGE = 13;
const DECAY = 0.15;
const QUIETEST = -9;

const RING = 32;
const slot = (frame: number): number => (frame & (RING - 1)) * BINS;

export interface Peaks {
  /** Packed, ascending. */
  readonly peaks: Uint32Array;
  readonly frames: number;
  /** Frames that are not silence. */
  readonly audible: number;
  /** Of the audible frames, how far the mean of the logarithms lies below the logarithm of the mean, in nats: noise 0.6, music 2 to 5. */
  readonly relief: number;
}

/** Frames of one step: 12 seconds of sound. */
const STEP = 512;

/** Cost: about 1.3 ms for each second of sound. @param withRelief false: `relief` is 0, for a tenth less */
export function* findPeaks(samples: Int16Array, withRelief = true): Steps<Peaks> {
  const frames = Math.min(FRAMES_MAX, Math.max(0, Math.floor((samples.length - FRAME_LENGTH) / HOP) + 1));
  const spectrum = new Float32Array(RING * BINS);
  const narrow = new Float32Array(RING * BINS);
  const wide = new Float32Array(RING * BINS);
  const floors = new Float32Array(RING);
  const power = new FramePower();
  const first = new Float64Array(FRAME_LENGTH / 2 + 1);
  const second = new Float64Array(FRAME_LENGTH / 2 + 1);
  let peaks = new Uint32Array(1024);
  let count = 0;
  let floor = -Infinity;
  let audible = 0;
  let relief = 0;

  const arrive = (frame: number, lines: Float64Array): void => {
    const at = slot(frame);
    pool(lines, spectrum, at);
    highestNear(spectrum, at, narrow, wide);
    let loudest = -Infinity;
    for (let bin = 0; bin < BINS; bin++) if (spectrum[at + bin]! > loudest) loudest = spectrum[at + bin]!;
    floor = Math.max(loudest, floor - DECAY);
    floors[frame & (RING - 1)] = Math.max(floor - RANGE, QUIETEST);
    if (loudest > QUIETEST) {
      audible++;
      if (withRelief) relief += reliefOf(lines);
    }
  };
  const settle = (frame: number): void => {
    const at = slot(frame);
    const least = floors[frame & (RING - 1)]!;
    for (let bin = 1; bin < BINS - 1; bin++) {
      const value = spectrum[at + bin]!;
      // Of two equal neighbours the lower counts.
      if (value < least || value !== narrow[at + bin] || value === spectrum[at + bin - 1]) continue;
      if (!isHighest(narrow, frame, bin, value, NARROW.frames, frames)) continue;
      const landmark = value === wide[at + bin] && isHighest(wide, frame, bin, value, WIDE.frames, frames);
      if (count === peaks.length) peaks = grown(peaks);
      peaks[count++] = packPeak(frame, bin + summit(spectrum, at + bin), landmark);
    }
  };

  for (let frame = 0; frame < frames; frame += 2) {
    if (frame % STEP === 0) yield;
    power.two(samples, frame * HOP, (frame + 1) * HOP, first, second);
    arrive(frame, first);
    if (frame + 1 < frames) arrive(frame + 1, second);
    for (const due of [frame - WIDE.frames, frame + 1 - WIDE.frames]) if (due >= 0) settle(due);
  }
  const settled = frames === 0 ? 0 : Math.max(0, 2 * Math.ceil(frames / 2) - WIDE.frames);
  for (let frame = settled; frame < frames; frame++) settle(frame);
  return { peaks: peaks.slice(0, count), frames, audible, relief: audible === 0 ? 0 : relief / audible };
}

/** A frame between two margins of nothing, then the highest of 2, 4, 8 and 16 values from each place on. */
const MARGIN = 16;
const [one, two, four, eight, sixteen] = Array.from({ length: 5 }, () =>
  new Float32Array(BINS + 2 * MARGIN).fill(-Infinity),
) as [Float32Array, Float32Array, Float32Array, Float32Array, Float32Array];

/** The highest value within NARROW and within WIDE bins, for each bin of one frame. */
function highestNear(spectrum: Float32Array, at: number, narrow: Float32Array, wide: Float32Array): void {
  for (let bin = 0; bin < BINS; bin++) one[MARGIN + bin] = spectrum[at + bin]!;
  double(one, two, 1);
  double(two, four, 2);
  double(four, eight, 4);
  double(eight, sixteen, 8);
  // 11 values are two overlapping runs of 8, 19 values two of 16.
  const [n, w] = [2 * NARROW.bins + 1 - 8, 2 * WIDE.bins + 1 - 16];
  for (let bin = 0; bin < BINS; bin++) {
    const i = MARGIN + bin - NARROW.bins;
    const k = MARGIN + bin - WIDE.bins;
    narrow[at + bin] = eight[i]! > eight[i + n]! ? eight[i]! : eight[i + n]!;
    wide[at + bin] = sixteen[k]! > sixteen[k + w]! ? sixteen[k]! : sixteen[k + w]!;
  }
}

function double(from: Float32Array, to: Float32Array, step: number): void {
  for (let i = 0; i + step < from.length; i++) to[i] = from[i]! > from[i + step]! ? from[i]! : from[i + step]!;
}

/** Of equal values the first counts. */
function isHighest(near: Float32Array, frame: number, bin: number, value: number, reach: number, frames: number) {
  const last = Math.min(frames - 1, frame + reach);
  for (let other = Math.max(0, frame - reach); other <= last; other++) {
    const there = near[slot(other) + bin]!;
    if (there > value || (other < frame && there === value)) return false;
  }
  return true;
}

/** Where the parabola through three bins is highest, −0.5 to 0.5 from the middle one. */
function summit(spectrum: Float32Array, at: number): number {
  const before = spectrum[at - 1]!;
  const after = spectrum[at + 1]!;
  const bend = before - 2 * spectrum[at]! + after;
  return bend < 0 ? Math.max(-0.5, Math.min(0.5, (0.5 * (before - after)) / bend)) : 0;
}

/** Spectral flatness of 400 Hz to 3.4 kHz, in eight bands so that a slope (pink noise, an equaliser) does not count as relief. */
const BANDS = [75, 98, 128, 167, 218, 284, 371, 484, 632] as const;
function reliefOf(lines: Float64Array): number {
  let sum = 0;
  for (let band = 0; band + 1 < BANDS.length; band++) {
    let logarithms = 0;
    let total = 0;
    const width = BANDS[band + 1]! - BANDS[band]!;
    // Products of eight before each logarithm: the same sum for an eighth of the cost.
    let product = 1;
    for (let k = BANDS[band]!, n = 1; k < BANDS[band + 1]!; k++, n++) {
      const value = lines[k]! + 1e-12;
      total += value;
      product *= value;
      if (n % 8 === 0 || k === BANDS[band + 1]! - 1) {
        logarithms += Math.log(product);
        product = 1;
      }
    }
    sum += Math.log(total / width) - logarithms / width;
  }
  return sum / (BANDS.length - 1);
}

function grown(peaks: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * peaks.length);
  larger.set(peaks);
  return larger;
}
