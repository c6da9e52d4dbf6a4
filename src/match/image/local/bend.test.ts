import assert from 'node:assert/strict';
import { test } from 'node:test';
import { extractLocalFeatures } from '../../../fingerprint/index.ts';
import type { LumaImage } from '../../../media/index.ts';
import { straighten } from './bend.ts';
import { compareCells, mipMap, warpToThumbnail } from './photometric-verification.ts';

const SIDE = 360;

/** Blobs and edges of several sizes, smooth enough to be read between pixels. */
function painted(bent: (x: number, y: number) => readonly [number, number]): LumaImage {
  const data = new Uint8Array(SIDE * SIDE);
  for (let y = 0; y < SIDE; y++) {
    for (let x = 0; x < SIDE; x++) {
      const [u, v] = bent(x, y);
      const wide = Math.sin(u / 17) * Math.cos(v / 13) + Math.sin((u + 2 * v) / 29) + Math.cos((3 * u - v) / 41);
      data[y * SIDE + x] = Math.round(128 + 38 * wide);
    }
  }
  return { width: SIDE, height: SIDE, data };
}

test('a picture bent in waves agrees again once it is straightened', () => {
  const features = extractLocalFeatures(
    painted((x, y) => [x, y]),
    { width: SIDE, height: SIDE },
  );
  const waves = painted((x, y) => [x + 12 * Math.sin(y / 40), y + 12 * Math.sin(x / 45)]);
  const mips = mipMap(waves);
  const map = [SIDE / 72, 0, 0, 0, SIDE / 72, 0, 0, 0, 1] as const;
  const close = (correlation: Float32Array): number => correlation.filter((value) => value > 0.85).length;
  const before = close(compareCells(features.thumbnail, warpToThumbnail(mips, map)).correlation);
  const { cells, roughness } = straighten(features, mips, map, () => true);
  assert.ok(before < 90, `${before} of 144 agree closely as it stands`);
  assert.ok(
    close(cells.correlation) >= before + 30,
    `${close(cells.correlation)} of 144 agree closely once straightened`,
  );
  assert.ok(roughness < 0.3, `roughness ${roughness}`);
});
