/** A sound's outline for people's eyes: in equal steps of time, the lowest and the highest sample. What players draw as a waveform. */
import type { AudioSample } from './samples.ts';

export interface WavePeaks {
  /** Seconds that one pair of peaks stands for. */
  readonly secondsEach: number;
  /** −100 to 0 and 0 to 100, per cent of full scale; both of one length. */
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Shorter steps than this show nothing more. */
const SECONDS_EACH_MIN = 0.01;

/**
 * @param stepsMax the most pairs wanted, at least 1
 * One pass over the samples. An empty sound has no peaks.
 */
export function wavePeaks({ channels: [samples], sampleRate }: AudioSample, stepsMax: number): WavePeaks {
  const least = Math.ceil(SECONDS_EACH_MIN * sampleRate);
  const each = Math.max(least, Math.ceil(samples.length / Math.max(1, Math.floor(stepsMax))));
  const [low, high]: [number[], number[]] = [[], []];
  for (let from = 0; from < samples.length; from += each) {
    let [lowest, highest] = [0, 0];
    const to = Math.min(samples.length, from + each);
    for (let i = from; i < to; i++) {
      const value = samples[i]!;
      if (value < lowest) lowest = value;
      else if (value > highest) highest = value;
    }
    low.push(Math.round(lowest / 327.68) || 0);
    high.push(Math.round(highest / 327.67) || 0);
  }
  return { secondsEach: each / sampleRate, low, high };
}
