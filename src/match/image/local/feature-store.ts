/**
 * References' key points and the tables that find them. A reference's key points are one run of entries in a block, in steps of
 * GRANULE; runs of withdrawn references are used again by references of the same size. What the pictures show lies by slot.
 */
import type { ReferenceId } from '../../../common/index.ts';
import { LOCAL_ALGORITHM, THUMBNAIL_SIDE, type KeyPoints, type LocalFeatures } from '../../../fingerprint/index.ts';
import { Records } from '../records.ts';
import { BLOCK_ENTRIES, DescriptorTables } from './descriptor-tables.ts';

/** Key points that are kept of a reference, at most. */
const POINTS_MAX = 648;
const GRANULE = 16;
const BLOCK_GRANULES = BLOCK_ENTRIES / GRANULE;

export interface StoredReference {
  readonly id: ReferenceId;
  readonly slot: number;
  /** Views of the store's memory: to be used before the next addition or removal. */
  readonly features: LocalFeatures;
}

/** What is kept of a reference beside its key points and what it shows. */
interface Kept {
  readonly id: ReferenceId;
  /** First entry, and how many. */
  readonly first: number;
  readonly count: number;
  readonly shown: LocalFeatures['shown'];
  readonly frame: LocalFeatures['frame'];
}

const THUMBNAIL_BYTES = THUMBNAIL_SIDE * THUMBNAIL_SIDE;
/** Cells of a picture's ground. */
const GROUND_BYTES = 144;

/** Places, levels and angles of one block's entries. */
interface Places {
  readonly x: Uint16Array;
  readonly y: Uint16Array;
  readonly level: Uint8Array;
  readonly angle: Uint8Array;
  /** Which slot a granule belongs to. */
  readonly slots: Uint32Array;
}

export class FeatureStore {
  readonly #slotOf = new Map<ReferenceId, number>();
  readonly #kept: (Kept | undefined)[] = [];
  /** By slot: first entries, thumbnails with ground shares. */
  #firsts = new Uint32Array(1024);
  readonly #pictures = new Records(THUMBNAIL_BYTES + GROUND_BYTES);
  readonly #freeSlots: number[] = [];
  /** For each number of granules, the first entries of runs so long that nobody uses. */
  readonly #freeRuns: number[][] = [];
  readonly #places: Places[] = [];
  /** First entry of the last block that was never used. */
  #unused = 0;
  readonly tables = new DescriptorTables();

  get size(): number {
    return this.#slotOf.size;
  }

  /** Slots are numbers below this. */
  get slots(): number {
    return this.#kept.length;
  }

  /** Memory for descriptors, tables, places and pictures. */
  get bytes(): number {
    const places = this.#places.length * (6 * BLOCK_ENTRIES + 4 * BLOCK_GRANULES);
    return this.tables.bytes + places + this.#pictures.bytes + this.#firsts.byteLength;
  }

  idAt(slot: number): ReferenceId {
    return this.#kept[slot]!.id;
  }

  at(slot: number): StoredReference {
    const { id, first, count, shown, frame } = this.#kept[slot]!;
    const picture = this.#pictures.at(slot);
    const data = picture.subarray(0, THUMBNAIL_BYTES);
    const features = {
      algorithm: LOCAL_ALGORITHM,
      shown,
      frame,
      points: this.#pointsAt(first, count),
      thumbnail: { width: THUMBNAIL_SIDE, height: THUMBNAIL_SIDE, data },
      ground: picture.subarray(THUMBNAIL_BYTES),
    } as const;
    return { id, slot, features };
  }

  /** Where an entry belongs: its slot, and which of that reference's key points it is. */
  slotOf(entry: number): number {
    return this.#places[Math.floor(entry / BLOCK_ENTRIES)]!.slots[Math.floor((entry % BLOCK_ENTRIES) / GRANULE)]!;
  }

  firstOf(slot: number): number {
    return this.#firsts[slot]!;
  }

  levelOf(entry: number): number {
    return this.#places[Math.floor(entry / BLOCK_ENTRIES)]!.level[entry % BLOCK_ENTRIES]!;
  }

  angleOf(entry: number): number {
    return this.#places[Math.floor(entry / BLOCK_ENTRIES)]!.angle[entry % BLOCK_ENTRIES]!;
  }

  /** Replaces what was under the same id. */
  add(id: ReferenceId, { points, shown, frame, thumbnail, ground }: LocalFeatures): void {
    this.remove(id);
    const slot = this.#freeSlots.pop() ?? this.#kept.length;
    const count = Math.min(points.count, POINTS_MAX);
    const granules = Math.ceil(count / GRANULE);
    const first = this.#takeRun(granules);
    const at = this.#pointsAt(first, count);
    at.x.set(points.x.subarray(0, count));
    at.y.set(points.y.subarray(0, count));
    at.level.set(points.level.subarray(0, count));
    at.angle.set(points.angle.subarray(0, count));
    at.descriptors.set(points.descriptors.subarray(0, 8 * count));
    const granule = (first % BLOCK_ENTRIES) / GRANULE;
    this.#places[Math.floor(first / BLOCK_ENTRIES)]?.slots.fill(slot, granule, granule + granules);
    this.tables.add(first, count);
    this.#kept[slot] = { id, first, count, shown, frame };
    this.#noteFirst(slot, first);
    const picture = this.#pictures.at(slot);
    picture.set(thumbnail.data);
    picture.set(ground, THUMBNAIL_BYTES);
    this.#slotOf.set(id, slot);
  }

  /** Unknown ids are ignored. */
  remove(id: ReferenceId): void {
    const slot = this.#slotOf.get(id);
    if (slot === undefined) return;
    const { first, count } = this.#kept[slot]!;
    this.tables.remove(first, count);
    (this.#freeRuns[Math.ceil(count / GRANULE)] ??= []).push(first);
    this.#freeSlots.push(slot);
    this.#kept[slot] = undefined;
    this.#slotOf.delete(id);
  }

  #noteFirst(slot: number, first: number): void {
    if (slot >= this.#firsts.length) {
      const longer = new Uint32Array(2 * this.#firsts.length);
      longer.set(this.#firsts);
      this.#firsts = longer;
    }
    this.#firsts[slot] = first;
  }

  /** Entries in one block; none has no place. */
  #takeRun(granules: number): number {
    const free = this.#freeRuns[granules]?.pop();
    if (free !== undefined || granules === 0) return free ?? 0;
    const length = granules * GRANULE;
    if (this.#unused + length > this.tables.capacity) {
      this.#unused = this.tables.capacity;
      this.tables.grow();
      this.#places.push({
        x: new Uint16Array(BLOCK_ENTRIES),
        y: new Uint16Array(BLOCK_ENTRIES),
        level: new Uint8Array(BLOCK_ENTRIES),
        angle: new Uint8Array(BLOCK_ENTRIES),
        slots: new Uint32Array(BLOCK_GRANULES),
      });
    }
    const first = this.#unused;
    this.#unused += length;
    return first;
  }

  #pointsAt(first: number, count: number): KeyPoints {
    const places = this.#places[Math.floor(first / BLOCK_ENTRIES)];
    if (count === 0 || places === undefined) return NO_POINTS;
    const [from, until] = [first % BLOCK_ENTRIES, (first % BLOCK_ENTRIES) + count];
    return {
      count,
      x: places.x.subarray(from, until),
      y: places.y.subarray(from, until),
      level: places.level.subarray(from, until),
      angle: places.angle.subarray(from, until),
      descriptors: this.tables.descriptors(first, count),
    };
  }
}

const NO_POINTS: KeyPoints = {
  count: 0,
  x: new Uint16Array(0),
  y: new Uint16Array(0),
  level: new Uint8Array(0),
  angle: new Uint8Array(0),
  descriptors: new Uint32Array(0),
};
