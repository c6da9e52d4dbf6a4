import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64, canonicalJson, fromBase64, instant, utf8, utf8Decode } from '../src/common/index.ts';
import * as log from '../src/log/index.ts';
import { ed25519Verify as verify, signerNamed, smallLog } from './fixtures/make-log.ts';

const small = smallLog(300);
const receipt = small.receiptOf(123);
const check = (some: unknown, vkey = small.vkey) => log.verifyReceipt(some, vkey, { verify });
const failed = (verdict: log.ReceiptVerdict) => verdict.checks.filter((each) => !each.ok).map((each) => each.name);

test('a receipt of the log is verified, from its text or its JSON', () => {
  const verdict = check(JSON.stringify(receipt));
  assert.deepEqual([verdict.ok, verdict.state, verdict.index, verdict.size], [true, 'verified', 123, 300]);
  assert.deepEqual(
    verdict.checks.map((each) => each.name),
    ['format', 'log key', 'leaf', 'promise', 'commitment', 'checkpoint', 'inclusion'],
  );
  assert.deepEqual(check(receipt), verdict);
});

test('a receipt fresh from the answer is a promise, and says so', () => {
  const verdict = check(small.receiptOf(7, 'promised'));
  assert.deepEqual([verdict.ok, verdict.state], [true, 'promised, not yet in the log']);
});

test('a receipt without its private half still proves the public leaf', () => {
  const { record: _record, salt: _salt, ...open } = receipt;
  assert.equal(check(open).state, 'verified');
});

test('the key given decides, never the one in the receipt', () => {
  const forger = signerNamed(small.signer.key.name, 'a forger');
  const leaf = small.leaves[3]!;
  const forged = log.makeReceipt({
    logKey: forger.key,
    leaf,
    promisedAt: instant(0),
    signature: log.signPromise(leaf, instant(0), forger.sign),
  });
  assert.equal(check(forged, log.formatVerifierKey(forger.key)).ok, true);
  assert.deepEqual(failed(check(forged)), ['log key']);
  // The forger claims the true key, and cannot sign with it.
  const claimed = { ...forged, promise: { ...forged.promise, logKey: small.vkey } };
  assert.deepEqual(failed(check(claimed)), ['promise']);
});

test('refuses keys of other logs, of witnesses and of nobody', () => {
  const witness = signerNamed(small.signer.key.name, 'recourse test log', 'cosignature');
  const elsewhere = signerNamed('elsewhere.example', 'recourse test log');
  for (const vkey of ['', 'x', log.formatVerifierKey(witness.key), log.formatVerifierKey(elsewhere.key)]) {
    const verdict = check(receipt, vkey);
    assert.deepEqual([verdict.state, failed(verdict)], ['invalid', ['log key']], vkey);
    assert.ok(verdict.checks.at(-1)!.why);
  }
});

test('a record, salt, leaf, promise or proof of another decision does not pass', () => {
  const next = small.receiptOf(124);
  const swapped: [Partial<log.Receipt>, string[]][] = [
    [{ record: next.record! }, ['commitment']],
    [{ salt: next.salt! }, ['commitment']],
    [{ leaf: next.leaf }, ['promise', 'commitment', 'inclusion']],
    [{ promise: next.promise }, ['promise']],
    [{ proof: next.proof! }, ['inclusion']],
  ];
  for (const [part, names] of swapped) assert.deepEqual(failed(check({ ...receipt, ...part })), names);
});

test('witnesses are asked for when the reader wants them', () => {
  const witness = signerNamed('witness.example', 'witness 1', 'cosignature');
  const keys = [log.formatVerifierKey(witness.key)];
  const asked = (some: log.Receipt, vkeys = keys) =>
    log.verifyReceipt(some, small.vkey, { verify, witnesses: { keys: vkeys, quorum: 1 } });
  assert.deepEqual(failed(asked(receipt)), ['checkpoint', 'inclusion']);
  const seen = {
    ...receipt,
    proof: receipt.proof!.replace(small.checkpoint, log.cosign(small.checkpoint, witness, 9)),
  };
  assert.equal(asked(seen).state, 'verified');
  assert.deepEqual(failed(asked(seen, ['nonsense'])), ['witness keys']);
});

const flips = (source: Uint8Array) =>
  fc.tuple(fc.nat(source.length - 1), fc.nat(7)).map(([at, bit]) => source.with(at, source[at]! ^ (1 << bit)));
const readable = (source: Uint8Array): string | undefined => {
  try {
    return utf8Decode(source);
  } catch {
    return undefined;
  }
};

test('one flipped bit in leaf, promise, salt, record, proof or checkpoint is noticed', () => {
  const bytesOf = (text: string) => fromBase64(text)!;
  const parts: Record<string, fc.Arbitrary<unknown>> = {
    leaf: flips(bytesOf(receipt.leaf)).map((leaf) => ({ ...receipt, leaf: base64(leaf) })),
    signature: flips(bytesOf(receipt.promise.signature)).map((signature) => ({
      ...receipt,
      promise: { ...receipt.promise, signature: base64(signature) },
    })),
    timestamp: fc.nat(40).map((bit) => ({
      ...receipt,
      promise: { ...receipt.promise, timestamp: Number(BigInt(receipt.promise.timestamp) ^ (1n << BigInt(bit))) },
    })),
    salt: flips(bytesOf(receipt.salt!)).map((salt) => ({ ...receipt, salt: base64(salt) })),
    record: flips(utf8(canonicalJson(receipt.record!))).map((record) => {
      const text = JSON.stringify({ ...receipt, record: 0 });
      return text.replace('"record":0', () => `"record":${readable(record) ?? '\u0000'}`);
    }),
    proof: flips(utf8(receipt.proof!)).map((proof) => ({ ...receipt, proof: readable(proof) ?? 0 })),
  };
  for (const [name, corrupted] of Object.entries(parts)) {
    fc.assert(
      fc.property(corrupted, (some) => {
        const verdict = check(some);
        assert.ok(!verdict.ok && verdict.state === 'invalid', name);
        assert.ok(verdict.checks.every((each) => each.ok || each.why));
      }),
      { numRuns: 150 },
    );
  }
});

test('one flipped bit anywhere in the file is noticed', () => {
  const file = utf8(JSON.stringify(receipt));
  fc.assert(
    fc.property(flips(file), (some) => {
      const text = readable(some);
      assert.ok(text === undefined || !check(text).ok);
    }),
    { numRuns: 500 },
  );
});

test('whatever is handed in, the answer is a verdict and never a crash', () => {
  fc.assert(fc.property(fc.anything(), (some) => assert.equal(check(some).state, 'invalid')));
  const fields = fc.record(Object.fromEntries(Object.keys(receipt).map((name) => [name, fc.jsonValue()])));
  fc.assert(fc.property(fields, (some) => assert.equal(check({ ...receipt, ...some }).state, 'invalid')));
  const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
  for (const record of [`{"a":"\\ud800"}`, `{"a":${deep}}`, 'null', '[]']) {
    const text = JSON.stringify({ ...receipt, record: 0 }).replace('"record":0', `"record":${record}`);
    assert.deepEqual(failed(check(text)), ['format'], record.slice(0, 20));
  }
  assert.deepEqual(failed(check('x'.repeat(5_000_000))), ['format']);
});

test('says in plain words what is missing from a file', () => {
  const why = (some: unknown) => check(some).checks[0]?.why ?? '';
  assert.match(why('{'), /not JSON/);
  assert.match(why({ ...receipt, format: 'recourse-receipt/2' }), /format is not recourse-receipt\/1/);
  assert.match(why({ ...receipt, salt: undefined, extra: 1 }), /no field "extra"/);
  const { salt: _salt, ...saltless } = receipt;
  assert.match(why(saltless), /come together/);
});
