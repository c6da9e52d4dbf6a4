/** All passages of one reference in an upload: every shared run is followed unless already explained; near ones are joined. */
import { passageAt, type Anchor, type Passage } from './extend-passage.ts';
import type { Grouped } from './promising.ts';

/** Runs of one reference that are followed up; the longest first. */
const FOLLOWED_MAX = 4_000;
/** Passages that stand this near in the upload, and in the reference within REACH, are one passage with changes inside. */
const JOIN_GAP = 48;
const REACH = 900;
/** Fewer agreeing letters are no passage by themselves (idioms share as many), only beside a stronger one. */
const AGREEING_MIN = 30;
/** Differing letters per agreeing one that a long passage may have, with much or less evidence left; a short one hardly any. */
const LOSS_MAX = 0.65;
const LOSS_MAX_WEAK = 0.5;
const SCORE_STRONG = 60;

export function findPassages(upload: Grouped, reference: Uint8Array, anchors: readonly Anchor[]): Passage[] {
  const byLength = [...anchors].sort((a, b) => b.length - a.length || a.upload - b.upload || a.reference - b.reference);
  const found: Passage[] = [];
  for (const anchor of byLength.slice(0, FOLLOWED_MAX)) {
    const end = anchor.upload + anchor.length;
    if (found.some((passage) => passage.uploadStart <= anchor.upload && end <= passage.uploadEnd)) continue;
    const passage = passageAt(upload, reference, anchor);
    if (passage) found.push(passage);
  }
  return joined(found).filter((passage) => standsAlone(passage, Math.min(upload.letters.length, reference.length)));
}

/**
 * The more letters agree, the more may differ: none at 30, a fifth at 50, half from 83 on. Measured on texts of one genre, where
 * idioms and formulas of up to thirty letters are common and loose parallels longer. A text that is itself shorter may match whole.
 */
function standsAlone(passage: Passage, shortestText: number): boolean {
  const loss = (passage.agreeing - passage.score) / passage.agreeing;
  const lossMax = passage.score >= SCORE_STRONG ? LOSS_MAX : LOSS_MAX_WEAK;
  if (passage.agreeing < Math.min(AGREEING_MIN, shortestText)) return false;
  return loss <= Math.min(lossMax, Math.max(0, passage.agreeing - 28) / 110);
}

/** Joins neighbours in the upload whose places in the reference are near, in whatever order they stand there. */
function joined(passages: readonly Passage[]): Passage[] {
  const inOrder = [...passages].sort((a, b) => a.uploadStart - b.uploadStart || b.uploadEnd - a.uploadEnd);
  const out: Passage[] = [];
  for (const next of inOrder) {
    let taken = false;
    for (let k = out.length - 1; k >= 0 && k >= out.length - 4 && !taken; k--) {
      const last = out[k]!;
      if (next.uploadStart - last.uploadEnd > JOIN_GAP || !reachable(last, next)) continue;
      out[k] = join(last, next);
      taken = true;
    }
    if (!taken) out.push(next);
  }
  return out.length < passages.length ? joined(out) : out;
}

function reachable(a: Passage, b: Passage): boolean {
  const gap = Math.max(b.referenceStart - a.referenceEnd, a.referenceStart - b.referenceEnd);
  const uploadGap = b.uploadStart - a.uploadEnd;
  const shorter = Math.min(a.agreeing, b.agreeing);
  // The same place of the reference twice is a refrain of the upload's own, not a longer passage.
  const union = Math.max(a.referenceEnd, b.referenceEnd) - Math.min(a.referenceStart, b.referenceStart);
  if (a.agreeing + b.agreeing > union + 20) return false;
  // In order and close by: certainly one passage. Out of order: only within reach of what has been found.
  if (b.referenceStart >= a.referenceEnd - 20 && gap <= JOIN_GAP) return uploadGap <= Math.max(16, shorter);
  return gap <= Math.min(REACH, 2 * (a.agreeing + b.agreeing)) && uploadGap <= 16;
}

function join(a: Passage, b: Passage): Passage {
  const overlap = Math.max(0, Math.min(a.uploadEnd, b.uploadEnd) - b.uploadStart);
  const share = b.uploadEnd > b.uploadStart ? 1 - overlap / (b.uploadEnd - b.uploadStart) : 0;
  const gap = Math.max(0, b.uploadStart - a.uploadEnd);
  return {
    uploadStart: a.uploadStart,
    uploadEnd: Math.max(a.uploadEnd, b.uploadEnd),
    referenceStart: Math.min(a.referenceStart, b.referenceStart),
    referenceEnd: Math.max(a.referenceEnd, b.referenceEnd),
    agreeing: a.agreeing + Math.floor(share * b.agreeing),
    score: a.score + Math.floor(share * b.score) - gap,
    core: Math.max(a.core, b.core),
    wordLetters: a.wordLetters + b.wordLetters + gap,
    rearranged: a.rearranged || b.rearranged || b.referenceStart < a.referenceEnd - 20,
  };
}
