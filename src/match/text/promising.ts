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
const stamps = new Uint32Array(SLOTS);
let stamp = 0;

const group = (text: Uint8Array, at: number): number =>
  Math.imul(
    ((text[at]! << 24) | (text[at + 1]! << 16) | (text[at + 2]! << 8) | text[at + 3]!) ^
      Math.imul(text[at + 4]!, 0x85ebca6b),
    0x9e3779b1,
  ) >>> 20;

/** Whether anything at all may follow a difference: `from` and `start` are where it begins, `step` the direction. Cost: some 80 steps. */
export function mayGoOn(upload: Uint8Array, from: number, reference: Uint8Array, start: number, step: 1 | -1): boolean {
  const shared =
    step > 0
      ? sharedGroups(upload, from, from + AHEAD, reference, start, start + AHEAD)
      : sharedGroups(upload, from - AHEAD + 1, from + 1, reference, start - AHEAD + 1, start + 1);
  return shared >= AHEAD_MIN;
}

/** Cost: some 250 steps. */
export function promising(upload: Uint8Array, reference: Uint8Array, anchor: Anchor): boolean {
  if (anchor.length >= LONG_ENOUGH) return true;
  const before = sharedGroups(
    upload,
    anchor.upload - SIDE,
    anchor.upload,
    reference,
    anchor.reference - SIDE,
    anchor.reference,
  );
  if (before >= ONE_SIDE_MIN) return true;
  const uploadEnd = anchor.upload + anchor.length;
  const referenceEnd = anchor.reference + anchor.length;
  const after = sharedGroups(upload, uploadEnd, uploadEnd + SIDE, reference, referenceEnd, referenceEnd + SIDE);
  return after >= ONE_SIDE_MIN || before + after >= BOTH_SIDES_MIN;
}

function sharedGroups(
  upload: Uint8Array,
  from: number,
  to: number,
  reference: Uint8Array,
  start: number,
  end: number,
): number {
  if (++stamp === 2 ** 32) {
    stamps.fill(0);
    stamp = 1;
  }
  const last = Math.min(end, reference.length) - 4;
  for (let i = Math.max(0, start); i < last; i++) stamps[group(reference, i)] = stamp;
  let shared = 0;
  const until = Math.min(to, upload.length) - 4;
  for (let i = Math.max(0, from); i < until; i++) if (stamps[group(upload, i)] === stamp) shared++;
  return shared;
}
