import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { referenceId, seconds } from '../../common/index.ts';
import type { FilmFrameHashes, FilmHash, VideoFingerprint } from '../../fingerprint/index.ts';
import type { Match, MatchOutcome, TimeSegment } from '../outcome.ts';
import { VideoIndex } from './video-index.ts';

const RATE = 8;
const BOX = { x: 0, y: 0, width: 320, height: 180 };

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

type Words = Uint32Array;
const noise = (next: () => number): Words => Uint32Array.from({ length: 8 }, () => next() * 2 ** 32);
function flipped(words: Words, bits: number, next: () => number): Words {
  const out = words.slice();
  for (let i = 0; i < bits; i++) out[Math.floor(next() * 8)]! ^= 1 << Math.floor(next() * 32);
  return out;
}

/** What a film's frame hashes to, seen through a looking glass: any fixed permutation of the bits will do. */
const mirrored = (words: Words): Words => Uint32Array.from(words, (_, i) => ~words[7 - i]!);

/** A film as its hashes: new picture with each shot, a few bits from frame to frame. */
function scene(seed: number, length: number): (at: number) => Words {
  const next = chance(seed);
  let words = noise(next);
  const frames = Array.from({ length: Math.ceil(length * 32) + 64 }, (_, i) => {
    words = i % 80 === 0 ? noise(next) : i % 2 === 0 ? flipped(words, 3, next) : words;
    return words;
  });
  return (at) => frames[Math.max(0, Math.min(frames.length - 1, Math.round(at * 32)))]!;
}

interface Recipe {
  readonly length: number;
  readonly hashAt: (at: number) => Words | undefined;
  readonly quality?: number;
}

const hash = (words: Words, quality: number, probe: boolean, seed: number): FilmHash => {
  const next = chance(seed);
  const turned = Array.from({ length: 8 }, (_, turn) =>
    turn === 0 ? words : turn === 5 ? mirrored(words) : noise(next),
  );
  return { kind: 'whole', box: BOX, quality, words, ...(probe && { turned }) };
};

/** `undefined` from `hashAt` is a plain frame. */
function film({ length, hashAt, quality = 90 }: Recipe): VideoFingerprint {
  const frames: FilmFrameHashes[] = [];
  for (let i = 0; i < Math.round(length * RATE); i++) {
    const at = i / RATE;
    const words = hashAt(at);
    const probe = i % 4 === 0 || length < 8;
    const view = hash(words ?? new Uint32Array(8), words ? quality : 0, probe, i + 1);
    const last = frames.at(-1);
    if (words && last?.views[0].words === words) frames[frames.length - 1] = { ...last, until: at + 1 / RATE };
    else frames.push({ at, until: at + 1 / RATE, views: [view], probe });
  }
  return {
    modality: 'video',
    algorithm: 'video/pdq-frames@1',
    width: 320,
    height: 180,
    seconds: seconds(length),
    frames,
    keyFrames: [],
    cut: false,
  };
}

const id = (seed: number) => referenceId(`film-${seed}`);
function indexOf(...seeds: readonly number[]): VideoIndex {
  const index = new VideoIndex();
  for (const seed of seeds) index.add(id(seed), film({ length: 40, hashAt: scene(seed, 40) }));
  return index;
}
function matchesOf(outcome: MatchOutcome): readonly Match[] {
  return outcome.kind === 'matched' ? outcome.matches : [];
}
const segmentsOf = (match: Match | undefined): readonly TimeSegment[] =>
  (match?.segments ?? []) as readonly TimeSegment[];
const near = (a: number | undefined, b: number, by: number, what: string): void =>
  assert.ok(a !== undefined && Math.abs(a - b) <= by, `${what}: ${a} instead of ${b}`);

test('cutting and shifting a film moves the reported segment by just that much', () => {
  const index = indexOf(1, 2, 3);
  const work = scene(2, 40);
  const host = scene(77, 80);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 5, max: 12 }),
      fc.integer({ min: 0, max: 20 }),
      (from, length, before) => {
        const until = Math.min(40, from + length);
        const inside = (at: number): boolean => at >= before && at < before + until - from;
        const upload = film({
          length: before + until - from + 6,
          hashAt: (at) => (inside(at) ? work(at - before + from) : host(at)),
        });
        const [match, ...others] = matchesOf(index.match(upload));
        assert.equal(others.length, 0);
        assert.equal(match?.reference, id(2));
        const [segment, ...more] = segmentsOf(match);
        assert.equal(more.length, 0);
        near(segment?.upload.start, before, 0.26, 'start');
        near(segment?.upload.end, before + until - from, 0.26, 'end');
        near(segment?.reference.start, from, 0.3, 'start in the work');
        near(segment?.reference.end, until, 0.3, 'end in the work');
      },
    ),
    { numRuns: 25, seed: 4 },
  );
});

test('measures how much faster or slower a film runs', () => {
  const index = indexOf(1, 2);
  for (const speed of [0.8, 0.9, 1, 1.1, 1.25, 1.5]) {
    const upload = film({ length: 32 / speed, hashAt: (at) => scene(1, 40)(4 + at * speed) });
    const [segment] = segmentsOf(matchesOf(index.match(upload))[0]);
    near(segment?.speed, speed, 0.01 * speed, 'speed');
    near(segment?.reference.start, 4, 0.3, 'start in the work');
  }
});

test('recognises a film in the looking glass, and says that it was changed', () => {
  const upload = film({ length: 12, hashAt: (at) => mirrored(scene(3, 40)(at + 8)) });
  const [match] = matchesOf(indexOf(1, 3).match(upload));
  assert.equal(match?.reference, id(3));
  assert.equal(match?.modified, 'technical');
  near(segmentsOf(match)[0]?.reference.start, 8, 0.5, 'start in the work');
});

test('recognises a film that runs backwards, and where', () => {
  const work = scene(2, 40);
  const host = scene(77, 60);
  // Seconds 6 to 18 of the work from 4 on, backwards, inside something else.
  const upload = film({ length: 22, hashAt: (at) => (at >= 4 && at < 16 ? work(18 - (at - 4)) : host(at)) });
  const [match, ...others] = matchesOf(indexOf(1, 2, 3).match(upload));
  assert.equal(match?.reference, id(2));
  assert.equal(others.length, 0);
  assert.equal(match?.modified, 'creative');
  const [segment, ...more] = segmentsOf(match);
  assert.equal(more.length, 0);
  assert.equal(segment?.reversed, true);
  near(segment?.upload.start, 4, 0.3, 'start');
  near(segment?.upload.end, 16, 0.3, 'end');
  near(segment?.reference.start, 6, 0.4, 'start in the work');
  near(segment?.reference.end, 18, 0.4, 'end in the work');
});

test('finds several works in one upload, and one work used twice', () => {
  const [one, two] = [scene(1, 40), scene(2, 40)];
  const plan = (at: number): Words => (at < 8 ? one(at + 20) : at < 16 ? two(at) : one(at - 16 + 3));
  const matches = matchesOf(indexOf(1, 2, 3).match(film({ length: 24, hashAt: plan })));
  assert.deepEqual(matches.map(({ reference }) => reference).sort(), [id(1), id(2)]);
  const twice = segmentsOf(matches.find(({ reference }) => reference === id(1)));
  assert.deepEqual(
    twice.map(({ upload }) => Math.round(upload.start)),
    [0, 16],
  );
  assert.ok(matches.every(({ combined }) => combined));
});

test('goes on over a gap, and does not count what lies in it when it is long', () => {
  const work = scene(1, 40);
  const other = scene(9, 40);
  const interrupted = (gap: number) =>
    film({ length: 30, hashAt: (at) => (at >= 12 && at < 12 + gap ? other(at) : work(at)) });
  const index = indexOf(1);
  assert.equal(segmentsOf(matchesOf(index.match(interrupted(1)))[0]).length, 1);
  const spans = segmentsOf(matchesOf(index.match(interrupted(8)))[0]);
  near(
    spans.reduce((sum, { upload }) => sum + upload.end - upload.start, 0),
    22,
    0.6,
    'seconds found',
  );
});

test('accuses nobody by a still shot, by plain frames, or by a few of them', () => {
  const still = noise(chance(5));
  const index = new VideoIndex();
  index.add(id(1), film({ length: 20, hashAt: () => still }));
  index.add(id(2), film({ length: 20, hashAt: () => undefined }));
  assert.notEqual(index.match(film({ length: 20, hashAt: () => still })).kind, 'matched');
  assert.equal(index.match(film({ length: 20, hashAt: () => undefined })).kind, 'no-match');
  const title = film({ length: 20, hashAt: (at) => (at < 6 ? still : scene(8, 40)(at)) });
  assert.notEqual(index.match(title).kind, 'matched');
});

test('wants frames of little texture to be nearer, and takes them when they are', () => {
  const index = new VideoIndex();
  index.add(id(1), film({ length: 20, hashAt: scene(1, 40), quality: 55 }));
  const next = chance(3);
  const far = film({ length: 20, hashAt: (at) => flipped(scene(1, 40)(at), 46, next), quality: 55 });
  assert.notEqual(index.match(far).kind, 'matched');
  assert.equal(index.match(film({ length: 20, hashAt: scene(1, 40), quality: 55 })).kind, 'matched');
});

test('no film matches any of a hundred others', () => {
  const index = indexOf(...Array.from({ length: 10 }, (_, i) => i));
  for (let seed = 100; seed < 200; seed++)
    assert.equal(index.match(film({ length: 10, hashAt: scene(seed, 10) })).kind, 'no-match', `seed ${seed}`);
});

test('answers the same whatever the order of adding, and forgets at once what is withdrawn', () => {
  const upload = film({ length: 20, hashAt: (at) => (at < 10 ? scene(1, 40)(at) : scene(2, 40)(at)) });
  assert.deepEqual(sorted(indexOf(1, 2, 3).match(upload)), sorted(indexOf(3, 2, 1).match(upload)));
  const index = indexOf(1, 2);
  index.remove(id(1));
  index.remove(id(99));
  assert.equal(index.size, 1);
  assert.deepEqual(
    matchesOf(index.match(upload)).map(({ reference }) => reference),
    [id(2)],
  );
  index.add(id(2), film({ length: 40, hashAt: scene(5, 40) }));
  assert.equal(index.match(upload).kind, 'no-match');
  assert.equal(new VideoIndex().match(upload).kind, 'no-match');
});
const sorted = (outcome: MatchOutcome): readonly Match[] =>
  [...matchesOf(outcome)].sort((a, b) => (a.reference < b.reference ? -1 : 1));

test('marks matches of quarantined films, and says when a film was not seen to its end', () => {
  const index = new VideoIndex();
  index.add(id(1), film({ length: 40, hashAt: scene(1, 40) }), { shadow: true });
  const upload = film({ length: 12, hashAt: scene(1, 40) });
  assert.equal(matchesOf(index.match(upload))[0]?.shadow, true);
  const unknown = { ...film({ length: 12, hashAt: scene(6, 40) }), cut: true };
  const outcome = index.match(unknown);
  assert.ok(outcome.kind === 'undetermined' && outcome.why === 'over-limit');
});

test('calls an upload a combination only when something else is in it', () => {
  const index = indexOf(1);
  const [alone] = matchesOf(index.match(film({ length: 40, hashAt: scene(1, 40) })));
  assert.deepEqual([alone?.combined, alone?.modified, alone?.tier], [false, 'none', 'same']);
  near(alone?.coverageOfReference, 1, 0.01, 'share of the work');
  const black = film({ length: 60, hashAt: (at) => (at < 40 ? scene(1, 40)(at) : undefined) });
  assert.equal(matchesOf(index.match(black))[0]?.combined, false);
  const beside = film({ length: 60, hashAt: (at) => (at < 40 ? scene(1, 40)(at) : scene(7, 80)(at)) });
  assert.equal(matchesOf(index.match(beside))[0]?.combined, true);
});

test('counts of a slide show what its stills show, and nothing after the last of them', () => {
  const work = scene(1, 40);
  const upload = film({ length: 24, hashAt: (at) => work(4 * Math.floor(at / 4)) });
  const spans = segmentsOf(matchesOf(indexOf(1, 2).match(upload))[0]);
  const end = Math.max(...spans.map(({ reference }) => reference.end));
  assert.ok(end >= 20 && end < 20.6, `${end} instead of 20`);
});
