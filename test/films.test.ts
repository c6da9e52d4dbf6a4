/** Films and tunes drawn from a seed, from file to match: what a platform's upload goes through, without the platform. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { recognise, fingerprintFile } from '../src/app/index.ts';
import { referenceId } from '../src/common/index.ts';
import { createDecoder, type Decoder } from '../src/decode/index.ts';
import { ReferenceIndex, type Match, type TimeSegment } from '../src/match/index.ts';
import { drawnFrames, drawnTune, encodedFilm, withoutFfmpeg, type FilmRecipe } from './fixtures/make-films.ts';

const SECONDS = 10;
const work: FilmRecipe = { frames: drawnFrames(1, SECONDS), tune: drawnTune(1, SECONDS) };
const index = new ReferenceIndex();
let decoder: Decoder;

before(async () => {
  if (withoutFfmpeg) return;
  decoder = await createDecoder({ processes: 1 });
  for (const [name, recipe] of [
    ['work', work],
    ['other', { frames: drawnFrames(2, SECONDS), tune: drawnTune(2, SECONDS) }],
    ['song', { frames: [], tune: drawnTune(3, SECONDS), ending: 'wav' }],
  ] as const) {
    const { outcome } = await fingerprintFile({ decoder }, { kind: 'bytes', bytes: encodedFilm(recipe) });
    assert.ok(outcome.kind === 'fingerprinted', name);
    index.add(referenceId(name), outcome.fingerprint);
  }
});

/** The processes end with the last test. */
async function matchesOf(recipe: FilmRecipe): Promise<readonly Match[]> {
  const { outcome } = await recognise({ decoder, index }, { kind: 'bytes', bytes: encodedFilm(recipe) });
  return outcome.kind === 'matched' ? outcome.matches : [];
}
const segments = (match: Match | undefined, track: 'picture' | 'sound'): readonly TimeSegment[] =>
  ((match?.segments ?? []) as readonly TimeSegment[]).filter((segment) => segment.track === track);
const near = (a: number | undefined, b: number, by: number, what: string): void =>
  assert.ok(a !== undefined && Math.abs(a - b) <= by, `${what}: ${a} instead of ${b}`);
const ffmpeg = { skip: withoutFfmpeg };

test('finds a film that was encoded again, picture and sound in one match', ffmpeg, async () => {
  const [match, ...others] = await matchesOf({
    ...work,
    options: ['-vf', 'scale=128:72', '-crf', '34', '-b:a', '48k'],
  });
  assert.equal(others.length, 0);
  assert.deepEqual([match?.reference, match?.modality, match?.combined], ['work', 'video', false]);
  assert.ok(match!.coverageOfReference > 0.97);
  assert.equal(segments(match, 'picture').length, 1);
  assert.equal(segments(match, 'sound').length, 1);
});

test('finds a mirrored, faster excerpt between bars, and where it comes from', ffmpeg, async () => {
  const frames = work.frames.slice(20, 90);
  const options = ['-vf', 'setpts=PTS/1.25,hflip,pad=192:150:0:21', '-r', '12'];
  const [match] = await matchesOf({ frames, options });
  assert.equal(match?.reference, 'work');
  const [segment] = segments(match, 'picture');
  near(segment?.speed, 1.25, 0.02, 'speed');
  near(segment?.reference.start, 2, 0.5, 'start in the work');
  near(segment?.reference.end, 9, 0.5, 'end in the work');
  assert.deepEqual([match?.modified, match?.combined], ['technical', false]);
});

test('finds a film inset in a still picture, and where it stands', ffmpeg, async () => {
  const still = 'color=gray:s=400x300:r=10,drawgrid=w=40:h=40:c=white[back];[back][0:v]overlay=150:120:shortest=1';
  const [match] = await matchesOf({ frames: work.frames.slice(0, 80), options: ['-filter_complex', still] });
  assert.equal(match?.reference, 'work');
  const box = segments(match, 'picture')[0]?.box;
  near(box?.x, 150, 10, 'left');
  near(box?.width, 192, 20, 'width');
  assert.ok(match?.combined);
});

test('finds a few seconds of a film inside another one', ffmpeg, async () => {
  const host = drawnFrames(9, 12);
  const frames = [...host.slice(0, 60), ...work.frames.slice(30, 70), ...host.slice(60)];
  const [match, ...others] = await matchesOf({ frames });
  assert.equal(others.length, 0);
  const [segment] = segments(match, 'picture');
  near(segment?.upload.start, 6, 0.3, 'start');
  near(segment?.upload.end, 10, 0.3, 'end');
  near(segment?.reference.start, 3, 0.3, 'start in the work');
  assert.ok(match?.combined);
});

test('calls a film heard under other pictures a film, and a song in a film a song', ffmpeg, async () => {
  const pictures = drawnFrames(9, SECONDS);
  const [film] = await matchesOf({ frames: pictures, tune: drawnTune(1, SECONDS) });
  assert.deepEqual([film?.reference, film?.modality, film?.combined], ['work', 'video', true]);
  assert.equal(segments(film, 'picture').length, 0);
  const [song] = await matchesOf({ frames: pictures, tune: drawnTune(3, SECONDS) });
  assert.deepEqual([song?.reference, song?.modality], ['song', 'audio']);
  const [heard] = await matchesOf({ frames: [], tune: drawnTune(2, SECONDS), ending: 'wav' });
  assert.deepEqual([heard?.reference, heard?.modality], ['other', 'video']);
});

test('finds nothing in other films, in title cards and in black', ffmpeg, async () => {
  const [card] = drawnFrames(1, 0.1);
  const plain = new Uint8Array(card!.length).fill(16);
  assert.deepEqual(await matchesOf({ frames: drawnFrames(21, SECONDS), tune: drawnTune(21, SECONDS) }), []);
  assert.deepEqual(await matchesOf({ frames: Array.from({ length: 50 }, () => card!) }), []);
  assert.deepEqual(await matchesOf({ frames: Array.from({ length: 50 }, () => plain) }), []);
  await decoder.close();
});
