/** Entry bundles of C2SP tlog-tiles: up to 256 leaves, each behind its length as a 16-bit big-endian number. */
import { assert, concatBytes } from '../common/index.ts';

/** Bytes of one leaf at most: the length has 16 bits. */
export const LEAF_BYTES_MAX = 65_535;

/** One leaf as it stands in a bundle. */
export function bundleEntry(leaf: Uint8Array): Uint8Array {
  assert(leaf.length <= LEAF_BYTES_MAX, `a leaf of ${leaf.length} bytes is longer than ${LEAF_BYTES_MAX}`);
  return concatBytes(Uint8Array.of(leaf.length >> 8, leaf.length & 0xff), leaf);
}

/** The leaves of a bundle; undefined when it ends inside one. */
export function leavesOfBundle(bundle: Uint8Array): Uint8Array[] | undefined {
  const leaves: Uint8Array[] = [];
  let at = 0;
  while (at < bundle.length) {
    if (at + 2 > bundle.length) return undefined;
    const start = at + 2;
    at = start + bundle[at]! * 256 + bundle[at + 1]!;
    if (at > bundle.length) return undefined;
    leaves.push(bundle.subarray(start, at));
  }
  return leaves;
}
