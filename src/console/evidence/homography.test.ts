import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cornersOf, cssMatrix, mapped, outlineIn, pointsText } from './homography.ts';

/** What a browser does with matrix3d to a point of the plane (CSS Transforms 2, row vectors of the column-major list). */
function throughCss(css: string, x: number, y: number) {
  const m = css.slice('matrix3d('.length, -1).split(',').map(Number);
  const w = m[3]! * x + m[7]! * y + m[15]!;
  return [(m[0]! * x + m[4]! * y + m[12]!) / w, (m[1]! * x + m[5]! * y + m[13]!) / w];
}

test('lays the reference where the segment says it is', () => {
  const entry = fc.double({ min: -3, max: 3, noNaN: true });
  const tilt = fc.double({ min: -1e-4, max: 1e-4, noNaN: true });
  const place = fc.double({ min: -500, max: 500, noNaN: true });
  fc.assert(
    fc.property(entry, entry, place, entry, entry, place, tilt, tilt, (a, b, c, d, e, f, g, h) => {
      const transform = [a, b, c, d, e, f, g, h, 1];
      const [x, y] = mapped(transform, [120, 80]);
      const [cssX, cssY] = throughCss(cssMatrix(transform), 120, 80);
      assert.ok(Math.abs(x - cssX!) < 1e-6 && Math.abs(y - cssY!) < 1e-6);
    }),
  );
});

test('outlines the whole matched box, corner by corner', () => {
  const box = { x: 10, y: 20, width: 30, height: 40 };
  assert.deepEqual(outlineIn([1, 0, 5, 0, 1, -5, 0, 0, 1], box)[0], [15, 15]);
  assert.equal(cornersOf(box).length, 4);
});

test('draws something finite whatever the numbers are', () => {
  const text = pointsText(outlineIn([1, 0, 0, 0, 1, 0, -1, 0, 1], { x: 1, y: 0, width: 1, height: 1 }));
  assert.doesNotMatch(text, /NaN|Infinity/);
});
