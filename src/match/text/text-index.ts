/**
 * Quoted passages of known texts in an upload. Candidates by winnowed runs of letters (passage-grams.ts), passages by extension
 * through differences (extend-passage.ts), one Match per work with all its passages as segments.
 * The answer does not depend on the order in which references came, nor on what was withdrawn before.
 */
import type { ReferenceId } from '../../common/index.ts';
import type { TextFingerprint } from '../../fingerprint/index.ts';
import type { ModalityIndex } from '../modality-index.ts';
import type { Match, MatchOutcome } from '../outcome.ts';
import { attributePassages, type Attributed } from './attribute-passages.ts';
import { leadsOn, type Anchor, type Passage } from './extend-passage.ts';
import { findPassages } from './find-passages.ts';
import { grouped, type Grouped } from './promising.ts';
import { PostingShard, type ShardReference } from './posting-shard.ts';
import { sharedRuns, type Searchable } from './shared-runs.ts';
import { SURE_FROM } from './text-confidence.ts';
import { matchOfWork } from './text-match.ts';

/** Works verified for one upload; those that share most go first. */
const WORKS_MAX = 2_000;
/** Runs that make up less than this share of another work's passage are idioms in it. */
const CRUMBS = 0.25;
/** Other works listed beside one match. */
const ALSO_IN_MAX = 32;

export interface TextReference extends Searchable {
  readonly id: ReferenceId;
  readonly fingerprint: TextFingerprint;
  readonly shadow: boolean;
}

export class TextIndex implements ModalityIndex<TextFingerprint> {
  readonly #held = new Map<ReferenceId, { shard: PostingShard<TextReference>; place: ShardReference<TextReference> }>();
  readonly #shards: PostingShard<TextReference>[] = [];

  get size(): number {
    return this.#held.size;
  }

  /** Bytes of the index beside the fingerprints themselves. */
  get indexBytes(): number {
    return this.#shards.reduce((sum, shard) => sum + shard.indexBytes, 0);
  }

  /** Replaces what was under the same id. Cost: linear in the text; folding into the table is paid by a later look-up. */
  add(id: ReferenceId, fingerprint: TextFingerprint, options: { readonly shadow?: boolean } = {}): void {
    this.remove(id);
    const { skeleton } = fingerprint;
    let shard = this.#shards.at(-1);
    if (!shard?.hasRoomFor(skeleton)) this.#shards.push((shard = new PostingShard()));
    const shadow = options.shadow ?? false;
    const reference: TextReference = { id, name: id, rank: rankOf(id), fingerprint, skeleton, shadow };
    this.#held.set(id, { shard, place: shard.add(reference, skeleton) });
  }

  remove(id: ReferenceId): void {
    const held = this.#held.get(id);
    if (!held) return;
    held.shard.remove(held.place);
    this.#held.delete(id);
  }

  /** Folds what was added into the tables now instead of at the next look-up. */
  settle(): void {
    for (const shard of this.#shards) shard.settle();
  }

  match(upload: TextFingerprint): MatchOutcome {
    this.settle();
    const found: { work: TextReference; passage: Passage }[] = [];
    const explained: Passage[] = [];
    const letters = grouped(upload.skeleton);
    for (const { work, anchors: all } of this.#likeliestFirst(letters).slice(0, WORKS_MAX)) {
      const anchors = withoutIdioms(all, explained);
      for (const passage of findPassages(letters, work.skeleton, anchors)) {
        found.push({ work, passage });
        if (passage.agreeing >= SURE_FROM && !work.shadow) explained.push(passage);
      }
    }
    // A quarantined work decides nothing, so it may not take a passage from one that does.
    const active = attributePassages(found.filter(({ work }) => !work.shadow));
    const shadowed = attributePassages(found.filter(({ work }) => work.shadow));
    const matches = matchesOf(upload, [...active, ...shadowed]);
    return matches.length > 0 ? { kind: 'matched', matches: matches as [Match, ...Match[]] } : { kind: 'no-match' };
  }

  /**
   * The works with a shared run that leads on: active ones first, then by their longest run, so that what a copy explains is
   * known before idioms are followed.
   */
  #likeliestFirst(upload: Grouped): Candidate[] {
    const candidates: Candidate[] = [];
    for (const [work, anchors] of sharedRuns(upload.letters, this.#shards))
      if (anchors.some((anchor) => leadsOn(upload, work.skeleton, anchor)))
        candidates.push({ work, anchors, longest: longestOf(anchors) });
    return candidates.sort(
      (a, b) =>
        Number(a.work.shadow) - Number(b.work.shadow) || b.longest - a.longest || (a.work.id < b.work.id ? -1 : 1),
    );
  }
}

interface Candidate {
  readonly work: TextReference;
  readonly anchors: readonly Anchor[];
  /** Letters of its longest run. */
  readonly longest: number;
}

const longestOf = (anchors: readonly Anchor[]): number =>
  anchors.reduce((most, anchor) => Math.max(most, anchor.length), 0);

/**
 * Drops the runs of a work that lie inside passages of other works of which they are only crumbs: a work that really contains
 * the passage too shares a good part of it.
 */
function withoutIdioms(anchors: readonly Anchor[], explained: readonly Passage[]): readonly Anchor[] {
  let left = anchors;
  for (const passage of explained) {
    const inside = (anchor: Anchor) =>
      anchor.upload >= passage.uploadStart && anchor.upload + anchor.length <= passage.uploadEnd;
    const shared = left.reduce((sum, anchor) => sum + (inside(anchor) ? anchor.length : 0), 0);
    if (shared > 0 && shared < CRUMBS * passage.agreeing) left = left.filter((anchor) => !inside(anchor));
  }
  return left;
}

/** One match per work, the surest first. */
function matchesOf(upload: TextFingerprint, attributed: readonly Attributed<TextReference>[]): Match[] {
  const byWork = new Map<TextReference, Attributed<TextReference>[]>();
  for (const one of attributed) {
    const list = byWork.get(one.work);
    if (list) list.push(one);
    else byWork.set(one.work, [one]);
  }
  return [...byWork]
    .map(([work, list]) => {
      const alsoIn = [...new Set(list.flatMap((one) => one.alsoIn))].map((other) => other.id);
      return matchOfWork(
        upload,
        work,
        list.map((one) => one.passage),
        alsoIn.sort().slice(0, ALSO_IN_MAX),
      );
    })
    .sort(
      (a, b) =>
        b.confidence - a.confidence ||
        b.coverageOfUpload - a.coverageOfUpload ||
        b.coverageOfReference - a.coverageOfReference ||
        (a.reference < b.reference ? -1 : 1),
    );
}

/** FNV-1a with a final mix: a place in a fixed shuffle of all names. */
function rankOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
