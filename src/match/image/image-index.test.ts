import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceId } from '../../common/index.ts';
import { fingerprinters, type ImageFingerprint } from '../../fingerprint/index.ts';
import { type LumaImage, sampled, TURNS, turned } from '../../media/index.ts';
import type { ImageSegment, Match } from '../outcome.ts';
import { ImageIndex } from './image-index.ts';

function chance(seed: number): () => number {
  let s = (seed * 2654435761) | 1;
  for (let i = 0; i < 4; i++) s = Math.imul(s ^ (s >>> 15), 0x2c1b3c6d) | 1;
  return () => {
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    return (s >>> 0) / 2 ** 32;
  };
}

/** Blocks and discs of many shades with a little grain: a different picture for each seed. */
function drawn(seed: number, width = 320, height = 240): LumaImage {
  const next = chance(seed);
  const data = new Uint8Array(width * height);
  const slope = [next() * 60, next() * 60];
  for (let i = 0; i < data.length; i++) {
    data[i] = 60 + (slope[0]! * (i % width)) / width + (slope[1]! * i) / data.length + 6 * next();
  }
  for (let shape = 0; shape < 40; shape++) {
    const [cx, cy, r] = [next() * width, next() * height, 5 + next() * next() * width * 0.3];
    const [shade, round, ratio] = [next() * 255, next() < 0.5, 0.4 + next()];
    for (let y = Math.max(0, Math.floor(cy - r)); y < Math.min(height, cy + r); y++) {
      for (let x = Math.max(0, Math.floor(cx - r)); x < Math.min(width, cx + r); x++) {
        const [dx, dy] = [(x - cx) / r, (y - cy) / r / ratio];
        if (round ? dx * dx + dy * dy < 1 : Math.abs(dy) < 1) data[y * width + x] = shade + 8 * next();
      }
    }
  }
  return { width, height, data };
}

function fingerprintOf(...pictures: readonly LumaImage[]): ImageFingerprint {
  const { width, height } = pictures[0]!;
  const [first, ...others] = pictures.map((luma, frame) => ({ frame, luma }));
  const frames = [first!, ...others] as const;
  const outcome = fingerprinters.image.fingerprint({
    modality: 'image',
    width,
    height,
    frames,
    framesInFile: frames.length,
  });
  assert.ok(outcome.kind === 'fingerprinted');
  return outcome.fingerprint;
}

const changed = (image: LumaImage, shade: (value: number, x: number, y: number) => number): LumaImage => ({
  ...image,
  data: image.data.map((value, i) =>
    Math.min(255, Math.max(0, shade(value, i % image.width, Math.floor(i / image.width)))),
  ),
});

function framed(image: LumaImage, left: number, top: number, right: number, bottom: number, shade: number): LumaImage {
  const width = image.width + left + right;
  const height = image.height + top + bottom;
  const data = new Uint8Array(width * height).fill(shade);
  for (let y = 0; y < image.height; y++) {
    data.set(image.data.subarray(y * image.width, (y + 1) * image.width), (y + top) * width + left);
  }
  return { width, height, data };
}

const id = (seed: number) => referenceId(`picture-${seed}`);

function indexOf(...seeds: readonly number[]): ImageIndex {
  const index = new ImageIndex();
  for (const seed of seeds) index.add(id(seed), fingerprintOf(drawn(seed)));
  return index;
}

function matchesOf(index: ImageIndex, upload: LumaImage): readonly Match[] {
  const outcome = index.match(fingerprintOf(upload));
  return outcome.kind === 'matched' ? outcome.matches : [];
}

const segmentOf = (match: Match | undefined): ImageSegment => match!.segments[0] as ImageSegment;

function mapped(segment: ImageSegment, x: number, y: number): [number, number] {
  const m = segment.transform;
  return [m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]];
}

const SEEDS = [1, 2, 3, 4, 5, 6];

test('recognises an exact and a scaled copy as the same picture, and no other', () => {
  const index = indexOf(...SEEDS);
  for (const seed of SEEDS) {
    for (const upload of [drawn(seed), sampled(drawn(seed), 500, 375)]) {
      const matches = matchesOf(index, upload);
      assert.deepEqual(
        matches.map(({ reference, tier, modified, combined }) => ({ reference, tier, modified, combined })),
        [{ reference: id(seed), tier: 'same', modified: 'none', combined: false }],
      );
      assert.ok(matches[0]!.confidence > 0.9);
    }
  }
  assert.equal(index.match(fingerprintOf(drawn(99))).kind, 'no-match');
});

test('recognises each of the eight turns, and the transform says which pixel went where', () => {
  const index = indexOf(...SEEDS);
  for (const seed of SEEDS) {
    for (const turn of TURNS) {
      const mark = (image: LumaImage) => changed(image, (value, x, y) => (x === 40 && y === 90 ? 255 - value : value));
      const upload = turned(mark(drawn(seed)), turn);
      const plain = turned(drawn(seed), turn);
      const at = upload.data.findIndex((value, i) => value !== plain.data[i]);
      const [match] = matchesOf(index, upload);
      assert.equal(match?.reference, id(seed), turn.name);
      const segment = segmentOf(match);
      const [x, y] = mapped(segment, 40.5, 90.5);
      assert.ok(
        Math.abs(x - (at % upload.width) - 0.5) < 1e-6 && Math.abs(y - Math.floor(at / upload.width) - 0.5) < 1e-6,
        turn.name,
      );
      assert.equal(segment.mirrored, turn.mirrored);
      assert.equal(match!.modified, turn.name === 'original' ? 'none' : 'technical');
    }
  }
});

test('sees through plain borders in the upload or in the reference, and places the box inside them', () => {
  const index = indexOf(...SEEDS);
  for (const seed of SEEDS) {
    for (const [left, top, right, bottom, shade] of [
      [0, 50, 0, 50, 0],
      [60, 0, 30, 0, 255],
      [40, 30, 40, 90, 128],
    ] as const) {
      const [match] = matchesOf(index, framed(drawn(seed), left, top, right, bottom, shade));
      assert.equal(match?.reference, id(seed));
      assert.equal(match!.modified, 'technical');
      assert.equal(match!.combined, false);
      const { upload, transform } = segmentOf(match);
      assert.ok(Math.abs(upload.x - left) <= 3 && Math.abs(upload.y - top) <= 3, JSON.stringify(upload));
      assert.ok(Math.abs(transform[2] - left) <= 3 && Math.abs(transform[5] - top) <= 3);
    }
  }
  const margined = framed(drawn(1), 50, 50, 50, 50, 200);
  const margins = new ImageIndex();
  margins.add(id(1), fingerprintOf(margined));
  const [between] = matchesOf(margins, framed(margined, 0, 60, 0, 60, 0));
  assert.ok(Math.abs(segmentOf(between).transform[5] - 60) <= 3);
  const bordered = new ImageIndex();
  bordered.add(id(1), fingerprintOf(framed(drawn(1), 40, 40, 40, 40, 20)));
  const [found] = matchesOf(bordered, drawn(1));
  assert.ok(Math.abs(segmentOf(found).reference.x - 40) <= 3);
});

test('recognises negatives and changes of tone as technical edits', () => {
  const index = indexOf(...SEEDS);
  for (const seed of SEEDS) {
    for (const shade of [(v: number) => 255 - v, (v: number) => 0.6 * v + 70, (v: number) => v * v * (1 / 255)]) {
      const [match] = matchesOf(index, changed(drawn(seed), shade));
      assert.equal(match?.reference, id(seed));
      assert.equal(match!.modified, 'technical');
      assert.equal(match!.combined, false);
    }
  }
});

test('says that something was drawn over the work when places disagree', () => {
  const index = indexOf(...SEEDS);
  const next = chance(77);
  const upload = changed(drawn(2), (value, x, y) =>
    x > 40 && x < 130 && y > 190 && y < 230 ? (next() < 0.5 ? 0 : 255) : value,
  );
  const [match] = matchesOf(index, upload);
  assert.equal(match?.reference, id(2));
  assert.equal(match!.combined, true);
  assert.equal(match!.modified, 'creative');
  const [plain] = matchesOf(index, drawn(2));
  assert.ok(match!.confidence < plain!.confidence);
});

test('names every reference that is the same picture, in the same order however they were added', () => {
  const forward = indexOf(1, 2);
  forward.add(id(20), fingerprintOf(drawn(2)));
  const backward = new ImageIndex();
  backward.add(id(20), fingerprintOf(drawn(2)));
  backward.add(id(2), fingerprintOf(drawn(2)));
  backward.add(id(1), fingerprintOf(drawn(1)));
  const upload = fingerprintOf(drawn(2));
  assert.deepEqual(forward.match(upload), backward.match(upload));
  assert.deepEqual(
    matchesOf(forward, drawn(2)).map(({ reference, alsoIn }) => [reference, alsoIn]),
    [
      [id(2), [id(20)]],
      [id(20), [id(2)]],
    ],
  );
});

test('finds works in any frame, one match for each work with a segment for each frame', () => {
  const index = indexOf(...SEEDS);
  const outcome = index.match(fingerprintOf(drawn(50), drawn(3), drawn(4), turned(drawn(3), TURNS[1]!)));
  assert.ok(outcome.kind === 'matched');
  const frames = outcome.matches.map(({ reference, segments }) => [
    reference,
    segments.map((segment) => (segment as ImageSegment).frame),
  ]);
  assert.deepEqual(frames.sort(), [
    [id(3), [1, 3]],
    [id(4), [2]],
  ]);
});

test('a withdrawn reference is gone at the next look-up, a replaced one is the new picture', () => {
  const index = indexOf(...SEEDS);
  index.remove(id(3));
  index.remove(id(404));
  assert.deepEqual(matchesOf(index, drawn(3)), []);
  index.add(id(4), fingerprintOf(drawn(40)));
  assert.equal(index.size, 5);
  assert.deepEqual(matchesOf(index, drawn(4)), []);
  assert.equal(matchesOf(index, drawn(40))[0]?.reference, id(4));
});

/** A post in an app: the same bars and avatar, lines in the same places with other words, around another picture. */
function post(seed: number): LumaImage {
  const panel = drawn(seed, 240, 150);
  const lettering = chance(seed);
  return changed({ width: 240, height: 400, data: new Uint8Array(96_000).fill(245) }, (paper, x, y) => {
    if (y >= 110 && y < 260) return panel.data[(y - 110) * 240 + x]!;
    if (y < 34 || y > 372) return 40;
    if ((x - 30) ** 2 + (y - 70) ** 2 < 400) return 120;
    const inLine = (y > 52 && y < 90 && x > 60) || (y > 270 && y < 360);
    return inLine && y % 12 < 8 && lettering() < 0.5 ? 20 : paper;
  });
}

test('does not accuse a post of showing another post in the same app', () => {
  const index = new ImageIndex();
  for (let seed = 200; seed < 212; seed++) index.add(id(seed), fingerprintOf(post(seed)));
  for (let seed = 300; seed < 315; seed++) assert.deepEqual(matchesOf(index, post(seed)), [], `post ${seed}`);
  assert.deepEqual(
    matchesOf(index, post(205)).map(({ reference }) => reference),
    [id(205)],
  );
});

test('no constructed collision is confirmed: 1,000 other pictures with the hash of a reference', () => {
  const index = indexOf(...SEEDS);
  const stolen = SEEDS.map((seed) => fingerprintOf(drawn(seed)).frames[0].pdq);
  let asked = 0;
  for (let i = 0; i < 1000; i++) {
    const upload = fingerprintOf(drawn(1000 + i, 96, 72));
    const [{ working, ...own }] = upload.frames;
    // Key points are asked for the first thirty: they see the picture as it is, whatever its hash says.
    const frame = { ...own, pdq: stolen[i % stolen.length]!, ...(i < 30 && working && { working }) };
    const outcome = index.match({ ...upload, frames: [frame] });
    assert.notEqual(outcome.kind, 'matched', `seed ${1000 + i}`);
    if (outcome.kind === 'undetermined') {
      asked++;
      assert.equal(outcome.why, 'possible-match');
      for (const { confidence } of outcome.candidates ?? []) assert.ok(confidence < 0.8);
    }
  }
  assert.equal(asked, 1000);
});
