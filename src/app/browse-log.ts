/** The public log for readers: entries page by page, one entry whole, and where the entry of a receipt stands. */
import { fromBase64, hex, utf8Decode } from '../common/index.ts';
import { leafHash, parseLeaf, parseReceipt, verifyReceipt, type Leaf, type ReceiptVerdict } from '../log/index.ts';
import type { StoredLeaf } from '../store/store.ts';
import { ed25519Verify } from './ed25519.ts';
import { verifierKeyText } from './log-files.ts';
import type { Service } from './service.ts';

type LogDeps = Pick<Service, 'store' | 'log'>;

export interface LogEntry {
  readonly index: number;
  /** Undefined for bytes that are no leaf of ours; `recourse verify --log` says why. */
  readonly leaf?: Leaf;
  /** As it is hashed. */
  readonly text: string;
  readonly hash: string;
}

const entryOf = ({ index, leaf }: StoredLeaf): LogEntry => {
  const parsed = parseLeaf(leaf);
  return {
    index,
    text: utf8Decode(leaf),
    hash: hex(leafHash(leaf)),
    ...(parsed.kind === 'done' && { leaf: parsed.value }),
  };
};

export interface LogPart {
  readonly entries: readonly LogEntry[];
  readonly size: number;
  /** Entries under the newest signed checkpoint. */
  readonly proved: number;
}

/** `count` entries up to and without `before` (default: the newest), newest first. */
export async function browseLog(deps: LogDeps, before: number | undefined, count: number): Promise<LogPart> {
  const [size, checkpoint] = await Promise.all([deps.store.logSize(), deps.store.checkpoint()]);
  const end = Math.min(before ?? size, size);
  const from = Math.max(0, end - count);
  const leaves = end > from ? await deps.store.leaves(from, end - from) : [];
  return { entries: leaves.map(entryOf).reverse(), size, proved: checkpoint?.size ?? 0 };
}

export interface CheckedReceipt {
  readonly verdict: ReceiptVerdict;
  /** Where its entry is in this log now, whatever the receipt knew; undefined when no entry is the same. */
  readonly index?: number;
}

/** `vkey`: the reader's, or this log's own. Cost: one signature or two, and log2(size) reads. */
export async function checkReceipt(deps: LogDeps, text: string, vkey = verifierKeyText(deps)): Promise<CheckedReceipt> {
  const verdict = verifyReceipt(text, vkey, { verify: ed25519Verify });
  const receipt = parseReceipt(text);
  if (receipt.kind === 'refused') return { verdict };
  const index = await findLeaf(deps, fromBase64(receipt.value.leaf)!, receipt.value.promise.timestamp);
  return { verdict, ...(index !== undefined && { index }) };
}

/** Entries are in the order of their intake, and the promise names the moment: halving finds the place, the hash the entry. */
async function findLeaf({ store }: LogDeps, leaf: Uint8Array, takenInAt: number): Promise<number | undefined> {
  const wanted = hex(leafHash(leaf));
  let [low, high] = [0, await store.logSize()];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [there] = await store.leaves(middle, 1);
    if (there && there.takenInAt < takenInAt) low = middle + 1;
    else high = middle;
  }
  // A clock that was set back makes neighbours trade places: look around as well.
  const near = await store.leaves(Math.max(0, low - NEAR), 2 * NEAR);
  return near.find((one) => hex(leafHash(one.leaf)) === wanted)?.index;
}

const NEAR = 500;
