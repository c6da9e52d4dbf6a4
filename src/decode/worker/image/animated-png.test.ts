import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { pngOf } from '../../../../test/fixtures/make-pictures.ts';
import { openAnimatedPng } from './animated-png.ts';

const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const GREEN = [0, 255, 0, 128];
const words = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
  return bytes;
};
const filled = (side: number, colour: readonly number[]): Buffer =>
  deflateSync(
    Buffer.concat(
      Array.from({ length: side }, () => Buffer.from([0, ...Array.from({ length: side }, () => colour).flat()])),
    ),
  );
const control = (order: number, side: number, at: number, dispose: number, blend: number): Buffer =>
  Buffer.concat([words(order, side, side, at, at), Buffer.of(0, 1, 0, 10, dispose, blend)]);

/** Red everywhere; a blue square in the middle, cleared afterwards (or put back); one half-clear green pixel over the corner. */
const animation = (dispose: number): Uint8Array =>
  pngOf([
    ['IHDR', Buffer.concat([words(8, 8), Buffer.of(8, 6, 0, 0, 0)])],
    ['acTL', words(3, 0)],
    ['fcTL', control(0, 8, 0, 0, 0)],
    ['IDAT', filled(8, RED)],
    ['fcTL', control(1, 4, 2, dispose, 0)],
    ['fdAT', Buffer.concat([words(2), filled(4, BLUE)])],
    ['fcTL', control(3, 1, 0, 0, 1)],
    ['fdAT', Buffer.concat([words(4), filled(1, GREEN)])],
    ['IEND', Buffer.alloc(0)],
  ]);
async function shown(file: Uint8Array): Promise<string[][]> {
  const { frames } = await (await openAnimatedPng(file)).first(9, 8);
  // Corner, middle, and a pixel that no later frame touches.
  return frames.map(({ image }) => [0, 3 * (8 * 3 + 3), 3 * 63].map((at) => image.data.subarray(at, at + 3).join(',')));
}

test('composes each frame of an animated PNG as viewers do: replaced, cleared or put back, and laid over', async () => {
  const [red, blue, white] = ['255,0,0', '0,0,255', '255,255,255'];
  const cleared = await shown(animation(1));
  assert.deepEqual(cleared.slice(0, 2), [
    [red, red, red],
    [red, blue, red],
  ]);
  assert.deepEqual(cleared[2]!.slice(1), [white, red]);
  assert.deepEqual(cleared[2]![0], '127,128,0');
  assert.deepEqual((await shown(animation(2)))[2]!.slice(1), [red, red]);
  assert.deepEqual((await shown(animation(0)))[2]!.slice(1), [blue, red]);
});

test('shows the frames before the one that is broken, and says so', async () => {
  const file = Buffer.from(animation(0));
  const second = file.indexOf('fdAT');
  file.fill(0, second + 10, second + 20);
  const read = await (await openAnimatedPng(file)).first(9, 8);
  assert.equal(read.frames.length, 1);
  assert.match(read.damaged ?? '', /breaks off after 1/);
});
