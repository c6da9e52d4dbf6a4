import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { keptFolder, type KeptFiles } from './kept-files.ts';
import { runsOf } from './text-runs.ts';
import { waveFile } from './wave-file.ts';

const ID = `up_${'a'.repeat(22)}`;
let folder = '';
let files: KeptFiles;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'recourse-kept-'));
  files = keptFolder(join(folder, 'kept'));
});
after(() => rm(folder, { recursive: true, force: true }));

test('keeps a file although the spool lets go of it', async () => {
  const spooled = join(folder, 'spooled');
  await writeFile(spooled, 'the work');
  await files.keep(ID, { kind: 'file', path: spooled });
  await rm(spooled);
  const kept = await files.find(ID);
  assert.ok(kept?.kind === 'file');
  await files.keep(ID, { kind: 'file', path: kept.path });
  await files.keep(ID, { kind: 'bytes', bytes: new TextEncoder().encode('again') });
  assert.ok(await files.find(ID));
});

test('erases a file with everything made from it, and nobody else’s', async () => {
  const other = `ref_${'b'.repeat(22)}`;
  await files.keep(other, { kind: 'bytes', bytes: new Uint8Array(3) });
  await files.keepDerived(ID, 'frame-0.webp', new Uint8Array(5));
  assert.equal((await files.derived(ID, 'frame-0.webp'))?.length, 5);
  await files.erase(ID);
  assert.equal(await files.find(ID), undefined);
  assert.equal(await files.derived(ID, 'frame-0.webp'), undefined);
  assert.ok(await files.find(other));
});

test('never leaves its folder, whatever is asked for', async () => {
  for (const owner of ['../../etc/passwd', 'up_../x', 'up_', '']) assert.equal(await files.find(owner), undefined);
  await assert.rejects(async () => files.derived(ID, '../x'));
});

test('writes sound that any player reads', () => {
  const wave = waveFile({ modality: 'audio', sampleRate: 11_025, channels: [Int16Array.of(1, -2, 3)] });
  assert.equal(new TextDecoder().decode(wave.subarray(0, 4)), 'RIFF');
  assert.equal(new DataView(wave.buffer).getUint32(40, true), 6);
  assert.equal(new DataView(wave.buffer).getInt16(46, true), -2);
});

test('finds the words of a page in its source, a letter outside the basic plane counted once', () => {
  // <p>a😀b</p><p>c</p>: shown "a😀bc"; source offsets in code points
  const offsets = Uint32Array.of(3, 4, 4, 5, 13);
  assert.deepEqual(runsOf('a😀bc', offsets), [
    { shown: 0, source: 3, length: 3 },
    { shown: 3, source: 13, length: 1 },
  ]);
});
