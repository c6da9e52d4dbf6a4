/**
 * One spectral peak in 32 bits: frame (20), frequency in eighths of a bin (11), and whether it is a landmark (1).
 * Sorted numbers are peaks in order of time, then frequency.
 */
import { SOUND_RATE } from '../../media/index.ts';

/** Samples between two frames. */
export const HOP = 256;
export const FRAMES_PER_SECOND = SOUND_RATE / HOP;
export const BIN_STEPS = 8;
/** A fingerprint holds no more frames than this: 6.7 hours. */
export const FRAMES_MAX = 2 ** 20;

/** @param frequency in bins, 0 to BINS */
export const packPeak = (frame: number, frequency: number, landmark: boolean): number =>
  frame * 4096 + 2 * Math.round(frequency * BIN_STEPS) + (landmark ? 1 : 0);

export const peakFrame = (peak: number): number => peak >>> 12;
/** In bins. */
export const peakFrequency = (peak: number): number => ((peak >>> 1) & 2047) / BIN_STEPS;
/** The strongest of a wide neighbourhood: these are paired into landmarks. The others are evidence in verification. */
export const isLandmark = (peak: number): boolean => (peak & 1) === 1;
