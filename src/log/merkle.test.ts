import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sha256, utf8 } from '../common/index.ts';
import { growingRoot, isSubtree, leafHash, proofPath, rootOf, verifyConsistency, verifyInclusion } from './merkle.ts';
import { verifySubtree, type Span } from './merkle.ts';

const SIZE_MAX = 600;
const hashes = Array.from({ length: SIZE_MAX }, (_, i) => leafHash(utf8(`leaf ${i}`)));
const known = new Map<string, Uint8Array>();
const spanRoot = ({ from, to }: Span): Uint8Array => {
  const key = `${from}-${to}`;
  const root = known.get(key) ?? rootOf(hashes.slice(from, to));
  known.set(key, root);
  return root;
};
const proofOf = (span: Span, size: number) => proofPath(span, size).map(spanRoot);
const treeRoot = (size: number) => spanRoot({ from: 0, to: size });

// Every pair up to 600 takes half a minute: test/long/log-trees.long.ts does that.
const step = (size: number, at: number): number => (size <= 130 ? 1 : 1 + ((size + at) % 41));

test('every tree size up to 130 proves each of its leaves, up to 600 a moving sample', () => {
  for (let size = 1; size <= SIZE_MAX; size++) {
    for (let index = 0; index < size; index += step(size, index)) {
      const proof = proofOf({ from: index, to: index + 1 }, size);
      assert.ok(verifyInclusion(index, size, hashes[index]!, proof, treeRoot(size)), `${index} in ${size}`);
    }
  }
});

test('every tree size up to 130 proves every size before it, up to 600 a moving sample', () => {
  for (let size = 1; size <= SIZE_MAX; size++) {
    for (let old = 1; old <= size; old += step(size, old)) {
      const proof = proofOf({ from: 0, to: old }, size);
      assert.ok(verifyConsistency(old, size, treeRoot(old), treeRoot(size), proof), `${old} in ${size}`);
    }
  }
});

test('a proof never holds for another leaf, another place, another size or another root', () => {
  const place = fc.integer({ min: 2, max: SIZE_MAX }).chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
  fc.assert(
    fc.property(place, fc.nat(SIZE_MAX - 1), ([size, index], other) => {
      const proof = proofOf({ from: index, to: index + 1 }, size);
      const root = treeRoot(size);
      if (other !== index) {
        assert.ok(!verifyInclusion(index, size, hashes[other]!, proof, root));
        assert.ok(!verifyInclusion(other, size, hashes[index]!, proof, root));
      }
      if (other + 1 !== size) assert.ok(!verifyInclusion(index, size, hashes[index]!, proof, treeRoot(other + 1)));
      assert.ok(!verifyInclusion(index, size, hashes[index]!, [...proof, root], root));
      assert.ok(!verifyInclusion(index, size, hashes[index]!, proof.slice(1), root));
      assert.ok(!verifyInclusion(index + 0.5, size, hashes[index]!, proof, root));
    }),
  );
});

test('a rewritten past has no consistency proof', () => {
  const pair = fc
    .integer({ min: 2, max: 300 })
    .chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));
  fc.assert(
    fc.property(pair, fc.nat(), ([old, size], pick) => {
      const forged = hashes.slice(0, old);
      forged[pick % old] = sha256(utf8('another leaf'));
      const proof = proofOf({ from: 0, to: old }, size);
      assert.ok(!verifyConsistency(old, size, rootOf(forged), treeRoot(size), proof));
    }),
  );
});

test('nothing follows from the empty tree', () => {
  assert.ok(!verifyConsistency(0, 5, rootOf([]), treeRoot(5), []));
  assert.ok(!verifyInclusion(0, 0, hashes[0]!, [], rootOf([])));
});

test('a root grown leaf by leaf is the root of the list', () => {
  const grown = growingRoot();
  assert.deepEqual(grown.root(), rootOf([]));
  for (let size = 1; size <= SIZE_MAX; size++) {
    grown.push(hashes[size - 1]!);
    assert.deepEqual(grown.root(), treeRoot(size), `size ${size}`);
  }
});

test('any aligned subtree is provable, any other is refused', () => {
  const span = fc.tuple(fc.nat(79), fc.nat(79)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
  fc.assert(
    fc.property(span, (each) => {
      if (!isSubtree(each)) return assert.ok(!verifySubtree(each, 80, spanRoot(each), [], treeRoot(80)));
      assert.ok(verifySubtree(each, 80, spanRoot(each), proofOf(each, 80), treeRoot(80)));
    }),
  );
});

test('works beyond 32 bits', () => {
  const size = 2 ** 40 + 3;
  const path = proofPath({ from: 2 ** 40 + 1, to: 2 ** 40 + 2 }, size);
  assert.deepEqual(path.at(-1), { from: 0, to: 2 ** 40 });
  assert.equal(proofPath({ from: 5, to: 6 }, size).length, 41);
  assert.ok(!verifyInclusion(2 ** 53, 2 ** 53 + 2, hashes[0]!, [], hashes[0]!));
});
