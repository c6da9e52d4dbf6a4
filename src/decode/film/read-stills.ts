/**
 * A film's pictures at a few moments, in colour, for evidence: a short film is read through once, of a long one each moment is jumped
 * to by an ffmpeg of its own.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { RgbImage } from '../../media/index.ts';
import { ENVIRONMENT, INPUT, STREAMS_MAX, type FfmpegLaunch } from '../ffmpeg/ffmpeg-launch.ts';
import { stopProcess } from '../ffmpeg/stop-process.ts';
import { frameSplitter } from './frame-splitter.ts';
import type { FilmFacts } from './probe-film.ts';

const STILL_MS = 60_000;
const SIDE_MAX = 1024;
/** Far more than any sheet shows. */
export const STILLS_MAX = 64;
/** At the very end of a film there is no frame left to show: the last one began a little earlier. */
const BEFORE_END = 0.15;

/** Up to this length, reading all of it costs less than starting ffmpeg for each moment. */
const SHORT_SECONDS = 60;
const SHORT_RATE = 8;

interface Wanted {
  /** Seconds. */
  readonly moments: readonly number[];
  /** Pixels of the long side. */
  readonly side: number;
}

/** Undefined where no frame could be read. @throws the signal's reason when aborted */
export async function readStills(
  launch: FfmpegLaunch,
  demuxer: string,
  descriptor: number,
  { picture, seconds }: FilmFacts & { readonly picture: NonNullable<FilmFacts['picture']> },
  { moments, side }: Wanted,
  running: Set<ChildProcess>,
  signal?: AbortSignal,
): Promise<readonly (RgbImage | undefined)[]> {
  const scale = Math.min(1, Math.max(2, Math.min(SIDE_MAX, side)) / Math.max(picture.width, picture.height));
  const fit = (length: number): number => Math.max(2, Math.round(length * scale));
  const size = { width: fit(picture.width), height: fit(picture.height) };
  const read = (words: readonly string[], frames: ReadonlySet<number>) =>
    readFrames(launch, words, descriptor, size, frames, running, signal);
  const wanted = moments.slice(0, STILLS_MAX).map((moment) => Math.max(0, moment));
  const numberAt = (moment: number): number => Math.floor(moment * SHORT_RATE);
  if (seconds > 0 && seconds <= SHORT_SECONDS) {
    const every = { ...size, rate: SHORT_RATE };
    const all = await read(stillArguments(demuxer, picture.stream, every), new Set(wanted.map(numberAt)));
    // At the very end there may be no frame of that number: then the one before it.
    return moments.map((_, i) => {
      const number = numberAt(wanted[i] ?? -1);
      return all.get(number) ?? all.get(Math.max(...[...all.keys()].filter((other) => other < number)));
    });
  }
  const first = new Set([0]);
  const stills: (RgbImage | undefined)[] = [];
  for (const moment of wanted) {
    const at = async (start: number): Promise<RgbImage | undefined> =>
      (await read(stillArguments(demuxer, picture.stream, { ...size, start }), first)).get(0);
    stills.push((await at(moment)) ?? (moment > BEFORE_END ? await at(moment - BEFORE_END) : undefined));
  }
  return moments.map((_, i) => stills[i]);
}

/** Frames by their number; those that did not come are missing. */
async function readFrames(
  launch: FfmpegLaunch,
  words: readonly string[],
  descriptor: number,
  { width, height }: Pick<RgbImage, 'width' | 'height'>,
  wanted: ReadonlySet<number>,
  running: Set<ChildProcess>,
  signal?: AbortSignal,
): Promise<ReadonlyMap<number, RgbImage>> {
  signal?.throwIfAborted();
  const child = spawn(launch.command, [...launch.arguments, ...words], {
    stdio: ['ignore', 'pipe', 'ignore', descriptor],
    env: { ...ENVIRONMENT },
    cwd: '/',
    detached: true,
  });
  running.add(child);
  const kill = (): void => stopProcess(child);
  const timer = setTimeout(kill, STILL_MS);
  signal?.addEventListener('abort', kill, { once: true });
  try {
    const frames = new Map<number, RgbImage>();
    let number = 0;
    const split = frameSplitter(3 * width * height, (data) => {
      if (wanted.has(number++)) frames.set(number - 1, { width, height, data });
    });
    child.stdout?.on('data', (piece: Buffer) => split(piece));
    await new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    });
    signal?.throwIfAborted();
    return frames;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    running.delete(child);
  }
}

interface Asked {
  readonly width: number;
  readonly height: number;
  /** One frame, at this second; or with `rate` all of them. */
  readonly start?: number;
  readonly rate?: number;
}

function stillArguments(demuxer: string, stream: number, { width, height, start, rate }: Asked): readonly string[] {
  const quiet = ['-hide_banner', '-nostdin', '-nostats', '-v', 'quiet', '-threads', '1', '-filter_threads', '1'];
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer];
  const jump = start !== undefined && start > 0 ? ['-ss', start.toFixed(3)] : [];
  const often = rate === undefined ? '' : `fps=${rate}:start_time=0,`;
  const most = rate === undefined ? 1 : 2 * SHORT_SECONDS * rate;
  const output = ['-map', `0:${stream}`, '-map_metadata', '-1', '-frames:v', String(most)];
  const shown = ['-vf', `${often}scale=${width}:${height}:flags=area,format=rgb24`, '-f', 'rawvideo', 'pipe:1'];
  return [...quiet, ...jump, ...input, '-i', INPUT, ...output, ...shown];
}
