/** The commands of docs/log.md by hand: a verifier in Python and openssl, which shares no code with ours. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Receipt } from '../../src/log/index.ts';
import { smallLog } from '../fixtures/make-log.ts';

const script = fileURLToPath(new URL('../peers/verify_receipt.py', import.meta.url));
const missing = ['python3', 'openssl'].filter((tool) => spawnSync(tool, ['--help']).error);
const skip = missing.length === 0 ? false : `${missing.join(' and ')} not installed`;
const folder = mkdtempSync(join(tmpdir(), 'recourse-receipt-'));
after(() => rmSync(folder, { recursive: true }));

const small = smallLog(300);
function peer(receipt: Receipt) {
  const path = join(folder, 'receipt.json');
  writeFileSync(path, JSON.stringify(receipt));
  return spawnSync('python3', [script, path, small.vkey], { encoding: 'utf8' });
}

test('Python and openssl verify our receipts', { skip }, () => {
  for (const index of [0, 1, 128, 255, 256, 299]) {
    const run = peer(small.receiptOf(index));
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, new RegExp(`commitment: holds\nverified: leaf ${index} of 300`));
  }
  assert.match(peer(small.receiptOf(5, 'promised')).stdout, /promised, not yet in the log/);
});

test('Python and openssl refuse what we refuse', { skip }, () => {
  const receipt = small.receiptOf(128);
  const next = small.receiptOf(129);
  const altered: [Partial<Receipt>, RegExp][] = [
    [{ leaf: next.leaf }, /promise/],
    [{ promise: { ...receipt.promise, timestamp: receipt.promise.timestamp + 1 } }, /promise/],
    [{ record: next.record! }, /record/],
    [{ salt: next.salt! }, /record/],
    [{ proof: next.proof! }, /not in the tree/],
    [{ proof: receipt.proof!.replace('\n300\n', '\n301\n') }, /signature/],
  ];
  for (const [part, why] of altered) {
    const run = peer({ ...receipt, ...part });
    assert.equal(run.status, 1);
    assert.match(run.stderr, why);
  }
});

const missingTools = ['bash', 'openssl', 'jq', 'xxd'].filter((tool) => spawnSync(tool, ['-h']).error);
const skipByHand = missingTools.length === 0 ? false : `${missingTools.join(' and ')} not installed`;

test('the commands of docs/log.md do what they say', { skip: skipByHand }, () => {
  const page = readFileSync(new URL('../../docs/log.md', import.meta.url), 'utf8');
  const commands = /```sh\n([\s\S]*?)```/.exec(page)?.[1];
  assert.ok(commands);
  const byHand = (receipt: Receipt): string[] => {
    writeFileSync(join(folder, 'receipt.json'), JSON.stringify(receipt));
    writeFileSync(join(folder, 'vkey'), small.vkey);
    return spawnSync('bash', ['-c', commands], { cwd: folder, encoding: 'utf8' }).stdout.trim().split('\n');
  };
  for (const index of [0, 200, 256, 299]) {
    const [promise, commitment, inLeaf, checkpoint, computed, signed] = byHand(small.receiptOf(index));
    assert.match(promise!, /Success/);
    assert.equal(commitment, inLeaf);
    assert.match(checkpoint!, /Success/);
    assert.equal(computed, signed);
  }
  const next = small.receiptOf(11);
  const [promise, commitment, inLeaf, checkpoint, computed, signed] = byHand({
    ...next,
    leaf: small.receiptOf(10).leaf,
  });
  assert.match(promise!, /Failure/);
  assert.notEqual(commitment, inLeaf);
  assert.match(checkpoint!, /Success/);
  assert.notEqual(computed, signed);
});
