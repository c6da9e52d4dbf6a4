/** Bare PDQ hashes against the index, in batches: for platforms that hash at their edge. Near is a question, not an answer. */
import { BOUNDS, fromHex, type ReferenceId } from '../common/index.ts';
import type { Service } from './service.ts';

export interface NearReference {
  readonly reference: ReferenceId;
  /** Bits that differ. */
  readonly distance: number;
}

/**
 * Hashes as 64 hexadecimal digits, highest bit first, as PDQ prints them. Nearest first, BOUNDS.candidatesPerQueryMax each. Large batches
 * in a large index are looked up in other threads, over the same memory.
 */
export async function lookUpHashes(
  { index, lookUps }: Pick<Service, 'index' | 'lookUps'>,
  hashes: readonly string[],
): Promise<readonly (readonly NearReference[])[]> {
  const { images } = index;
  const words = hashes.map(wordsOf);
  const found = await lookUps?.search(images.hashHandles, words);
  const near = words.map((one, i) => (found ? images.nearestHashes(found[i]!) : images.nearHash(one)));
  return near.map((references) => references.slice(0, BOUNDS.candidatesPerQueryMax));
}

function wordsOf(hash: string): Uint32Array {
  const view = new DataView(fromHex(hash).buffer);
  return Uint32Array.from({ length: 8 }, (_, word) => view.getUint32(4 * (7 - word)));
}
