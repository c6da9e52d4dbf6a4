/** The peaks of an upload, prepared for being asked "is there one near here?" many times, with those already explained marked. */
import { isLandmark, peakFrame, peakFrequency } from '../../fingerprint/index.ts';

/** Half the size of the neighbourhood in which a peak counts as the expected one. */
export const NEAR_FRAMES = 1.6;
export const NEAR_BINS = 0.8;

export class HeardUpload {
  readonly frames: number;
  readonly peaks: Uint32Array;
  /** 1: a passage already found accounts for this peak. */
  readonly explained: Uint8Array;
  /** Index of the first peak at each frame or later. */
  readonly #firstAt: Uint32Array;
  readonly isBackwards: boolean;

  constructor(peaks: Uint32Array, frames: number, isBackwards = false) {
    this.isBackwards = isBackwards;
    this.peaks = peaks;
    this.frames = frames;
    this.explained = new Uint8Array(peaks.length);
    this.#firstAt = new Uint32Array(frames + 2);
    let next = 0;
    for (let frame = 0; frame < frames + 2; frame++) {
      while (next < peaks.length && peakFrame(peaks[next]!) < frame) next++;
      this.#firstAt[frame] = next;
    }
  }

  /** Index of the first peak at `frame` or later. */
  firstAt(frame: number): number {
    return this.#firstAt[Math.max(0, Math.min(this.frames + 1, Math.ceil(frame)))]!;
  }

  /** Index of the peak closest to a point, within the given distances; −1 when there is none. */
  nearest(frame: number, frequency: number, frames: number, bins: number): number {
    const end = this.firstAt(Math.floor(frame + frames) + 1);
    let best = -1;
    let least = Infinity;
    for (let i = this.firstAt(frame - frames); i < end; i++) {
      const peak = this.peaks[i]!;
      const off = Math.abs(peakFrequency(peak) - frequency);
      if (off > bins) continue;
      const distance = Math.abs(peakFrame(peak) - frame) / frames + off / bins;
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /** The same sound from its end to its beginning, without what is explained already. */
  backwards(): HeardUpload {
    const left = this.peaks.filter((_, i) => this.explained[i] === 0);
    const turned = left.map((peak) => (this.frames - 1 - peakFrame(peak)) * 4096 + (peak & 4095));
    return new HeardUpload(turned.sort(), this.frames, true);
  }

  /** @param marks one for each peak */
  explain(marks: Uint8Array): void {
    for (let i = 0; i < marks.length; i++) if (marks[i] === 1) this.explained[i] = 1;
  }

  /** Peaks of a window as a list of its own, its first frame being 0. */
  window(start: number, end: number, which: 'landmarks' | 'all'): Uint32Array {
    const chosen: number[] = [];
    for (let i = this.firstAt(start); i < this.firstAt(end); i++) {
      const peak = this.peaks[i]!;
      if (this.explained[i] === 0 && (which === 'all' || isLandmark(peak))) chosen.push(peak - start * 4096);
    }
    return Uint32Array.from(chosen);
  }

  /** Landmarks of a window, and how many of them nothing explains yet. */
  landmarks(start: number, end: number): { readonly all: number; readonly unexplained: number } {
    let all = 0;
    let unexplained = 0;
    for (let i = this.firstAt(start); i < this.firstAt(end); i++) {
      if (!isLandmark(this.peaks[i]!)) continue;
      all++;
      if (this.explained[i] === 0) unexplained++;
    }
    return { all, unexplained };
  }
}
