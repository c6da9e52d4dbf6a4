import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cut, joined, mixed, noise, played, tune } from '../../../test/fixtures/make-tunes.ts';
import { referenceId, seconds } from '../../common/index.ts';
import { audioFingerprinter, packPeak, type AudioFingerprint } from '../../fingerprint/index.ts';
import { SOUND_RATE } from '../../media/index.ts';
import type { Match, MatchOutcome, TimeSegment } from '../outcome.ts';
import { AudioIndex } from './audio-index.ts';

function heard(sound: Int16Array, side?: Int16Array): AudioFingerprint {
  const made = audioFingerprinter.fingerprint({
    modality: 'audio',
    sampleRate: SOUND_RATE,
    channels: side ? [sound, side] : [sound],
  });
  assert.equal(made.kind, 'fingerprinted');
  return (made as Extract<typeof made, { kind: 'fingerprinted' }>).fingerprint;
}

const SECONDS = 35;
const works = [1, 2, 3, 4, 5, 6].map((seed) => tune({ seed, seconds: SECONDS }));
const prints = works.map((work) => heard(work));
const name = (work: number) => referenceId(`work-${work}`);

function library(order: readonly number[] = [0, 1, 2, 3, 4, 5]): AudioIndex {
  const index = new AudioIndex();
  for (const work of order) index.add(name(work), prints[work]!);
  return index;
}
const index = library();
const matchesOf = (outcome: MatchOutcome): readonly Match[] => (outcome.kind === 'matched' ? outcome.matches : []);
const only = (outcome: MatchOutcome): { match: Match; segment: TimeSegment } => {
  const [match, ...others] = matchesOf(outcome);
  assert.ok(match, outcome.kind);
  assert.deepEqual(
    others.map(({ reference }) => reference),
    [],
  );
  return { match, segment: match.segments[0] as TimeSegment };
};
const near = (actual: number, expected: number, within: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${what}: ${actual} is not ${expected} ± ${within}`);

test('moves the segment by just as much as a piece is cut and shifted', () => {
  const host = tune({ seed: 77, seconds: 40 });
  const seconds = (least: number, most: number) => fc.integer({ min: 10 * least, max: 10 * most }).map((n) => n / 10);
  fc.assert(
    fc.property(fc.nat(5), seconds(0, 20), seconds(8, 14), seconds(0, 12), (work, from, length, before) => {
      const piece = cut(works[work]!, from, length);
      const upload = joined(cut(host, 0, before), piece, cut(host, 30, 4));
      const { match, segment } = only(index.match(heard(upload)));
      assert.equal(match.reference, name(work));
      near(segment.upload.start, before, 0.6, 'start in the upload');
      near(segment.upload.end, before + length, 0.6, 'end in the upload');
      near(segment.reference.start - segment.upload.start, from - before, 0.06, 'displacement');
      assert.equal(segment.speed, 1);
      assert.equal(segment.pitchSemitones, 0);
    }),
    { numRuns: 8, seed: 4 },
  );
});

test('measures how fast a work is played, and from where to where', () => {
  for (const speed of [0.8, 0.93, 1.07, 1.25]) {
    const upload = played(cut(works[2]!, 10, 15), speed);
    const { match, segment } = only(index.match(heard(upload)));
    assert.equal(match.reference, name(2));
    near(segment.speed, speed, 0.005 * speed, 'speed');
    near(segment.pitchSemitones!, 12 * Math.log2(speed), 0.2, 'pitch');
    near(segment.reference.start, 10, 0.6, 'start');
    near(segment.reference.end, 25, 0.6, 'end');
    assert.equal(match.modified, 'technical');
  }
});

test('tells a change of tempo from a change of pitch', () => {
  for (const tempo of [0.82, 1.2]) {
    const { match, segment } = only(index.match(heard(tune({ seed: 4, seconds: 15, tempo }))));
    assert.equal(match.reference, name(3));
    near(segment.speed, tempo, 0.01, 'speed');
    near(segment.pitchSemitones!, 0, 0.2, 'pitch');
  }
  for (const pitch of [-4, -1, 3]) {
    const { segment } = only(index.match(heard(tune({ seed: 4, seconds: 15, pitch }))));
    near(segment.speed, 1, 0.005, 'speed');
    near(segment.pitchSemitones!, pitch, 0.2, 'pitch');
  }
});

test('finds two works at once, one under the other, and says that something lies over them', () => {
  const upload = mixed(cut(works[0]!, 5, 15), cut(works[4]!, 20, 15));
  const matches = matchesOf(index.match(heard(upload)));
  assert.deepEqual(matches.map(({ reference }) => reference).sort(), [name(0), name(4)]);
  assert.ok(matches.some(({ combined }) => combined));
});

test('finds the same work twice, each place by itself', () => {
  const piece = cut(works[1]!, 12, 10);
  const { match } = only(index.match(heard(joined(piece, tune({ seed: 78, seconds: 15 }), piece))));
  assert.deepEqual(
    match.segments.map(({ upload }) => Math.round((upload as TimeSegment['upload']).start)),
    [0, 25],
  );
  // Loops count once.
  near(match.coverageOfReference, 10 / SECONDS, 0.04, 'coverage');
});

test('recognises a work played backwards, and where', () => {
  const upload = joined(tune({ seed: 79, seconds: 5 }), cut(works[3]!, 20, 12).reverse());
  const { match, segment } = only(index.match(heard(upload)));
  assert.equal(match.reference, name(3));
  assert.equal(segment.reversed, true);
  near(segment.upload.start, 5, 0.6, 'start in the upload');
  near(segment.reference.start, 20, 0.6, 'start in the work');
});

test('calls an untouched whole copy the same, covered to its ends', () => {
  const { match } = only(index.match(prints[5]!));
  assert.equal(match.tier, 'same');
  assert.equal(match.modified, 'none');
  assert.equal(match.combined, false);
  assert.ok(match.coverageOfReference > 0.99 && match.coverageOfUpload > 0.99);
});

test('accuses no other tune, and no noise over none', () => {
  for (let seed = 100; seed < 105; seed++) {
    const outcome = index.match(heard(tune({ seed, seconds: 20 })));
    assert.equal(outcome.kind, 'no-match', `tune ${seed}`);
  }
  assert.equal(index.match(heard(mixed(tune({ seed: 120, seconds: 20 }), noise(3, 20, 0.3)))).kind, 'no-match');
});

test('answers the same whatever the order of adding, and without what was withdrawn', () => {
  const upload = heard(joined(cut(works[0]!, 3, 9), cut(works[5]!, 8, 9)));
  const expected = index.match(upload);
  assert.deepEqual(library([5, 3, 1, 0, 2, 4]).match(upload), expected);
  const later = library([0, 1, 2, 3]);
  assert.deepEqual(
    matchesOf(later.match(upload)).map(({ reference }) => reference),
    [name(0)],
  );
  later.add(name(4), prints[4]!);
  later.add(name(5), prints[5]!);
  assert.deepEqual(later.match(upload), expected);
  later.remove(name(0));
  assert.deepEqual(
    matchesOf(later.match(upload)).map(({ reference }) => reference),
    [name(5)],
  );
  assert.equal(new AudioIndex().match(upload).kind, 'no-match');
});

test('names every work that contains the same recording, and accuses one', () => {
  const shared = library();
  shared.add(referenceId('sampler'), heard(joined(tune({ seed: 90, seconds: 12 }), cut(works[2]!, 5, 20))));
  const { match } = only(shared.match(heard(cut(works[2]!, 8, 12))));
  assert.equal(new Set([match.reference, ...(match.alsoIn ?? [])]).size, 2);
});

test('lets a quarantined work take no passage from one that decides', () => {
  const shared = library();
  shared.add(referenceId('a-quarantined'), prints[2]!, { shadow: true });
  const matches = matchesOf(shared.match(heard(cut(works[2]!, 8, 12))));
  assert.ok(matches.some(({ reference, shadow }) => reference === name(2) && shadow === undefined));
});

test('says of a file that was not heard to its end that it could not tell', () => {
  const other = heard(tune({ seed: 130, seconds: 10 }));
  const outcome = index.match({ ...other, cut: true });
  assert.equal(outcome.kind === 'undetermined' && outcome.why, 'over-limit');
  assert.equal(index.match({ ...prints[0]!, cut: true }).kind, 'matched');
});

test('finds what is left of a work when the middle is taken out of it', () => {
  const singer = tune({ seed: 140, seconds: 25 });
  const band = tune({ seed: 141, seconds: 25 });
  const karaoke = new AudioIndex();
  karaoke.add(name(9), heard(mixed(singer, band, -14), band));
  assert.equal(only(karaoke.match(heard(cut(band, 6, 12)))).match.reference, name(9));
});

test('hears a work in any track of an upload, and once where it is in two', () => {
  const silentFirst = { ...heard(tune({ seed: 88, seconds: 12 })), others: [heard(cut(works[1]!, 4, 12))] };
  assert.equal(only(index.match(silentFirst)).match.reference, name(1));
  const both = { ...heard(cut(works[1]!, 4, 12)), others: [heard(cut(works[1]!, 4, 8)), heard(cut(works[3]!, 4, 12))] };
  assert.deepEqual(
    matchesOf(index.match(both))
      .map(({ reference }) => reference)
      .sort(),
    [name(1), name(3)],
  );
  near(only(index.match({ ...both, others: [] })).segment.upload.end, 12, 0.6, 'end');
});

test('answers the same in steps as at once, and without what is withdrawn between two of them', () => {
  const growing = library();
  const upload = heard(joined(played(cut(works[2]!, 10, 15), 1.1), cut(works[4]!, 0, 10)));
  const steps = growing.matchInSteps(upload);
  let count = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) count++;
  assert.ok(count > 5, `${count} steps`);
  assert.deepEqual(step.value, growing.match(upload));
  const interrupted = growing.matchInSteps(upload);
  for (let i = 0; i < 3; i++) interrupted.next();
  growing.remove(name(4));
  growing.add(referenceId('late'), prints[5]!);
  let last = interrupted.next();
  while (!last.done) {
    growing.settle();
    last = interrupted.next();
  }
  assert.deepEqual(
    matchesOf(last.value).map(({ reference }) => reference),
    [name(2)],
  );
});

test('finds a work beside a tone of hours, whose pairs all fall into one place of the table', () => {
  const tone = Uint32Array.from({ length: 70_000 }, (_, i) => packPeak(4 * i, 30, true));
  const beside = new AudioIndex();
  beside.add(referenceId('tone'), { ...prints[0]!, seconds: seconds(6504), main: tone });
  for (const work of [1, 2]) beside.add(name(work), prints[work]!);
  assert.equal(only(beside.match(heard(cut(works[2]!, 8, 12)))).match.reference, name(2));
  const measured = new AudioIndex();
  measured.add(name(1), prints[1]!);
  measured.settle();
  assert.ok(measured.indexBytes < 600_000, `${measured.indexBytes} bytes for one short work`);
});
