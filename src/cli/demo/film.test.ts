import assert from 'node:assert/strict';
import { test } from 'node:test';
import { referenceId } from '../../common/index.ts';
import { createDecoder } from '../../decode/index.ts';
import { fingerprintSample } from '../../fingerprint/index.ts';
import { matchUpload, ReferenceIndex } from '../../match/index.ts';
import { ffmpegIsHere, mirroredFilm, shootFilm } from './film.ts';
import { cutOut, mixed, playTune, spedUp, TUNE_RATE, wavOf } from './tune.ts';

test('a tune is the same on every machine, differs with its seed, and never clips when played alone', () => {
  const tune = playTune(3, 4);
  assert.equal(tune.length, 4 * TUNE_RATE);
  assert.deepEqual(wavOf(tune), wavOf(playTune(3, 4)));
  assert.notDeepEqual(wavOf(tune), wavOf(playTune(4, 4)));
  const loudest = tune.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  assert.ok(loudest > 0.1 && loudest < 1, `${loudest}`);
});

test('cuts, mixes and speeds are where they are said to be', () => {
  const tune = playTune(5, 6);
  assert.equal(cutOut(tune, 2, 3)[100], tune[2 * TUNE_RATE + 100]);
  const over = mixed(new Float32Array(4 * TUNE_RATE), tune, 1, 0.5);
  assert.ok(over.subarray(0, TUNE_RATE).every((value) => value === 0));
  assert.ok(Math.abs(over[TUNE_RATE + 5000]! - tune[5000]! / 2) < 1e-6);
  assert.ok(Math.abs(spedUp(tune, 1.25).length - (6 / 1.25) * TUNE_RATE) < 4);
});

const skip = (await ffmpegIsHere()) ? false : 'ffmpeg is not installed';
test('the film is found in its mirrored, faster copy, pictures and tune, and its speed is told', { skip }, async () => {
  const film = await shootFilm([21, 34], 8);
  const decoder = await createDecoder();
  try {
    const printed = async (bytes: Uint8Array) => {
      const decoded = await decoder.decode({ kind: 'bytes', bytes });
      assert.equal(decoded.kind, 'decoded');
      const made = fingerprintSample(decoded.sample);
      assert.equal(made.kind, 'fingerprinted');
      return made.fingerprint;
    };
    const index = new ReferenceIndex();
    index.add(referenceId('film'), await printed(film));
    const outcome = matchUpload(await printed(await mirroredFilm(film, 1.1)), index);
    assert.equal(outcome.kind, 'matched');
    const [match] = outcome.matches;
    for (const track of ['picture', 'sound']) {
      const found = match.segments.find((segment) => 'track' in segment && segment.track === track);
      assert.ok(found && 'speed' in found && Math.abs(found.speed - 1.1) < 0.02, track);
    }
  } finally {
    await decoder.close();
  }
});
