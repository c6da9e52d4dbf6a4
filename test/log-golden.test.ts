/** The golden log of ../shared/kit (checked there with Python and openssl): we rebuild it from its leaves, byte for byte. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { base64, fromBase64 } from '../src/common/index.ts';
import * as log from '../src/log/index.ts';
import { ed25519Verify as verify, signerNamed } from './fixtures/make-log.ts';

const folder = new URL('./vectors/tlog/', import.meta.url);
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(new URL(path, folder)));
const text = (path: string): string => readFileSync(new URL(path, folder), 'utf8');
const key = (line: string): log.VerifierKey => {
  const parsed = log.parseVerifierKey(line);
  assert.ok(parsed.kind === 'done', line);
  return parsed.value;
};

const SIZE = 300;
const leaves = [
  ...log.leavesOfBundle(bytes('tile/entries/000'))!,
  ...log.leavesOfBundle(bytes('tile/entries/001.p/44'))!,
];
const built = log.appendLeaves(log.EMPTY_TREE, leaves);
const logKey = key(text('vkey'));
const witnessKeys = text('witness-vkeys').split('\n').filter(Boolean).map(key);
const trust: log.Trust = { logKey, verify, witnesses: { keys: witnessKeys, quorum: 3 } };

test('the golden log is rebuilt from its leaves: every tile, byte for byte', () => {
  assert.equal(leaves.length, SIZE);
  const published = readdirSync(new URL('tile/', folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.split('/tlog/')[1]!);
  assert.deepEqual(built.files.map((file) => file.path).toSorted(), published.toSorted());
  for (const file of built.files) assert.deepEqual(file.bytes, bytes(file.path), file.path);
});

test('the golden checkpoint is signed anew, log and witnesses, byte for byte', () => {
  let note = log.signCheckpoint(SIZE, built.root, signerNamed('recourse.example/log', 'recourse test log'));
  for (const i of [0, 1, 2]) {
    const witness = signerNamed(`witness${i}.example`, `witness ${i + 1}`, 'cosignature');
    note = log.cosign(note, witness, 1_795_337_220 + i);
  }
  assert.equal(note, text('checkpoint'));
  assert.equal(log.formatVerifierKey(signerNamed('recourse.example/log', 'recourse test log').key), text('vkey'));
  const opened = log.openCheckpoint(note, trust);
  assert.ok(opened.kind === 'done');
  assert.equal(opened.value.size, SIZE);
  assert.deepEqual(
    opened.value.signatures.map((each) => each.time),
    [undefined, 1795337220, 1795337221, 1795337222],
  );
});

test('the 12 golden proofs are written anew and verify with three witnesses', () => {
  const files = new Map(built.files.map((file) => [file.path, file.bytes]));
  const names = readdirSync(new URL('proofs/', folder)).filter((name) => name.endsWith('.tlog-proof'));
  assert.equal(names.length, 12);
  for (const name of names) {
    const index = Number.parseInt(name, 10);
    const leaf = bytes(`proofs/${index}.leaf`);
    assert.deepEqual(leaf, leaves[index]);
    const hashes = log.proveInclusion(index, SIZE, (tile) => files.get(log.tilePath(tile)));
    assert.equal(log.formatTlogProof({ index, hashes, checkpoint: text('checkpoint') }), text(`proofs/${name}`));
    const verified = log.verifyTlogProof(text(`proofs/${name}`), leaf, trust);
    assert.equal(verified.kind, 'done', name);
  }
});

test('the golden consistency proofs are made anew and hold', () => {
  const files = new Map(built.files.map((file) => [file.path, file.bytes]));
  const rows = JSON.parse(text('consistency.json')) as { m: number; root: string; proof: string[] }[];
  for (const { m, root, proof } of rows) {
    const ours = log.proveConsistency(m, SIZE, (tile) => files.get(log.tilePath(tile)));
    assert.deepEqual(ours.map(base64), proof, `from ${m}`);
    assert.ok(log.verifyConsistency(m, SIZE, fromBase64(root)!, built.root, ours));
  }
});

test('a flipped bit anywhere in a golden proof or leaf is noticed', () => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const holds = (proof: Uint8Array, leaf: Uint8Array): boolean => {
    let read: string;
    try {
      read = decoder.decode(proof);
    } catch {
      return false;
    }
    return log.verifyTlogProof(read, leaf, trust).kind === 'done';
  };
  const proof = bytes('proofs/127.tlog-proof');
  const leaf = bytes('proofs/127.leaf');
  assert.ok(holds(proof, leaf));
  const flipped = (source: Uint8Array, at: number, bit: number) => source.with(at, source[at]! ^ (1 << bit));
  // One moving bit of every byte keeps this below a second.
  for (let at = 0; at < proof.length; at++) {
    assert.ok(!holds(flipped(proof, at, at % 8), leaf), `proof byte ${at}, bit ${at % 8}`);
  }
  for (let at = 0; at < leaf.length; at++) {
    assert.ok(!holds(proof, flipped(leaf, at, at % 8)), `leaf byte ${at}, bit ${at % 8}`);
  }
});
