/** The film matcher: near frames, joined to lines in time, followed to segments; one match for each reference. */
import type { ReferenceId } from '../../common/index.ts';
import type { VideoFingerprint } from '../../fingerprint/index.ts';
import type { ModalityIndex } from '../modality-index.ts';
import type { Match, MatchOutcome } from '../outcome.ts';
import { findSegments } from './find-segments.ts';
import { FrameLookup } from './frame-lookup.ts';
import { matchOf } from './match-of-film.ts';
import { weighSegment } from './weigh-segment.ts';

interface Film {
  readonly reference: ReferenceId;
  readonly fingerprint: VideoFingerprint;
  readonly shadow: boolean;
}

export class VideoIndex implements ModalityIndex<VideoFingerprint> {
  readonly #lookup = new FrameLookup();
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
  }

  remove(reference: ReferenceId): void {
    const film = this.#numbers.get(reference);
    if (film === undefined) return;
    this.#lookup.remove(film);
    this.#films.delete(film);
    this.#numbers.delete(reference);
  }

  match(upload: VideoFingerprint): MatchOutcome {
    const found = findSegments(upload, this.#lookup, (film) => this.#films.get(film)!.fingerprint);
    const matches: Match[] = [];
    const candidates: Match[] = [];
    for (const { film, segments } of found) {
      const weighed = segments.map((segment) => ({ segment, ...weighSegment(segment) }));
      const enough = weighed.filter((one) => one.enough);
      const [first, ...others] = (enough.length > 0 ? enough : weighed).map(({ segment }) => segment);
      const { reference, fingerprint, shadow } = this.#films.get(film)!;
      const surest = Math.max(...weighed.map((one) => one.confidence));
      const match = matchOf(reference, fingerprint, upload, [first!, ...others], surest, shadow);
      (enough.length > 0 ? matches : candidates).push(match);
    }
    return outcomeOf(matches, candidates);
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
