/**
 * The Merkle tree of RFC 6962 § 2.1 (kept by RFC 9162): leaves hash with a 0x00 prefix, inner nodes with 0x01, and a tree
 * splits at the largest power of two below its size, so that a longer log keeps every subtree of a shorter one.
 * One idea covers both proofs: show that the root of a span of leaves is part of the tree. A span of one leaf is an
 * inclusion proof, a span from leaf 0 a consistency proof (the "subtree proof" of draft-ietf-plants-merkle-tree-certs).
 * Sizes are whole numbers up to 2^53 - 1; arithmetic never uses 32-bit operators.
 */
import { assert, concatBytes, equalBytes, sha256 } from '../common/index.ts';

export const HASH_BYTES = 32;
const LEAF_PREFIX = Uint8Array.of(0);
const NODE_PREFIX = Uint8Array.of(1);

/** Leaves `from` ≤ i < `to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const leafHash = (leaf: Uint8Array): Uint8Array => sha256(concatBytes(LEAF_PREFIX, leaf));
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(NODE_PREFIX, left, right));
/** Root of the tree without leaves. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array(0));

/** Largest power of two below `size`; `size` ≥ 2. */
export function splitOf(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** A span whose root is a node of every tree that holds it: it starts at a multiple of the power of two it fits in. */
export function isSubtree({ from, to }: Span): boolean {
  if (!isCount(from) || !isCount(to) || from > to) return false;
  let width = 1;
  while (width < to - from) width *= 2;
  return from % width === 0;
}

/** Cuts a subtree into perfect ones (a power of two leaves each), largest first. */
export function perfectPieces({ from, to }: Span): Span[] {
  const pieces: Span[] = [];
  let at = from;
  while (at < to) {
    let width = 1;
    while (width * 2 <= to - at) width *= 2;
    pieces.push({ from: at, to: at + width });
    at += width;
  }
  return pieces;
}

/** Root of a tree from the roots of its perfect pieces, largest first. None: the empty root. */
export const joinPieces = (roots: readonly Uint8Array[]): Uint8Array =>
  roots.length === 0 ? emptyRoot() : roots.reduceRight((right, left) => nodeHash(left, right));

/** Root over leaf hashes. Time linear, memory linear. */
export function rootOf(hashes: readonly Uint8Array[]): Uint8Array {
  const pieces = perfectPieces({ from: 0, to: hashes.length });
  return joinPieces(pieces.map(({ from, to }) => perfectRoot(hashes.slice(from, to))));
}

function perfectRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) above.push(nodeHash(level[i]!, level[i + 1]!));
    level = above;
  }
  return level[0]!;
}

/** Root of a growing list of leaf hashes. Time per leaf constant on average, memory log2(size) hashes. */
export function growingRoot() {
  const peaks: { readonly hash: Uint8Array; readonly width: number }[] = [];
  return {
    push(hash: Uint8Array): void {
      let peak = { hash, width: 1 };
      while (peaks.at(-1)?.width === peak.width) {
        peak = { hash: nodeHash(peaks.pop()!.hash, peak.hash), width: peak.width * 2 };
      }
      peaks.push(peak);
    },
    root: (): Uint8Array => joinPieces(peaks.map((peak) => peak.hash)),
  };
}

/** The spans whose roots prove that `span` is part of the tree of `size` leaves, in proof order (lowest first). */
export function proofPath(span: Span, size: number): Span[] {
  assert(isSubtree(span) && span.from < span.to && span.to <= size, `no proof of ${span.from}..${span.to} in ${size}`);
  const path: Span[] = [];
  let tree: Span = { from: 0, to: size };
  // Once the span reaches over a split it is cut there, and its own root no longer stands for the part that is left.
  let cut = false;
  let rest = span;
  while (rest.from !== tree.from || rest.to !== tree.to) {
    const middle = tree.from + splitOf(tree.to - tree.from);
    const left = { from: tree.from, to: middle };
    const right = { from: middle, to: tree.to };
    if (rest.to <= middle) {
      path.push(right);
      tree = left;
    } else {
      path.push(left);
      tree = right;
      if (rest.from < middle) {
        cut = true;
        rest = { from: middle, to: rest.to };
      }
    }
  }
  if (cut) path.push(rest);
  return path.reverse();
}

/** True when `proof` shows that the leaf stands at `index` in the tree of `size` leaves with this root. */
export const verifyInclusion = (
  index: number,
  size: number,
  hash: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean => hash.length === HASH_BYTES && verifySubtree({ from: index, to: index + 1 }, size, hash, proof, root);

/** True when `proof` shows that the tree of `size` leaves begins with the tree of `oldSize`. Nothing follows from size 0. */
export const verifyConsistency = (
  oldSize: number,
  size: number,
  oldRoot: Uint8Array,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean => oldSize > 0 && verifySubtree({ from: 0, to: oldSize }, size, oldRoot, proof, root);

/** True when `proof` shows that the leaves of `span`, with root `subtreeRoot`, stand there in the tree with `root`. */
export function verifySubtree(
  span: Span,
  size: number,
  subtreeRoot: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isCount(size) || !isSubtree(span) || span.to > size) return false;
  // Two hashes of other lengths could be joined in two ways; what is only compared needs no length.
  const joined = proof.length === 0 ? [] : [subtreeRoot, ...proof];
  if (!joined.every((hash) => hash.length === HASH_BYTES)) return false;
  if (span.from === span.to) return proof.length === 0 && equalBytes(subtreeRoot, emptyRoot());
  const rebuilt = rebuild(span, size, subtreeRoot, proof);
  return rebuilt !== undefined && equalBytes(rebuilt.part, subtreeRoot) && equalBytes(rebuilt.whole, root);
}

interface Rebuilt {
  readonly part: Uint8Array;
  readonly whole: Uint8Array;
}

/** Mirrors `proofPath` from the top, taking one hash off the proof's end for each split. Depth at most 54. */
function rebuild(
  { from, to }: Span,
  size: number,
  known: Uint8Array | undefined,
  proof: readonly Uint8Array[],
): Rebuilt | undefined {
  const last = proof.at(-1);
  if (from === 0 && to === size) {
    const hash = known ?? last;
    return hash && proof.length === (known ? 0 : 1) ? { part: hash, whole: hash } : undefined;
  }
  if (!last) return undefined;
  const rest = proof.slice(0, -1);
  const half = splitOf(size);
  if (to <= half) {
    const below = rebuild({ from, to }, half, known, rest);
    return below && { part: below.part, whole: nodeHash(below.whole, last) };
  }
  if (from >= half) {
    const below = rebuild({ from: from - half, to: to - half }, size - half, known, rest);
    return below && { part: below.part, whole: nodeHash(last, below.whole) };
  }
  const below = rebuild({ from: 0, to: to - half }, size - half, undefined, rest);
  return below && { part: nodeHash(last, below.part), whole: nodeHash(last, below.whole) };
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;
