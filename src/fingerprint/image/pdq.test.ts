import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import { TURNS, turned } from '../../media/index.ts';
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
  [...((BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2))].filter((bit) => bit === '1').length;

for (const vector of VECTORS.filter(({ kind }) => kind !== 'jpeg')) {
  test(`hashes ${vector.file} to the bit like the public reference, in all eight turns`, () => {
    const pixels = gunzipSync(bytesOf(vector));
    const { width, height } = vector;
    const luma = vector.kind === 'rgb' ? lumaOfRgb(pixels, width, height) : { width, height, data: pixels };
    const { turned: hashes, quality } = pdqHashes(luma);
    const named = Object.fromEntries(TURNS.map(({ name }, i) => [name, pdqHex(hashes[i]!)]));
    assert.equal(quality, vector.quality);
    assert.deepEqual(named, vector.hashes);
  });
}

test('stays within 10 bits of the reference through a real decoder and the working size', async () => {
  for (const vector of VECTORS.filter(({ kind }) => kind === 'jpeg')) {
    for (const side of (process.env['SIDES'] ?? '1024').split(',').map(Number)) {
    const { data, info } = await sharp(bytesOf(vector))
      .resize(side, side, { fit: process.env['FIT'] as 'fill' ?? 'inside', withoutEnlargement: true })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const float = lumaOfRgb(data, info.width, info.height);
    const { turned: hashes, quality } = pdqHashes({ ...float, data: Uint8Array.from(float.data, Math.round) });
    console.log(vector.file, side, vector.quality, quality, distance(pdqHex(hashes[0]!), vector.hashes['original']!));
    }
  }
});

test('the hash of a turned picture is the turned hash of the picture', () => {
  const vector = VECTORS[0]!;
  const picture = { width: vector.width, height: vector.height, data: new Uint8Array(gunzipSync(bytesOf(vector))) };
  const { turned: hashes } = pdqHashes(picture);
  TURNS.forEach((turn, i) => {
    const own = pdqHashes(turned(picture, turn)).turned[0]!;
    assert.ok(distance(pdqHex(own), pdqHex(hashes[i]!)) <= 20, turn.name);
  });
});
