import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { concatBytes, utf8 } from '../common/index.ts';
import { appendLeaves, EMPTY_TREE, resumeTree, type Appended, type TreeState } from './append.ts';
import { LEAF_BYTES_MAX, leavesOfBundle } from './entry-bundle.ts';
import { growingRoot, leafHash, rootOf, verifyConsistency, verifyInclusion } from './merkle.ts';
import { bundlePath, edgeTiles, hashesAtLevel, proveConsistency, proveInclusion, rootFromTiles } from './tiles.ts';
import { tileOf, tilePath, TileMissing, tilesForProof, type Tile } from './tiles.ts';

const leaves = Array.from({ length: 66_000 }, (_, i) => utf8(`leaf ${i}`));

/** A folder of files that refuses to change one. */
function folder() {
  const files = new Map<string, Uint8Array>();
  const write = (appended: Appended): TreeState => {
    for (const { path, bytes } of appended.files) {
      assert.deepEqual(files.get(path) ?? bytes, bytes, `${path} changed its bytes`);
      files.set(path, bytes);
    }
    return appended.state;
  };
  const read = (tile: Tile) => files.get(tilePath(tile));
  return { files, write, read };
}

test('tiles grown in any steps are the tiles made at once', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(300), { minLength: 1, maxLength: 6 }), (steps) => {
      const grown = folder();
      let state = EMPTY_TREE;
      for (const step of steps) state = grown.write(appendLeaves(state, leaves.slice(state.size, state.size + step)));
      const atOnce = appendLeaves(EMPTY_TREE, leaves.slice(0, state.size));
      assert.deepEqual(state, atOnce.state);
      for (const { path, bytes } of atOnce.files) assert.deepEqual(grown.files.get(path), bytes, path);
      assert.deepEqual(atOnce.root, rootOf(leaves.slice(0, state.size).map(leafHash)));
    }),
    { numRuns: 60 },
  );
});

test('the edge gives the root at every size up to 600', () => {
  let state = EMPTY_TREE;
  for (let size = 1; size <= 600; size++) {
    const grown = appendLeaves(state, [leaves[size - 1]!]);
    assert.deepEqual(grown.root, rootOf(leaves.slice(0, size).map(leafHash)), `size ${size}`);
    state = grown.state;
  }
});

// Built once: three levels of tiles.
const big = folder();
const built = appendLeaves(EMPTY_TREE, leaves);
big.write(built);

test('proofs read from tiles hold, across three levels of tiles', () => {
  const size = leaves.length;
  const { files, read } = big;
  assert.ok(files.has('tile/2/000.p/1') && files.has('tile/1/001.p/1') && files.has('tile/0/257.p/208'));
  assert.deepEqual(rootFromTiles(size, read), built.root);
  for (const index of [0, 1, 255, 256, 511, 40_000, 65_535, 65_536, 65_791, 65_792, size - 1]) {
    const proof = proveInclusion(index, size, read);
    assert.ok(verifyInclusion(index, size, leafHash(leaves[index]!), proof, built.root), `leaf ${index}`);
  }
  const oldSizes = [1, 2, 255, 256, 257, 65_535, 65_536, 65_537, size - 1, size];
  const roots = new Map<number, Uint8Array>();
  const grown = growingRoot();
  leaves.forEach((leaf, i) => {
    grown.push(leafHash(leaf));
    if (oldSizes.includes(i + 1)) roots.set(i + 1, grown.root());
  });
  for (const old of oldSizes) {
    const proof = proveConsistency(old, size, read);
    assert.ok(verifyConsistency(old, size, roots.get(old)!, built.root, proof), `size ${old}`);
  }
});

test('a proof reads only the tiles it announces, at most two for each level', () => {
  const size = leaves.length;
  for (const index of [0, 300, 65_535, size - 1]) {
    const span = { from: index, to: index + 1 };
    const announced = new Set(tilesForProof(span, size).map(tilePath));
    const used = new Set<string>();
    proveInclusion(index, size, (tile) => {
      used.add(tilePath(tile));
      return big.read(tile);
    });
    assert.deepEqual(used, announced);
    assert.ok(used.size <= 2 * 3, `${used.size} tiles`);
  }
});

test('takes up a log of 10 million leaves from one file for each level, and grows it without another read', () => {
  const size = 10_000_000;
  let reads = 0;
  // Stand-in files: any bytes of the right length make a tree; the bundle must fit its tile.
  const bundled = Array.from({ length: size % 256 }, (_, i) => utf8(`old ${i}`));
  const entries = concatBytes(...bundled.flatMap((leaf) => [Uint8Array.of(0, leaf.length), leaf]));
  const byPath = new Map(
    edgeTiles(size).flatMap((tile, level) =>
      tile ? [[tilePath(tile), level === 0 ? concatBytes(...bundled.map(leafHash)) : filled(tile.width)]] : [],
    ),
  );
  byPath.set(bundlePath(Math.floor(size / 256), size % 256), entries);
  const read = (path: string) => {
    reads += 1;
    return byPath.get(path);
  };
  const guess = resumeTree(size, new Uint8Array(32), read);
  assert.equal(guess.kind, 'refused', 'a root that the files do not give is refused');
  const { root } = appendLeaves({ size, edge: edgeOf(size, byPath), bundle: entries }, []);
  reads = 0;
  const resumed = resumeTree(size, root, read);
  assert.ok(resumed.kind === 'done');
  assert.equal(reads, 4);
  const grown = appendLeaves(resumed.value, [utf8('one more')]);
  assert.equal(reads, 4);
  assert.deepEqual(
    grown.files.map((file) => file.path),
    ['tile/entries/x039/062.p/129', 'tile/0/x039/062.p/129'],
  );
});

const filled = (width: number) => new Uint8Array(32 * width).fill(7);
const edgeOf = (size: number, files: ReadonlyMap<string, Uint8Array>) =>
  edgeTiles(size).map((tile) => (tile ? files.get(tilePath(tile))! : new Uint8Array(0)));

test('a missing or short tile is a named fault, not a wrong proof', () => {
  assert.throws(() => proveInclusion(3, 10, () => undefined), TileMissing);
  assert.throws(() => proveInclusion(3, 10, () => new Uint8Array(32)), TileMissing);
  assert.throws(() => resumeTree(10, new Uint8Array(32), () => undefined), TileMissing);
});

test('names tiles as tlog-tiles does', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067');
  assert.equal(tilePath({ level: 1, index: 0, width: 17 }), 'tile/1/000.p/17');
  assert.equal(bundlePath(999, 256), 'tile/entries/999');
  assert.equal(bundlePath(1000, 1), 'tile/entries/x001/000.p/1');
  // The example of the specification: 70,000 leaves.
  assert.deepEqual(
    edgeTiles(70_000).map((tile) => tile?.width),
    [112, 17, 1],
  );
  assert.equal(hashesAtLevel(0, 70_000), 273 * 256 + 112);
  assert.deepEqual(tileOf(1, 256, 70_000), { level: 1, index: 1, width: 17 });
});

test('a bundle gives back its leaves, and nothing when it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 255 }), (some) => {
      const { bundle } = appendLeaves(EMPTY_TREE, some).state;
      assert.deepEqual(leavesOfBundle(bundle), some);
      assert.notDeepEqual(leavesOfBundle(bundle.subarray(0, -1)), some);
    }),
  );
});

test('a leaf has at most 65,535 bytes', () => {
  assert.equal(appendLeaves(EMPTY_TREE, [new Uint8Array(LEAF_BYTES_MAX)]).state.size, 1);
  assert.throws(() => appendLeaves(EMPTY_TREE, [new Uint8Array(LEAF_BYTES_MAX + 1)]), /longer than 65535/);
});
