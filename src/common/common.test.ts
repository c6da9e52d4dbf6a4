import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { base64, canonicalJson, fromBase64, fromHex, hex, hmacSha256, sha256, utf8 } from './index.ts';
import { portableSha256 } from './sha256.ts';

test('hashes the same in a browser as in Node', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (data) => assert.deepEqual(portableSha256(data), sha256(data))),
  );
});

test('hashes the examples of FIPS 180-4 and RFC 4231', () => {
  assert.equal(hex(sha256(utf8('abc'))), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  const mac = hmacSha256(utf8('Jefe'), utf8('what do ya want for nothing?'));
  assert.equal(hex(mac), '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
});

test('writes one canonical form whatever the order of members', () => {
  assert.equal(canonicalJson({ b: 1, a: [true, null, 'é'], c: undefined }), '{"a":[true,null,"é"],"b":1}');
  assert.equal(canonicalJson(1e21), '1e+21');
  assert.throws(() => canonicalJson('\ud800'));
  assert.throws(() => canonicalJson(Number.NaN));
});

test('reads back every base64 and hexadecimal it writes, and refuses other spellings', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (data) => {
      assert.deepEqual(fromBase64(base64(data)), data);
      assert.deepEqual(fromHex(hex(data)), data);
    }),
  );
  for (const bad of ['A', 'AB=', 'A===', 'AB==\n', 'AR==']) assert.equal(fromBase64(bad), undefined, bad);
});
