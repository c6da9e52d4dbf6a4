/**
 * Which frames of which films hash like a frame of the upload: one exact index of all frames of all references. The upload's probes
 * are asked in eight turns and in each of their views. A near hash is a question; only a line of them in time is an answer.
 */
import type { FilmHash, VideoFingerprint } from '../../fingerprint/index.ts';
import { HammingIndex } from '../hamming/hamming-index.ts';
import { channelOf, type Channel } from './channel.ts';
import { limitsOf } from './texture.ts';

/** Nearest hits kept of one look-up: a frame that is near to more tells nothing. */
const HITS_MAX = 96;

/** `frame` of the film `film` hashes like the upload's probe, seen through `channel`. */
export interface FrameHit {
  readonly film: number;
  readonly channel: Channel;
  readonly probe: number;
  readonly frame: number;
  readonly distance: number;
}

interface Place {
  readonly film: number;
  readonly frame: number;
  readonly kind: FilmHash['kind'];
}

export class FrameLookup {
  readonly #index = new HammingIndex();
  readonly #places = new Map<number, Place>();
  readonly #keys = new Map<number, { readonly key: number; readonly words: Uint32Array }[]>();
  #nextKey = 0;

  /** The number must not be in use. */
  add(film: number, { frames }: VideoFingerprint): void {
    const keys: { key: number; words: Uint32Array }[] = [];
    frames.forEach(({ views }, frame) => {
      for (const { kind, quality, words } of views) {
        if (limitsOf(quality) === undefined) continue;
        const key = this.#nextKey++;
        this.#places.set(key, { film, frame, kind });
        this.#index.add(words, key);
        keys.push({ key, words });
      }
    });
    this.#keys.set(film, keys);
  }

  remove(film: number): void {
    for (const { key, words } of this.#keys.get(film) ?? []) {
      this.#index.remove(words, key);
      this.#places.delete(key);
    }
    this.#keys.delete(film);
  }

  /** @param probe its number among the upload's frames */
  near(views: readonly FilmHash[], probe: number): FrameHit[] {
    const hits: FrameHit[] = [];
    for (const view of views) {
      (view.turned ?? [view.words]).forEach((words, turn) => hits.push(...this.#nearHash(view, words, turn, probe)));
    }
    return hits;
  }

  #nearHash({ kind, quality }: FilmHash, words: Uint32Array, turn: number, probe: number): FrameHit[] {
    const limits = limitsOf(quality);
    if (limits === undefined) return [];
    const radius = turn === 0 ? limits.radius : limits.radiusTurned;
    const found: FrameHit[] = [];
    this.#index.search(words, radius, (key, distance) => {
      const { film, frame, kind: seen } = this.#places.get(key)!;
      found.push({ film, channel: channelOf(turn, kind, seen), probe, frame, distance });
    });
    if (found.length <= HITS_MAX) return found;
    return found.sort((a, b) => a.distance - b.distance || a.film - b.film || a.frame - b.frame).slice(0, HITS_MAX);
  }
}
