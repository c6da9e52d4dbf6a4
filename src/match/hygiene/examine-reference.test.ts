import assert from 'node:assert/strict';
import { test } from 'node:test';
import { codePoints, referenceId } from '../../common/index.ts';
import { fingerprintSample, type Fingerprint } from '../../fingerprint/index.ts';
import { averaged, type LumaImage } from '../../media/index.ts';
import { ReferenceIndex } from '../reference-index.ts';
import { drawCommons } from './commons-drawings.ts';
import { examineReference, type HygieneFinding } from './examine-reference.ts';

const made = (sample: Parameters<typeof fingerprintSample>[0]): Fingerprint => {
  const outcome = fingerprintSample(sample);
  assert.ok(outcome.kind === 'fingerprinted');
  return outcome.fingerprint;
};
const picture = (luma: LumaImage): Fingerprint =>
  made({
    modality: 'image',
    width: luma.width,
    height: luma.height,
    frames: [{ frame: 0, luma }],
    framesInFile: 1,
  });
const text = (words: string): Fingerprint =>
  made({ modality: 'text', text: words, sourceLength: codePoints(words.length) });

/** Overlapping discs in many flat tones: an illustration, a different one for each seed. */
function discs(seed: number, width = 320, height = 240): LumaImage {
  let state = seed * 2_654_435_761;
  const next = (): number => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
  const data = new Uint8Array(width * height).fill(40 + 150 * next());
  for (let i = 0; i < 60; i++) {
    const [cx, cy, r, tone] = [next() * width, next() * height, (0.03 + 0.15 * next()) * height, 255 * next()];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if ((x - cx) ** 2 + (y - cy) ** 2 < r * r) data[y * width + x] = tone;
  }
  return { width, height, data };
}

const examined = (
  fingerprint: Fingerprint,
  index = new ReferenceIndex(),
  claimantOf: (id: string) => string | undefined = () => undefined,
): HygieneFinding => examineReference(fingerprint, { index, claimant: 'Ada', claimantOf });
const why = (finding: HygieneFinding): string => (finding.kind === 'quarantine' ? finding.why : finding.kind);

test('passes pictures of many flat tones and texts of somebody’s own', () => {
  for (const seed of [1, 2, 3, 4, 5]) assert.equal(why(examined(picture(discs(seed)))), 'passed');
  const own =
    'We took off the cap stones first and numbered them with chalk, which the rain removed the same evening. After that we tried them until they fitted.';
  assert.equal(why(examined(text(own))), 'passed');
});

test('quarantines what belongs to nobody, also when it is scaled', () => {
  const passed = drawCommons().flatMap(({ name, luma }) => {
    const outcome = fingerprintSample({
      modality: 'image',
      width: 300,
      height: 300,
      frames: [{ frame: 0, luma: averaged(luma, 300, 300) }],
      framesInFile: 1,
    });
    return outcome.kind === 'fingerprinted' && why(examined(outcome.fingerprint)) === 'passed' ? [name] : [];
  });
  assert.deepEqual(passed, []);
});

test('quarantines notices that stand in countless texts, phrases, and texts that repeat themselves', () => {
  const notice =
    'ALL RIGHTS RESERVED: no part of this publication may be reproduced, stored or transmitted in any form or by any means, without the prior written permission of the publisher!';
  assert.equal(why(examined(text(notice))), 'generic');
  assert.equal(why(examined(text('Once upon a time there was a little house in the wood.'))), 'too-small');
  const calls = Array.from(
    { length: 40 },
    (_, i) => `buy now and save ${i} euros today on everything that you can find in our wonderful shop`,
  );
  assert.equal(why(examined(text(calls.join('. ')))), 'mostly-plain');
});

test('asks first who holds a work that another claimant has protected; one’s own copies and parts are no question', () => {
  const index = new ReferenceIndex();
  index.add(referenceId('work'), picture(discs(7)));
  const again = picture(averaged(discs(7), 300, 225));
  assert.equal(why(examined(again, index, () => 'Ben')), 'already-claimed');
  assert.equal(why(examined(again, index, () => 'Ada')), 'passed');
  const shadowed = new ReferenceIndex();
  shadowed.add(referenceId('work'), picture(discs(7)), { shadow: true });
  assert.equal(why(examined(again, shadowed, () => 'Ben')), 'passed');
});

test('quarantines a picture that matches three works with nothing in common, but not one of variants of the same work', () => {
  const works = [11, 12, 13].map((seed) => discs(seed, 300, 300));
  const sheet: LumaImage = { width: 940, height: 300, data: new Uint8Array(940 * 300).fill(30) };
  works.forEach(({ data }, i) => {
    for (let y = 0; y < 300; y++) sheet.data.set(data.subarray(y * 300, y * 300 + 300), y * 940 + 320 * i);
  });
  const index = new ReferenceIndex();
  works.forEach((work, i) => index.add(referenceId(`work-${i}`), picture(work)));
  const finding = examined(picture(sheet), index);
  assert.ok(finding.kind === 'quarantine' && finding.why === 'matches-too-much', JSON.stringify(finding));
  assert.equal(finding.like.length, 3);

  const variants = new ReferenceIndex();
  [300, 280, 250, 220].forEach((side) =>
    variants.add(referenceId(`size-${side}`), picture(averaged(works[0]!, side, side))),
  );
  assert.equal(why(examined(picture(works[0]!), variants)), 'passed');
});

test('a picture of a few pixels is no reference', () => {
  assert.equal(why(examined(picture(averaged(discs(3), 60, 60)))), 'too-small');
});
