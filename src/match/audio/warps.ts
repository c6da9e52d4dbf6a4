/** The ways a sound is bent that are tried on an upload: playback speed, tempo without pitch, pitch without tempo. */
import { BINS_PER_OCTAVE } from '../../fingerprint/index.ts';

export interface Warp {
  /** Reference frames per upload frame. */
  readonly scale: number;
  /** Bins from upload to reference. */
  readonly shift: number;
}

export const UNBENT: Warp = { scale: 1, shift: 0 };

/** Percent, and thirds of a semitone, a little beyond what is promised: 0.8 to 1.25 and four semitones. */
const SPEED_PERCENT = 27;
const PITCH_THIRDS = 13;
const BINS_PER_SEMITONE = BINS_PER_OCTAVE / 12;

export const WARPS: readonly Warp[] = [
  ...percents(1.5).map((scale) => ({ scale, shift: -BINS_PER_OCTAVE * Math.log2(scale) })),
  ...percents(3).map((scale) => ({ scale, shift: 0 })),
  ...Array.from({ length: 2 * PITCH_THIRDS + 1 }, (_, i) => i - PITCH_THIRDS)
    .filter((thirds) => thirds !== 0)
    .map((thirds) => ({ scale: 1, shift: (thirds * BINS_PER_SEMITONE) / 3 })),
];

function percents(step: number): number[] {
  const scales: number[] = [];
  for (let percent = step; percent <= SPEED_PERCENT; percent += step) {
    scales.push(1 + percent / 100);
    if (percent <= 22) scales.push(1 - percent / 100);
  }
  return scales;
}

/** How much higher the upload sounds than the reference, in semitones. */
export const semitonesOf = (shift: number): number => -shift / BINS_PER_SEMITONE;
