/**
 * Moving evidence: the few seconds of an upload or a work that match, made in the sandbox from samples and kept once made. Of a
 * film a small WebM, of a sound a plain recording; never the bytes that somebody sent.
 */
import { SOUND_RATE } from '../../media/index.ts';
import type { Service } from '../service.ts';
import { stillOf } from './derived-pictures.ts';
import { describeMedia, SOUND } from './describe-media.ts';
import { shownMatches, type Evidence } from './evidence-for-upload.ts';
import { bytesOfSound, waveFile } from './wave-file.ts';

/** Seconds of one clip; a longer segment has several, one after the other. */
export const CLIP_SECONDS_MAX = 30;
export const CLIP_SIDE_MAX = 320;

export interface Clip {
  readonly type: 'video/webm' | 'audio/wav';
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** In seconds of the file. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Clips that are being made, so that whoever asks twice waits once: players ask for their ranges side by side. */
const making = new Map<string, Promise<Clip | undefined>>();

/** At most CLIP_SECONDS_MAX, from `start` on, to a tenth of a second. Undefined when the file is not kept, or nothing of it can be played. */
export async function clipOf(
  deps: Pick<Service, 'decoder' | 'files'>,
  owner: string,
  { start, end }: Span,
): Promise<Clip | undefined> {
  const from = tenthsOf(start);
  const length = Math.min(10 * CLIP_SECONDS_MAX, Math.max(1, tenthsOf(end) - from));
  const key = `${owner} ${from} ${length}`;
  const running = making.get(key) ?? made(deps, owner, from, length).finally(() => making.delete(key));
  making.set(key, running);
  return running;
}

const tenthsOf = (seconds: number): number => Math.max(0, Math.round(seconds * 10));

async function made(
  deps: Pick<Service, 'decoder' | 'files'>,
  owner: string,
  from: number,
  length: number,
): Promise<Clip | undefined> {
  const name = `clip-${from}-${length}.webm`;
  const kept = await deps.files?.derived(owner, name);
  if (kept) return { type: 'video/webm', bytes: kept };
  const described = await describeMedia(deps, owner);
  const [start, seconds] = [from / 10, length / 10];
  if (described?.kind === 'sound') return soundClip(deps, owner, start, seconds);
  const file = described?.kind === 'film' ? await deps.files?.find(owner) : undefined;
  const bytes = file && (await deps.decoder.clip(file, { start, seconds, side: CLIP_SIDE_MAX }));
  if (bytes) await deps.files?.keepDerived(owner, name, bytes);
  return bytes && { type: 'video/webm', bytes };
}

/** Cut out of the recording that is kept already: needs no decoder. */
async function soundClip(
  { files }: Pick<Service, 'files'>,
  owner: string,
  start: number,
  seconds: number,
): Promise<Clip | undefined> {
  const part = await files?.derivedPart(owner, SOUND, ...bytesOfSound(start, start + seconds));
  const samples = part && new Int16Array(part.bytes.buffer, 0, part.bytes.length >> 1);
  if (!samples || samples.length === 0) return undefined;
  return { type: 'audio/wav', bytes: waveFile({ modality: 'audio', sampleRate: SOUND_RATE, channels: [samples] }) };
}

export type Side = 'upload' | 'work';

interface Place {
  readonly owner: string;
  readonly span: Span;
}

/** Where the clip of a segment comes from, by the places of its match and segment in the answer. Undefined: there is no such segment. */
export function placeOf(evidence: Evidence, side: Side, match: number, segment: number): Place | undefined {
  const found = shownMatches(evidence.record.outcome)[match];
  const span = found?.segments[segment];
  if (!found || !span || !('speed' in span)) return undefined;
  if (side === 'upload') return { owner: evidence.record.id, span: span.upload };
  return { owner: found.reference, span: span.reference };
}

/** What stands in the player before it plays: the film a little after the segment's start. */
export const posterOf = (deps: Pick<Service, 'decoder' | 'files'>, { owner, span }: Place) =>
  stillOf(deps, owner, span.start + Math.min(1, 0.1 * (span.end - span.start)));
