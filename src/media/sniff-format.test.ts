import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sniffFormat } from './sniff-format.ts';

const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const join = (...parts: (string | readonly number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...latin(part)] : [...part])));
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);
const named = (bytes: Uint8Array): string => {
  const found = sniffFormat(bytes);
  if (found.kind === 'media') return `${found.modality}/${found.format}`;
  return found.kind === 'other' ? `${found.family}/${found.format}` : found.kind;
};
const ftyp = (major: string, ...brands: string[]): Uint8Array =>
  join([0, 0, 0, 16 + 4 * brands.length], 'ftyp', major, [0, 0, 0, 0], ...brands, [0, 0, 0, 8], 'mdat');

test('names the common pictures by their content', () => {
  const png = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13];
  assert.equal(named(join([0xff, 0xd8, 0xff, 0xe0])), 'image/jpeg');
  assert.equal(named(join(png, 'IHDR', zeros(17), [0, 0, 0, 4], 'IDAT', zeros(8))), 'image/png');
  assert.equal(named(join(png, 'IHDR', zeros(17), [0, 0, 0, 8], 'acTL', zeros(12))), 'image/apng');
  assert.equal(named(latin('GIF89a/*')), 'image/gif');
  assert.equal(named(join('RIFF', zeros(4), 'WEBPVP8 ')), 'image/webp');
  assert.equal(named(ftyp('avif', 'mif1')), 'image/avif');
  assert.equal(named(ftyp('mif1', 'avif')), 'image/avif');
  assert.equal(named(ftyp('heic', 'mif1')), 'image/heic');
  assert.equal(named(ftyp('mif1', 'heic')), 'image/heic');
  assert.equal(named(join('II*', [0], zeros(4))), 'image/tiff');
  assert.equal(named(join('BM', zeros(12), [40, 0, 0, 0], zeros(36))), 'image/bmp');
  assert.equal(named(join([0xff, 0x0a, 0, 0])), 'image/jxl');
  assert.equal(named(latin('8BPS\0\x01')), 'image/psd');
  assert.equal(named(latin('P6\n# drawn\n4 4 255\n')), 'image/pnm');
});

test('finds the drawing behind declarations and comments, so that it is never taken for a text', () => {
  assert.equal(named(latin('<svg xmlns="x">')), 'image/svg');
  assert.equal(
    named(latin('<?xml version="1.0"?>\n<!-- a\n>b -->\n<!DOCTYPE svg [<!ENTITY a "b">]>\n<svg>')),
    'image/svg',
  );
  assert.equal(named(latin('<?xml version="1.0"?><book/>')), 'text/xml');
});

test('tells film from sound inside the containers they share', () => {
  assert.equal(named(ftyp('isom', 'mp41')), 'video/mp4');
  assert.equal(named(ftyp('M4A ', 'isom')), 'audio/m4a');
  assert.equal(named(ftyp('qt  ')), 'video/mov');
  assert.equal(named(ftyp('3gp4', 'isom')), 'video/3gp');
  const soundTrack = join([0, 0, 0, 20], 'moov', 'hdlrsoun', zeros(4));
  assert.equal(named(join([0, 0, 0, 16], 'ftyp', 'isom', zeros(4), [...soundTrack])), 'audio/m4a');
  assert.equal(named(join([0, 0, 0, 8], 'wide', [0, 0, 1, 0], 'mdat')), 'video/mov');
  assert.equal(named(join([0x1a, 0x45, 0xdf, 0xa3], zeros(8), 'webm', zeros(20), 'V_VP9', 'A_OPUS')), 'video/webm');
  assert.equal(named(join([0x1a, 0x45, 0xdf, 0xa3], zeros(8), 'webm', zeros(20), 'A_OPUS')), 'audio/webm');
  assert.equal(named(join([0x1a, 0x45, 0xdf, 0xa3], zeros(8), 'matroska', zeros(20))), 'video/mkv');
  assert.equal(named(join('OggS', zeros(24), '\x01vorbis')), 'audio/ogg');
  assert.equal(named(join('OggS', zeros(24), '\x80theora')), 'video/ogv');
  assert.equal(named(join('RIFF', zeros(4), 'AVI LIST')), 'video/avi');
  assert.equal(named(join('RIFF', zeros(4), 'WAVEfmt ')), 'audio/wav');
  assert.equal(named(join('FORM', zeros(4), 'AIFF')), 'audio/aiff');
  assert.equal(named(latin('FLV\x01\x05')), 'video/flv');
  assert.equal(named(latin('fLaC\0\0\0\x22')), 'audio/flac');
  assert.equal(named(latin('MThd\0\0\0\x06')), 'audio/midi');
  const packet = [0x47, ...zeros(187)];
  assert.equal(named(join(packet, packet, packet, packet, packet)), 'video/mpeg-ts');
});

test('believes in mp3 and aac only when frames follow each other', () => {
  const mp3 = [0xff, 0xfb, 0x90, 0x00, ...zeros(413)]; // 128 kbit/s at 44.1 kHz: 417 bytes
  const aac = [0xff, 0xf1, 0x50, 0x80, 0x02, 0x00, 0xfc, ...zeros(9)]; // 16 bytes
  assert.equal(named(join(mp3, mp3, mp3)), 'audio/mp3');
  assert.equal(named(join('ID3', [4, 0, 0, 0, 0, 0, 20], zeros(20), mp3, mp3)), 'audio/mp3');
  assert.equal(named(join('ID3', [4, 0, 0, 0, 0, 0, 4], zeros(4), 'fLaC')), 'audio/flac');
  assert.equal(named(join(zeros(100), mp3, mp3, mp3, mp3, mp3)), 'audio/mp3');
  assert.equal(named(join(aac, aac, aac)), 'audio/aac');
  assert.equal(named(join([0xff, 0xfb, 0x90, 0x00], zeros(900))), 'unknown');
});

test('names what is no work of its own: documents, archives, programs, playlists', () => {
  assert.equal(named(latin('%PDF-1.7')), 'document/pdf');
  assert.equal(named(latin('PK\x03\x04')), 'archive/zip');
  assert.equal(named(join([0x1f, 0x8b, 8])), 'archive/gzip');
  assert.equal(named(latin('\x7fELF\x02')), 'program/elf');
  assert.equal(named(latin('#EXTM3U\n#EXTINF:5,\nfile:///etc/passwd')), 'playlist/m3u');
  assert.equal(named(latin('ffconcat version 1.0\nfile x')), 'playlist/ffconcat');
  assert.equal(named(new Uint8Array()), 'empty');
});

test('takes for text what people write, in any of the encodings they write it in', () => {
  assert.equal(named(latin('A plain sentence.')), 'text/text');
  assert.equal(named(new TextEncoder().encode('Ein Übermaß an Größe. 図書館')), 'text/text');
  assert.equal(named(latin('Gr\xfc\xdfe aus K\xf6ln, and caf\xe9')), 'text/text');
  assert.equal(
    named(
      join(
        [0xff, 0xfe],
        [...'hello'].flatMap((letter) => [letter.charCodeAt(0), 0]),
      ),
    ),
    'text/text',
  );
  assert.equal(
    named(
      join(
        [0xfe, 0xff],
        [...'hello'].flatMap((letter) => [0, letter.charCodeAt(0)]),
      ),
    ),
    'text/text',
  );
  assert.equal(named(join([...'without a mark'].flatMap((letter) => [letter.charCodeAt(0), 0]))), 'text/text');
  assert.equal(named(latin('a few NULs\0 stay in\0 old files and forms')), 'text/text');
  assert.equal(named(latin('<!doctype html><p>Hello')), 'text/html');
  assert.equal(named(latin('BM is how this sentence begins, and it is no bitmap')), 'text/text');
});

test('never takes noise for text, and never fails whatever the bytes', () => {
  const noise = fc.uint8Array({ minLength: 512, maxLength: 4096 });
  fc.assert(
    fc.property(noise, fc.integer({ min: 1 }), (bytes, seed) => {
      let state = seed;
      const mixed = bytes.map((byte) => byte ^ ((state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24));
      const found = sniffFormat(mixed);
      assert.ok(!(found.kind === 'media' && found.modality === 'text'), named(mixed));
    }),
  );
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void sniffFormat(bytes)));
  fc.assert(
    fc.property(
      fc.constantFrom('ftyp', 'moov', 'OggS', 'RIFF', 'ID3', 'BM', 'P6'),
      fc.uint8Array({ maxLength: 64 }),
      (start, rest) => {
        void sniffFormat(join([0, 0, 0, 20], start, [...rest]));
        void sniffFormat(join(start, [...rest]));
      },
    ),
  );
});
