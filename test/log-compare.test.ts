/** P27 and P28 of mechanics.md § 10.2: an edit in the database shows against a kept checkpoint; an erasure does not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { utf8, utf8Decode } from '../src/common/index.ts';
import * as log from '../src/log/index.ts';
import { ed25519Verify as verify, smallLog } from './fixtures/make-log.ts';

const small = smallLog(300);
const keptAt = (size: number): log.Checkpoint => {
  const { root } = log.appendLeaves(log.EMPTY_TREE, small.leaves.slice(0, size));
  const opened = log.openCheckpoint(log.signCheckpoint(size, root, small.signer), { logKey: small.signer.key, verify });
  assert.ok(opened.kind === 'done');
  return opened.value;
};
const entries: readonly log.StoredEntry[] = small.leaves.map((leaf, index) => {
  const tile = small.read(log.tileOf(0, index, 300))!;
  return { leaf, half: small.halves[index]!, published: log.hashInTile(tile, index % 256) };
});
const compare = (some: readonly log.StoredEntry[], kept = keptAt(200)) => {
  const comparison = log.compareWithCheckpoint(kept);
  for (const entry of some) comparison.push(entry);
  return comparison.finish();
};
const places = ({ faults }: log.LogComparison) => faults.map(({ why, index }) => [why, index]);
const edited = (leaf: Uint8Array) => utf8(utf8Decode(leaf).replace('"BLOCK"', '"PUBLISH"'));

test('an untouched database agrees with a checkpoint of any age', () => {
  for (const size of [0, 1, 199, 256, 300]) {
    assert.deepEqual(compare(entries, keptAt(size)), { consistent: true, size: 300, keptSize: size, faults: [] });
  }
});

test('an edited leaf is found by its index', () => {
  const some = entries.with(17, { ...entries[17]!, leaf: edited(entries[17]!.leaf) });
  assert.deepEqual(places(compare(some)), [
    ['leaf-differs', 17],
    ['root-differs', undefined],
  ]);
  // Without the published tiles only the root tells, and the answer says what would locate it.
  const alone = some.map(({ published: _published, ...rest }) => rest);
  const comparison = compare(alone);
  assert.deepEqual(places(comparison), [['root-differs', undefined]]);
  assert.match(comparison.faults[0]!.detail, /published log/);
});

test('an edited leaf younger than the kept checkpoint shows against the published tiles', () => {
  const some = entries.with(250, { ...entries[250]!, leaf: edited(entries[250]!.leaf) });
  assert.deepEqual(places(compare(some)), [['leaf-differs', 250]]);
});

test('an edited private record is found by its index', () => {
  const { half } = entries[40]!;
  const some = entries.with(40, {
    ...entries[40]!,
    half: { ...half!, record: { ...half!.record, action: 'PUBLISH' } },
  });
  assert.deepEqual(places(compare(some)), [['record-differs', 40]]);
});

test('an erased record leaves everything verifiable', () => {
  const some = entries.map((entry) => ({ ...entry, half: undefined }));
  assert.equal(compare(some).consistent, true);
});

test('a missing, swapped or foreign leaf is found', () => {
  assert.deepEqual(places(compare(entries.slice(0, 150))), [['leaves-missing', 150]]);
  const removed = entries.map(({ leaf }) => ({ leaf })).toSpliced(60, 1);
  assert.deepEqual(places(compare(removed)), [
    ['counter-gap', 60],
    ['root-differs', undefined],
  ]);
  const foreign = entries.map(({ leaf }) => ({ leaf })).with(5, { leaf: utf8('not a leaf') });
  assert.deepEqual(places(compare(foreign)).slice(0, 2), [
    ['leaf-malformed', 5],
    ['counter-gap', 6],
  ]);
});

test('a published log rewritten together with the database still differs from what was kept', () => {
  const leaf = edited(entries[17]!.leaf);
  const some = entries.with(17, { ...entries[17]!, leaf, published: log.leafHash(leaf) });
  assert.deepEqual(places(compare(some)), [
    ['root-differs', undefined],
    ['published-differs', undefined],
  ]);
});
