/** Sounds through `recourse match`: mixes, loops, several works, tracks and shared recordings, from files to lines of JSON. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Match, TimeSegment } from '../src/match/index.ts';
import { cut, joined, mixed, played, tune, wav } from './fixtures/make-tunes.ts';

interface Line {
  readonly upload: string;
  readonly outcome: string;
  readonly why?: string;
  readonly matches: readonly Match[];
}

const BIN = join(import.meta.dirname, '../bin/recourse.js');
const [first, second, third, fourth] = [61, 62, 63, 64].map((seed) => tune({ seed, seconds: 40 })) as [
  Int16Array,
  Int16Array,
  Int16Array,
  Int16Array,
];
const host = tune({ seed: 65, seconds: 60 });
/** Two titles that use one recording. */
const loop = cut(tune({ seed: 66, seconds: 30 }), 5, 14);
const references: Readonly<Record<string, Int16Array>> = {
  first,
  second,
  third,
  'with-loop': joined(cut(fourth, 0, 15), loop, cut(fourth, 15, 12)),
  'with-loop-too': joined(loop, cut(host, 40, 15)),
};

/** The end of one under the beginning of the next, for `overlap` seconds. */
function faded(before: Int16Array, next: Int16Array, overlap: number): Int16Array {
  const length = Math.round(overlap * 11_025);
  const bridge = Int16Array.from({ length }, (_, i) => {
    const share = i / length;
    return Math.round(before[before.length - length + i]! * (1 - share) + next[i]! * share);
  });
  return joined(before.slice(0, -length), bridge, next.slice(length));
}

const uploads: Readonly<Record<string, Int16Array>> = {
  '1-mix': faded(faded(played(cut(first, 5, 14), 1.03), cut(second, 10, 15), 3), cut(third, 0, 12), 3),
  '2-twice': joined(cut(first, 10, 9), cut(host, 0, 8), cut(first, 25, 9)),
  '3-repeated': joined(...Array.from({ length: 3 }, () => cut(second, 12, 7))),
  '4-one-over-the-other': mixed(cut(third, 8, 16), cut(first, 3, 16)),
  '5-shared': joined(cut(host, 5, 6), loop, cut(host, 20, 6)),
  '6-of-nobody': cut(host, 0, 30),
  '7-silence': new Int16Array(10 * 11_025),
  '8-moment': cut(first, 3, 0.2),
};

const folder = mkdtempSync(join(tmpdir(), 'recourse-sounds-'));
let lines: ReadonlyMap<string, Line>;

before(() => {
  for (const [name, sounds] of Object.entries({ references, uploads })) {
    mkdirSync(join(folder, name));
    for (const [sound, samples] of Object.entries(sounds))
      writeFileSync(join(folder, name, `${sound}.wav`), wav([samples]));
  }
  const words = [BIN, 'match', join(folder, 'uploads'), '--against', join(folder, 'references'), '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  const read = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
  lines = new Map(read.map((line) => [line.upload.split('/').at(-1)!.replace('.wav', ''), line]));
});
after(() => rmSync(folder, { recursive: true }));

const nameOf = ({ reference }: Match): string => reference.split('/').at(-1)!.replace('.wav', '');
const segmentsOf = (match: Match): readonly TimeSegment[] => match.segments as readonly TimeSegment[];
const matchOf = (upload: string, work: string): Match => {
  const found = lines.get(upload)!.matches.find((match) => nameOf(match) === work);
  assert.ok(found, `${work} in ${upload}: ${JSON.stringify(lines.get(upload))}`);
  return found;
};
const near = (actual: number, expected: number, within: number, what: string): void =>
  assert.ok(Math.abs(actual - expected) <= within, `${what}: ${actual} is not ${expected} ± ${within}`);

test('names each work of a mix, where it begins and ends, and how fast it runs', () => {
  assert.deepEqual(lines.get('1-mix')!.matches.map(nameOf).sort(), ['first', 'second', 'third']);
  const faster = 14 / 1.03;
  const [one, two, three] = (['first', 'second', 'third'] as const).map(
    (work) => segmentsOf(matchOf('1-mix', work))[0]!,
  );
  near(one!.speed, 1.03, 0.005, 'speed');
  near(one!.upload.start, 0, 0.6, 'start of the first');
  near(one!.upload.end, faster, 3, 'end of the first, which fades');
  near(two!.upload.start, faster - 3, 3, 'start of the second, which fades in');
  near(two!.reference.start - two!.upload.start, 10 - (faster - 3), 0.2, 'displacement of the second');
  near(three!.upload.end, faster + 15 + 12 - 6, 1, 'end of the third');
});

test('finds one work at two places, and one passage that is repeated, each place by itself', () => {
  const twice = segmentsOf(matchOf('2-twice', 'first'));
  assert.equal(twice.length, 2);
  near(twice[0]!.upload.end, 9, 0.6, 'end of the first place');
  near(twice[1]!.reference.start, 25, 0.6, 'start of the second place in the work');
  const repeated = matchOf('3-repeated', 'second');
  near(repeated.coverageOfReference, 7 / 40, 0.03, 'a passage repeated counts once');
  near(repeated.coverageOfUpload, 1, 0.1, 'of the upload');
});

test('finds a work that lies under another, and says that something lies over it', () => {
  assert.deepEqual(lines.get('4-one-over-the-other')!.matches.map(nameOf).sort(), ['first', 'third']);
  assert.equal(matchOf('4-one-over-the-other', 'third').combined, true);
});

test('says of a recording that two titles share in which other it is, and accuses one', () => {
  const { matches } = lines.get('5-shared')!;
  const sharing = matches.filter((match) => nameOf(match).startsWith('with-loop'));
  assert.equal(sharing.length, 1);
  assert.deepEqual(
    [nameOf(sharing[0]!), ...sharing[0]!.alsoIn!.map((name) => name.split('/').at(-1)!.replace('.wav', ''))].sort(),
    ['with-loop', 'with-loop-too'],
  );
});

test('accuses no other tune, and says of silence and of a moment why it cannot tell', () => {
  const said = ['6-of-nobody', '7-silence', '8-moment'].map((upload) => {
    const { outcome, why, matches } = lines.get(upload)!;
    return [outcome, why, matches.length];
  });
  assert.deepEqual(said, [
    ['no-match', undefined, 0],
    ['undetermined', 'featureless', 0],
    ['undetermined', 'too-short', 0],
  ]);
});
