import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { isSealed, openSealed, seal, sealKeyFrom, unwrapKey, wrapKey } from './sealing.ts';

const random = (count: number): Uint8Array => new Uint8Array(randomBytes(count));
const keys = ['staff/ada', 'staff/ben', 'staff/cem'].map((member) => ({ member, ...sealKeyFrom(random(32)) }));
const [ada, ben, cem] = keys as [(typeof keys)[0], (typeof keys)[0], (typeof keys)[0]];
const CASE = 'oversight/obc_1';
const WORDS = 'I am not yet sure that this is satire. 😀';

test('every member it was written for can read it, and nobody else', () => {
  const sealed = seal(WORDS, [ada, ben], CASE, random);
  assert.ok(!sealed.includes('satire'));
  for (const { member, seed } of [ada, ben]) {
    assert.deepEqual(openSealed(sealed, member, seed, CASE), { kind: 'done', value: WORDS });
  }
  const left = openSealed(sealed, cem.member, cem.seed, CASE);
  assert.ok(left.kind === 'refused' && left.why === 'not-sealed-for-you');
  const stolen = openSealed(sealed, ada.member, cem.seed, CASE);
  assert.ok(stolen.kind === 'refused' && stolen.why === 'cannot-be-opened');
});

test('a text of one case cannot be shown as one of another, nor changed by a single bit', () => {
  const sealed = seal(WORDS, [ada], CASE, random);
  assert.equal(openSealed(sealed, ada.member, ada.seed, 'oversight/obc_2').kind, 'refused');
  const parts = JSON.parse(sealed) as { body: string };
  const body = Buffer.from(parts.body, 'base64');
  body[3]! ^= 1;
  const altered = JSON.stringify({ ...parts, body: body.toString('base64') });
  assert.equal(openSealed(altered, ada.member, ada.seed, CASE).kind, 'refused');
});

test('tells what is sealed from what is not, and takes no plain text for sealed', () => {
  assert.ok(isSealed(seal(WORDS, [ada, ben], CASE, random)));
  const parts = JSON.parse(seal(WORDS, [ada], CASE, random)) as object;
  for (const other of [
    WORDS,
    '{}',
    '[]',
    'null',
    JSON.stringify({ ...parts, body: WORDS }),
    JSON.stringify({ ...parts, for: {}, v: 1 }),
  ]) {
    assert.equal(isSealed(other), false, other.slice(0, 40));
  }
});

test('the same words sealed twice share nothing', () => {
  const [one, two] = [seal(WORDS, [ada], CASE, random), seal(WORDS, [ada], CASE, random)].map(
    (text) => JSON.parse(text) as Record<string, string>,
  );
  for (const part of ['ephemeral', 'iv', 'body']) assert.notEqual(one![part], two![part]);
});

test('a kept key opens with its passphrase alone', async () => {
  const wrapped = await wrapKey(ada.seed, 'correct horse battery', random);
  const opened = await unwrapKey(wrapped, 'correct horse battery');
  assert.deepEqual(opened, { kind: 'done', value: ada.seed });
  const guessed = await unwrapKey(wrapped, 'correct horse batterz');
  assert.ok(guessed.kind === 'refused' && guessed.why === 'wrong-passphrase');
});
