/**
 * Any sample rate to SOUND_RATE: a low-pass filter (windowed sinc, Smith's "digital audio resampling") read at the places of the
 * new samples. Flat to 4.7 kHz, 70 dB down from 6.2 kHz on, which folds to 4.8 kHz, the highest frequency that is used. Fed in
 * pieces of any size.
 */
import { SOUND_RATE } from '../../../media/index.ts';

/** Zero crossings of the sinc on either side. */
const LOBES = 16;
/** Places between two samples at which the filter is known. */
const PHASES = 64;
const CUTOFF_HZ = 5450;

export class Resampler {
  readonly #step: number;
  readonly #reach: number;
  /** PHASES + 1 rows of 2 · reach weights. */
  readonly #weights: Float64Array;
  #kept: Float32Array;
  /** Position of the next sample in `#kept`. */
  #next: number;

  /** @param rate of the input, 1,000 to 768,000 */
  constructor(rate: number) {
    this.#step = rate / SOUND_RATE;
    const cutoff = Math.min(CUTOFF_HZ, 0.48 * rate) / rate;
    this.#reach = Math.ceil(LOBES / (2 * cutoff));
    const width = 2 * this.#reach;
    this.#weights = new Float64Array((PHASES + 1) * width);
    for (let phase = 0; phase <= PHASES; phase++) {
      let sum = 0;
      for (let i = 0; i < width; i++) {
        const x = i - this.#reach + 1 - phase / PHASES;
        const angle = 2 * Math.PI * cutoff * x;
        const window =
          0.42 + 0.5 * Math.cos((Math.PI * x) / this.#reach) + 0.08 * Math.cos((2 * Math.PI * x) / this.#reach);
        const weight = Math.abs(x) >= this.#reach ? 0 : (x === 0 ? 1 : Math.sin(angle) / angle) * window;
        this.#weights[phase * width + i] = weight;
        sum += weight;
      }
      for (let i = 0; i < width; i++) this.#weights[phase * width + i]! /= sum;
    }
    // Silence before the first sample.
    this.#kept = new Float32Array(this.#reach);
    this.#next = this.#reach;
  }

  /** @param piece samples of −1 to 1; what is no number counts as silence */
  push(piece: Float32Array): Float32Array {
    const joined = new Float32Array(this.#kept.length + piece.length);
    joined.set(this.#kept);
    for (let i = 0, at = this.#kept.length; i < piece.length; i++, at++) {
      const value = piece[i]!;
      joined[at] = value > -8 && value < 8 ? value : 0;
    }
    const width = 2 * this.#reach;
    const out = new Float32Array(Math.max(0, Math.ceil((joined.length - this.#reach - this.#next) / this.#step)));
    let count = 0;
    for (; count < out.length; count++) {
      const place = this.#next + count * this.#step;
      const whole = Math.floor(place);
      const row = Math.round((place - whole) * PHASES) * width;
      const from = whole - this.#reach + 1;
      if (from + width > joined.length) break;
      let sum = 0;
      for (let i = 0; i < width; i++) sum += joined[from + i]! * this.#weights[row + i]!;
      out[count] = sum;
    }
    const place = this.#next + count * this.#step;
    const dropped = Math.max(0, Math.min(joined.length, Math.floor(place) - this.#reach + 1));
    this.#kept = joined.slice(dropped);
    this.#next = place - dropped;
    return count === out.length ? out : out.subarray(0, count);
  }

  /** What the filter still holds. */
  finish(): Float32Array {
    return this.push(new Float32Array(this.#reach));
  }
}
