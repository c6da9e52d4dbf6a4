/**
 * Where a passage truly begins and ends. Under a voice most landmarks of a work are lost, and the first one met may come seconds
 * late; but there are three times as many peaks as landmarks, and beyond an end that is already found one need not fear chance as
 * much as in the whole library. So from either end outwards all peaks of the work are weighed, as in weigh-evidence.ts, and the end
 * moves to where the sum is highest.
 */
import type { Alignment } from './alignment.ts';
import type { HeardUpload } from './heard-upload.ts';
import { survivors, tryPeaks, worth, type Stretch, type Trial } from './weigh-evidence.ts';

/** Frames looked at beyond an end, and how often that is done again where it moved. */
const REACH = 430;
const TURNS = 4;
/** Frames without a single met peak that end a passage. */
const GAP_MAX = 110;
/** Nats: 400 to 1 that this is not chance, which has some tens of places to try. */
const EVIDENCE_MIN = 6;

export function widenStretch(heard: HeardUpload, fit: Alignment, stretch: Stretch, useExplained: boolean): Stretch {
  let { first, last } = stretch;
  const around = (start: number, end: number): Trial => tryPeaks(heard, fit, 'all', start, end, useExplained);
  for (let turn = 0; turn < TURNS && first > 0; turn++) {
    const reached = farthest(around(first - REACH, first - 1), -1);
    if (reached === undefined) break;
    first = reached;
  }
  for (let turn = 0; turn < TURNS && last < heard.frames; turn++) {
    const reached = farthest(around(last + 1, last + REACH), 1);
    if (reached === undefined) break;
    last = reached;
  }
  return first === stretch.first && last === stretch.last ? stretch : { ...stretch, first, last };
}

/** The frame up to which the peaks, from the near end outwards, speak most for the alignment; undefined when too little does. */
function farthest(trial: Trial, direction: 1 | -1): number | undefined {
  const { at, meets } = trial;
  const count = at.length;
  let most = EVIDENCE_MIN;
  let reached: number | undefined;
  for (const survival of survivors) {
    const miss = Math.log(1 - survival);
    let sum = 0;
    let before: number | undefined;
    for (let n = 0; n < count; n++) {
      const i = direction === 1 ? n : count - 1 - n;
      if (before !== undefined && Math.abs(at[i]! - before) > GAP_MAX) break;
      before ??= at[i]!;
      if (meets[i]! < 0) {
        sum += miss;
        continue;
      }
      sum += worth(trial, i, survival);
      before = at[i]!;
      if (sum <= most) continue;
      most = sum;
      reached = at[i]!;
    }
  }
  return reached;
}
