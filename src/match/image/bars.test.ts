import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LumaImage } from '../../media/index.ts';
import { withoutBars } from './bars.ts';

const WIDTH = 480;
const HEIGHT = 360;

function picture(at: (x: number, y: number) => number): LumaImage {
  const data = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) data[y * WIDTH + x] = at(x, y);
  return { width: WIDTH, height: HEIGHT, data };
}

const soft = (x: number, y: number): number => Math.round(60 + x / 8 + y / 4 + ((x * 7 + y * 13) % 17));
const striped = (x: number, y: number): number => ((x + y) % 60 < 12 ? 255 : soft(x, y));

test('stripes all over a picture are filled from what lies around, and nothing else changes', () => {
  const bare = withoutBars(picture(striped));
  assert.ok(bare);
  const plain = picture(soft);
  const under = [...plain.data.keys()].filter((at) => striped(at % WIDTH, Math.floor(at / WIDTH)) === 255);
  const missed = under.reduce((sum, at) => sum + Math.abs(bare.data[at]! - plain.data[at]!), 0) / under.length;
  assert.ok(missed < 12, `${missed} grey levels`);
  const far = [...plain.data.keys()].filter((at) => ((at % WIDTH) + Math.floor(at / WIDTH)) % 60 === 36);
  assert.ok(far.every((at) => bare.data[at] === plain.data[at]));
});

test('a plain picture, a white ground, a caption band and one bar are no bars all over', () => {
  assert.ok(withoutBars(picture(soft)) === undefined);
  assert.ok(withoutBars(picture((x, y) => ((x - 240) ** 2 + (y - 180) ** 2 < 9000 ? soft(x, y) : 255))) === undefined);
  assert.ok(
    withoutBars(picture((x, y) => (y < 90 ? (((x >> 3) + (y >> 3)) % 3 === 0 ? 0 : 255) : soft(x, y)))) === undefined,
  );
  assert.ok(withoutBars(picture((x, y) => (y > 180 && y < 192 ? 255 : soft(x, y)))) === undefined);
});

test('a picture smaller than bars can be told in is left alone', () => {
  assert.ok(withoutBars({ width: 40, height: 40, data: new Uint8Array(1600).fill(255) }) === undefined);
});
