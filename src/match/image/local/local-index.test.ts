import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceId } from '../../../common/index.ts';
import { extractLocalFeatures, queryLocalFeatures, type LocalFeatures } from '../../../fingerprint/index.ts';
import type { LumaImage } from '../../../media/index.ts';
import { LocalIndex } from './local-index.ts';

/** Whole numbers below `n`, the same for the same seed. */
function dice(seed: number): (n: number) => number {
  let state = seed * 2654435761 + 1;
  return (n) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % n;
  };
}

/** A picture of many overlapping blobs and bars, drawn from a seed. */
function drawing(seed: number, width = 480, height = 360): LumaImage {
  const below = dice(seed);
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = 60 + (x >> 3) + (y >> 2);
  for (let i = 0; i < 260; i++) {
    const [cx, cy, rx, ry] = [below(width), below(height), 4 + below(34), 4 + below(34)];
    const [tone, slope, round] = [below(256), below(5) - 2, below(2) === 0];
    for (let y = Math.max(0, cy - ry); y < Math.min(height, cy + ry); y++) {
      for (let x = Math.max(0, cx - rx); x < Math.min(width, cx + rx); x++) {
        if (round && ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 > 1) continue;
        data[y * width + x] = Math.min(255, Math.max(0, tone + slope * (x - cx)));
      }
    }
  }
  return { width, height, data };
}

function mapped(width: number, height: number, at: (x: number, y: number) => number): LumaImage {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = at(x, y);
  return { width, height, data };
}

const pixel = ({ width, data }: LumaImage, x: number, y: number): number => data[y * width + x]!;
const cropped = (image: LumaImage, x0: number, y0: number, width: number, height: number): LumaImage =>
  mapped(width, height, (x, y) => pixel(image, x + x0, y + y0));
const mirrored = (image: LumaImage): LumaImage =>
  mapped(image.width, image.height, (x, y) => pixel(image, image.width - 1 - x, y));
/** `inner`, halved, on `outer` with its corner at (x0, y0). */
const inset = (outer: LumaImage, inner: LumaImage, x0: number, y0: number): LumaImage =>
  mapped(outer.width, outer.height, (x, y) => {
    const [u, v] = [2 * (x - x0), 2 * (y - y0)];
    if (u < 0 || v < 0 || u + 1 >= inner.width || v + 1 >= inner.height) return pixel(outer, x, y);
    return (pixel(inner, u, v) + pixel(inner, u + 1, v) + pixel(inner, u, v + 1) + pixel(inner, u + 1, v + 1)) >> 2;
  });
/** The picture between two bands of the same lettering on white. */
const captioned = (image: LumaImage): LumaImage => {
  const band = 80;
  const glyphs = dice(7);
  const strokes = new Set(Array.from({ length: 420 }, () => glyphs(40) + 40 * glyphs(12)));
  return mapped(image.width, image.height + 2 * band, (x, y) => {
    if (y >= band && y < band + image.height) return pixel(image, x, y - band);
    const row = y < band ? y : y - band - image.height;
    return row > 10 && row < 70 && strokes.has(Math.floor(x / 12) + 40 * Math.floor(row / 6)) ? 15 : 250;
  });
};

const featuresOf = (image: LumaImage): LocalFeatures => extractLocalFeatures(image, image);
const indexOf = (works: Readonly<Record<string, LumaImage>>): LocalIndex => {
  const index = new LocalIndex();
  for (const [name, image] of Object.entries(works)) index.add(referenceId(name), featuresOf(image));
  return index;
};
const found = (index: LocalIndex, upload: LumaImage) => index.match(queryLocalFeatures(upload, upload));
const names = (index: LocalIndex, upload: LumaImage): readonly string[] =>
  found(index, upload).matches.map(({ reference }) => reference);

const works = { a: drawing(1), b: drawing(2), c: drawing(3) };

test('finds half of a work and says where it was cut out', () => {
  const [match, ...others] = found(indexOf(works), cropped(works.a, 100, 60, 340, 255)).matches;
  assert.equal(match?.reference, 'a');
  assert.equal(others.length, 0);
  const segment = match.segments[0];
  assert.ok('cells' in segment && 'transform' in segment);
  assert.ok(Math.abs(segment.reference.x - 100) < 4 && Math.abs(segment.reference.width - 340) < 8);
  assert.ok(Math.abs(segment.transform[2] + 100) < 4 && Math.abs(segment.transform[5] + 60) < 4);
  assert.ok(Math.abs(match.coverageOfReference - 0.5) < 0.05);
});

test('finds a work at half its size inside another picture, mirrored too, and calls the upload combined', () => {
  const index = indexOf(works);
  for (const inner of [works.b, mirrored(works.b)]) {
    const [match] = found(index, inset(drawing(9), inner, 150, 100)).matches;
    assert.equal(match?.reference, 'b');
    assert.equal(match.combined, true);
    const segment = match.segments[0];
    assert.ok('mirrored' in segment);
    assert.equal(segment.mirrored, inner !== works.b);
    assert.ok(Math.abs(segment.upload.x - 150) < 4 && Math.abs(segment.upload.width - 240) < 6);
  }
});

test('finds two works in one upload', () => {
  const upload = mapped(960, 360, (x, y) => (x < 480 ? pixel(works.a, x, y) : pixel(works.c, x - 480, y)));
  assert.deepEqual([...names(indexOf(works), upload)].sort(), ['a', 'c']);
});

test('accuses no picture that only wears the same caption as a reference', () => {
  const index = indexOf({ ...works, captioned: captioned(drawing(4)) });
  assert.deepEqual(names(index, captioned(drawing(5))), []);
  assert.deepEqual(names(index, captioned(drawing(4))), ['captioned']);
});

test('finds nothing in pictures that were never added, at any size of the index', () => {
  assert.deepEqual(found(new LocalIndex(), works.a), { matches: [], candidates: [] });
  assert.deepEqual(names(indexOf({ a: works.a }), drawing(11)), []);
  assert.deepEqual(names(indexOf(works), drawing(12)), []);
});

test('forgets a withdrawn work at the next look-up and answers the same whatever the order of adding', () => {
  const index = indexOf(works);
  index.remove(referenceId('a'));
  index.remove(referenceId('never added'));
  assert.equal(index.size, 2);
  assert.deepEqual(names(index, cropped(works.a, 40, 40, 400, 300)), []);
  index.add(referenceId('a'), featuresOf(works.a));
  const upload = inset(drawing(9), works.a, 20, 30);
  const backwards = indexOf({ c: works.c, b: works.b, a: works.a });
  assert.deepEqual(found(index, upload), found(backwards, upload));
  assert.deepEqual(found(index, upload), found(index, upload));
});

test('says nothing about pictures without texture', () => {
  const plain = mapped(300, 200, () => 128);
  const index = indexOf({ ...works, plain });
  assert.deepEqual(found(index, plain), { matches: [], candidates: [] });
  assert.deepEqual(
    found(
      index,
      mapped(1, 1, () => 0),
    ),
    { matches: [], candidates: [] },
  );
});
