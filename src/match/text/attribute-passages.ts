/**
 * Which work does a passage come from? Where several works share it, the one that agrees most is named; others are named
 * beside it only when they agree as well and the passage is long enough to be sure, else they are listed in `alsoIn`.
 */
import type { Passage } from './extend-passage.ts';
import { compareRank, type Searchable } from './shared-runs.ts';

/** Of a passage, the share that must lie inside a better one of another work to give way to it. */
const INSIDE = 0.5;
/** Agreement, against the best work's, from which a work is named in its own right. */
const AS_GOOD = 0.95;
/** … and from which it is listed as containing the passage too. */
const ALSO = 0.8;
/** Shorter passages name one work only: the same phrase in several is likely nobody's. */
const NAMED_FROM = 45;
/** Works named in their own right for one passage, the best included. */
const NAMED_MAX = 16;

export interface Attributed<E> {
  readonly work: E;
  readonly passage: Passage;
  readonly alsoIn: readonly E[];
}

interface Claim<E> {
  work: E;
  passage: Passage;
  /** Every work that contains the passage; shared by the claims on it. */
  sharers: Set<E>;
  /** Works named for it; 0 on all claims but the best. */
  named: number;
}

/** Best passages first. Cost: passages × kept passages. */
export function attributePassages<E extends Searchable>(
  found: readonly { work: E; passage: Passage }[],
): Attributed<E>[] {
  const inOrder = [...found].sort(
    (a, b) =>
      b.passage.agreeing - a.passage.agreeing ||
      b.passage.score - a.passage.score ||
      // Of equals, the shorter work: the passage is more of it.
      a.work.skeleton.length - b.work.skeleton.length ||
      (a.work.name < b.work.name ? -1 : a.work.name > b.work.name ? 1 : a.passage.uploadStart - b.passage.uploadStart),
  );
  const kept: Claim<E>[] = [];
  for (const { work, passage } of inOrder) {
    const better = kept.find((claim) => claim.work !== work && claim.named > 0 && insideOf(passage, claim.passage));
    if (!better) {
      kept.push({ work, passage, sharers: new Set([work]), named: 1 });
      continue;
    }
    if (agreesAs(passage, better.passage, ALSO)) better.sharers.add(work);
    if (agreesAs(passage, better.passage, AS_GOOD) && passage.agreeing >= NAMED_FROM && better.named < NAMED_MAX) {
      better.named++;
      kept.push({ work, passage, sharers: better.sharers, named: 0 });
    }
  }
  return kept.map(({ work, passage, sharers }) => ({
    work,
    passage,
    alsoIn: [...sharers].filter((sharer) => sharer !== work).sort(compareRank),
  }));
}

const agreesAs = (passage: Passage, better: Passage, share: number): boolean =>
  passage.agreeing >= share * better.agreeing;

function insideOf(passage: Passage, better: Passage): boolean {
  const shared = Math.min(passage.uploadEnd, better.uploadEnd) - Math.max(passage.uploadStart, better.uploadStart);
  return shared >= INSIDE * (passage.uploadEnd - passage.uploadStart);
}
