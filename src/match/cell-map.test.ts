import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LumaImage } from '../media/index.ts';
import { MAP_CELLS, mapCells, type CellState } from './cell-map.ts';
import type { Homography } from './outcome.ts';

/** Uneven waves with a flat band at the bottom quarter. */
function waves(width: number, height: number): LumaImage {
  const data = Uint8Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [(i % width) / width, Math.floor(i / width) / height];
    if (y >= 0.75) return 90;
    return 128 + 60 * Math.sin(97 * x * x + 41 * y) * Math.cos(53 * y * y + 17 * x);
  });
  return { width, height, data };
}
const same: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const count = (cells: readonly CellState[], state: CellState): number =>
  cells.filter((other) => other === state).length;

test('every textured place of a copy agrees, flat places stay plain, also in a negative', () => {
  const work = waves(400, 300);
  const negative = { ...work, data: work.data.map((value) => 255 - value) };
  for (const upload of [work, negative]) {
    const cells = mapCells(work, upload, same);
    assert.equal(cells.length, MAP_CELLS * MAP_CELLS);
    assert.equal(count(cells, 'agrees'), 108);
    assert.equal(count(cells, 'plain'), 36);
  }
});

test('what another picture shows differs', () => {
  const work = waves(400, 300);
  const cells = mapCells(work, { ...work, data: work.data.toReversed() }, same);
  assert.ok(count(cells, 'differs') > 70, `${count(cells, 'differs')} cells`);
  assert.ok(count(cells, 'agrees') < 30, `${count(cells, 'agrees')} cells`);
});

test('marks just the places where something was drawn over the work, on plain ground too', () => {
  const work = waves(360, 360);
  const upload = { ...work, data: work.data.slice() };
  for (let y = 270; y < 360; y++) for (let x = 90; x < 150; x++) upload.data[y * 360 + x] = (x >> 2) & 1 ? 255 : 0;
  const cells = mapCells(work, upload, same);
  const places = cells.flatMap((state, i) => (state === 'differs' ? [i] : []));
  assert.deepEqual(
    places,
    [9, 10, 11].flatMap((row) => [3, 4].map((column) => row * MAP_CELLS + column)),
  );
});

test('what was cropped away is unseen, the rest still agrees at its new place and size', () => {
  const work = waves(480, 360);
  // The right half, at half its size.
  const upload: LumaImage = { width: 120, height: 180, data: new Uint8Array(120 * 180) };
  for (let y = 0; y < 180; y++)
    for (let x = 0; x < 120; x++) upload.data[y * 120 + x] = work.data[2 * y * 480 + 240 + 2 * x]!;
  const cells = mapCells(work, upload, [0.5, 0, -120, 0, 0.5, 0, 0, 0, 1]);
  assert.equal(count(cells, 'unseen'), 72);
  assert.ok(count(cells, 'agrees') >= 50, `${count(cells, 'agrees')} agree`);
});

test('a transform that leads nowhere is answered, not crashed on', () => {
  const work = waves(64, 64);
  for (const transform of [
    [0, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 1e9, 0, 1, 0, 0, 0, 1],
  ] as const)
    assert.equal(count(mapCells(work, work, transform), 'unseen'), 144);
});
