import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BOUNDS, utf8 } from '../../common/index.ts';
import { decodeText } from './decode-text.ts';

const SENTENCE = 'The keeper wound the clock, and “waited” for the tide — déjà vu.';
const utf16 = (text: string, bigEndian: boolean): Uint8Array =>
  Uint8Array.from(
    [...text].flatMap((c) =>
      bigEndian ? [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255] : [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8],
    ),
  );
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));
const read = (file: Uint8Array) => {
  const decoded = decodeText(file);
  assert.equal(decoded.kind, 'decoded');
  return decoded.kind === 'decoded' ? decoded : assert.fail();
};
const undetermined = (file: Uint8Array): string => {
  const decoded = decodeText(file);
  return decoded.kind === 'undetermined' ? decoded.why : decoded.kind;
};

for (const [name, file, text] of [
  ['UTF-8', utf8(SENTENCE), SENTENCE],
  ['UTF-8 with a mark', utf8('\ufeff' + SENTENCE), SENTENCE],
  ['UTF-16 LE with a mark', utf16('\ufeff' + SENTENCE, false), SENTENCE],
  ['UTF-16 BE with a mark', utf16('\ufeff' + SENTENCE, true), SENTENCE],
  ['UTF-16 LE without a mark', utf16(SENTENCE, false), SENTENCE],
  ['UTF-16 BE without a mark', utf16(SENTENCE, true), SENTENCE],
  ['Latin-1', latin1('Déjà vu, à la carte, that is all'), 'Déjà vu, à la carte, that is all'],
  ['Windows-1252', latin1('\x93quoted\x94 caf\xe9'), '“quoted” café'],
  [
    'Windows-1251',
    Uint8Array.from('Привет, это русский текст', (c) =>
      c.charCodeAt(0) < 128 ? c.charCodeAt(0) : c.charCodeAt(0) - 0x350,
    ),
    'Привет, это русский текст',
  ],
  [
    'ASCII with stray bytes',
    Uint8Array.from([...utf8('the flood'), 0xff, 0xfe, 0xc3, ...utf8(' came down')]),
    'the flood\ufffd\ufffd\ufffd came down',
  ],
  [
    'text with NULs inside',
    utf8('one word \0\0and more words to follow here, enough of them'),
    'one word \0\0and more words to follow here, enough of them',
  ],
] as const)
  test(`reads ${name}`, () => {
    const { sample } = read(file);
    assert.equal(sample.text, text);
    assert.equal(sample.sourceLength, [...text].length);
    assert.equal(sample.sourceOffsets, undefined);
  });

/** The first article of the Universal Declaration of Human Rights, as written before Unicode. */
const ARTICLE_ONE = {
  'windows-1251': 'Все люди рождаются свободными и равными в своем достоинстве и правах',
  'koi8-r': 'Все люди рождаются свободными и равными в своем достоинстве и правах',
  'windows-1253': 'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα',
  'windows-1255': 'כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם',
  'windows-1256': 'يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا',
} as const;
const eightBit = (encoding: string, text: string): Uint8Array => {
  const letters = new TextDecoder(encoding).decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
};
for (const [encoding, text] of Object.entries(ARTICLE_ONE))
  test(`reads prose in ${encoding}`, () => assert.equal(read(eightBit(encoding, text)).sample.text, text));

test('reads Japanese that shifts with escape sequences', () => {
  const file = Uint8Array.from([0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42, ...utf8(' = Nihon')]);
  assert.equal(read(file).sample.text, '日本 = Nihon');
});

test('does not guess at eight-bit letters of no language it can tell', () => {
  const armenian = Uint8Array.from({ length: 300 }, (_, i) => (i % 7 === 6 ? 32 : 0xb3 + ((i * 37) % 75)));
  assert.equal(undetermined(armenian), 'undecodable');
});

test('never takes a binary file for text', () => {
  let seed = 7;
  const noise = Uint8Array.from({ length: 3000 }, () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 16);
  assert.equal(undetermined(noise), 'undecodable');
  assert.equal(undetermined(Uint8Array.from({ length: 400 }, (_, i) => i % 9)), 'undecodable');
});

test('says that an empty or blank file shows nothing', () => {
  for (const file of ['', ' \r\n\t ', '<!doctype html><title>x</title><script>let a</script>'])
    assert.equal(undetermined(utf8(file)), 'featureless');
});

test('reads a text at the limit and refuses one byte more', () => {
  assert.equal(read(new Uint8Array(BOUNDS.textBytesMax).fill(97)).sample.sourceLength, BOUNDS.textBytesMax);
  assert.equal(undetermined(new Uint8Array(BOUNDS.textBytesMax + 1).fill(97)), 'over-limit');
});

/** Every letter of the extracted text stands in the source where its offset says. */
function assertOffsets(source: string, sample: { text: string; sourceOffsets?: Uint32Array }): void {
  const points = [...source];
  for (let i = 0; i < sample.text.length; i++) {
    const char = sample.text[i]!;
    const there = points[sample.sourceOffsets![i]!]!;
    assert.ok(
      there.includes(char) || there === '&' || (char === '\n' && there === '<'),
      `${i}: ${char} is not ${there}`,
    );
  }
}

test('shows of a page its main text, with offsets in the source', () => {
  const page =
    '<!DOCTYPE html>\r\n<html><head><title>T</title><style>p{}</style></head><body><nav>menu</nav><main><p>Caf&eacute; 😀 a &amp; b &copy<b>bold</b>er</p>' +
    '<p hidden>secret<p>shown <script>var a="<b>";</script><span style="display: none">not</span>end<!-- no --></main><footer>foot</footer></body></html>';
  const { sample, format } = read(utf8(page));
  assert.equal(format, 'html');
  assert.equal(sample.text.trim(), 'Café 😀 a & b ©bolder\nshown \nend');
  assert.equal(sample.sourceLength, [...page].length);
  assertOffsets(page, sample);
});

test('reads a page whole when most of its text stands outside of its main part', () => {
  const page = '<html><body><main>tiny</main><nav>a long text that hides in the navigation</nav></body></html>';
  assert.match(read(utf8(page)).sample.text, /tiny[^]*hides in the navigation/);
});

test('leaves out the targets of Markdown links and keeps the offsets of the rest', () => {
  const source = 'See [the 😀 harbour](https://example.org/a?b "c") at dusk.\n\n[ref]: https://example.org/long\n';
  const { sample, format } = read(utf8(source));
  assert.equal(format, 'markdown');
  assert.match(sample.text, /^See \[the 😀 harbour\] at dusk\.\s*$/);
  assertOffsets(source, sample);
});

test('keeps offsets true for any mixture of tags, entities and text', () => {
  const piece = fc.constantFrom(
    'word',
    ' ',
    '😀',
    '&amp;',
    '&nosuch;',
    '&',
    '<b>',
    '</b>',
    '<p>',
    '</div>',
    '<br>',
    'é',
    '\r\n',
    '<!-- c -->',
    '&#233;',
    '<',
    '>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const page = `<html><body>x${pieces.join('')}`;
      assertOffsets(page, read(utf8(page)).sample);
    }),
    { numRuns: 200 },
  );
});

test('reads a page of a hundred thousand nested tags and ampersands in linear time', () => {
  const { sample } = read(utf8('<html><body>' + '<div><b>x & y '.repeat(100_000)));
  assert.equal(sample.text.match(/x & y/g)?.length, 100_000);
});
