/** Vectors of other implementations, read from ../shared/kit (sources and licences there); skipped visibly where it is absent. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { canonicalJson, fromBase64, utf8, type Json } from '../src/common/index.ts';
import { isSubtree, verifyConsistency, verifyInclusion, verifySubtree } from '../src/log/index.ts';

const kit = new URL('../../shared/kit/vectors/', import.meta.url);
const skip = existsSync(kit) ? false : 'the kit is not beside the repository (../shared/kit)';

interface MerkleRow {
  readonly name: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly root: string;
  readonly root1: string;
  readonly root2: string;
  readonly leafHash: string;
  readonly leafIdx: number;
  readonly treeSize: number;
  readonly size1: number;
  readonly size2: number;
  readonly start: number;
  readonly end: number;
  readonly size: number;
}
const hash = (text: string): Uint8Array => fromBase64(text) ?? new Uint8Array(0);

const verifiers: Record<string, (row: MerkleRow, proof: Uint8Array[]) => boolean> = {
  inclusion: (row, proof) => verifyInclusion(row.leafIdx, row.treeSize, hash(row.leafHash), proof, hash(row.root)),
  consistency: (row, proof) => verifyConsistency(row.size1, row.size2, hash(row.root1), hash(row.root2), proof),
  subtreeinclusion: ({ leafIdx, start, end, leafHash, root }, proof) =>
    isSubtree({ from: start, to: end }) &&
    leafIdx >= start &&
    verifyInclusion(leafIdx - start, end - start, hash(leafHash), proof, hash(root)),
  subtreeconsistency: ({ start, end, size, root1, root2 }, proof) =>
    verifySubtree({ from: start, to: end }, size, hash(root1), proof, hash(root2)),
};

for (const [file, verify] of Object.entries(verifiers)) {
  test(`agrees with transparency-dev/merkle on every ${file} proof, valid and broken`, { skip }, () => {
    const rows = readFileSync(new URL(`merkle/${file}.jsonl`, kit), 'utf8')
      .trimEnd()
      .split('\n');
    assert.ok(rows.length >= 98);
    for (const line of rows) {
      const row = JSON.parse(line) as MerkleRow;
      assert.equal(verify(row, (row.proof ?? []).map(hash)), !row.wantErr, row.name);
    }
  });
}

test('writes canonical JSON as the authors of RFC 8785 do, byte for byte', { skip }, () => {
  const names = readdirSync(new URL('jcs/input/', kit));
  assert.equal(names.length, 6);
  for (const name of names) {
    const value = JSON.parse(readFileSync(new URL(`jcs/input/${name}`, kit), 'utf8')) as Json;
    const expected = new Uint8Array(readFileSync(new URL(`jcs/output/${name}`, kit)));
    assert.deepEqual(utf8(canonicalJson(value)), expected, name);
  }
});
