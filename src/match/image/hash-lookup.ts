/**
 * First stage: which references hash like this upload, in any of the eight turns, with or without plain borders, as a
 * positive or as a negative. Exact within the radius. A near hash is a question, not an answer.
 */
import { BOUNDS } from '../../common/index.ts';
import type { ReferenceId } from '../../common/index.ts';
import { hasFeatures, IMAGE_THUMBNAIL_SIDE } from '../../fingerprint/index.ts';
import type { ImageFingerprint, ImageFrameFingerprint, ImageView } from '../../fingerprint/index.ts';
import { TURNS } from '../../media/index.ts';
import { HammingIndex } from '../hamming/hamming-index.ts';
import type { SegmentHandle } from '../hamming/segment.ts';
import type { HashPair, KnownView } from './confirm-hash.ts';
import { Records } from './records.ts';

/**
 * Bits. 31 is the PDQ project's own threshold; a negative is as near to the complement of the hash. Of the unturned
 * picture we ask further: strong filters and stickers move 32 to 48 bits, and local evidence decides anyway.
 */
export const PDQ_RADIUS = 31;
const WIDE_RADIUS = 48;

export interface NearHash extends HashPair {
  readonly id: ReferenceId;
  /** Which view of the reference, in the order of its frames: breaks ties. */
  readonly place: number;
}

/** A view of a reference. Its hash and its thumbnail are in the record of this number. */
interface Place {
  readonly id: ReferenceId;
  readonly box: ImageView['box'];
  readonly place: number;
  readonly record: number;
}

const HASH_BYTES = 32;
const THUMBNAIL_BYTES = IMAGE_THUMBNAIL_SIDE * IMAGE_THUMBNAIL_SIDE;

const searchableViews = (frame: ImageFrameFingerprint): readonly ImageView[] =>
  [frame, ...frame.trimmed].filter(hasFeatures);

export class HashLookup {
  readonly #index = new HammingIndex();
  readonly #places = new Map<number, Place>();
  readonly #keys = new Map<ReferenceId, readonly number[]>();
  readonly #kept = new Records(HASH_BYTES + THUMBNAIL_BYTES);
  readonly #freeRecords: number[] = [];
  #records = 0;
  /** Never used again: another thread may still name the key of what was withdrawn meanwhile. */
  #nextKey = 0;

  get size(): number {
    return this.#keys.size;
  }

  /** The id must not be in use. */
  add(id: ReferenceId, fingerprint: ImageFingerprint): void {
    const keys = fingerprint.frames.flatMap(searchableViews).map((view, place) => {
      const key = this.#nextKey++;
      const record = this.#freeRecords.pop() ?? this.#records++;
      this.#places.set(key, { id, box: view.box, place, record });
      const kept = this.#kept.at(record);
      kept.set(new Uint8Array(view.pdq.words.buffer, view.pdq.words.byteOffset, HASH_BYTES));
      kept.set(view.thumbnail.data, HASH_BYTES);
      this.#index.add(view.pdq.words, key);
      return key;
    });
    this.#keys.set(id, keys);
  }

  remove(id: ReferenceId): void {
    for (const key of this.#keys.get(id) ?? []) {
      const { record } = this.#places.get(key)!;
      this.#index.remove(this.#wordsOf(record), key);
      this.#places.delete(key);
      this.#freeRecords.push(record);
    }
    this.#keys.delete(id);
  }

  /** A bare hash as it stands, no turns tried: nearest first, each reference once. One look-up. */
  nearHash(words: Uint32Array): readonly { readonly id: ReferenceId; readonly distance: number }[] {
    const found: number[] = [];
    this.#index.search(words, PDQ_RADIUS, (key, distance) => found.push(key, distance));
    return this.nearest(found);
  }

  /** What another thread found (keys and distances in turn) as `nearHash` tells it; withdrawn meanwhile is left out. */
  nearest(found: ArrayLike<number>): readonly { readonly id: ReferenceId; readonly distance: number }[] {
    const nearest = new Map<ReferenceId, number>();
    for (let i = 0; i < found.length; i += 2) {
      const place = this.#places.get(found[i]!);
      if (place) nearest.set(place.id, Math.min(found[i + 1]!, nearest.get(place.id) ?? 256));
    }
    return [...nearest]
      .map(([id, distance]) => ({ id, distance }))
      .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1));
  }

  /** For searching from other threads within PDQ_RADIUS; see SharedReader. */
  get handles(): readonly SegmentHandle[] {
    return this.#index.handles;
  }

  /** Nearest first, ties by reference and place; BOUNDS.candidatesPerQueryMax at most. 16 look-ups for each view. */
  near(frame: ImageFrameFingerprint): readonly NearHash[] {
    const pairs: NearHash[] = [];
    for (const upload of searchableViews(frame)) {
      upload.pdq.turned.forEach((words, t) => {
        const turn = TURNS[t]!;
        for (const inverted of [false, true]) {
          this.#index.search(
            inverted ? words.map((word) => ~word) : words,
            t === 0 && !inverted ? WIDE_RADIUS : PDQ_RADIUS,
            (key, distance) => {
              const known = this.#places.get(key)!;
              const reference = this.#viewOf(known);
              pairs.push({ id: known.id, place: known.place, upload, reference, turn, inverted, distance });
            },
          );
        }
      });
    }
    return pairs.sort(nearestFirst).slice(0, BOUNDS.candidatesPerQueryMax);
  }

  #wordsOf(record: number): Uint32Array {
    const kept = this.#kept.at(record);
    return new Uint32Array(kept.buffer, kept.byteOffset, HASH_BYTES / 4);
  }

  #viewOf({ box, record }: Place): KnownView {
    const data = this.#kept.at(record).subarray(HASH_BYTES);
    return { box, thumbnail: { width: IMAGE_THUMBNAIL_SIDE, height: IMAGE_THUMBNAIL_SIDE, data } };
  }
}

/** A total order, so that the answer does not depend on the order in which references were added. */
function nearestFirst(a: NearHash, b: NearHash): number {
  return (
    a.distance - b.distance ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) ||
    a.place - b.place ||
    Number(a.inverted) - Number(b.inverted) ||
    TURNS.indexOf(a.turn) - TURNS.indexOf(b.turn) ||
    b.upload.box.width * b.upload.box.height - a.upload.box.width * a.upload.box.height
  );
}
