/**
 * Sound references and the search among them. Tables of pairs in shards: new references go to a small one, which is folded into
 * the last large one when it is full, so that an addition is found at the next look-up whatever the size of the library.
 */
import type { ReferenceId } from '../../common/index.ts';
import { FRAMES_PER_SECOND, lastOf, type AudioFingerprint, type Steps } from '../../fingerprint/index.ts';
import type { ModalityIndex } from '../modality-index.ts';
import type { Match, MatchOutcome } from '../outcome.ts';
import { matchOfWork } from './audio-match.ts';
import { HeardUpload } from './heard-upload.ts';
import { PairShard, type AudioReference } from './pair-shard.ts';
import { searchUpload, type FoundPassage } from './search-upload.ts';

const HOUR = 3600 * FRAMES_PER_SECOND;
const SMALL = 0.5 * HOUR;
/** A library up to this size is one table, as each has a part that does not grow. */
const ONE = 2.5 * HOUR;
const LARGE = 12 * HOUR;

export class AudioIndex implements ModalityIndex<AudioFingerprint> {
  readonly #held = new Map<ReferenceId, { reference: AudioReference; shard: PairShard }>();
  #large: PairShard[] = [];
  #small = new PairShard();

  get size(): number {
    return this.#held.size;
  }

  /** Bytes of the tables beside the fingerprints themselves. */
  get indexBytes(): number {
    return [...this.#large, this.#small].reduce((sum, shard) => sum + shard.bytes, 0);
  }

  /** Replaces what was under the same id. The work is paid by the next look-up. */
  add(id: ReferenceId, fingerprint: AudioFingerprint, options: { readonly shadow?: boolean } = {}): void {
    this.remove(id);
    if (this.#small.frames > (this.#large.length === 0 ? ONE : SMALL)) this.#fold();
    const reference: AudioReference = { id, fingerprint, shadow: options.shadow ?? false };
    this.#small.add(reference);
    this.#held.set(id, { reference, shard: this.#small });
  }

  remove(id: ReferenceId): void {
    const held = this.#held.get(id);
    if (!held) return;
    held.shard.remove(held.reference);
    this.#held.delete(id);
  }

  /** Folds what changed into the tables now instead of at the next look-up. */
  settle(): void {
    this.#large = this.#large.filter((shard) => shard.frames > 0);
    for (const shard of this.#large) shard.settle();
    this.#small.settle();
  }

  match(upload: AudioFingerprint): MatchOutcome {
    return lastOf(this.matchInSteps(upload));
  }

  /** The same answer in steps of some milliseconds. What is withdrawn between two of them is not in it. */
  *matchInSteps(upload: AudioFingerprint): Steps<MatchOutcome> {
    const works = new Map<ReferenceId, Match>();
    for (const stream of [upload, ...(upload.others ?? [])]) {
      for (const match of yield* this.#matchesOf(stream)) {
        const known = works.get(match.reference);
        if (!known || strongestFirst(match, known) < 0) works.set(match.reference, match);
      }
    }
    const [first, ...others] = [...works.values()].sort(strongestFirst);
    if (first) return { kind: 'matched', matches: [first, ...others] };
    if (!upload.cut) return { kind: 'no-match' };
    const hours = Number((upload.seconds / 3600).toFixed(1));
    const detail = `Nothing was found in the first ${hours} hours of the sound; the rest, or a further track of it, was not listened to.`;
    return { kind: 'undetermined', why: 'over-limit', detail };
  }

  *#matchesOf(upload: AudioFingerprint): Steps<Match[]> {
    if (this.size === 0) return [];
    this.settle();
    const heard = new HeardUpload(upload.main, Math.ceil(upload.seconds * FRAMES_PER_SECOND));
    const found = yield* searchUpload(heard, [...this.#large, this.#small]);
    const standing = found.filter(
      ({ fit: { track } }) => this.#held.get(track.reference.id)?.reference === track.reference,
    );
    return worksOf(withoutEchoes(standing)).map((passages) => matchOfWork(upload, passages));
  }

  #fold(): void {
    let target = this.#large.at(-1);
    if (!target || target.frames + this.#small.frames > LARGE) this.#large.push((target = new PairShard()));
    for (const reference of this.#small.references) {
      target.add(reference);
      this.#held.set(reference.id, { reference, shard: target });
    }
    this.#small = new PairShard();
  }
}

function strongestFirst(a: Match, b: Match): number {
  return b.confidence - a.confidence || b.coverageOfUpload - a.coverageOfUpload || (a.reference < b.reference ? -1 : 1);
}

function worksOf(found: readonly FoundPassage[]): FoundPassage[][] {
  const works = new Map<AudioReference, FoundPassage[]>();
  for (const passage of found) {
    const { reference } = passage.fit.track;
    const list = works.get(reference);
    if (list) list.push(passage);
    else works.set(reference, [passage]);
  }
  return [...works.values()];
}

/** Where a work repeats itself, a passage also fits, more weakly, at the other places: only the best reading is told. */
function withoutEchoes(found: readonly FoundPassage[]): FoundPassage[] {
  const spanOf = ({ heard, stretch: { first, last } }: FoundPassage) =>
    heard.isBackwards ? ([heard.frames - last, heard.frames - first] as const) : ([first, last] as const);
  return found.filter((passage) => {
    const [start, end] = spanOf(passage);
    return !found.some((other) => {
      if (other.fit.track.reference !== passage.fit.track.reference) return false;
      if (other.stretch.evidence <= passage.stretch.evidence) return false;
      const [from, to] = spanOf(other);
      return Math.min(end, to) - Math.max(start, from) > (end - start) / 2;
    });
  });
}
