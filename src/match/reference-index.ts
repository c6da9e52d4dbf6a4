/**
 * All references of an installation, one exact index per modality. In memory; the store is the truth and this its
 * projection. Additions and withdrawals take effect at the next look-up: read your own writes.
 */
import { assert, type Modality, type ReferenceId } from '../common/index.ts';
import { keptImage, lastOf, type Fingerprint, type ImageFingerprint, type Steps } from '../fingerprint/index.ts';
import { AudioIndex } from './audio/audio-index.ts';
import { ImageIndex } from './image/image-index.ts';
import type { ModalityIndex } from './modality-index.ts';
import type { MatchOutcome } from './outcome.ts';
import { TextIndex } from './text/text-index.ts';
import { joinTracks, soundInFilms } from './video/join-tracks.ts';
import { VideoIndex } from './video/video-index.ts';

type Row<M extends Modality> = () => ModalityIndex<Extract<Fingerprint, { modality: M }>>;

/** The one table of matchers. A modality without its row does not compile. */
export const matchers = {
  image: () => new ImageIndex(),
  video: () => new VideoIndex(),
  audio: () => new AudioIndex(),
  text: () => new TextIndex(),
} satisfies { [M in Modality]: Row<M> };

type AnyIndex = ModalityIndex<Fingerprint>;

const withoutKeyPoints = ({ local: _inItsMatcher, ...picture }: ImageFingerprint): ImageFingerprint => picture;

export class ReferenceIndex {
  readonly #indexes = new Map<Modality, AnyIndex>();
  /**
   * The matchers hold the same objects; kept here so that a withdrawal or a release needs only the id. A picture's key points, four
   * fifths of it, are in its matcher alone.
   */
  readonly #held = new Map<ReferenceId, Fingerprint>();

  #filmsWithSound = 0;

  constructor() {
    for (const [modality, open] of Object.entries(matchers) as [Modality, Row<Modality>][]) {
      // Sound because a fingerprint's `modality` picks its own index: the pair always agrees.
      this.#indexes.set(modality, open() as unknown as AnyIndex);
    }
  }

  /** References in all modalities, shadowed ones included. */
  get size(): number {
    return this.#held.size;
  }

  sizeOf(modality: Modality): number {
    const films = modality === 'audio' ? this.#filmsWithSound : 0;
    return (this.#indexes.get(modality)?.size ?? 0) - films;
  }

  has(reference: ReferenceId): boolean {
    return this.#held.has(reference);
  }

  /** Of a picture without its key points. */
  fingerprintOf(reference: ReferenceId): Fingerprint | undefined {
    return this.#held.get(reference);
  }

  /** Replaces what was under the same id. `shadow`: its matches are reported and decide nothing. */
  add(reference: ReferenceId, fingerprint: Fingerprint, options: { readonly shadow?: boolean } = {}): void {
    const index = this.#indexes.get(fingerprint.modality);
    assert(index, `a fingerprint of ${fingerprint.modality} exists, but no index for it`);
    this.remove(reference);
    const kept = fingerprint.modality === 'image' ? keptImage(fingerprint) : fingerprint;
    index.add(reference, kept, options);
    if (fingerprint.modality === 'video' && fingerprint.sound) {
      // A film is also heard: its sound stands among the sounds, under the film's own name.
      this.#indexes.get('audio')?.add(reference, fingerprint.sound, options);
      this.#filmsWithSound++;
    }
    this.#held.set(reference, kept.modality === 'image' ? withoutKeyPoints(kept) : kept);
  }

  /** Into quarantine or out of it. Unknown ids are ignored. */
  setShadow(reference: ReferenceId, shadow: boolean): void {
    const fingerprint = this.#held.get(reference);
    const index = fingerprint && this.#indexes.get(fingerprint.modality);
    if (index?.setShadow) index.setShadow(reference, shadow);
    else if (fingerprint) this.add(reference, fingerprint, { shadow });
  }

  /** Unknown ids are ignored. */
  remove(reference: ReferenceId): void {
    const fingerprint = this.#held.get(reference);
    if (!fingerprint) return;
    this.#indexes.get(fingerprint.modality)?.remove(reference);
    if (fingerprint.modality === 'video' && fingerprint.sound) {
      this.#indexes.get('audio')?.remove(reference);
      this.#filmsWithSound--;
    }
    this.#held.delete(reference);
  }

  /** References whose pictures hash within the radius of a bare PDQ hash (8 words), nearest first. Candidates only. */
  nearImages(words: Uint32Array): readonly { readonly reference: ReferenceId; readonly distance: number }[] {
    return this.images.nearHash(words);
  }

  /** The pictures’ own index, for look-ups of bare hashes. */
  get images(): ImageIndex {
    const images = this.#indexes.get('image');
    assert(images instanceof ImageIndex, 'the table of matchers has no index of pictures');
    return images;
  }

  /** Deterministic: same fingerprint, same references in any order of adding, same answer. */
  match(upload: Fingerprint): MatchOutcome {
    return lastOf(this.matchInSteps(upload));
  }

  /** The same answer in steps of some milliseconds, where the modality has them. */
  *matchInSteps(upload: Fingerprint): Steps<MatchOutcome> {
    const outcome = yield* this.#matchIn(upload);
    const held = (reference: ReferenceId): Fingerprint | undefined => this.#held.get(reference);
    if (upload.modality === 'audio') return soundInFilms(outcome, held);
    if (upload.modality !== 'video') return outcome;
    return joinTracks(upload, outcome, upload.sound && (yield* this.#matchIn(upload.sound)), held);
  }

  *#matchIn(upload: Fingerprint): Steps<MatchOutcome> {
    const index = this.#indexes.get(upload.modality);
    if (!index) return { kind: 'undetermined', why: 'unsupported-modality' };
    return index.matchInSteps ? yield* index.matchInSteps(upload) : index.match(upload);
  }
}
