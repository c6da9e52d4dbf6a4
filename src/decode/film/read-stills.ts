/** A film's pictures at a few moments, in colour, for evidence: one short ffmpeg for each, which jumps to the moment. */
import { spawn, type ChildProcess } from 'node:child_process';
import type { RgbImage } from '../../media/index.ts';
import { ENVIRONMENT, INPUT, STREAMS_MAX, type FfmpegLaunch } from '../ffmpeg/ffmpeg-launch.ts';
import { stopProcess } from '../ffmpeg/stop-process.ts';
import type { FilmFacts } from './probe-film.ts';

const STILL_MS = 20_000;
const SIDE_MAX = 1024;
/** Far more than any sheet shows. */
export const STILLS_MAX = 64;
/** At the very end of a film there is no frame left to show: the last one began a little earlier. */
const BEFORE_END = 0.15;

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
  picture: NonNullable<FilmFacts['picture']>,
  { moments, side }: Wanted,
  running: Set<ChildProcess>,
  signal?: AbortSignal,
): Promise<readonly (RgbImage | undefined)[]> {
  const scale = Math.min(1, Math.max(2, Math.min(SIDE_MAX, side)) / Math.max(picture.width, picture.height));
  const fit = (length: number): number => Math.max(2, Math.round(length * scale));
  const size = { width: fit(picture.width), height: fit(picture.height) };
  const stills: (RgbImage | undefined)[] = [];
  for (const moment of moments.slice(0, STILLS_MAX)) {
    const at = (seconds: number): Promise<RgbImage | undefined> =>
      readStill(launch, stillArguments(demuxer, picture.stream, seconds, size), descriptor, size, running, signal);
    const start = Math.max(0, moment);
    stills.push((await at(start)) ?? (start > BEFORE_END ? await at(start - BEFORE_END) : undefined));
  }
  return moments.map((_, i) => stills[i]);
}

async function readStill(
  launch: FfmpegLaunch,
  words: readonly string[],
  descriptor: number,
  { width, height }: Pick<RgbImage, 'width' | 'height'>,
  running: Set<ChildProcess>,
  signal?: AbortSignal,
): Promise<RgbImage | undefined> {
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
    const data = new Uint8Array(3 * width * height);
    let filled = 0;
    child.stdout?.on('data', (piece: Buffer) => {
      const part = piece.subarray(0, data.length - filled);
      data.set(part, filled);
      filled += part.length;
    });
    await new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    });
    signal?.throwIfAborted();
    return filled === data.length ? { width, height, data } : undefined;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    running.delete(child);
  }
}

function stillArguments(
  demuxer: string,
  stream: number,
  seconds: number,
  { width, height }: Pick<RgbImage, 'width' | 'height'>,
): readonly string[] {
  const quiet = ['-hide_banner', '-nostdin', '-nostats', '-v', 'quiet', '-threads', '1', '-filter_threads', '1'];
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer];
  const jump = seconds > 0 ? ['-ss', seconds.toFixed(3)] : [];
  const output = ['-map', `0:${stream}`, '-map_metadata', '-1', '-frames:v', '1'];
  const shown = ['-vf', `scale=${width}:${height}:flags=area,format=rgb24`, '-f', 'rawvideo', 'pipe:1'];
  return [...quiet, ...jump, ...input, '-i', INPUT, ...output, ...shown];
}
