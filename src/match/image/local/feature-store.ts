/** References' key points and the tables that find them: slots in flat blocks, reused after withdrawal. */
import type { ReferenceId } from '../../../common/index.ts';
import { DESCRIPTOR_WORDS, type LocalFeatures } from '../../../fingerprint/index.ts';
import { DescriptorTables, keyBits } from './descriptor-tables.ts';

/** Key points a slot has room for. */
export const SLOT_POINTS = 648;
const SLOTS_PER_BLOCK = 256;
/** Descriptors lie in blocks of so many entries, entry = slot · SLOT_POINTS + number of the key point. */
export const BLOCK_ENTRIES = SLOTS_PER_BLOCK * SLOT_POINTS;

export interface StoredReference {
  readonly id: ReferenceId;
  readonly slot: number;
  readonly features: LocalFeatures;
}

export class FeatureStore {
  readonly #byId = new Map<ReferenceId, StoredReference>();
  readonly #bySlot: (StoredReference | undefined)[] = [];
  readonly #free: number[] = [];
  /** 8 words for each entry. */
  readonly descriptors: Uint32Array[] = [];
  #tables = new DescriptorTables(keyBits(0), 0);
  #points = 0;

  get size(): number {
    return this.#byId.size;
  }

  get tables(): DescriptorTables {
    return this.#tables;
  }

  at(slot: number): StoredReference {
    return this.#bySlot[slot]!;
  }

  get slots(): number {
    return this.#bySlot.length;
  }

  add(id: ReferenceId, features: LocalFeatures): void {
    this.remove(id);
    const slot = this.#free.pop() ?? this.#bySlot.length;
    const stored = { id, slot, features: this.#settled(slot, features) };
    this.#byId.set(id, stored);
    this.#bySlot[slot] = stored;
    this.#points += pointsOf(features);
    if (!this.#rebuildIfDue()) this.#enter(stored);
  }

  remove(id: ReferenceId): void {
    const stored = this.#byId.get(id);
    if (stored === undefined) return;
    const { descriptors } = stored.features.points;
    for (let i = 0; i < pointsOf(stored.features); i++) {
      this.#tables.remove(stored.slot * SLOT_POINTS + i, descriptors, 8 * i);
    }
    this.#points -= pointsOf(stored.features);
    this.#byId.delete(id);
    this.#bySlot[stored.slot] = undefined;
    this.#free.push(stored.slot);
    this.#rebuildIfDue();
  }

  /** The same features with their descriptors in the slot's place, where looking many of them up is one array read. */
  #settled(slot: number, features: LocalFeatures): LocalFeatures {
    const block = Math.floor(slot / SLOTS_PER_BLOCK);
    const words = (this.descriptors[block] ??= new Uint32Array(BLOCK_ENTRIES * DESCRIPTOR_WORDS));
    const count = pointsOf(features);
    const from = (slot % SLOTS_PER_BLOCK) * SLOT_POINTS * DESCRIPTOR_WORDS;
    const descriptors = words.subarray(from, from + count * DESCRIPTOR_WORDS);
    descriptors.set(features.points.descriptors.subarray(0, count * DESCRIPTOR_WORDS));
    return { ...features, points: { ...features.points, count, descriptors } };
  }

  #enter(stored: StoredReference): void {
    const blocks = Math.ceil(this.#bySlot.length / SLOTS_PER_BLOCK);
    this.#tables.reserve(blocks * SLOTS_PER_BLOCK * SLOT_POINTS);
    const { descriptors } = stored.features.points;
    for (let i = 0; i < pointsOf(stored.features); i++) {
      this.#tables.add(stored.slot * SLOT_POINTS + i, descriptors, 8 * i);
    }
  }

  /** Key length follows the number of key points, so that answers follow from what is stored and not from its history. */
  #rebuildIfDue(): boolean {
    const bits = keyBits(this.#points);
    if (bits === this.#tables.bits) return false;
    this.#tables = new DescriptorTables(bits, 0);
    for (const stored of this.#byId.values()) this.#enter(stored);
    return true;
  }
}

const pointsOf = (features: LocalFeatures): number => Math.min(features.points.count, SLOT_POINTS);
