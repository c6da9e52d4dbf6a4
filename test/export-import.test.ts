/** `recourse export` and `import`: what comes out goes in, the log included; what is cut or altered is refused. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { instant } from '../src/common/index.ts';
import { openLogKey, openLogIntegrator, memoryTiles, readOrMakeSeed } from '../src/app/index.ts';
import { openStore } from '../src/store/index.ts';
import { aLeaf, aReference, anUpload } from '../src/store/store-samples.ts';
import type { Json } from '../src/common/index.ts';

const run = promisify(execFile);
const MAIN = join(import.meta.dirname, '../bin/recourse.js');
let folder: string;
before(async () => (folder = await mkdtemp(join(tmpdir(), 'recourse export '))));
after(() => rm(folder, { recursive: true, force: true }));

const recourse = (...args: string[]) =>
  run(process.execPath, [MAIN, ...args], { env: { ...process.env, DATABASE_URL: '' }, timeout: 60_000 });
const refusedBy = async (...args: string[]) => {
  const fault = await recourse(...args).then(
    () => assert.fail('it was taken'),
    (error: { code: number; stderr: string }) => error,
  );
  return { code: fault.code, stderr: fault.stderr };
};

test(
  'a whole installation moves in one file, and its log goes on under the same key',
  { timeout: 120_000 },
  async () => {
    const [from, to, file] = [join(folder, 'old'), join(folder, 'new'), join(folder, 'all.recourse')];
    const at = instant(1_795_000_000_000);
    const store = await openStore({ kind: 'embedded', folder: from });
    const seed = await readOrMakeSeed(join(from, 'log-key.seed'), () => new Uint8Array(32).fill(9));
    const log = openLogKey('test.example/log', seed);
    for (let n = 0; n < 30; n++)
      await store.transaction(async (tx) => {
        const half = { record: { text: `nul \0 and \ud800 alone ${n}` }, salt: new Uint8Array(32).fill(n) };
        const leaf = await tx.takeIn('decision', (place) => aLeaf({ kind: 'decision', n: place.n }), half, at);
        await tx.saveUpload({ ...anUpload({ id: `up_${n}` }), leafIndex: leaf.index });
        await tx.append(`upload/up_${n}`, 0, [{ type: 'upload-decided', version: 1, payload: { n } as Json }], at);
      });
    await store.transaction(async (tx) => {
      await tx.saveReference(aReference({ id: 'ref_1' }), new Uint8Array([0, 255, 1, 0]));
      await tx.saveParty('party/pty_a', { email: 'ada@example.org' }, at);
    });
    await (await openLogIntegrator({ store, log, tiles: memoryTiles() })).integrate();
    const before = await everything(store);
    await store.close();

    await recourse('export', file, '--data', from);
    await recourse('import', file, '--data', to);
    const copy = await openStore({ kind: 'embedded', folder: to });
    try {
      assert.equal(await everything(copy), before);
      const sameSeed = await readOrMakeSeed(join(to, 'log-key.seed'), () => assert.fail('the key did not come along'));
      const integrator = await openLogIntegrator({
        store: copy,
        log: openLogKey('test.example/log', sameSeed),
        tiles: memoryTiles(),
      });
      await copy.transaction((tx) => tx.takeIn('decision', ({ n }) => aLeaf({ kind: 'decision', n }), undefined, at));
      assert.equal(await integrator.integrate(), 31);
      await copy.transaction((tx) => tx.append('case/next', 0, [{ type: 'opened', version: 1, payload: {} }], at));
      const { rows } = await copy.uploads(undefined, 100);
      assert.equal(rows.length, 30);
    } finally {
      await copy.close();
    }
    const again = await refusedBy('import', file, '--data', to);
    assert.deepEqual([again.code, /holds something already/.test(again.stderr)], [1, true]);

    const kept = await readFile(file);
    const cut = join(folder, 'cut.recourse');
    await writeFile(cut, kept);
    await truncate(cut, kept.length - 40);
    const other = join(folder, 'other');
    for (const bad of [cut, MAIN]) {
      const refusal = await refusedBy('import', bad, '--data', other);
      assert.deepEqual([refusal.code, /not a whole export/.test(refusal.stderr)], [1, true], refusal.stderr);
    }
    const twice = await refusedBy('export', file, '--data', from);
    assert.match(twice.stderr, /there is such a file already/);
  },
);

/** What a reader can see. */
async function everything(store: Awaited<ReturnType<typeof openStore>>): Promise<string> {
  const leaves = await store.leaves(0, 100);
  const halves = await Promise.all(leaves.map(({ index }) => store.privateHalf(index)));
  const references: unknown[] = [];
  for await (const { id, fingerprint } of store.matchableReferences()) references.push([id, [...fingerprint]]);
  return JSON.stringify({
    leaves: leaves.map(({ leaf, takenInAt }) => [Buffer.from(leaf).toString('base64'), takenInAt]),
    halves: halves.map((half) => half && [half.record, [...half.salt]]),
    uploads: (await store.uploads(undefined, 100)).rows,
    references,
    checkpoint: await store.checkpoint(),
    party: await store.party('party/pty_a'),
    events: await store.eventsSince(0, 100),
  });
}
