/**
 * Is a short shared run worth following? Two texts that share a passage share most five-letter groups around the run, whatever
 * typing errors or replaced words stand between; strangers that share an idiom do not. One set of groups, no alignment.
 */
import type { Anchor } from './extend-passage.ts';

/** Runs of this length are no idioms. */
const LONG_ENOUGH = 48;
/** Letters looked at on each side. */
const SIDE = 64;
/** Groups shared on one side, or on both together, that promise more than chance (which gives 3 ± 2 a side). */
const ONE_SIDE_MIN = 11;
const BOTH_SIDES_MIN = 16;
/** Letters looked at after a difference, and groups that must come again there: three words are still worth the way. */
const AHEAD = 40;
const AHEAD_MIN = 2;

const SLOTS = 4096;
const STAMP_MAX = 0xffff;
const stamps = new Uint16Array(SLOTS);
let stamp = 0;

/** Of five letters: the first four in one number, and the fifth. */
const group = (four: number, fifth: number): number =>
  Math.imul(four ^ Math.imul(fifth, 0x85ebca6b), 0x9e3779b1) >>> 20;

const fourAt = (text: Uint8Array, at: number): number =>
  (text[at]! << 24) | (text[at + 1]! << 16) | (text[at + 2]! << 8) | text[at + 3]!;

/** A text that is compared with many, and the group that begins at each of its letters. */
export interface Grouped {
  readonly letters: Uint8Array;
  readonly groups: Uint16Array;
}

/** Cost: linear. */
export function grouped(letters: Uint8Array): Grouped {
  const groups = new Uint16Array(Math.max(0, letters.length - 4));
  for (let i = 0, four = fourAt(letters, 0); i < groups.length; i++) {
    const fifth = letters[i + 4]!;
    groups[i] = group(four, fifth);
    four = (four << 8) | fifth;
  }
  return { letters, groups };
}

/** Whether anything at all may follow a difference: `from` and `start` are where it begins, `step` the direction. Cost: some 80 steps. */
export function mayGoOn(upload: Grouped, from: number, reference: Uint8Array, start: number, step: 1 | -1): boolean {
  const begin = step > 0 ? 0 : 1 - AHEAD;
  return sharedGroups(upload.groups, from + begin, reference, start + begin, AHEAD) >= AHEAD_MIN;
}

/** Cost: some 250 steps. */
export function promising({ groups }: Grouped, reference: Uint8Array, anchor: Anchor): boolean {
  if (anchor.length >= LONG_ENOUGH) return true;
  const before = sharedGroups(groups, anchor.upload - SIDE, reference, anchor.reference - SIDE, SIDE);
  if (before >= ONE_SIDE_MIN) return true;
  const end = anchor.upload + anchor.length;
  const after = sharedGroups(groups, end, reference, anchor.reference + anchor.length, SIDE);
  return after >= ONE_SIDE_MIN || before + after >= BOTH_SIDES_MIN;
}

/** Groups of `span` letters of the upload that are also among those of `span` letters of the reference. */
function sharedGroups(groups: Uint16Array, from: number, reference: Uint8Array, start: number, span: number): number {
  if (++stamp > STAMP_MAX) {
    stamps.fill(0);
    stamp = 1;
  }
  const first = Math.max(0, start);
  const last = Math.min(start + span, reference.length) - 4;
  const begin = Math.max(0, from);
  const until = Math.min(from + span - 4, groups.length);
  if (first >= last || begin >= until) return 0;
  for (let i = first, four = fourAt(reference, first); i < last; i++) {
    const fifth = reference[i + 4]!;
    stamps[group(four, fifth)] = stamp;
    four = (four << 8) | fifth;
  }
  let shared = 0;
  for (let i = begin; i < until; i++) if (stamps[groups[i]!] === stamp) shared++;
  return shared;
}
