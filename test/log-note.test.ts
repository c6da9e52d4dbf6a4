import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import * as log from '../src/log/index.ts';
import { ed25519Verify as verify, LOG_NAME, signerNamed, smallLog } from './fixtures/make-log.ts';

const signer = signerNamed(LOG_NAME, 'recourse test log');
const witness = signerNamed('witness.example', 'witness 1', 'cosignature');
const other = signerNamed('other.example/log', 'another log');
const text = `${LOG_NAME}\n5\n${'A'.repeat(43)}=\n`;
const note = log.cosign(log.signNote(text, signer), witness, 1_700_000_000);
const whyOf = (outcome: { kind: string; why?: string }) => outcome.why ?? outcome.kind;

test('opens a note for whoever knows one of its signers, and tells the witness time', () => {
  const opened = log.openNote(note, [signer.key, witness.key], verify);
  assert.ok(opened.kind === 'done');
  assert.equal(opened.value.text, text);
  assert.deepEqual(
    opened.value.signatures.map((each) => each.time),
    [undefined, 1_700_000_000],
  );
  assert.equal(log.openNote(note, [witness.key], verify).kind, 'done');
  assert.equal(whyOf(log.openNote(note, [other.key], verify)), 'unknown-signers');
  assert.equal(whyOf(log.openNote(note, [], verify)), 'unknown-signers');
});

test('ignores strangers, but one bad line of a known key condemns the note', () => {
  const withStranger = note + log.signNote(text, other).slice(text.length + 1);
  assert.equal(log.openNote(withStranger, [signer.key], verify).kind, 'done');
  const line = log
    .signNote(`${LOG_NAME}\n6\n${'A'.repeat(43)}=\n`, signer)
    .split('\n')
    .at(-2);
  assert.equal(whyOf(log.openNote(`${note}${line}\n`, [signer.key], verify)), 'bad-signature');
});

test('refuses what is not a note, saying so', () => {
  for (const bad of [
    '',
    '\n',
    text,
    `${text}\n`,
    note.slice(0, -1),
    `${note}\n`,
    note.replace('— ', '- '),
    `\t${note}`,
  ]) {
    assert.equal(whyOf(log.openNote(bad, [signer.key], verify)), 'not-a-note', JSON.stringify(bad.slice(-30)));
  }
  assert.equal(whyOf(log.openNote(note + 'x'.repeat(1_000_000), [signer.key], verify)), 'not-a-note');
  assert.throws(() => log.signNote('no newline', signer));
  assert.throws(() => log.signNote(text, witness), /cosign/);
  assert.throws(() => log.cosign(note, signer, 1));
});

test('a verifier key reads back, and an altered one is refused', () => {
  for (const { key } of [signer, witness, other]) {
    const line = log.formatVerifierKey(key);
    assert.deepEqual(log.parseVerifierKey(`${line}\n`), { kind: 'done', value: key });
    for (let at = 0; at < line.length; at++) {
      const altered = line.slice(0, at) + String.fromCharCode(line.charCodeAt(at) ^ 1) + line.slice(at + 1);
      assert.equal(log.parseVerifierKey(altered).kind, 'refused', altered);
    }
  }
  assert.throws(() => log.verifierKey('two words', signer.key.publicKey));
  assert.throws(() => log.verifierKey('a+b', signer.key.publicKey));
});

test('a checkpoint is believed only with the signature of its own log', () => {
  const trust = { logKey: signer.key, verify };
  assert.equal(log.openCheckpoint(note, trust).kind, 'done');
  assert.equal(whyOf(log.openCheckpoint(log.signNote(text, other), trust)), 'unknown-signers');
  assert.equal(whyOf(log.openCheckpoint(note, { logKey: other.key, verify })), 'unknown-signers');
  const foreign = log.signNote(text, other);
  assert.equal(whyOf(log.openCheckpoint(foreign, { logKey: other.key, verify })), 'other-log');
  const onlyWitness = log.cosign(`${text}\n`, witness, 1);
  const witnesses = { keys: [witness.key], quorum: 1 };
  assert.equal(whyOf(log.openCheckpoint(onlyWitness, { ...trust, witnesses })), 'unknown-signers');
});

test('asks for as many witnesses as the reader wants, each counted once', () => {
  const second = signerNamed('second.example', 'witness 2', 'cosignature');
  const keys = [witness.key, second.key];
  const open = (some: string, quorum: number) =>
    whyOf(log.openCheckpoint(some, { logKey: signer.key, verify, witnesses: { keys, quorum } }));
  assert.equal(open(note, 1), 'done');
  assert.equal(open(note, 2), 'too-few-witnesses');
  assert.equal(open(log.cosign(note, witness, 1_700_000_001), 2), 'too-few-witnesses');
  assert.equal(open(log.cosign(note, second, 1_700_000_001), 2), 'done');
});

test('a checkpoint text says exactly one thing', () => {
  const root = 'A'.repeat(43);
  for (const bad of [
    '',
    `\n5\n${root}=\n`,
    `o\n05\n${root}=\n`,
    `o\n-1\n${root}=\n`,
    `o\n9007199254740992\n${root}=\n`,
  ]) {
    assert.equal(log.parseCheckpoint(bad).kind, 'refused', bad);
  }
  assert.equal(log.parseCheckpoint(`o\n5\n${root}\n`).kind, 'refused');
  assert.equal(log.parseCheckpoint(`o\n5\n${root}=`).kind, 'refused');
  assert.equal(log.parseCheckpoint(`o\n0\n${root}=\nextension\n`).kind, 'done');
  assert.throws(() => log.formatCheckpoint({ origin: 'recourse-promise/1', size: 1, root: new Uint8Array(32) }));
});

test('a tlog-proof reads back as written, with extra data or without', () => {
  const hashes = fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 50 });
  fc.assert(
    fc.property(
      fc.maxSafeNat(),
      hashes,
      fc.option(fc.uint8Array({ minLength: 1 }), { nil: undefined }),
      (index, some, extra) => {
        const proof = { index, hashes: some, checkpoint: note, ...(extra && { extra }) };
        assert.deepEqual(log.parseTlogProof(log.formatTlogProof(proof)), { kind: 'done', value: proof });
      },
    ),
  );
});

test('a proof is for one leaf of one log', () => {
  const small = smallLog(9);
  const trust = { logKey: small.signer.key, verify };
  assert.equal(log.verifyTlogProof(small.proofOf(4), small.leaves[4]!, trust).kind, 'done');
  assert.equal(whyOf(log.verifyTlogProof(small.proofOf(4), small.leaves[5]!, trust)), 'not-included');
  assert.equal(whyOf(log.verifyTlogProof('index 4', small.leaves[4]!, trust)), 'not-a-proof');
  const renumbered = small.proofOf(4).replace('index 4', 'index 5');
  assert.equal(whyOf(log.verifyTlogProof(renumbered, small.leaves[4]!, trust)), 'not-included');
});
