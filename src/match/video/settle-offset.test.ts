import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seconds } from '../../common/index.ts';
import type { FilmFrameHashes, VideoFingerprint } from '../../fingerprint/index.ts';
import { chance } from '../../../test/fixtures/make-tunes.ts';
import type { Segment } from './follow-line.ts';
import { settleOffset } from './settle-offset.ts';

const LENGTH = 12;
const RATE = 8;

/** Each frame a hash of its own, with this many bits of the other film's frame at the same moment flipped. */
function filmLike(seed: number, other?: readonly Uint32Array[], flipped = 0, later = 0): VideoFingerprint {
  const next = chance(seed);
  const random = () => Uint32Array.from({ length: 8 }, () => next() * 2 ** 32);
  const frames = Array.from({ length: LENGTH * RATE }, (_, i): FilmFrameHashes => {
    const words = other?.[i + later * RATE]?.slice() ?? random();
    for (let bit = 0; bit < flipped; bit++) words[Math.floor(next() * 8)]! ^= 1 << Math.floor(next() * 32);
    const box = { x: 0, y: 0, width: 320, height: 180 };
    return { at: i / RATE, until: (i + 1) / RATE, probe: true, views: [{ kind: 'whole', box, quality: 100, words }] };
  });
  const facts = { width: 320, height: 180, seconds: seconds(LENGTH), keyFrames: [], cut: false };
  return { modality: 'video', algorithm: 'video/pdq-frames@1', ...facts, frames };
}
const coarse = (offset: number) =>
  ({ line: { speed: 1, offset, support: 5 }, turned: false, upload: { start: 0, end: LENGTH - 2 } }) as Segment;

test('of a narrow crop, whose hashes are as far away as chance, no offset is believed', () => {
  // Neighbouring frames of a film look alike, so chance dips in stretches: every second of it is one hash here.
  for (let seed = 1; seed <= 40; seed++) {
    const held = (film: VideoFingerprint) => ({
      ...film,
      frames: film.frames.map((frame, i) => ({ ...frame, views: film.frames[i - (i % (3 * RATE))]!.views })),
    });
    assert.equal(settleOffset(held(filmLike(seed)), held(filmLike(seed + 500)), coarse(0)), undefined, `seed ${seed}`);
  }
});

test('of a slight crop the right offset is found', () => {
  const work = filmLike(7);
  const words = work.frames.map(({ views }) => views[0].words);
  const found = settleOffset(filmLike(8, words, 110, 1), work, coarse(0.4));
  assert.ok(found && Math.abs(found.by - 0.6) <= 0.13, String(found?.by));
});
