import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { BOUNDS, codePoints } from '../common/index.ts';
import { decodeAnswer, encodeAnswer, type Answer, type Question } from './answers.ts';
import { FrameReader, frameStart, WireBroken, type WireFrame } from './wire.ts';

const LIMITS = { headerMax: 1000, bodyMax: 1000 };
const image: Question = { ask: 'sample', modality: 'image', format: 'png' };
const audio: Question = { ask: 'sample', modality: 'audio', format: 'mp3' };
const text: Question = { ask: 'sample', modality: 'text', format: 'text' };
const onTheWire = (answer: Answer): WireFrame => {
  const { header, body } = encodeAnswer(answer);
  return { header: JSON.parse(JSON.stringify(header)), body: new Uint8Array(Buffer.concat(body)) };
};
const refuses = (header: object, length: number, question = image): void =>
  assert.throws(() => decodeAnswer({ header, body: new Uint8Array(length) }, question), WireBroken);

test('gives the same frames however the pipe cuts them', () => {
  const frame = fc.record({ header: fc.record({ name: fc.string() }), body: fc.uint8Array({ maxLength: 200 }) });
  fc.assert(
    fc.property(
      fc.array(frame, { maxLength: 5 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }),
      (frames, cuts) => {
        const bytes = Buffer.concat(frames.flatMap(({ header, body }) => [frameStart(header, body.length), body]));
        const reader = new FrameReader(LIMITS);
        const read: WireFrame[] = [];
        for (let at = 0, turn = 0; at < bytes.length; turn++) {
          const step = cuts[turn % cuts.length]!;
          read.push(...reader.push(bytes.subarray(at, at + step)));
          at += step;
        }
        assert.deepEqual(
          read.map(({ header, body }) => ({ header, body: [...body] })),
          frames.map(({ header, body }) => ({ header: { ...header }, body: [...body] })),
        );
      },
    ),
  );
});

test('breaks off at one byte past a limit, before it keeps room for it', () => {
  assert.equal(new FrameReader(LIMITS).push(Buffer.concat([frameStart({}, 1000), Buffer.alloc(1000)])).length, 1);
  assert.throws(() => new FrameReader(LIMITS).push(frameStart({}, 1001)), WireBroken);
  assert.throws(() => new FrameReader(LIMITS).push(frameStart({ name: 'x'.repeat(1000) }, 0)), WireBroken);
  assert.throws(() => new FrameReader(LIMITS).push(Buffer.from([0, 0, 0, 1, 0, 0, 0, 0, 0x7b])), WireBroken);
});

test('carries pictures, texts with lone surrogates, and reasons, unchanged', () => {
  const answers: [Answer, Question][] = [
    [{ kind: 'undetermined', why: 'over-limit', detail: 'Too large.' }, image],
    [
      { kind: 'picture', picture: { width: 2, height: 1, data: Uint8Array.of(1, 2, 3, 4, 5, 6) } },
      { ...image, ask: 'picture', side: 2 },
    ],
    [
      {
        kind: 'sample',
        damaged: 'The file is damaged.',
        sample: {
          modality: 'image',
          width: 3000,
          height: 1000,
          framesInFile: 9,
          framesSeen: 5,
          frames: [
            { frame: 0, luma: { width: 2, height: 1, data: Uint8Array.of(7, 8) } },
            { frame: 4, luma: { width: 1, height: 1, data: Uint8Array.of(9) }, shown: { width: 5, height: 5 } },
          ],
        },
      },
      image,
    ],
    [
      {
        kind: 'sample',
        sample: {
          modality: 'audio',
          sampleRate: 11_025,
          channels: [Int16Array.of(1, -2, 3), Int16Array.of(4, 5, -32_768)],
          cut: true,
        },
      },
      audio,
    ],
    [{ kind: 'sample', sample: { modality: 'audio', sampleRate: 11_025, channels: [Int16Array.of(7)] } }, audio],
    [
      { kind: 'sample', format: 'text', sample: { modality: 'text', text: 'a\ud800b🎻', sourceLength: codePoints(4) } },
      text,
    ],
    [
      {
        kind: 'sample',
        format: 'html',
        sample: { modality: 'text', text: 'ab', sourceLength: codePoints(9), sourceOffsets: Uint32Array.of(3, 8) },
      },
      text,
    ],
  ];
  for (const [answer, question] of answers) assert.deepEqual(decodeAnswer(onTheWire(answer), question), answer);
});

test('takes nothing out of bounds from a decoder that a file may have taken over', () => {
  const facts = { modality: 'image', width: 10, height: 10, framesInFile: 1 };
  const frame = { frame: 0, width: 2, height: 2 };
  const sample = { kind: 'sample', sample: facts, frames: [frame] };
  assert.equal(decodeAnswer({ header: sample, body: new Uint8Array(4) }, image).kind, 'sample');
  refuses(sample, 5);
  refuses(sample, 3);
  refuses(sample, 4, text);
  refuses({ ...sample, frames: [] }, 0);
  refuses(
    { ...sample, frames: Array.from({ length: BOUNDS.imageFramesMax + 1 }, () => frame) },
    4 * (BOUNDS.imageFramesMax + 1),
  );
  refuses({ ...sample, frames: [{ ...frame, width: BOUNDS.workingSideMax + 1 }] }, 2 * (BOUNDS.workingSideMax + 1));
  refuses({ ...sample, frames: [{ ...frame, frame: 1 }] }, 4);
  refuses({ ...sample, sample: { ...facts, width: 0 } }, 4);
  refuses({ ...sample, sample: { ...facts, width: '10' } }, 4);
  refuses({ ...sample, format: '../x' }, 4);
  refuses({ kind: 'undetermined', why: 'because' }, 0);
  refuses({ kind: 'picture', width: 2, height: 1 }, 6);
  refuses({ kind: 'sample', sample: { modality: 'text', sourceLength: 1 }, offsets: true }, 8, text);
  const sound = { kind: 'sample', sample: { modality: 'audio', channels: 2 } };
  refuses(sound, 6, audio);
  refuses(sound, 0, audio);
  refuses(sound, 8);
  refuses({ ...sound, sample: { modality: 'audio', channels: 3 } }, 12, audio);
  refuses({ kind: 'ready' }, 0);
  for (const header of [null, [], 'sample', 3]) refuses(header as unknown as object, 0);
  const words = decodeAnswer(
    { header: { kind: 'undetermined', why: 'undecodable', detail: 'a\u001b[31m\nb' }, body: new Uint8Array() },
    image,
  );
  assert.deepEqual(words, { kind: 'undetermined', why: 'undecodable', detail: 'a [31m b' });
});
