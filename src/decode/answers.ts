/**
 * What a decoder process is asked and what it may answer, and how samples travel. The parent reads answers as it
 * would read an upload: a decoder that a file has taken over must not be able to say anything out of bounds.
 */
import { BOUNDS, codePoints, UNDETERMINED_WHYS, type Modality, type UndeterminedWhy } from '../common/index.ts';
import {
  SOUND_RATE,
  type AudioSample,
  type ImageFrame,
  type ImageSample,
  type RgbImage,
  type TextSample,
} from '../media/index.ts';
import { WireBroken, type WireFrame, type WireLimits } from './wire.ts';

export interface Question {
  readonly ask: 'sample' | 'picture';
  readonly modality: Modality;
  readonly format: string;
  /** For `picture`: which frame, and how large at most. */
  readonly frame?: number;
  readonly side?: number;
}

export type Answer =
  | {
      readonly kind: 'sample';
      readonly sample: ImageSample | TextSample | AudioSample;
      readonly damaged?: string;
      readonly format?: string;
    }
  | { readonly kind: 'picture'; readonly picture: RgbImage }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

export const QUESTION_LIMITS: WireLimits = { headerMax: 4096, bodyMax: BOUNDS.imageBytesMax };
/** Samples of both channels of the longest sound. */
const SOUND_LENGTH_MAX = BOUNDS.audioSecondsWithoutFfmpegMax * SOUND_RATE;
/** Largest answers: all frames at working size; a text of the longest kind with its offsets; or both channels of the longest sound. */
export const ANSWER_LIMITS: WireLimits = {
  headerMax: 65_536,
  bodyMax: Math.max(BOUNDS.imageFramesMax * BOUNDS.workingSideMax ** 2, 6 * BOUNDS.textBytesMax, 4 * SOUND_LENGTH_MAX),
};

/** The header and the pieces of the body, in order. */
export function encodeAnswer(answer: Answer): { header: object; body: readonly Uint8Array[] } {
  if (answer.kind === 'undetermined') return { header: answer, body: [] };
  if (answer.kind === 'picture') {
    const { width, height, data } = answer.picture;
    return { header: { kind: 'picture', width, height }, body: [data] };
  }
  const { sample, ...rest } = answer;
  if (sample.modality === 'image') {
    const { frames, ...facts } = sample;
    const sizes = frames.map(({ luma, ...frame }) => ({ ...frame, width: luma.width, height: luma.height }));
    return { header: { ...rest, sample: facts, frames: sizes }, body: frames.map((frame) => frame.luma.data) };
  }
  if (sample.modality === 'audio') {
    const { channels, cut } = sample;
    const header = { ...rest, sample: { modality: 'audio', channels: channels[1] ? 2 : 1, cut: cut === true } };
    return { header, body: channels.flatMap((samples) => (samples ? [bytesOf(samples)] : [])) };
  }
  // UTF-16 as it lies in memory: a text may hold lone surrogates, which UTF-8 cannot carry.
  const text = Buffer.from(sample.text, 'utf16le');
  const offsets = sample.sourceOffsets;
  const header = {
    ...rest,
    sample: { modality: 'text', sourceLength: sample.sourceLength },
    offsets: offsets !== undefined,
  };
  const offsetBytes = offsets && bytesOf(offsets);
  return { header, body: offsetBytes === undefined ? [text] : [text, offsetBytes] };
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Int16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** @throws WireBroken for anything that is not exactly a possible answer to `question`. */
export function decodeAnswer({ header, body }: WireFrame, question: Question): Answer {
  const fields = record(header);
  if (fields.kind === 'undetermined') {
    const why = UNDETERMINED_WHYS.find((name) => name === fields.why);
    if (why === undefined) throw new WireBroken('an answer without a known why');
    return { kind: 'undetermined', why, detail: sentence(fields.detail) };
  }
  if (fields.kind !== question.ask) throw new WireBroken('an answer to another question');
  if (fields.kind === 'picture') {
    const side = question.side ?? BOUNDS.workingSideMax;
    const width = count(fields.width, 1, side);
    const height = count(fields.height, 1, side);
    if (body.length !== 3 * width * height) throw new WireBroken('a picture of another size than it says');
    return { kind: 'picture', picture: { width, height, data: body } };
  }
  const extras = {
    ...(fields.damaged !== undefined && { damaged: sentence(fields.damaged) }),
    ...(fields.format !== undefined && { format: formatName(fields.format) }),
  };
  const facts = record(fields.sample);
  if (facts.modality !== question.modality) throw new WireBroken('a sample of another modality');
  if (facts.modality === 'image') return { kind: 'sample', sample: imageSample(facts, fields.frames, body), ...extras };
  if (facts.modality === 'text')
    return { kind: 'sample', sample: textSample(facts, fields.offsets === true, body), ...extras };
  if (facts.modality === 'audio') return { kind: 'sample', sample: audioSample(facts, body), ...extras };
  throw new WireBroken('a sample of a modality that is not decoded here');
}

const SIDE_MAX = 2 ** 24;

function imageSample(facts: Record<string, unknown>, sizes: unknown, body: Uint8Array): ImageSample {
  if (!Array.isArray(sizes) || sizes.length > BOUNDS.imageFramesMax) throw new WireBroken('too many frames');
  const framesInFile = count(facts.framesInFile, 1, 2 ** 31);
  let at = 0;
  const frames = sizes.map((entry: unknown): ImageFrame => {
    const size = record(entry);
    const width = count(size.width, 1, BOUNDS.workingSideMax);
    const height = count(size.height, 1, BOUNDS.workingSideMax);
    const data = body.subarray(at, at + width * height);
    at += width * height;
    if (data.length !== width * height) throw new WireBroken('a frame is missing');
    const own = size.shown === undefined ? {} : { shown: shownSize(record(size.shown)) };
    return { frame: count(size.frame, 0, framesInFile - 1), luma: { width, height, data }, ...own };
  });
  const [first, ...others] = frames;
  if (first === undefined || at !== body.length) throw new WireBroken('frames do not fill their answer');
  const seen = facts.framesSeen === undefined ? {} : { framesSeen: count(facts.framesSeen, 1, framesInFile) };
  return { modality: 'image', ...shownSize(facts), frames: [first, ...others], framesInFile, ...seen };
}

function shownSize(facts: Record<string, unknown>): { width: number; height: number } {
  return { width: count(facts.width, 1, SIDE_MAX), height: count(facts.height, 1, SIDE_MAX) };
}

function textSample(facts: Record<string, unknown>, hasOffsets: boolean, body: Uint8Array): TextSample {
  const sourceLength = codePoints(count(facts.sourceLength, 0, BOUNDS.textBytesMax));
  // Two bytes for each unit, and four more for its offset.
  const units = body.length / (hasOffsets ? 6 : 2);
  if (!Number.isInteger(units)) throw new WireBroken('a text of half a character');
  const text = Buffer.from(body.buffer, body.byteOffset, 2 * units).toString('utf16le');
  if (!hasOffsets) return { modality: 'text', text, sourceLength };
  const sourceOffsets = new Uint32Array(body.slice(2 * units).buffer);
  if (sourceOffsets.some((offset) => offset > sourceLength)) throw new WireBroken('an offset outside of the text');
  return { modality: 'text', text, sourceLength, sourceOffsets };
}

function audioSample(facts: Record<string, unknown>, body: Uint8Array): AudioSample {
  const channels = count(facts.channels, 1, 2);
  const length = body.length / (2 * channels);
  count(length, 1, SOUND_LENGTH_MAX);
  const samples = new Int16Array(body.buffer, body.byteOffset, channels * length);
  const middle = samples.subarray(0, length);
  return {
    modality: 'audio',
    sampleRate: SOUND_RATE,
    channels: channels === 2 ? [middle, samples.subarray(length)] : [middle],
    ...(facts.cut === true && { cut: true as const }),
  };
}

function record(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WireBroken('no object where one belongs');
  return value as Record<string, unknown>;
}

function count(value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new WireBroken(`${String(value).slice(0, 20)} is not in ${least}..${most}`);
  return value;
}

function formatName(value: unknown): string {
  if (typeof value !== 'string' || !/^[a-z0-9-]{1,20}$/.test(value)) throw new WireBroken('no name of a format');
  return value;
}

/** One printable line: details are shown to people, and come from a process that read a hostile file. */
function sentence(value: unknown): string {
  return String(value)
    .replace(/[^\p{L}\p{N}\p{P}\p{S} ]+/gu, ' ')
    .trim()
    .slice(0, 300);
}
