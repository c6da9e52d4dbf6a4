/** The film matcher: near frames, joined to lines in time, followed to segments; one match for each reference. */
import type { ReferenceId } from '../../common/index.ts';
import type { VideoFingerprint } from '../../fingerprint/index.ts';
import type { ModalityIndex } from '../modality-index.ts';
import type { Match, MatchOutcome } from '../outcome.ts';
import { findSegments, withoutOverlaps } from './find-segments.ts';
import type { Segment } from './follow-line.ts';
import { FrameLookup } from './frame-lookup.ts';
import { KeyFrameIndex } from './key-frame-index.ts';
import { keyFrameSegments } from './key-frame-segments.ts';
import { matchOf } from './match-of-film.ts';
import { withoutGhosts } from './without-ghosts.ts';
import { weighSegment } from './weigh-segment.ts';

interface Film {
  readonly reference: ReferenceId;
  readonly fingerprint: VideoFingerprint;
  readonly shadow: boolean;
}

export class VideoIndex implements ModalityIndex<VideoFingerprint> {
  readonly #lookup = new FrameLookup();
  readonly #keyFrames = new KeyFrameIndex();
  readonly #films = new Map<number, Film>();
  readonly #numbers = new Map<ReferenceId, number>();
  #next = 0;

  get size(): number {
    return this.#films.size;
  }

  add(reference: ReferenceId, fingerprint: VideoFingerprint, options: { readonly shadow?: boolean } = {}): void {
    this.remove(reference);
    const film = this.#next++;
    this.#numbers.set(reference, film);
    this.#films.set(film, { reference, fingerprint, shadow: options.shadow === true });
    this.#lookup.add(film, fingerprint);
    this.#keyFrames.add(film, fingerprint);
  }

  remove(reference: ReferenceId): void {
    const film = this.#numbers.get(reference);
    if (film === undefined) return;
    this.#lookup.remove(film);
    this.#keyFrames.remove(film);
    this.#films.delete(film);
    this.#numbers.delete(reference);
  }

  /** Hashes of all frames first, for a fraction of a millisecond a second; key points where those explain nothing. */
  #segments(upload: VideoFingerprint): Map<number, readonly Segment[]> {
    const found = new Map<number, readonly Segment[]>(
      findSegments(upload, this.#lookup, (film) => this.#films.get(film)!.fingerprint),
    );
    const sure = [...found.values()].flat().filter((segment) => weighSegment(segment).enough);
    const asked = this.#keyFrames.ask(
      upload,
      (at) => !sure.some(({ upload: { start, end } }) => at >= start - 0.5 && at < end + 0.5),
    );
    for (const film of [...new Set(asked.hits.map((hit) => hit.film))].sort((a, b) => a - b)) {
      const more = keyFrameSegments(upload, this.#films.get(film)!.fingerprint, asked, film);
      const known = (found.get(film) ?? []).filter((segment) => more.length === 0 || weighSegment(segment).enough);
      const all = withoutOverlaps([...known, ...more]);
      if (more.length > 0) found.set(film, upload.damaged ? withoutGhosts(all) : all);
    }
    return found;
  }

  match(upload: VideoFingerprint): MatchOutcome {
    const found = this.#segments(upload);
    const matches: Match[] = [];
    const candidates: Match[] = [];
    for (const [film, segments] of found) {
      const weighed = segments.map((segment) => ({ segment, ...weighSegment(segment) }));
      const enough = weighed.filter((one) => one.enough);
      const [first, ...others] = (enough.length > 0 ? enough : weighed).map(({ segment }) => segment);
      const { reference, fingerprint, shadow } = this.#films.get(film)!;
      const surest = Math.max(...weighed.map((one) => one.confidence));
      const match = matchOf(reference, fingerprint, upload, [first!, ...others], surest, shadow);
      (enough.length > 0 ? matches : candidates).push(match);
    }
    const outcome = outcomeOf(matches, candidates);
    if (outcome.kind !== 'no-match' || !upload.cut) return outcome;
    const detail = 'Nothing was found in the part that was looked at; the film goes on after it.';
    return { kind: 'undetermined', why: 'over-limit', detail };
  }
}

function outcomeOf(matches: readonly Match[], candidates: readonly Match[]): MatchOutcome {
  const [first, ...others] = matches;
  if (first !== undefined) return { kind: 'matched', matches: [first, ...others] };
  if (candidates.length === 0) return { kind: 'no-match' };
  return {
    kind: 'undetermined',
    why: 'possible-match',
    detail: 'A few similar frames, too few or too much alike among themselves to be sure.',
    candidates,
  };
}
