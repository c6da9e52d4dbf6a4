import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ribbonPath, wavePath } from './time-shapes.ts';

test('joins the same moments of both lanes, and crosses when the film runs backwards', () => {
  const forwards = ribbonPath([10, 20], [100, 200], 64, 116, false);
  assert.match(forwards, /^M10.0 64.0C.* 100.0 116.0L200.0 116.0C.* 20.0 64.0Z$/);
  assert.match(ribbonPath([10, 20], [100, 200], 64, 116, true), /^M10.0 64.0C.* 200.0 116.0L100.0 116.0/);
});

test('draws a sound of any length within its lane and with bounded detail', () => {
  const steps = 20_000;
  const high = Array.from({ length: steps }, (_, i) => i % 101);
  const path = wavePath({ secondsEach: 0.01, low: high.map((v) => -v), high }, 1000, 1000, 64);
  const points = path.slice(1, -1).split('L');
  assert.ok(points.length <= 4002);
  for (const point of points) {
    const [x, y] = point.split(' ').map(Number);
    assert.ok(x! >= 0 && x! <= 1000 && y! >= 0 && y! <= 64);
  }
  assert.equal(wavePath({ secondsEach: 1, low: [], high: [] }, 10, 1000, 64), '');
});
