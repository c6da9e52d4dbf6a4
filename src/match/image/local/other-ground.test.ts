import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THUMBNAIL_SIDE } from '../../../fingerprint/index.ts';
import type { LumaImage } from '../../../media/index.ts';
import { hasOtherGround } from './other-ground.ts';
import { compareCells } from './photometric-verification.ts';

/** A dial in light and dark greys, 12 to 20 pixels wide rings and spokes, on a plain ground. */
function dial(ground: number): LumaImage {
  const side = THUMBNAIL_SIDE;
  const data = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const [dx, dy] = [x - side / 2, y - side / 2];
      const radius = Math.sqrt(dx * dx + dy * dy);
      const spoke = Math.floor((Math.atan2(dy, dx) / Math.PI) * 12) % 2 === 0;
      data[y * side + x] = radius > 28 ? ground : radius > 24 ? 30 : spoke ? 250 : 130;
    }
  }
  return { width: side, height: side, data };
}

function verdict(reference: LumaImage, upload: LumaImage, tone: (grey: number) => number = (grey) => grey): boolean {
  const luma = Float32Array.from(upload.data, tone);
  const warped = { luma, inside: new Uint8Array(luma.length).fill(1) };
  return hasOtherGround(reference, warped, compareCells(reference, warped));
}

test('a figure that was put on a darker or lighter ground stands on another ground', () => {
  assert.ok(verdict(dial(190), dial(100)));
  assert.ok(verdict(dial(80), dial(200)));
});

test('a copy made lighter, darker, harder or softer stands on its own ground', () => {
  const tones: readonly ((grey: number) => number)[] = [
    (grey) => grey,
    (grey) => Math.min(255, 1.5 * grey),
    (grey) => 0.4 * grey,
    (grey) => 255 * (grey / 255) ** 2.2,
    (grey) => 255 / (1 + Math.exp(-0.05 * (grey - 128))),
    (grey) => 60 * Math.floor(grey / 60),
  ];
  for (const tone of tones) assert.ok(!verdict(dial(190), dial(190), tone));
});

test('a picture without a plain ground has none to exchange', () => {
  const noisy = (seed: number): LumaImage => {
    const { width, height, data } = dial(190);
    return { width, height, data: data.map((grey, at) => Math.min(255, grey + ((at * seed) % 23))) };
  };
  assert.ok(!verdict(noisy(7), noisy(11)));
});
