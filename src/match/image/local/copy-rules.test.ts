import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CellMeasures } from './cell-measures.ts';
import {
  agreesThroughout,
  hasOtherPicture,
  isAslantCopy,
  isBentCopy,
  isCovered,
  isGraphicCopy,
  isPartShown,
  isPlacedCopy,
  isPlainCopy,
  isSmallPart,
  isStrip,
} from './copy-rules.ts';
import { sharesOf, type Signs } from './signs.ts';

function measuresOf(given: Partial<CellMeasures>): CellMeasures {
  const base = { inView: 144, textured: 100, agreeing: 96, closely: 85, pictorial: 60, pictorialAgreeing: 58 };
  const rest = { pictorialInAll: 60, shared: 0, keyed: 40, keyedPictorial: 30, covered: undefined, shown: undefined };
  return { ...base, ...rest, foreign: new Uint8Array(144), gain: 1, shift: 0, ...given };
}

function signsOf(given: Partial<Signs>, measured: Partial<CellMeasures> = {}): Signs {
  const measures = measuresOf(measured);
  const base = { distance: 28, inliers: 120, placed: 0.6, exact: 0.8, shifted: 0.05, coherence: 0.01, convergence: 0 };
  return { ...base, byProgram: true, graphic: false, measures, shares: sharesOf(measures), ...given };
}

const anyRule = (signs: Signs): boolean =>
  isPlainCopy(signs) ||
  isPlacedCopy(signs) ||
  agreesThroughout(signs) ||
  isAslantCopy(signs) ||
  isGraphicCopy(signs) ||
  isSmallPart(signs) ||
  isCovered(signs, signs.measures) ||
  isPartShown(signs, signs.measures) ||
  isBentCopy(signs, signs.measures, { roughness: 1, breadth: 0 });

test('an ordinary copy, a filtered one, a blurred one and one photographed from a screen are copies', () => {
  assert.ok(isPlainCopy(signsOf({})));
  assert.ok(isPlacedCopy(signsOf({ distance: 52 }, { agreeing: 70, closely: 60, pictorialAgreeing: 42 })));
  assert.ok(agreesThroughout(signsOf({ distance: 40, exact: 0.2 }, { keyedPictorial: 0 })));
  assert.ok(isAslantCopy(signsOf({ byProgram: false, convergence: 0.3, distance: 33, coherence: 0.2 })));
});

test('a turned crop in which 42 of 46 cells agree is a copy, not only possible', () => {
  const cropped = { textured: 46, agreeing: 42, closely: 34, pictorial: 40, pictorialAgreeing: 37, keyed: 30 };
  assert.ok(anyRule(signsOf({ distance: 31 }, { ...cropped, keyedPictorial: 24 })));
});

test('another photograph of the scene is no copy, though nearly every cell agrees', () => {
  const scene = { textured: 49, agreeing: 47, closely: 43, pictorial: 24, pictorialAgreeing: 24, keyed: 34 };
  const signs = { distance: 44, inliers: 161, placed: 0.67, exact: 0.75, byProgram: false, convergence: 0.25 };
  assert.ok(!anyRule(signsOf(signs, { ...scene, keyedPictorial: 24 })));
});

test('the same template around another picture is no copy, however many key points agree', () => {
  const template = { textured: 79, agreeing: 66, closely: 51, pictorial: 7, pictorialAgreeing: 4, keyed: 14 };
  const signs = { distance: 58, inliers: 300, placed: 0.43, exact: 0.3 };
  assert.ok(!anyRule(signsOf(signs, { ...template, keyedPictorial: 0 })));
});

test('the same app screen with some of the same words around another picture is no copy', () => {
  const screen = { textured: 35, agreeing: 18, closely: 18, pictorial: 14, pictorialAgreeing: 14, keyed: 7 };
  const outside = measuresOf({ ...screen, textured: 18, keyedPictorial: 3 });
  const signs = signsOf({ distance: 41.8, inliers: 47, placed: 0.23, exact: 0.61 }, { ...screen, keyedPictorial: 3 });
  assert.ok(!isPlainCopy(signs) && !isPlacedCopy(signs) && !isCovered(signs, outside) && !isPartShown(signs, outside));
});

test('the same watermark all over another picture is no copy', () => {
  const marked = { textured: 77, agreeing: 56, closely: 44, pictorial: 21, pictorialAgreeing: 14, keyed: 25 };
  assert.ok(
    !anyRule(signsOf({ distance: 57, inliers: 180, placed: 0.48, exact: 0.76 }, { ...marked, keyedPictorial: 6 })),
  );
});

test('the same watermark all over another drawing is no copy of the part that shows it', () => {
  const marked = { inView: 54, textured: 27, agreeing: 24, closely: 19, pictorial: 0, pictorialAgreeing: 0, keyed: 13 };
  const signs = { distance: 51.4, inliers: 76, placed: 0.48, exact: 0.49, byProgram: false, graphic: true };
  assert.ok(!anyRule(signsOf(signs, { ...marked, keyedPictorial: 0 })));
  assert.ok(isGraphicCopy(signsOf(signs, { ...marked, inView: 136, keyedPictorial: 0 })), 'most of a drawing is one');
});

test('more agreement never takes a match away', () => {
  for (const distance of [20, 34, 38, 41, 44, 52]) {
    for (const coherence of [0, 0.1, 0.18]) {
      let before = false;
      for (let agreeing = 10; agreeing <= 100; agreeing += 5) {
        const closely = Math.floor(0.85 * agreeing);
        const pictorialAgreeing = Math.floor(0.6 * agreeing);
        const now = anyRule(signsOf({ distance, coherence }, { agreeing, closely, pictorialAgreeing }));
        assert.ok(now || !before, `distance ${distance}, coherence ${coherence}, ${agreeing} agreeing`);
        before = now;
      }
    }
  }
});

test('a bent picture counts once straightening makes it agree, not when it agrees no better than before', () => {
  const bent = signsOf({ coherence: 0.5, distance: 47 }, { agreeing: 65, closely: 34, pictorialAgreeing: 35 });
  const straight = measuresOf({ agreeing: 95, closely: 76, pictorialAgreeing: 57 });
  assert.ok(isBentCopy(bent, straight, { roughness: 0.17, breadth: 0.6 }));
  assert.ok(!isBentCopy(bent, straight, { roughness: 0.6, breadth: 0.6 }));
  assert.ok(!isBentCopy(signsOf({ coherence: 0.4 }, { closely: 74 }), straight, { roughness: 0.05, breadth: 0.6 }));
});

test('what moved along one line only, as between two cameras side by side, is no copy', () => {
  const before = signsOf({ coherence: 0.5, distance: 43, exact: 0.3 }, { agreeing: 65, closely: 40 });
  const straight = measuresOf({ agreeing: 88, closely: 66, pictorialAgreeing: 53 });
  assert.ok(!isBentCopy(before, straight, { roughness: 0.09, breadth: 0.08 }));
  assert.ok(isBentCopy(before, straight, { roughness: 0.09, breadth: 0.6 }));
});

test('a frame around another symbol is no copy, a drawing with something over its corner is one', () => {
  const over = (left: number, top: number, right: number, bottom: number) =>
    signsOf(
      { graphic: true, distance: 34 },
      {
        pictorial: 0,
        pictorialAgreeing: 0,
        keyed: 22,
        keyedPictorial: 0,
        covered: { left, top, right, bottom, textured: 15, agreeing: 1 },
      },
    );
  const outside = measuresOf({ textured: 42, agreeing: 40, closely: 36, pictorial: 0, pictorialAgreeing: 0 });
  assert.ok(!isCovered(over(3, 4, 8, 7), outside));
  assert.ok(isCovered(over(7, 0, 12, 3), outside));
});

test('two cards of one shop, alike but for the picture, are no copies; a copy with a caption over its picture is one', () => {
  const card = signsOf({}, { textured: 95, agreeing: 54, pictorial: 46, pictorialAgreeing: 8 });
  for (const rule of ['covered', 'part-shown', 'plain'] as const) assert.ok(hasOtherPicture(card, rule));
  assert.ok(
    !hasOtherPicture(signsOf({}, { textured: 95, agreeing: 75, pictorial: 46, pictorialAgreeing: 33 }), 'plain'),
  );
  assert.ok(
    !hasOtherPicture(signsOf({}, { textured: 60, agreeing: 30, pictorial: 8, pictorialAgreeing: 0 }), 'covered'),
  );
});

test('a strip of a work is for a human, a fifth of it in one piece may be a copy', () => {
  const inView = (rows: number, columns: number) =>
    Array.from({ length: 144 }, (_, cell) => (Math.floor(cell / 12) < rows && cell % 12 < columns ? 1 : 0.5));
  assert.ok(isStrip(inView(2, 12)) && isStrip(inView(12, 1)));
  assert.ok(!isStrip(inView(4, 5)) && !isStrip(inView(12, 12)));
});
