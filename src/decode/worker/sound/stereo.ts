/** Any number of channels to left and right, as loudspeakers in front would play them, at SOUND_RATE, in 16 bits. */
import { Resampler } from './resampler.ts';

/** How loud each channel of the usual order (front left, right, centre, bass, behind, sides) is on the left and on the right. */
const HALF = Math.SQRT1_2;
const LEFT = [1, 0, HALF, 0, HALF, 0, HALF, 0] as const;
const RIGHT = [0, 1, HALF, 0, 0, HALF, 0, HALF] as const;
export const CHANNELS_MAX = 64;

export class Stereo {
  readonly #rate: number;
  readonly #channels: number;
  readonly #left: Resampler;
  readonly #right: Resampler;

  constructor(rate: number, channels: number) {
    this.#rate = rate;
    this.#channels = channels;
    this.#left = new Resampler(rate);
    this.#right = new Resampler(rate);
  }

  isFor(rate: number, channels: number): boolean {
    return this.#rate === rate && this.#channels === channels;
  }

  /** Interleaved left and right, 16-bit little-endian, as `Downmix` takes it. */
  push(channels: readonly Float32Array[]): Uint8Array {
    const [left, right] = channels.length === 1 ? [channels[0]!, channels[0]!] : folded(channels);
    const one = this.#left.push(left);
    return interleaved(one, left === right ? one : this.#right.push(right));
  }

  finish(): Uint8Array {
    const left = this.#left.finish();
    return interleaved(left, this.#channels === 1 ? left : this.#right.finish());
  }
}

function folded(channels: readonly Float32Array[]): readonly [Float32Array, Float32Array] {
  if (channels.length === 2) return [channels[0]!, channels[1]!];
  const mix = (gains: readonly number[]): Float32Array => {
    // Channels beyond the usual ones are heard too, on both sides.
    const gainOf = (channel: number): number => gains[channel] ?? HALF;
    const total = channels.reduce((sum, _, i) => sum + gainOf(i), 0);
    const out = new Float32Array(channels[0]!.length);
    channels.forEach((samples, i) => {
      const gain = gainOf(i) / total;
      if (gain > 0) for (let k = 0; k < out.length; k++) out[k] = out[k]! + gain * (samples[k] ?? 0);
    });
    return out;
  };
  return [mix(LEFT), mix(RIGHT)];
}

function interleaved(left: Float32Array, right: Float32Array): Uint8Array {
  const out = Buffer.allocUnsafe(4 * left.length);
  const level = (value: number): number => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767)));
  for (let i = 0; i < left.length; i++) {
    out.writeInt16LE(level(left[i]!), 4 * i);
    out.writeInt16LE(level(right[i]!), 4 * i + 2);
  }
  return out;
}
