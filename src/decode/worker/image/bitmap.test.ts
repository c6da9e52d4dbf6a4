import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openBitmap } from './bitmap.ts';
import { PictureRefused } from './picture-source.ts';

interface Written {
  readonly bits: number;
  readonly compression?: number;
  readonly height?: number;
  /** Blue, green, red, unused. */
  readonly palette?: readonly number[];
  readonly masks?: readonly number[];
  readonly pixels: readonly number[];
}

/** A bitmap two pixels wide. */
function bitmapOf({ bits, compression = 0, height = 2, palette = [], masks = [], pixels }: Written): Uint8Array {
  const header = Buffer.alloc(54);
  header.write('BM', 0, 'latin1');
  header.writeUInt32LE(54 + 4 * masks.length + palette.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(2, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(bits, 28);
  header.writeUInt32LE(compression, 30);
  header.writeUInt32LE(palette.length / 4, 46);
  return Buffer.concat([
    header,
    Buffer.from(Uint32Array.from(masks).buffer),
    Buffer.from(palette),
    Buffer.from(pixels),
  ]);
}
const RED_GREEN_BLUE = [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0];
const [R, G, B, W] = ['255,0,0', '0,255,0', '0,0,255', '255,255,255'];
/** The four pixels, top row first. */
async function shown(written: Written): Promise<string[]> {
  const { data } = (await (await openBitmap(bitmapOf(written))).first(1, 100)).frames[0]!.image;
  return [0, 3, 6, 9].map((at) => data.subarray(at, at + 3).join(','));
}

test('reads bitmaps of every depth, bottom row first or top row first', async () => {
  const palette = RED_GREEN_BLUE;
  assert.deepEqual(await shown({ bits: 1, palette, pixels: [0b01000000, 0, 0, 0, 0b10000000, 0, 0, 0] }), [G, R, R, G]);
  assert.deepEqual(await shown({ bits: 4, palette, pixels: [0x12, 0, 0, 0, 0x01, 0, 0, 0] }), [R, G, G, B]);
  assert.deepEqual(await shown({ bits: 8, palette, pixels: [1, 2, 0, 0, 0, 1, 0, 0] }), [R, G, G, B]);
  assert.deepEqual(await shown({ bits: 8, height: -2, palette, pixels: [0, 1, 0, 0, 1, 2, 0, 0] }), [R, G, G, B]);
  assert.deepEqual(await shown({ bits: 16, pixels: [0, 0x7c, 0xe0, 3, 0x1f, 0, 0xff, 0x7f] }), [B, W, R, G]);
  const masks = [0xf800, 0x7e0, 0x1f];
  assert.deepEqual(await shown({ bits: 16, compression: 3, masks, pixels: [0, 0xf8, 0xe0, 7, 0x1f, 0, 0xff, 0xff] }), [
    B,
    W,
    R,
    G,
  ]);
  assert.deepEqual(await shown({ bits: 32, pixels: [0, 0, 255, 0, 0, 255, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0] }), [
    B,
    W,
    R,
    G,
  ]);
});

test('reads run-length coded bitmaps; what no run covers stays white', async () => {
  const palette = RED_GREEN_BLUE;
  const runs = [2, 1, 0, 0, 1, 0, 1, 2, 0, 1]; // two of colour 1, end of row, one of 0, one of 2, end
  assert.deepEqual(await shown({ bits: 8, compression: 1, palette, pixels: runs }), [R, B, G, G]);
  assert.deepEqual(await shown({ bits: 4, compression: 2, palette, pixels: [2, 0x12, 0, 1] }), [W, W, G, B]);
  assert.deepEqual(await shown({ bits: 8, compression: 1, palette, pixels: [0, 2, 1, 1, 1, 2, 0, 1] }), [W, B, W, W]);
});

test('says of a bitmap that ends early that it is damaged, and of one without a picture that it is none', async () => {
  const cut = await openBitmap(bitmapOf({ bits: 24, pixels: [0, 0, 255, 0, 255, 0, 0, 0] }));
  assert.match((await cut.first(1, 100)).damaged ?? '', /damaged/);
  const empty = await openBitmap(bitmapOf({ bits: 24, pixels: [] }));
  await assert.rejects(empty.first(1, 100), PictureRefused);
  await assert.rejects(openBitmap(bitmapOf({ bits: 7, pixels: [0] })), { why: 'no-decoder' });
  await assert.rejects(openBitmap(bitmapOf({ bits: 24, height: 100_000_000, pixels: [0] })), { why: 'over-limit' });
});
