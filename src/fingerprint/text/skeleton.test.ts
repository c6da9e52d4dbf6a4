import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codePoints } from '../../common/index.ts';
import { decodeTextFingerprint, encodeTextFingerprint, fingerprintText, SKELETON_MIN } from './fingerprint-text.ts';
import { skeletonOf } from './skeleton.ts';

const lettersOf = (text: string): string =>
  Array.from(skeletonOf(text).bytes, (byte) => String.fromCharCode(byte)).join('');
const outcomeOf = (text: string) =>
  fingerprintText({ modality: 'text', text, sourceLength: codePoints([...text].length) });

const SAME = 'Hello, World';
for (const [disguise, text] of Object.entries({
  'capitals without signs': 'HELLO WORLD',
  'Cyrillic and Greek look-alikes': 'Неllо, Wоrld',
  'Cherokee, Armenian and Coptic look-alikes': 'ᎻеӏӏⲟᎳօrӏԁ',
  'full-width letters': 'Ｈｅｌｌｏ，Ｗｏｒｌｄ',
  'mathematical letters': '𝐇𝐞𝐥𝐥𝐨 𝒲𝑜𝓇𝓁𝒹',
  'circled, squared and flag letters': 'ⓗⓔⓛⓛⓞ 🅦🅞🅡🅛🅓',
  'accents and stacked marks': 'Hé̶l̷l̸ö̴ Ẃõŕĺď',
  'letters with strokes and hooks': 'ħɇłƚø ⱳɵɍłđ',
  'small capitals and superscripts': 'ʜᴇʟʟᴏ ʷᵒʳˡᵈ',
  leet: 'h3ll0 w0r1d',
  'symbols inside words': 'He|lo Wor!d',
  'zero-width characters and soft hyphens': 'H\u200be\u00adl\u2060l\ufeffo W\u200do\u180er\u034fl\u{e0061}d',
  'blank letters': 'He\u3164llo\u115f World',
  'a hyphen at the line end': 'Hel-\nlo Wor-\r\nld',
  'letter-spacing': 'H e l l o   W o r l d',
  'right-to-left override': '\u202edlroW ,olleH\u202c',
}))
  test(`sees through ${disguise}`, () => assert.equal(lettersOf(text), lettersOf(SAME)));

test('keeps other scripts, without regard to case, marks or presentation forms', () => {
  for (const [one, other] of [
    ['Россия и Мир', 'РОССИЯ И МИР'],
    ['Νέα Δημοκρατία', 'ΝΕΑ ΔΗΜΟΚΡΑΤΙΑ'],
    ['مُحَمَّد كتاب', 'محمد كتـــاب'],
    ['ガギグ', 'ｶﾞｷﾞｸﾞ'],
    ['٣٤', '34'],
  ] as const) {
    assert.equal(lettersOf(one), lettersOf(other), one);
    assert.ok(lettersOf(one).length > 1);
  }
  assert.notEqual(lettersOf('中文字符'), lettersOf('中文字苻'));
  assert.equal(skeletonOf('中文').bytes.length, 4);
});

test('leads every letter back to the code point it came from', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'Z', '7', ' ', 'é', 'ﬃ', '😀', '𝐛', '中', 'я', '\u200b', '\n', '@'),
  });
  fc.assert(
    fc.property(text, (written) => {
      const { bytes, offsets } = skeletonOf(written);
      const points = [...written];
      let expected: number[] = [];
      points.forEach((char, at) => (expected = expected.concat([...skeletonOf(char).bytes].map(() => at))));
      if (written.includes('@')) return assert.ok(offsets.every((offset) => offset < points.length));
      assert.deepEqual([...offsets], expected);
      assert.equal(bytes.length, expected.length);
    }),
  );
});

test('goes through given source offsets', () => {
  assert.deepEqual([...skeletonOf('a😀b', Uint32Array.from([5, 6, 6, 9])).offsets], [5, 9]);
});

test('calls a text too short just below the least length, and endless repetition featureless', () => {
  const letters = 'abcdefghijkmnopqrstuvwxyz2'.slice(0, SKELETON_MIN);
  assert.equal(outcomeOf(letters).kind, 'fingerprinted');
  const shorter = outcomeOf(letters.slice(1));
  assert.ok(shorter.kind === 'undetermined' && shorter.why === 'too-short');
  const lorem = outcomeOf('lorem ipsum dolor '.repeat(500));
  assert.ok(lorem.kind === 'undetermined' && lorem.why === 'featureless');
});

test('reads back what it stores, and refuses what it did not', () => {
  const made = outcomeOf(
    'Stored and read back, \u202eolleh\u202c, with 😀 and a long gap' + ' '.repeat(700) + 'at the end.',
  );
  assert.ok(made.kind === 'fingerprinted');
  const stored = encodeTextFingerprint(made.fingerprint);
  const read = decodeTextFingerprint(stored);
  assert.ok(read.kind === 'done');
  assert.deepEqual(read.value, made.fingerprint);
  for (let length = 0; length < stored.length; length += 7)
    assert.equal(decodeTextFingerprint(stored.subarray(0, length)).kind, 'refused');
  const other = decodeTextFingerprint(Uint8Array.from([1, 2, 3, 4, 5]));
  assert.ok(other.kind === 'refused' && other.why === 'other-algorithm');
});
