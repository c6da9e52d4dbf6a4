import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { confidence, fraction, instant, referenceId } from '../common/index.ts';
import type { Match, MatchOutcome, TextSegment, TimeSegment } from '../match/index.ts';
import {
  decideByTerritory,
  defaultRights,
  factsFromMatch,
  latestPolicy,
  parseFacts,
  profileOf,
  type FactsInput,
  type WorkRights,
} from './index.ts';

const at = (text: string) => instant(Date.parse(text));
const song = referenceId('song.flac');

const sound = (start: number, end: number, boundaryError = 0): TimeSegment => ({
  algorithm: 'audio/landmarks@1',
  upload: { start, end },
  reference: { start, end },
  speed: 1,
  boundaryError,
});
const aMatch = (match: Partial<Match> = {}): Match => ({
  reference: song,
  modality: 'audio',
  tier: 'same',
  confidence: confidence(0.97),
  coverageOfReference: fraction(0.2),
  coverageOfUpload: fraction(0.5),
  combined: true,
  modified: 'none',
  segments: [sound(0, 40)],
  ...match,
});
const matched = (...matches: [Match, ...Match[]]): MatchOutcome => ({ kind: 'matched', matches });
const facts = (outcome: MatchOutcome, input: Partial<FactsInput> & { work?: Partial<WorkRights> } = {}) =>
  factsFromMatch({
    outcome,
    fileSize: 1000,
    rights: new Map(input.work === undefined ? [] : [[song, { ...defaultRights(song), ...input.work }]]),
    declaration: { commercial: false },
    territory: 'DE',
    profile: 'DE',
    stage: 'upload',
    now: at('2026-11-22T12:00:00Z'),
    parameters: latestPolicy('DE').parameters,
    ...input,
  });
const first = (...of: Parameters<typeof facts>) => facts(...of).matches[0]!;

test('measures seconds on the work: loops count once, and speed changes nothing', () => {
  const looped = matched(aMatch({ segments: [sound(0, 10), sound(0, 10), sound(8, 15), sound(20, 25)] }));
  assert.equal(first(looped).matchedS, 20);
  const fast = matched(aMatch({ segments: [{ ...sound(0, 20), upload: { start: 3, end: 19 }, speed: 1.25 }] }));
  assert.equal(first(fast).matchedS, 20);
});

test('draws the ends in by their measured error, and shows the value before', () => {
  const work = first(matched(aMatch({ segments: [sound(0, 15.8, 0.4)] })));
  assert.equal(work.matchedS, 15);
  assert.equal(work.coverage, 0.189873);
  assert.deepEqual(work.measured, { matchedS: 15.8, coverage: 0.2 });
  assert.equal(first(matched(aMatch({ segments: [sound(0, 10, 0.5), sound(10, 20, 0.5)] }))).matchedS, 19);
});

test('never measures more than was matched, and keeps every share a share', () => {
  const segment = fc
    .tuple(fc.nat(1000), fc.nat(300), fc.double({ min: 0, max: 3, noNaN: true }))
    .map(([start, length, error]) => sound(start / 10, (start + length) / 10, error));
  fc.assert(
    fc.property(fc.array(fc.array(segment, { minLength: 1 }), { minLength: 1, maxLength: 3 }), (tracks) => {
      const all = tracks.map((segments) => aMatch({ segments: segments as unknown as Match['segments'] }));
      const [work, ...others] = facts(matched(...(all as [Match]))).matches;
      assert.equal(others.length, 0);
      assert.ok(work!.matchedS! <= work!.measured!.matchedS! && work!.matchedS! >= 0);
      assert.ok(work!.coverage >= 0 && work!.coverage <= work!.measured!.coverage! && work!.measured!.coverage! <= 1);
    }),
  );
});

test('makes one entry per work, and film of a work found by picture and by sound', () => {
  const film = referenceId('film.mp4');
  const outcome = matched(
    aMatch({
      reference: film,
      modality: 'video',
      combined: false,
      segments: [sound(0, 10)],
      coverageOfReference: fraction(0.1),
    }),
    aMatch(),
    aMatch({
      reference: film,
      modality: 'audio',
      modified: 'technical',
      segments: [sound(5, 20)],
      coverageOfReference: fraction(0.15),
    }),
  );
  const [one, two, ...more] = facts(outcome).matches;
  assert.equal(more.length, 0);
  assert.deepEqual([one!.reference, one!.media, one!.matchedS], ['film.mp4', 'film', 20]);
  assert.deepEqual([one!.coverage, one!.combined, one!.modified], [0.2, true, 'technical']);
  assert.deepEqual([two!.reference, two!.media], ['song.flac', 'audio']);
});

test('counts characters of texts and bytes of pictures', () => {
  const quote = (start: number, end: number): TextSegment => ({
    algorithm: 'text/skeleton@1',
    upload: { start, end },
    reference: { start, end },
    agreeing: end - start,
  });
  const text = first(matched(aMatch({ modality: 'text', segments: [quote(0, 100), quote(80, 160)] })));
  assert.deepEqual([text.media, text.matchedChars, text.coverage], ['text', 160, 0.2]);
  const box = { x: 0, y: 0, width: 10, height: 10 };
  const picture = first(
    matched(
      aMatch({
        modality: 'image',
        segments: [
          {
            algorithm: 'image/pdq@1',
            upload: box,
            reference: box,
            transform: [1, 0, 0, 0, 1, 0, 0, 0, 1],
            mirrored: false,
            frame: 0,
            cells: { visible: 100, agreeing: 99 },
          },
        ],
      }),
    ),
    { fileSize: 125_000 },
  );
  assert.deepEqual([picture.media, picture.matchedBytes], ['image', 125_000]);
});

test('a quarantined reference and a mere candidate decide nothing', () => {
  assert.deepEqual(facts(matched(aMatch({ shadow: true }))).matches, []);
  const possible = facts({ kind: 'undetermined', why: 'possible-match', candidates: [aMatch()] });
  assert.deepEqual([possible.matches, possible.undetermined], [[], 'possible-match']);
});

test('names what was not measured', () => {
  assert.deepEqual(first(matched(aMatch({ unmeasured: ['combined'] }))).unmeasured, ['combined']);
});

test('the uploader’s own words in the post are other content; links, mentions and a word or two are not', () => {
  const alone = matched(aMatch({ combined: false }));
  const post = (postContext: string) => first(alone, { declaration: { commercial: false, postContext } }).combined;
  assert.equal(post('Why the bridge of this song quotes an older hymn, and what that means'), true);
  assert.equal(post('so good!!'), false);
  assert.equal(post('@someone_with_a_long_name #greatestsongever https://example.org/a/long/address'), false);
  const parameters = { ...latestPolicy('DE').parameters, combinationScope: 'file' as const };
  const declaration = { commercial: false, postContext: 'Why the bridge of this song quotes an older hymn' };
  assert.equal(first(alone, { declaration, parameters }).combined, false);
});

test('a licence covers by territory, use and date, both days included', () => {
  const licence = { territories: ['DE'], uses: ['non-commercial'], from: '2026-11-22', to: '2026-11-22' };
  const covered = (input: Partial<FactsInput>, more = {}) =>
    first(matched(aMatch()), { ...input, work: { licences: [{ ...licence, ...more }] } }).licensedHere;
  assert.equal(covered({}), true);
  assert.equal(covered({ territory: 'AT' }), false);
  assert.equal(covered({ now: at('2026-11-22T23:59:59Z') }), true);
  assert.equal(covered({ now: at('2026-11-23T00:00:00Z') }), false);
  assert.equal(covered({ now: at('2026-11-21T23:59:59Z') }), false);
  assert.equal(covered({ declaration: { commercial: true } }), false);
  assert.equal(covered({ declaration: { commercial: true, significantRevenue: false } }), true);
  assert.equal(covered({}, { uses: ['commercial'] }), false);
  assert.equal(covered({ declaration: { commercial: true } }, { uses: 'all' }), true);
});

test('protection of a first broadcast ends at its moment', () => {
  const live = { live: true, liveUntil: '2026-11-22T21:50:00Z' };
  const ref = (now: string) => first(matched(aMatch()), { now: at(now), work: live }).ref;
  assert.deepEqual([ref('2026-11-22T21:49:59Z').live, ref('2026-11-22T21:49:59Z').liveUntil], [true, live.liveUntil]);
  assert.deepEqual([ref('2026-11-22T21:50:00Z').live, ref('2026-11-22T21:50:00Z').liveUntil], [false, undefined]);
});

test('a licence statement counts as the flag “licence”, and helps even without the right to flag', () => {
  const flag = (declaration: object, flagRight: 'ok' | 'excluded' = 'ok') =>
    facts(matched(aMatch()), { declaration: { commercial: false, ...declaration }, flagRight }).flag;
  assert.equal(flag({}), null);
  assert.equal(flag({ licence: '#123' }), 'licence');
  assert.equal(flag({ licence: ' ' }), null);
  assert.equal(flag({ licence: '#123', flag: 'parody' }), 'parody');
  assert.equal(flag({ licence: '#123', flag: 'parody' }, 'excluded'), 'licence');
});

test('what it makes is what `recourse decide` reads', () => {
  const made = facts(matched(aMatch({ unmeasured: ['modified'] })), { work: { live: true, liveUntil: '2026-12-01' } });
  const read = parseFacts(JSON.parse(JSON.stringify(made)));
  assert.ok(read.kind === 'done');
  const { measured: _, ...match } = made.matches[0]!;
  assert.deepEqual(read.value, { ...made, matches: [match] });
});

test('knows which law decides where', () => {
  assert.deepEqual(
    ['DE', 'AT', 'NO', 'US', 'JP'].map((territory) => profileOf(territory)),
    ['DE', 'EU', 'EU', 'US', 'US'],
  );
  assert.equal(profileOf('CH', 'EU'), 'EU');
});

test('decides per territory, and names only those that differ', () => {
  const rights = new Map([
    [
      song,
      {
        ...defaultRights(song),
        claimedIn: ['DE', 'AT', 'FR'],
        licences: [{ territories: ['FR'], uses: 'all' }],
      } as WorkRights,
    ],
  ]);
  const input = {
    outcome: matched(aMatch({ combined: false, coverageOfReference: fraction(1) })),
    fileSize: 1,
    rights,
    declaration: { commercial: false },
    territory: 'DE',
    stage: 'upload',
    now: at('2026-11-22T12:00:00Z'),
  } as const;
  const here = decideByTerritory({ ...input, served: ['US', 'AT', 'IT'] });
  assert.deepEqual([here.decision.action, here.decision.policyVersion], ['BLOCK', 'de@2026-11']);
  assert.deepEqual(here.byTerritory, {
    FR: { action: 'PUBLISH_LICENSED', rule: 'R3a' },
    IT: { action: 'PUBLISH', rule: 'R3d' },
    US: { action: 'PUBLISH', rule: 'R3d' },
  });
  assert.equal(decideByTerritory({ ...input, rights: new Map() }).byTerritory, undefined);
  assert.equal(decideByTerritory({ ...input, outcome: { kind: 'no-match' }, served: ['US'] }).byTerritory, undefined);
});
