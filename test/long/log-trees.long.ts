import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leafHash, proofPath, rootOf, verifyConsistency, verifyInclusion, type Span } from '../../src/log/index.ts';

test('every tree size up to 600 proves each of its leaves and every size before it', () => {
  const hashes = Array.from({ length: 600 }, (_, i) => leafHash(Uint8Array.of(i >> 8, i & 255)));
  const known = new Map<number, Uint8Array>();
  const spanRoot = ({ from, to }: Span): Uint8Array => {
    const name = from * 1000 + to;
    const root = known.get(name) ?? rootOf(hashes.slice(from, to));
    known.set(name, root);
    return root;
  };
  for (let size = 1; size <= hashes.length; size++) {
    const root = spanRoot({ from: 0, to: size });
    for (let i = 0; i < size; i++) {
      const inclusion = proofPath({ from: i, to: i + 1 }, size).map(spanRoot);
      assert.ok(verifyInclusion(i, size, hashes[i]!, inclusion, root), `${i} in ${size}`);
      const prefix = { from: 0, to: i + 1 };
      const consistency = proofPath(prefix, size).map(spanRoot);
      assert.ok(verifyConsistency(i + 1, size, spanRoot(prefix), root, consistency), `${i + 1} in ${size}`);
    }
  }
});
