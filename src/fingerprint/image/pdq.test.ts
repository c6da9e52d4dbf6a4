import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { BOUNDS } from '../../common/index.ts';
import { TURNS, turned } from '../../media/index.ts';
import { fingerprintImage } from './fingerprint-image.ts';
import { type FloatLuma, pdqHashes, pdqHex } from './pdq.ts';

interface Vector {
  readonly file: string;
  readonly kind: 'luma' | 'rgb' | 'jpeg';
  readonly width: number;
  readonly height: number;
  readonly quality: number;
  readonly hashes: Readonly<Record<string, string>>;
}

const FOLDER = new URL('../../../test/vectors/pdq/', import.meta.url);
const VECTORS = readFileSync(new URL('vectors.jsonl', FOLDER), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Vector);
const bytesOf = (vector: Vector) => readFileSync(new URL(vector.file, FOLDER));

/** Single precision in the reference's order. */
function lumaOfRgb(rgb: Uint8Array, width: number, height: number): FloatLuma {
  const data = new Float32Array(width * height);
  const f = Math.fround;
  for (let i = 0; i < data.length; i++) {
    const red = f(f(0.299) * rgb[3 * i]!);
    const green = f(f(0.587) * rgb[3 * i + 1]!);
    data[i] = f(red + green) + f(f(0.114) * rgb[3 * i + 2]!);
  }
  return { width, height, data };
}

const distance = (a: string, b: string) =>
  [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length;

for (const vector of VECTORS.filter(({ kind }) => kind !== 'jpeg')) {
  test(`hashes ${vector.file} to the bit like the public reference, in all eight turns`, () => {
    const pixels = gunzipSync(bytesOf(vector));
    const { width, height } = vector;
    const luma = vector.kind === 'rgb' ? lumaOfRgb(pixels, width, height) : { width, height, data: pixels };
    const { turned: hashes, quality } = pdqHashes(luma);
    const named = Object.fromEntries(TURNS.map(({ name }, i) => [name, pdqHex({ words: hashes[i]! })]));
    assert.equal(quality, vector.quality);
    assert.deepEqual(named, vector.hashes);
  });
}

test('stays within 10 bits of the reference through a real decoder, our working size and the fingerprinter', async () => {
  for (const vector of VECTORS.filter(({ kind, quality }) => kind === 'jpeg' && quality >= 80)) {
    const side = BOUNDS.workingSideMax;
    const { data, info } = await sharp(bytesOf(vector))
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    const luma = { width, height, data: Uint8Array.from(lumaOfRgb(data, width, height).data, Math.round) };
    const outcome = fingerprintImage({
      modality: 'image',
      width,
      height,
      frames: [{ frame: 0, luma }],
      framesInFile: 1,
    });
    assert.ok(outcome.kind === 'fingerprinted');
    const bits = distance(pdqHex(outcome.fingerprint.frames[0].pdq), vector.hashes['original']!);
    assert.ok(bits <= 10, `${vector.file}: ${bits} bits`);
  }
});

test('the hash of a turned picture is nearest to the turned hash of the picture', () => {
  const vector = VECTORS.find(({ file }) => file.includes('15_768x1024'))!;
  const picture = { width: vector.width, height: vector.height, data: new Uint8Array(gunzipSync(bytesOf(vector))) };
  const { turned: hashes } = pdqHashes(picture);
  TURNS.forEach((turn, i) => {
    const own = pdqHex({ words: pdqHashes(turned(picture, turn)).turned[0]! });
    const distances = hashes.map((words) => distance(own, pdqHex({ words })));
    assert.equal(distances.indexOf(Math.min(...distances)), i, `${turn.name}: ${distances}`);
    assert.ok(distances[i]! <= 31, `${turn.name}: ${distances}`);
  });
});
