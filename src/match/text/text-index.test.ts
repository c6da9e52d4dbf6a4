import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codePoints, referenceId } from '../../common/index.ts';
import { textFingerprinter, type TextFingerprint } from '../../fingerprint/index.ts';
import type { Match, TextSegment } from '../outcome.ts';
import { TextIndex } from './text-index.ts';

/** Made-up prose: words of made-up syllables, the same for the same seed. */
function prose(seed: number, words: number): string {
  let state = (seed + 1) * 2654435761;
  const next = (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const syllables =
    'ba bre cli de dro fi flu go gry hu hal ka kno le lyr mi mox no nim pu pest quo ra ruv se sti tis tro vo vex wu wem za zil che sha ther ing on an er ost ut ey arg umb ilk'.split(
      ' ',
    );
  const word = () => Array.from({ length: 1 + next(3) }, () => syllables[next(syllables.length)]).join('');
  return Array.from({ length: words }, (_, i) => word() + (i % 11 === 10 ? '.' : '')).join(' ');
}

function fingerprint(text: string): TextFingerprint {
  const made = textFingerprinter.fingerprint({ modality: 'text', text, sourceLength: codePoints([...text].length) });
  return made.kind === 'fingerprinted' ? made.fingerprint : assert.fail(made.detail);
}

const WORKS = Array.from({ length: 12 }, (_, i) => prose(i, 400));
const indexOf = (works: readonly (readonly [string, string])[]): TextIndex => {
  const index = new TextIndex();
  for (const [id, text] of works) index.add(referenceId(id), fingerprint(text));
  return index;
};
const named = WORKS.map((text, i) => [`work-${i}`, text] as const);
const library = indexOf(named);
const matchesOf = (text: string, index = library): readonly Match[] => {
  const outcome = index.match(fingerprint(text));
  return outcome.kind === 'matched' ? outcome.matches : [];
};
const segmentsOf = (match: Match | undefined): readonly TextSegment[] =>
  (match?.segments ?? []) as readonly TextSegment[];
const words = (text: string, from: number, to: number): string => text.split(' ').slice(from, to).join(' ');

/** Fewer agreeing letters than this are never reported by themselves. */
const BY_CHANCE = 30;

test('finds a quotation where it stands, up to letters beside it that agree by chance', () => {
  const quotes = fc.record({ work: fc.nat(11), from: fc.nat(350), before: fc.nat(80), after: fc.nat(80) });
  fc.assert(
    fc.property(quotes, ({ work, from, before, after }) => {
      const quote = words(WORKS[work]!, from, from + 25).replace(/\.$/, '');
      const head = `${prose(900 + before, before)} 😀 “`;
      const upload = `${head}${quote}” ${prose(700 + after, after)}`;
      const [match, ...others] = matchesOf(upload);
      assert.equal(match?.reference, `work-${work}`);
      assert.deepEqual(others, []);
      const [segment] = segmentsOf(match);
      const start = [...head].length;
      // Strangers' letters beside the quotation may agree by chance, in this prose of fifty syllables more than in a language.
      const { upload: shown, reference: there } = segment!;
      assert.ok(Math.abs(shown.start - start) < BY_CHANCE && Math.abs(shown.end - (start + quote.length)) < BY_CHANCE);
      assert.equal([...upload].slice(start, start + quote.length).join(''), quote);
      assert.ok(Math.abs(there.start - WORKS[work]!.indexOf(quote)) < BY_CHANCE);
    }),
    { numRuns: 40, examples: [[{ work: 7, from: 308, before: 0, after: 39 }]] },
  );
});

test('moves the ends of a segment by just what invisible characters add', () => {
  const quote = words(WORKS[3]!, 100, 130);
  const plain = segmentsOf(matchesOf(`${prose(50, 30)} ${quote} ${prose(51, 30)}`)[0])[0]!;
  fc.assert(
    fc.property(fc.array(fc.nat(quote.length - 2), { maxLength: 30 }), (places) => {
      const at = new Set(places);
      const stuffed = [...quote].map((char, i) => (at.has(i) ? char + '\u200b' : char)).join('');
      const segment = segmentsOf(matchesOf(`${prose(50, 30)} ${stuffed} ${prose(51, 30)}`)[0])[0]!;
      assert.equal(segment.upload.start, plain.upload.start);
      assert.equal(segment.upload.end, plain.upload.end + at.size);
      assert.deepEqual(segment.reference, plain.reference);
    }),
    { numRuns: 30 },
  );
});

test('still finds a quotation after more text is added', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(400), fc.nat(5), (from, added, seed) => {
      const quote = words(WORKS[5]!, from, from + 20);
      assert.equal(matchesOf(`${quote} ${prose(100 + seed, added)}`)[0]?.reference, 'work-5');
      assert.equal(matchesOf(`${prose(100 + seed, added)} ${quote}`)[0]?.reference, 'work-5');
    }),
    { numRuns: 25 },
  );
});

test('answers the same whatever the order in which works came, and whatever came and went', () => {
  const upload = `${words(WORKS[1]!, 10, 60)} ${prose(60, 40)} ${words(WORKS[9]!, 200, 230)} ${words(WORKS[4]!, 0, 40)}`;
  const expected = library.match(fingerprint(upload));
  assert.equal(expected.kind, 'matched');
  fc.assert(
    fc.property(fc.shuffledSubarray(named as (readonly [string, string])[], { minLength: 12 }), (order) => {
      const index = indexOf(order);
      index.add(referenceId('guest'), fingerprint(upload));
      assert.equal(index.match(fingerprint(upload)).kind, 'matched');
      index.remove(referenceId('guest'));
      assert.deepEqual(index.match(fingerprint(upload)), expected);
    }),
    { numRuns: 10 },
  );
});

test('forgets a withdrawn work at the next look-up and knows a new one at once', () => {
  const index = new TextIndex();
  const quote = words(WORKS[2]!, 50, 90);
  assert.deepEqual(matchesOf(quote, index), []);
  for (let round = 0; round < 30; round++) {
    for (const [id, text] of named) index.add(referenceId(id), fingerprint(text));
    assert.equal(matchesOf(quote, index)[0]?.reference, 'work-2');
    index.remove(referenceId('work-2'));
    assert.deepEqual(matchesOf(quote, index), []);
  }
  assert.equal(index.size, 11);
  assert.ok(index.indexBytes < 400_000, 'memory stays flat under churn');
});

test('finds a quotation through typing errors, replaced words and shuffled sentences, as one segment', () => {
  const quote = words(WORKS[7]!, 30, 130);
  const typos = [...quote].map((char, i) => (i % 17 === 3 ? 'x' : i % 23 === 5 ? '' : char)).join('');
  const replaced = quote
    .split(' ')
    .map((word, i) => (i % 5 === 2 ? 'stranger' : word))
    .join(' ');
  const sentences = quote.split('. ');
  const shuffled = [...sentences.filter((_, i) => i % 2), ...sentences.filter((_, i) => i % 2 === 0)].join('. ');
  for (const [text, modified] of [
    [typos, 'technical'],
    [replaced, 'creative'],
    [shuffled, 'creative'],
    [quote.toUpperCase(), 'technical'],
    [quote, 'none'],
  ] as const) {
    const [match] = matchesOf(`${prose(70, 50)} ${text} ${prose(71, 50)}`);
    assert.equal(match?.reference, 'work-7');
    assert.equal(match.modified, modified);
    assert.equal(segmentsOf(match).length, 1);
    const { upload } = segmentsOf(match)[0]!;
    assert.ok(upload.end - upload.start > 0.9 * text.length && upload.end - upload.start < 1.1 * text.length);
  }
});

test('measures how much of the work and of the upload agrees, and whether other text stands beside it', () => {
  const [whole] = matchesOf(WORKS[6]!);
  assert.deepEqual(
    [whole?.coverageOfReference, whole?.coverageOfUpload, whole?.combined, whole?.tier],
    [1, 1, false, 'same'],
  );
  assert.ok(whole!.confidence >= 0.99);
  const half = matchesOf(`${words(WORKS[6]!, 0, 200)} ${prose(80, 200)}`)[0]!;
  assert.ok(
    Math.abs(half.coverageOfReference - 0.5) < 0.05 && Math.abs(half.coverageOfUpload - 0.5) < 0.05 && half.combined,
  );
});

test('is never sure of less than sixty letters', () => {
  for (let from = 0; from < 200; from += 9) {
    const quote = words(WORKS[8]!, from, from + 10)
      .replace(/\W/g, '')
      .slice(0, 56);
    const [match] = matchesOf(`${prose(90, 60)} ${quote} ${prose(91, 60)}`);
    assert.ok(match && segmentsOf(match)[0]!.agreeing < 60 ? match.confidence < 0.8 : true);
    assert.equal(match?.reference, 'work-8');
  }
});

test('says nothing about texts that share no passage', () => {
  for (let seed = 200; seed < 230; seed++) assert.deepEqual(matchesOf(prose(seed, 300)), []);
});

test('names the other works that contain the same passage', () => {
  const boilerplate = prose(300, 60);
  const index = indexOf([0, 1, 2, 3, 4].map((i) => [`licensed-${i}`, `${WORKS[i]} ${boilerplate}`] as const));
  const upload = `${boilerplate} ${words(WORKS[3]!, 5, 60)}`;
  const matches = matchesOf(upload, index);
  assert.equal(matches.length, 5);
  for (const match of matches) assert.ok(match.alsoIn && match.alsoIn.length >= 1);
  assert.equal(matches[0]?.reference, 'licensed-3');
  assert.equal(matches[0]?.alsoIn?.length, 4);
});

test('lets a quarantined work take nothing from one that decides', () => {
  const index = indexOf([['active', `${words(WORKS[0]!, 0, 100)} ${prose(400, 50)}`]]);
  index.add(referenceId('quarantined'), fingerprint(WORKS[0]!), { shadow: true });
  const matches = matchesOf(WORKS[0]!, index);
  assert.deepEqual(matches.map((match) => [match.reference, match.shadow]).sort(), [
    ['active', undefined],
    ['quarantined', true],
  ]);
});

test('bears a text of endless repetition on both sides', () => {
  const chorus = prose(500, 12);
  const index = indexOf([...named, ['song', `${prose(501, 40)} ${chorus} `.concat(`${chorus} `.repeat(3_000))]]);
  const upload = `${prose(502, 40)} ${`${chorus} `.repeat(3_000)}`;
  assert.equal(matchesOf(upload, index)[0]?.reference, 'song');
});

test('matches prose in other scripts', () => {
  const russian =
    'Часы на башне отставали на четверть часа, и смотритель каждое утро поправлял их, хотя никто его об этом не просил';
  const chinese = '守塔人每天清晨都要给钟上弦虽然没有人要求他这样做潮水退去之后他才回到屋里';
  const index = indexOf([['ru', `${russian}. Потом он шёл домой.`], ['zh', `从前有一个人。${chinese}。`], ...named]);
  assert.equal(matchesOf(`Он сказал: «${russian.toUpperCase()}».`, index)[0]?.reference, 'ru');
  assert.equal(matchesOf(`他说：“${chinese}”。`, index)[0]?.reference, 'zh');
});
