import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { confidence, fraction, referenceId } from '../../common/index.ts';
import type { Decoder, MediaOutline } from '../../decode/index.ts';
import type { Match, TimeSegment } from '../../match/index.ts';
import { clock, layOutStrip, MARGIN, STRIP_WIDTH, ticksOf, windowOf, xOf } from './strip-layout.ts';
import { stripDetails, stripHeadline } from './strip-words.ts';
import { timeEvidence } from './time-evidence.ts';

const tone = (seconds: number): MediaOutline['sound'] => ({
  modality: 'audio',
  sampleRate: 1000,
  channels: [Int16Array.from({ length: 1000 * seconds }, (_, i) => 12_000 * Math.sin(i / 3))],
});
const segment = (change: Partial<TimeSegment> = {}): TimeSegment => ({
  algorithm: 'video/pdq-frames@1',
  track: 'picture',
  upload: { start: 10, end: 20 },
  reference: { start: 30, end: 40 },
  speed: 1,
  boundaryError: 0.15,
  ...change,
});
const aMatch = (segments: Match['segments'], change: Partial<Match> = {}): Match => ({
  reference: referenceId('work'),
  modality: 'video',
  tier: 'same',
  confidence: confidence(0.9),
  coverageOfReference: fraction(0.1),
  coverageOfUpload: fraction(0.25),
  combined: false,
  modified: 'none',
  segments,
  ...change,
});
/** A decoder that shows plain pictures, and remembers which moments it was asked for. */
function film(seconds: number, asked: number[]): Pick<Decoder, 'outline' | 'stills'> {
  const picture = { width: 32, height: 18 };
  return {
    outline: async () => ({ seconds, picture, sound: tone(seconds)! }),
    stills: async (_, moments) => {
      asked.push(...moments);
      return moments.map((at) =>
        at > seconds ? undefined : { ...picture, data: new Uint8Array(3 * 32 * 18).fill(90) },
      );
    },
  };
}
const input = { kind: 'bytes', bytes: new Uint8Array() } as const;

test('a strip, the same moments side by side, and what a player needs, from one match', async () => {
  const asked: number[] = [];
  const sound = segment({ algorithm: 'audio/landmarks@1', track: 'sound' });
  const drawn = await timeEvidence(film(60, asked), input, input, aMatch([segment(), sound]), false);
  assert.ok(drawn?.pairs);
  assert.ok(asked.every((at) => at >= 0 && at <= 60));
  for (const png of [drawn.strip, drawn.pairs]) assert.equal((await sharp(png).metadata()).format, 'png');
  const told = JSON.parse(drawn.json) as Record<string, { peaks: { low: number[]; secondsEach: number } }> & {
    ribbons: TimeSegment[];
    moments: { upload: number; reference: number }[];
  };
  assert.deepEqual(
    told.ribbons.map(({ track, upload, reference }) => [track, upload, reference]),
    [
      ['picture', { start: 10, end: 20 }, { start: 30, end: 40 }],
      ['sound', { start: 10, end: 20 }, { start: 30, end: 40 }],
    ],
  );
  assert.ok(told.moments.every(({ upload, reference }) => Math.abs(reference - upload - 20) < 0.01));
  const { low, secondsEach } = told.upload!.peaks;
  assert.ok(Math.abs(low.length * secondsEach - 60) < 0.2 && Math.min(...low) < -35);
});

test('the matched part is blue where it lies, and nowhere else, in the upload as in the work', async () => {
  const drawn = await timeEvidence(film(60, []), input, input, aMatch([segment()]), false);
  const { data, info } = await sharp(drawn!.strip).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const layout = layOutStrip(
    { seconds: 60, hasPictures: true, hasSound: true },
    { seconds: 60, hasPictures: true, hasSound: true },
    [{ ...segment(), track: 'picture' }],
  );
  const blueAt = (x: number, from: number, to: number): boolean => {
    for (let y = from; y < to; y++) {
      const i = 3 * (Math.round(x) + y * info.width);
      if (data[i + 2]! - data[i]! > 120) return true;
    }
    return false;
  };
  for (const [lane, inside, outside] of [
    [layout.upload, [11, 15, 19], [5, 25, 50]],
    [layout.reference, [31, 35, 39], [10, 28, 45]],
  ] as const) {
    const [from, to] = [Math.min(lane.barsY, lane.edgeY), Math.max(lane.barsY, lane.edgeY) + 6];
    for (const at of inside) assert.ok(blueAt(xOf(lane, at), from, to), `${lane.which} ${at}`);
    for (const at of outside) assert.ok(!blueAt(xOf(lane, at), from, to), `${lane.which} ${at}`);
  }
});

test('fifteen seconds of a two-hour film can be seen: the stretch around them is enlarged, and nothing of them is cut off', () => {
  const { shown, enlarged } = windowOf(7200, [{ start: 7150, end: 7165 }]);
  assert.ok(enlarged && shown.start <= 7150 && shown.end >= 7165 && shown.end <= 7200);
  assert.ok(15 / (shown.end - shown.start) > 0.25);
  assert.deepEqual(windowOf(60, [{ start: 0, end: 50 }]), { shown: { start: 0, end: 60 }, enlarged: false });
  for (const seconds of [0.2, 9, 61, 7200, 36_000]) {
    const lane = windowOf(seconds, [{ start: 0, end: seconds / 50 }]);
    const ticks = ticksOf(lane);
    assert.ok(ticks.length >= 2 && ticks.length <= 16, `${seconds}: ${ticks.length}`);
    for (const at of [-5, 0, seconds / 50, seconds, 1e9]) {
      const x = xOf(lane, at);
      assert.ok(x >= MARGIN && x <= STRIP_WIDTH - MARGIN);
    }
  }
});

test('the heading says what is the same, how much of it, how bent, and how exactly it is known', () => {
  const words = (match: Match, possible = false) => ({
    match,
    ribbons: match.segments.map((one) => ({ track: 'picture' as const, ...(one as TimeSegment) })),
    possible,
  });
  assert.equal(stripHeadline(words(aMatch([segment()]))), 'the same film');
  assert.equal(stripHeadline(words(aMatch([segment({ track: 'sound' })]))), 'the sound of the film');
  assert.match(stripHeadline(words(aMatch([segment()]), true)), /a person should look/);
  const fast = stripDetails(
    words(aMatch([segment({ speed: 1.25, pitchSemitones: -2, reversed: true })], { modality: 'audio' })),
  );
  assert.equal(
    fast,
    '0:10.0 of the work (10%), 25% of the upload, at 1.25 x its speed, 2.0 semitones lower, backwards, each edge within 0.2 s',
  );
  assert.deepEqual(
    [0, 7.44, 59.96, 3725].map((at) => clock(at)),
    ['0:00.0', '0:07.4', '1:00.0', '1:02:05.0'],
  );
});
