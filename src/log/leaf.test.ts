import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { instant, utf8, utf8Decode } from '../common/index.ts';
import { commitment } from './commitment.ts';
import { counterCheck } from './counters.ts';
import { hourOf, leafBytes, parseLeaf, toLeaf, type LeafFields } from './leaf.ts';

const at = instant(Date.UTC(2026, 10, 22, 11, 59, 59, 999));
const fields: LeafFields = {
  k: 'decision',
  n: 7,
  case: 'q3Jx-0aT_91b',
  p: 'de@2026-11',
  a: 'PROMPT_HOLD',
  ground: 'de/urhdag-11-1@1',
  auto: 'full',
  media: 'image',
  terr: 'DE',
  at,
  c: commitment({ upload: 'u1' }, new Uint8Array(32)),
};

test('only listed fields reach the public log', () => {
  const careless = { ...fields, uploaderEmail: 'ada@example.org', url: 'https://example.org/x' };
  assert.doesNotMatch(utf8Decode(leafBytes(toLeaf(careless))), /ada|example\.org/);
});

test('a listed field cannot carry a sentence, an address or a link', () => {
  for (const text of ['Ada said no', 'ada@example.org', 'https://example.org/x', 'a\nb', '', 'é', 'x'.repeat(200)]) {
    for (const name of ['case', 'cat', 'a', 'ground', 'src', 'auto', 'media', 'terr']) {
      assert.throws(() => toLeaf({ ...fields, [name]: text }), /not fit for the public log/, `${name}: ${text}`);
    }
  }
});

test('a leaf is JCS with the time cut to the hour, and reads back the same', () => {
  const leaf = toLeaf({ k: 'decision', n: 0, a: 'BLOCK', at });
  assert.equal(utf8Decode(leafBytes(leaf)), '{"a":"BLOCK","at":"2026-11-22T11:00Z","k":"decision","n":0,"v":1}');
  const full = toLeaf(fields);
  assert.deepEqual(parseLeaf(leafBytes(full)), { kind: 'done', value: full });
});

test('refuses a leaf that is not canonical, not well-formed or not listed', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{"k":"decision"',
    '{"at":"2026-11-22T11:00Z","k":"decision","n":0}',
    '{"at":"2026-11-22T11:30Z","k":"decision","n":0,"v":1}',
    '{"at":"2026-11-22T11:00Z","k":"decision","n":-1,"v":1}',
    '{"at":"2026-11-22T11:00Z","k":"decision","n":0,"v":2}',
    '{"at":"2026-11-22T11:00Z","k":"decision","n":0,"name":"Ada","v":1}',
    '{"at":"2026-11-22T11:00Z","k":"decision","n":0, "v":1}',
    '{"k":"decision","at":"2026-11-22T11:00Z","n":0,"v":1}',
    '{"a":"\\ud800","at":"2026-11-22T11:00Z","k":"decision","n":0,"v":1}',
    '{"__proto__":1,"at":"2026-11-22T11:00Z","k":"decision","n":0,"v":1}',
    '{"at":"2026-11-22T11:00Z","k":"decision","n":0,"n":0,"v":1}',
  ]) {
    assert.equal(parseLeaf(utf8(text)).kind, 'refused', text);
  }
  assert.equal(parseLeaf(Uint8Array.of(0xff, 0xfe)).kind, 'refused');
});

test('rounds down to the hour, at the hour and just before the next', () => {
  assert.equal(hourOf(instant(0)), '1970-01-01T00:00Z');
  assert.equal(hourOf(instant(3_599_999)), '1970-01-01T00:00Z');
  assert.equal(hourOf(instant(3_600_000)), '1970-01-01T01:00Z');
  assert.throws(() => hourOf(instant(-1)));
});

test('a commitment fits one record and one salt, whatever the order of its members', () => {
  const salt = new Uint8Array(32).fill(9);
  assert.equal(commitment({ a: 1, b: 'x' }, salt), commitment({ b: 'x', a: 1 }, salt));
  assert.notEqual(commitment({ a: 1, b: 'x' }, salt), commitment({ a: 1, b: 'y' }, salt));
  assert.notEqual(commitment({ a: 1 }, salt), commitment({ a: 1 }, new Uint8Array(32).fill(8)));
  assert.throws(() => commitment({ a: 1 }, new Uint8Array(31)), /32 bytes/);
});

test('a leaf left out, doubled or moved shows in the counters of its kind', () => {
  const kinds = fc.array(fc.constantFrom('decision', 'census', 'notice'), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(kinds, fc.nat(), (sequence, pick) => {
      const next: Record<string, number> = {};
      const whole = sequence.map((k) => ({ k, n: (next[k] = (next[k] ?? -1) + 1) }));
      const gapsOf = (some: typeof whole) => {
        const counters = counterCheck();
        return some.filter((leaf) => counters.push(leaf)).length;
      };
      assert.equal(gapsOf(whole), 0);
      const index = pick % whole.length;
      const { k, n } = whole[index]!;
      assert.ok(gapsOf([...whole.slice(0, index), whole[index]!, ...whole.slice(index)]) > 0);
      // The last of its kind leaves no gap behind it: that is what the census and a kept checkpoint are for.
      if (n < next[k]!) assert.ok(gapsOf(whole.toSpliced(index, 1)) > 0);
    }),
  );
});
