/** The receipt of a leaf: promise from the first second, proof once the leaf is under a checkpoint. */
import { assert } from '../common/index.ts';
import {
  formatTlogProof,
  makeReceipt,
  proveInclusion,
  signPromise,
  tilePath,
  tilesForProof,
  type Receipt,
  type ReceiptParts,
} from '../log/index.ts';
import type { PrivateHalf, StoredLeaf } from '../store/store.ts';
import type { Service } from './service.ts';

type ReceiptDeps = Pick<Service, 'store' | 'tiles' | 'log'>;

/**
 * The promise alone. Signed over the moment of intake, so that repeating the question repeats the answer.
 * Call it after the commit only: nothing is promised that could still be undone.
 */
export function promiseFor(deps: Pick<Service, 'log'>, stored: StoredLeaf, half: PrivateHalf | undefined): Receipt {
  return makeReceipt(partsOf(deps, stored, half));
}

function partsOf(deps: Pick<Service, 'log'>, stored: StoredLeaf, half: PrivateHalf | undefined): ReceiptParts {
  const { leaf, takenInAt } = stored;
  const signature = signPromise(leaf, takenInAt, deps.log.sign);
  return { logKey: deps.log.key, leaf, promisedAt: takenInAt, signature, ...(half && { half }) };
}

/** Promise, and proof when there is one. */
export async function receiptForLeaf(deps: ReceiptDeps, index: number): Promise<Receipt> {
  const [[stored], half, checkpoint] = await Promise.all([
    deps.store.leaves(index, 1),
    deps.store.privateHalf(index),
    deps.store.checkpoint(),
  ]);
  assert(stored?.index === index, `leaf ${index} was taken in, but is not there`);
  const parts = partsOf(deps, stored, half);
  if (!checkpoint || checkpoint.size <= index) return makeReceipt(parts);
  return makeReceipt({ ...parts, proof: await proofOf(deps, index, checkpoint) });
}

async function proofOf(
  deps: ReceiptDeps,
  index: number,
  checkpoint: { readonly size: number; readonly note: string },
): Promise<string> {
  const tiles = tilesForProof({ from: index, to: index + 1 }, checkpoint.size);
  const found = new Map(
    await Promise.all(tiles.map(async (tile) => [tilePath(tile), await deps.tiles.read(tilePath(tile))] as const)),
  );
  const hashes = proveInclusion(index, checkpoint.size, (tile) => found.get(tilePath(tile)));
  return formatTlogProof({ index, hashes, checkpoint: checkpoint.note });
}
