/** A taste of bench/quality/adversaries.ts, which does the same at full size. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collideWith } from '../bench/quality/collisions.ts';
import { climb } from '../bench/quality/evader.ts';
import { askOracle, NOTHING_ASKED } from '../src/abuse/index.ts';
import { instant, referenceId } from '../src/common/index.ts';
import { pdqHashes } from '../src/fingerprint/index.ts';
import { matchUpload, ReferenceIndex } from '../src/match/index.ts';
import { randomFrom } from './fixtures/make-pictures.ts';
import { fingerprintOf } from './fixtures/poison-attack.ts';
import { innocent } from './fixtures/poison.ts';

test('pictures made to have the hash of a reference are asked about, never matched', () => {
  const targets = [1, 2, 3].map((seed) => fingerprintOf(innocent(seed, 256, 192))!);
  const index = new ReferenceIndex();
  targets.forEach((target, i) => index.add(referenceId(`work ${i}`), target));
  for (let i = 0; i < 9; i++) {
    const { picture, distance } = collideWith(innocent(400 + i, 256, 192), targets[i % 3]!.frames[0].pdq.words);
    assert.ok(distance <= 31, `pair ${i} is ${distance} bits apart`);
    const outcome = matchUpload(fingerprintOf(picture)!, index);
    assert.notEqual(outcome.kind, 'matched', `pair ${i}`);
    assert.ok(index.nearImages(fingerprintOf(picture)!.frames[0].pdq.words).length > 0, 'the public look-up says near');
  }
});

test('the limiter leaves a climber who asks all day with a dozen answers, most of them coarse', () => {
  const work = innocent(5, 96, 72);
  let account = NOTHING_ASKED;
  const { answered, escapedAfter } = climb(work, 240, randomFrom(9), (upload, question) => {
    const words = pdqHashes(upload).turned[0]!;
    const asked = askOracle(account, words, instant(question * 60_000));
    account = asked.state;
    return asked.answer.kind === 'later' ? 'later' : { matched: true };
  });
  assert.equal(escapedAfter, undefined);
  assert.ok(answered <= 10 + 1, `${answered} answers in four hours`);
});
