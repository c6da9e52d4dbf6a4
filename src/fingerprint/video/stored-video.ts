/**
 * A film's fingerprint as bytes, little-endian: "RPV1", size, length, whether the film went on; the frames with their views' boxes
 * and hashes (the eight turns of probes); the key frames; the sound's own stored form. About 0.5 kB a kept frame, 30 kB a key frame.
 */
import { BOUNDS, done, refused, seconds, type Outcome } from '../../common/index.ts';
import { TURNS } from '../../media/index.ts';
import { decodeAudio, encodeAudio } from '../audio/stored-audio.ts';
import { ByteReader, ByteWriter } from './byte-stream.ts';
import { describedFrames } from './key-points.ts';
import { readKeyFrame, writeKeyFrame } from './stored-key-frame.ts';
import type { FilmFrameHashes, FilmHash, FilmKeyFrame, VideoFingerprint } from './video-fingerprint.ts';

export const VIDEO_ALGORITHM = 'video/pdq-frames@1';

const MAGIC = 0x31565052; // "RPV1"
const KINDS = ['whole', 'borders', 'moving'] as const;
const VIEWS_MAX = 3;

export function encodeVideo(fingerprint: VideoFingerprint): Uint8Array {
  const out = new ByteWriter();
  const { width, height, frames, sound } = fingerprint;
  out.u32(MAGIC);
  out.u32(width);
  out.u32(height);
  out.f64(fingerprint.seconds);
  out.u8(fingerprint.cut ? 1 : 0);
  out.u32(frames.length);
  for (const frame of frames) writeFrame(out, frame);
  const described = describedFrames(fingerprint);
  out.u32(described.length);
  for (const keyFrame of described) writeKeyFrame(out, keyFrame);
  const heard = sound ? encodeAudio(sound) : new Uint8Array(0);
  out.u32(heard.length);
  out.raw(heard);
  return out.finish();
}

/** Refuses anything that `encodeVideo` did not write. */
export function decodeVideo(bytes: Uint8Array): Outcome<VideoFingerprint, 'other-algorithm' | 'damaged'> {
  const from = new ByteReader(bytes);
  if (bytes.length < 4 || from.u32() !== MAGIC)
    return refused('other-algorithm', `These bytes are not ${VIDEO_ALGORITHM}.`, 'Fingerprint the reference again.');
  const damaged = () =>
    refused('damaged', 'The stored fingerprint of a film is cut or changed.', 'Fingerprint the reference again.');
  const [width, height, length, cut] = [from.u32(), from.u32(), from.f64(), from.u8()];
  if (width === 0 || height === 0 || !(length >= 0 && length < 2 ** 24) || cut > 1) return damaged();
  const frames = readMany(from, BOUNDS.filmFramesMax, readFrame);
  const keyFrames = frames && readMany<FilmKeyFrame>(from, BOUNDS.filmKeyFramesMax, readKeyFrame);
  if (!frames || !keyFrames || frames.some(({ at }, i) => i > 0 && at <= frames[i - 1]!.at)) return damaged();
  const soundBytes = from.bytes(from.u32());
  if (!from.complete) return damaged();
  const sound = soundBytes.length > 0 ? decodeAudio(soundBytes) : undefined;
  if (sound?.kind === 'refused') return sound;
  return done({
    modality: 'video',
    algorithm: VIDEO_ALGORITHM,
    width,
    height,
    seconds: seconds(length),
    frames,
    keyFrames,
    ...(sound && { sound: sound.value }),
    cut: cut === 1,
  });
}

function readMany<T>(from: ByteReader, most: number, read: (from: ByteReader) => T | undefined): T[] | undefined {
  const count = from.u32();
  if (count > most) return undefined;
  const all: T[] = [];
  for (let i = 0; i < count; i++) {
    const one = read(from);
    if (one === undefined || from.broken) return undefined;
    all.push(one);
  }
  return all;
}

function writeFrame(out: ByteWriter, { at, until, views, probe }: FilmFrameHashes): void {
  out.f64(at);
  out.f64(until);
  out.u8(views.length + (probe ? 128 : 0));
  for (const { kind, box, quality, words, turned } of views) {
    out.u8(KINDS.indexOf(kind));
    out.u8(quality);
    for (const edge of [box.x, box.y, box.width, box.height]) out.f32(edge);
    for (const hash of probe ? turned! : [words]) out.raw(hash);
  }
}

function readFrame(from: ByteReader): FilmFrameHashes | undefined {
  const [at, until, flags] = [from.f64(), from.f64(), from.u8()];
  const probe = flags >= 128;
  const count = flags & 127;
  if (!(at >= 0 && until > at && until < 2 ** 24) || count < 1 || count > VIEWS_MAX) return undefined;
  const views: FilmHash[] = [];
  for (let i = 0; i < count; i++) {
    const kind = KINDS[from.u8()];
    const quality = from.u8();
    const [x, y, width, height] = [from.f32(), from.f32(), from.f32(), from.f32()];
    const turned = Array.from({ length: probe ? TURNS.length : 1 }, () => from.words(8));
    const sound = [x, y, width, height].every((edge) => edge >= 0 && edge < 2 ** 24) && width > 0 && height > 0;
    if (kind === undefined || quality > 100 || !sound) return undefined;
    views.push({ kind, box: { x, y, width, height }, quality, words: turned[0]!, ...(probe && { turned }) });
  }
  const [whole, ...others] = views;
  return whole && { at, until, views: [whole, ...others], probe };
}
