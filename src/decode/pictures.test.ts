import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import sharp from 'sharp';
import {
  animatedPng,
  asSharp,
  bitmap,
  drawing,
  jpegClaiming,
  lumaOfDrawing,
  meanDifference,
  pngClaiming,
  tiff,
} from '../../test/fixtures/make-pictures.ts';
import type { ImageSample } from '../media/index.ts';
import { createDecoder } from './create-decoder.ts';
import type { Decoder, DecodeOutcome } from './decoder.ts';

let decoder: Decoder;
before(async () => void (decoder = await createDecoder({ processes: 1 })));
after(() => decoder.close());

const work = drawing();
const luma = lumaOfDrawing(work);
const decode = (bytes: Uint8Array): Promise<DecodeOutcome> => decoder.decode({ kind: 'bytes', bytes });
async function pictureOf(bytes: Uint8Array): Promise<ImageSample> {
  const outcome = await decode(bytes);
  assert.ok(outcome.kind === 'decoded' && outcome.sample.modality === 'image', JSON.stringify(outcome));
  return outcome.sample;
}
async function whyNot(bytes: Uint8Array): Promise<string> {
  const outcome = await decode(bytes);
  assert.equal(outcome.kind, 'undetermined');
  assert.ok(outcome.kind === 'undetermined' && outcome.detail.length > 10, 'no sentence for people');
  return outcome.why;
}
const differenceFromWork = async (bytes: Uint8Array): Promise<number> =>
  meanDifference((await pictureOf(bytes)).frames[0].luma.data, luma);

test('shows the same luma whatever the format the picture is kept in', async () => {
  const lossless: [string, Uint8Array, number][] = [
    ['png', await asSharp(work).png().toBuffer(), 0.01],
    ['tiff', await asSharp(work).tiff({ compression: 'lzw' }).toBuffer(), 0.01],
    ['webp', await asSharp(work).webp({ lossless: true }).toBuffer(), 0.01],
    ['bmp', bitmap(work), 0.01],
    ['16 bit', await asSharp(work).toColourspace('rgb16').png().toBuffer(), 1],
    ['jpeg', await asSharp(work).jpeg({ quality: 95 }).toBuffer(), 2],
    ['avif', await asSharp(work).avif({ quality: 80, effort: 2 }).toBuffer(), 3],
    ['gif', await asSharp(work).gif().toBuffer(), 4],
    ['palette', await asSharp(work).png({ palette: true }).toBuffer(), 4],
    ['progressive', await asSharp(work).jpeg({ progressive: true, quality: 95 }).toBuffer(), 2],
  ];
  for (const [name, bytes, most] of lossless) {
    const difference = await differenceFromWork(bytes);
    assert.ok(difference <= most, `${name}: ${difference}`);
  }
});

test('sees a print in CMYK as the same picture', async () => {
  const cmyk = await asSharp(work).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
  assert.equal((await sharp(cmyk).metadata()).space, 'cmyk');
  assert.ok((await differenceFromWork(cmyk)) < 25);
});

test('turns each EXIF orientation upright, and takes one that does not exist for upright', async () => {
  const upright = await asSharp(work).png().toBuffer();
  // How the stored pixels must be turned so that applying the orientation gives the upright picture again.
  const stored: Record<number, { quarters: number; mirrored: boolean }> = {
    1: { quarters: 0, mirrored: false },
    2: { quarters: 0, mirrored: true },
    3: { quarters: 2, mirrored: false },
    4: { quarters: 2, mirrored: true },
    5: { quarters: 1, mirrored: true },
    6: { quarters: 3, mirrored: false },
    7: { quarters: 3, mirrored: true },
    8: { quarters: 1, mirrored: false },
  };
  for (const [orientation, { quarters, mirrored }] of Object.entries(stored)) {
    const quarter = await sharp(upright)
      .rotate(90 * quarters)
      .png()
      .toBuffer();
    const turned = await sharp(quarter)
      .flop(mirrored)
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: Number(orientation) })
      .toBuffer();
    const sample = await pictureOf(turned);
    assert.deepEqual([sample.width, sample.height], [work.width, work.height], `orientation ${orientation}`);
    const difference = meanDifference(sample.frames[0].luma.data, luma);
    assert.ok(difference < 2, `orientation ${orientation}: ${difference}`);
  }
  const tagged = await sharp(upright).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer();
  const invalid = Buffer.from(tagged);
  const entry = invalid.indexOf(Buffer.from([0x01, 0x12, 0x00, 0x03])); // the orientation tag, big-endian
  const little = invalid.indexOf(Buffer.from([0x12, 0x01, 0x03, 0x00]));
  assert.ok(entry >= 0 || little >= 0, 'the fixture carries an orientation');
  if (entry >= 0) invalid.writeUInt16BE(77, entry + 8);
  else invalid.writeUInt16LE(77, little + 8);
  assert.ok((await differenceFromWork(invalid)) < 2);
});

test('lays transparency on white, so that what nobody sees counts for nothing', async () => {
  const invisible = await asSharp(work).ensureAlpha(0).png().toBuffer();
  const { frames } = await pictureOf(invisible);
  assert.ok(frames[0].luma.data.every((value) => value === 255));
});

test('scales large pictures to the working size and reports the size as shown', async () => {
  const large = drawing({ width: 2600, height: 1300, seed: 3 });
  const turned = await asSharp(large).jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const sample = await pictureOf(turned);
  assert.deepEqual([sample.width, sample.height], [1300, 2600]);
  assert.deepEqual([sample.frames[0].luma.width, sample.frames[0].luma.height], [433, 866]);
  const kept = await pictureOf(await asSharp(large).png({ compressionLevel: 1 }).toBuffer());
  assert.deepEqual([kept.frames[0].luma.width, kept.frames[0].luma.height], [1024, 512]);
});

test('keeps each distinct frame of an animation once, in order', async () => {
  const scenes = [1, 2, 1, 3, 3, 2].map((seed) => drawing({ width: 96, height: 64, seed }));
  const strip = Buffer.concat(scenes.map(({ data }) => data));
  const raw = { raw: { width: 96, height: 64 * scenes.length, channels: 3 as const, pageHeight: 64 } };
  const files: [string, Uint8Array][] = [
    ['gif', await sharp(strip, raw).gif({ delay: 50 }).toBuffer()],
    ['webp', await sharp(strip, raw).webp({ quality: 90 }).toBuffer()],
    ['apng', animatedPng(scenes)],
  ];
  for (const [name, bytes] of files) {
    const sample = await pictureOf(bytes);
    assert.deepEqual([sample.width, sample.height], [96, 64], name);
    const seen = sample.frames.map(({ frame, luma: { data } }) => {
      const differences = [1, 2, 3].map((seed) =>
        meanDifference(data, lumaOfDrawing(drawing({ width: 96, height: 64, seed }))),
      );
      return [frame, 1 + differences.indexOf(Math.min(...differences))];
    });
    assert.deepEqual(
      seen.map(([, scene]) => scene),
      [1, 2, 3],
      `${name}: ${JSON.stringify(seen)}`,
    );
  }
});

test('shows the frame that evidence asks for, in colour', async () => {
  const scenes = [1, 2, 3].map((seed) => drawing({ width: 96, height: 64, seed }));
  for (const bytes of [animatedPng(scenes), bitmap(scenes[1]!)]) {
    const frame = bytes[0] === 0x42 ? 0 : 1;
    const picture = await decoder.picture({ kind: 'bytes', bytes }, frame, 96);
    assert.ok(picture !== undefined && meanDifference(picture.data, scenes[1]!.data) < 0.01);
  }
  assert.equal(await decoder.picture({ kind: 'bytes', bytes: bitmap(scenes[1]!) }, 7, 96), undefined);
  const small = await decoder.picture({ kind: 'bytes', bytes: bitmap(scenes[1]!) }, 0, 24);
  assert.deepEqual([small?.width, small?.height], [24, 16]);
});

test('looks at pages of a document that differ in size, each in its own', async () => {
  const scenes = [drawing({ seed: 1 }), drawing({ width: 100, height: 300, seed: 2 })];
  const sample = await pictureOf(tiff(scenes));
  assert.deepEqual([sample.width, sample.height, sample.framesInFile], [320, 240, 2]);
  assert.deepEqual(
    sample.frames.map(({ shown }) => shown),
    [undefined, { width: 100, height: 300 }],
  );
  for (const [at, scene] of scenes.entries())
    assert.ok(meanDifference(sample.frames[at]!.luma.data, lumaOfDrawing(scene)) < 0.01);
});

test('decodes what a cut file still shows, and says that it is damaged', async () => {
  for (const bytes of [await asSharp(work).jpeg().toBuffer(), await asSharp(work).png().toBuffer(), bitmap(work)]) {
    const outcome = await decode(bytes.subarray(0, Math.floor(bytes.length * 0.8)));
    assert.ok(outcome.kind === 'decoded' && outcome.sample.modality === 'image');
    assert.match(outcome.file.damaged ?? '', /damaged/);
    const shown = outcome.sample.frames[0].luma.data;
    const half = shown.length / 2;
    const top = meanDifference(shown.slice(0, half), luma.slice(0, half));
    const bottom = meanDifference(shown.slice(half), luma.slice(half));
    assert.ok(Math.min(top, bottom) < 2, `${top} ${bottom}`);
  }
});

test('refuses pictures that claim more than is decoded, without decoding them', async () => {
  const jpeg = await asSharp(work).jpeg().toBuffer();
  assert.equal(await whyNot(pngClaiming(30_000, 30_000)), 'over-limit');
  assert.equal(await whyNot(jpegClaiming(jpeg, 65_500, 65_500)), 'over-limit');
  assert.equal(await whyNot(jpegClaiming(jpeg, 12_001, 10_000)), 'over-limit');
  assert.equal((await pictureOf(jpegClaiming(jpeg, 330, 240))).width, 330);
  assert.equal(await whyNot(pngClaiming(2 ** 31 - 1, 2 ** 31 - 1)), 'undecodable');
});

test('decodes one pixel, and one column', async () => {
  assert.equal((await pictureOf(pngClaiming(1, 1, Uint8Array.of(0, 200)))).frames[0].luma.data[0], 200);
  const column = await pictureOf(pngClaiming(1, 4000, new Uint8Array(8000)));
  assert.deepEqual([column.frames[0].luma.width, column.frames[0].luma.height], [1, 1024]);
});

test('never draws an SVG, never opens an archive, never follows a list', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>';
  const answers = {
    svg: Buffer.from(svg),
    zip: Buffer.from('PK\x03\x04rest of an archive', 'latin1'),
    gzip: Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]),
    playlist: Buffer.from('#EXTM3U\nfile:///etc/passwd\n'),
  };
  for (const [name, bytes] of Object.entries(answers)) assert.equal(await whyNot(bytes), 'unsupported-modality', name);
  assert.equal(await whyNot(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')), 'no-decoder');
});

test('answers sound and film with their kind, never with silence', async () => {
  const film = await decode(Buffer.from('\0\0\0\x18ftypisom\0\0\0\0isommp41', 'latin1'));
  assert.deepEqual(film.kind === 'undetermined' && [film.why, film.modality], ['undecodable', 'video']);
  const sound = await decode(Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'));
  assert.deepEqual(sound.kind === 'undetermined' && [sound.why, sound.modality], ['undecodable', 'audio']);
});

test('says of empty and unknown files that they cannot be decoded', async () => {
  assert.equal(await whyNot(new Uint8Array()), 'undecodable');
  assert.equal(await whyNot(Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 17) & 255)), 'undecodable');
  assert.equal(await whyNot(Buffer.from('GIF89a and no more')), 'undecodable');
});

test('passes texts through whole, with offsets where markup is left out', async () => {
  const plain = await decode(Buffer.from('A sentence with an emoji 🎻 and no more.'));
  assert.ok(plain.kind === 'decoded' && plain.sample.modality === 'text');
  assert.equal(plain.sample.text, 'A sentence with an emoji 🎻 and no more.');
  const words = 'Every word of this page has its place in the source. '.repeat(5);
  const page = await decode(Buffer.from(`<!doctype html><title>t</title><p>${words}</p>`));
  assert.ok(page.kind === 'decoded' && page.sample.modality === 'text', JSON.stringify(page));
  assert.equal(page.sample.sourceOffsets?.length, page.sample.text.length);
  assert.equal(page.file.format, 'html');
});
