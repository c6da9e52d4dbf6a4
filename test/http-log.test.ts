/** From promises to proofs: the log grows, is taken up again, rebuilt from its leaves, and refuses to sign over a gap. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import {
  ed25519Verify,
  LogDamaged,
  memoryTiles,
  openLogIntegrator,
  openLogKey,
  receiptForLeaf,
  takeCensus,
  tileFolder,
} from '../src/app/index.ts';
import { instant, utf8 } from '../src/common/index.ts';
import { commitment, formatVerifierKey, leavesOfBundle, parseLeaf, toLeaf, verifyReceipt } from '../src/log/index.ts';
import { openStore, type Store } from '../src/store/index.ts';
import { ORIGIN, SEED } from './fixtures/http-service.ts';

const AT = instant(Date.UTC(2026, 10, 22, 11));
const log = openLogKey(ORIGIN, SEED);
const salt = new Uint8Array(32).fill(3);

let store: Store;
before(async () => (store = await openStore({ kind: 'memory' })));
after(() => store.close());

const takeIn = (count: number) =>
  store.transaction(async (tx) => {
    for (let i = 0; i < count; i++) {
      const record = { number: i };
      const c = commitment(record, salt);
      await tx.takeIn('decision', ({ n }) => toLeaf({ k: 'decision', n, at: AT, c }), { record, salt }, AT);
    }
  });

const stateOf = async (tiles: ReturnType<typeof memoryTiles>, leaf: number) => {
  const receipt = await receiptForLeaf({ store, tiles, log }, leaf);
  const verdict = verifyReceipt(receipt, formatVerifierKey(log.key), { verify: ed25519Verify });
  assert.deepEqual(
    verdict.checks.filter((check) => !check.ok),
    [],
  );
  return verdict.state;
};

test('proves every leaf while the log grows past full tiles, in memory and in a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-tiles-'));
  const tiles = tileFolder(folder);
  const integrator = await openLogIntegrator({ store, tiles, log });
  assert.equal(await integrator.integrate(), 0);
  let size = 0;
  for (const count of [1, 2, 250, 3, 1, 300]) {
    await takeIn(count);
    assert.equal(await stateOf(tiles, size), 'promised, not yet in the log');
    size += count;
    assert.equal(await integrator.integrate(), size);
    for (const leaf of [0, 1, 252, 255, 256, size - 1].filter((one) => one < size)) {
      assert.equal(await stateOf(tiles, leaf), 'verified');
    }
  }
  assert.ok(!existsSync(join(folder, 'tile/0/000.p')), 'partial tiles go when the full one is there');
  const full = await tiles.read('tile/0/000');
  assert.equal(full?.length, 256 * 32);
  assert.deepEqual(await tiles.read('tile/0/000.p/253'), full.subarray(0, 253 * 32), 'and are still given');
  const leaves = async (path: string) => leavesOfBundle((await tiles.read(path))!);
  assert.deepEqual(await leaves('tile/entries/000.p/253'), (await leaves('tile/entries/000'))!.slice(0, 253));
  assert.equal(await tiles.read('tile/entries/009.p/1'), undefined);
  assert.equal(await tiles.read('../etc/passwd'), undefined);
  await rm(folder, { recursive: true });
});

test('rebuilds lost tiles from the leaves and goes on', async () => {
  const tiles = memoryTiles();
  const integrator = await openLogIntegrator({ store, tiles, log });
  assert.equal(await stateOf(tiles, 5), 'verified');
  await takeIn(4);
  const size = await integrator.integrate();
  assert.equal(size, await store.logSize());
  assert.equal(await stateOf(tiles, size - 1), 'verified');
  const again = await openLogIntegrator({ store, tiles, log });
  assert.equal(await again.integrate(), size);
});

test('signs nothing over leaves that are not those it signed before', async () => {
  const altered: Store = {
    ...store,
    checkpoint: () => store.checkpoint(),
    leaves: async (from, count) =>
      (await store.leaves(from, count)).map((leaf) => (leaf.index === 7 ? { ...leaf, leaf: utf8('{}') } : leaf)),
  };
  await assert.rejects(openLogIntegrator({ store: altered, tiles: memoryTiles(), log }), LogDamaged);
});

test('does not go on with another key or under another name', async () => {
  for (const other of [openLogKey(ORIGIN, new Uint8Array(32)), openLogKey('other.example/log', SEED)]) {
    await assert.rejects(openLogIntegrator({ store, tiles: memoryTiles(), log: other }), LogDamaged);
  }
});

test('takes one census a day, committed to in the log', async () => {
  let now = AT;
  const deps = { store, clock: { now: () => now }, random: (count: number) => new Uint8Array(count).fill(9) };
  const first = await takeCensus(deps);
  assert.deepEqual(await takeCensus(deps), first);
  now = instant(AT + 86_400_000);
  const second = await takeCensus(deps);
  assert.equal(second.day, '2026-11-23');
  const [stored] = await store.leaves(second.leaf, 1);
  const leaf = parseLeaf(stored!.leaf);
  assert.ok(leaf.kind === 'done');
  assert.deepEqual([leaf.value.k, leaf.value.n], ['census', 1]);
  const record = { day: second.day, counts: second.counts };
  assert.equal(leaf.value.c, commitment(record as never, new Uint8Array(32).fill(9)));
});
