/** A second opinion: `@sigstore/verify` (Apache-2.0), written by others, accepts our checkpoint and inclusion proof. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import type { KeyObject } from 'node:crypto';
import { ed25519PublicKey } from '../src/app/ed25519.ts';
import { fromHex } from '../src/common/index.ts';
import * as log from '../src/log/index.ts';
import { smallLog } from './fixtures/make-log.ts';

// Its door offers whole bundles only; the two functions for checkpoints and proofs are one folder deeper.
const require = createRequire(import.meta.url);
interface Entry {
  readonly canonicalizedBody: Buffer;
  readonly inclusionProof: { logIndex: string; hashes: Buffer[]; checkpoint: { envelope: string } };
}
interface Authority {
  readonly logID: Buffer;
  readonly baseURL: string;
  readonly publicKey: KeyObject;
}
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js') as {
  verifyCheckpoint(entry: Entry, logs: readonly Authority[]): { logSize: bigint; logHash: Buffer };
};
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js') as {
  verifyMerkleInclusion(entry: Entry, checkpoint: { logSize: bigint; logHash: Buffer }): void;
};

const small = smallLog(300);
const authority: Authority = {
  logID: Buffer.from(fromHex(small.signer.key.id)),
  baseURL: small.signer.key.name,
  publicKey: ed25519PublicKey(small.signer.key.publicKey),
};
function entryOf(index: number): Entry {
  const proof = log.parseTlogProof(small.proofOf(index));
  assert.ok(proof.kind === 'done');
  const { hashes, checkpoint } = proof.value;
  return {
    canonicalizedBody: Buffer.from(small.leaves[index]!),
    inclusionProof: {
      logIndex: String(index),
      hashes: hashes.map((hash) => Buffer.from(hash)),
      checkpoint: { envelope: checkpoint },
    },
  };
}

test('sigstore accepts our checkpoint and the place of each sampled leaf', () => {
  for (const index of [0, 1, 127, 128, 255, 256, 298, 299]) {
    const entry = entryOf(index);
    const checkpoint = verifyCheckpoint(entry, [authority]);
    assert.equal(checkpoint.logSize, 300n);
    assert.deepEqual(new Uint8Array(checkpoint.logHash), small.root);
    assert.doesNotThrow(() => verifyMerkleInclusion(entry, checkpoint), `leaf ${index}`);
  }
});

test('sigstore refuses what we refuse: another leaf, another signer', () => {
  const entry = entryOf(5);
  const checkpoint = verifyCheckpoint(entry, [authority]);
  assert.throws(() => verifyMerkleInclusion({ ...entry, canonicalizedBody: Buffer.from('{}') }, checkpoint));
  const stranger = { ...authority, publicKey: ed25519PublicKey(new Uint8Array(32).fill(1)) };
  assert.throws(() => verifyCheckpoint(entry, [stranger]));
});
