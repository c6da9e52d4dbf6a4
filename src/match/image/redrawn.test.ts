import assert from 'node:assert/strict';
import { test } from 'node:test';
import { THUMBNAIL_SIDE } from '../../fingerprint/index.ts';
import type { LumaImage } from '../../media/index.ts';
import { isDrawnAgain, isLaidOpen, redrawnPixels } from './redrawn.ts';

const SIDE = THUMBNAIL_SIDE;

/** A face with marks around it and one hand, on a light ground. `over` is laid over it. */
function clock(hour: number, over: (x: number, y: number) => number | undefined = () => undefined): LumaImage {
  const data = new Uint8Array(SIDE * SIDE);
  const angle = (hour / 12) * 2 * Math.PI - Math.PI / 2;
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [dx, dy] = [x + 0.5 - SIDE / 2, y + 0.5 - SIDE / 2];
      const radius = Math.hypot(dx, dy);
      const along = dx * Math.cos(angle) + dy * Math.sin(angle);
      const across = Math.abs(dx * Math.sin(angle) - dy * Math.cos(angle));
      const isHand = along > 0 && along < 20 && across < 2;
      const isRim = radius > 27 && radius < 32;
      data[y * SIDE + x] = over(x, y) ?? (isHand ? 20 : isRim ? 60 : 230);
    }
  }
  return { width: SIDE, height: SIDE, data };
}

const drawnAgain = (work: LumaImage, { data: upload }: LumaImage): boolean =>
  isDrawnAgain(redrawnPixels({ work, upload, gain: 1, shift: 0 }));

test('a clock whose hand points elsewhere was drawn again', () => {
  for (const [one, other] of [
    [3, 9],
    [7, 10],
    [12, 5],
  ] as const) {
    assert.ok(drawnAgain(clock(one), clock(other)));
  }
});

test('a copy with a sticker, a caption or a black box over it was not drawn again', () => {
  const lettering = (x: number, y: number) => (y > 50 && y < 60 && (x >> 1) % 2 === 0 ? 10 : undefined);
  const sticker = (x: number, y: number) =>
    Math.hypot(x - 50, y - 24) < 11 ? ((x + y) % 7 < 3 ? 40 : 190) : undefined;
  const box = (x: number, y: number) => (x > 20 && x < 52 && y > 20 && y < 52 ? 0 : undefined);
  for (const over of [lettering, sticker, box]) assert.ok(!drawnAgain(clock(3), clock(3, over)));
});

test('a copy was not drawn again where its hand alone is wiped out, or a second one added', () => {
  const wiped = (x: number, y: number) => (Math.hypot(x - SIDE / 2, y - SIDE / 2) < 24 ? 230 : undefined);
  const second = (x: number, y: number) => (x > 34 && x < 38 && y > 36 && y < 58 ? 20 : undefined);
  assert.ok(!drawnAgain(clock(3), clock(3, wiped)));
  assert.ok(!drawnAgain(clock(3), clock(3, second)));
});

/** A triangular sign on a shaded ground, with its own symbol inside. */
function sign(symbol: (x: number, y: number) => boolean): LumaImage {
  const data = new Uint8Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const off = Math.abs(x - SIDE / 2) - (y - 4) / 2;
      const isInside = off < 0 && y < 66;
      const isFrame = (isInside && off > -4) || (isInside && y > 62);
      data[y * SIDE + x] = isFrame ? 15 : !isInside ? 120 : symbol(x, y) ? 15 : 200 - y / 3;
    }
  }
  return { width: SIDE, height: SIDE, data };
}

test('another symbol in the same frame is another sign, a sign with a picture laid over its symbol is a copy', () => {
  const bar = (x: number, y: number) => x > 32 && x < 40 && y > 26 && y < 58;
  const beam = (x: number, y: number) => x > 22 && x < 50 && y > 44 && y < 52;
  assert.ok(drawnAgain(sign(bar), sign(beam)));
  assert.ok(!drawnAgain(sign(bar), sign(bar)));
  const { width, height, data } = sign(bar);
  const covered = data.map((grey, at) => {
    const [x, y] = [at % width, Math.floor(at / width)];
    return x > 24 && x < 48 && y > 34 && y < 60 ? 90 + ((x * 7 + y * 13) % 40) : grey;
  });
  assert.ok(!drawnAgain(sign(bar), { width, height, data: covered }));
});

test('a chart whose bars are shorter, and a copy with a part wiped out, lay the ground open', () => {
  const chart = (height: number): LumaImage => {
    const data = new Uint8Array(SIDE * SIDE).map((_, at) =>
      at % 18 < 10 && at % SIDE > 6 && Math.floor(at / SIDE) > 64 - height * (1 + Math.floor((at % SIDE) / 18))
        ? 90
        : 250,
    );
    return { width: SIDE, height: SIDE, data };
  };
  const compared = (upload: LumaImage) => redrawnPixels({ work: chart(14), upload: upload.data, gain: 1, shift: 0 });
  assert.ok(isLaidOpen(compared(chart(8))));
  assert.ok(!isLaidOpen(compared(chart(14))));
});
