/** What ffprobe says about a film before its frames are read: told by the file, so believed only within bounds. */
import { spawn } from 'node:child_process';
import { ENVIRONMENT, INPUT, STREAMS_MAX, type FfmpegLaunch } from '../ffmpeg/ffmpeg-launch.ts';
import { stopProcess } from '../ffmpeg/stop-process.ts';

export interface FilmFacts {
  /** Number of the stream with the pictures; undefined when there is none (cover art is none). */
  readonly picture?: {
    readonly stream: number;
    /** As shown: turned as the file says, pixels square. */
    readonly width: number;
    readonly height: number;
    /** As coded. */
    readonly pixels: number;
    readonly framesPerSecond: number;
  };
  readonly hasSound: boolean;
  /** What the file says; 0 when it does not. */
  readonly seconds: number;
}

const ANSWER_MAX = 1 << 20;
const SIDE_MAX = 32_768;
const SECONDS_MAX = 10 * 24 * 3600;

/** Asked again, a busy machine gets this many times as long. */
const PATIENCE = 3;

/**
 * Undefined when the file cannot be read as what it was taken for; `late` when that was not found out in time, asked twice: a machine
 * that is busy, or kills what it should not, says nothing about a file. @throws the signal's reason when aborted
 */
export async function probeFilm(
  launch: FfmpegLaunch,
  demuxer: string,
  descriptor: number,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<FilmFacts | 'late' | undefined> {
  const first = await ask(launch, demuxer, descriptor, milliseconds, signal);
  return first === 'late' ? ask(launch, demuxer, descriptor, PATIENCE * milliseconds, signal) : first;
}

async function ask(
  launch: FfmpegLaunch,
  demuxer: string,
  descriptor: number,
  milliseconds: number,
  signal?: AbortSignal,
): Promise<FilmFacts | 'late' | undefined> {
  const child = spawn(launch.command, [...launch.arguments, ...probeArguments(demuxer)], {
    stdio: ['ignore', 'pipe', 'ignore', descriptor],
    env: { ...ENVIRONMENT },
    cwd: '/',
    detached: true,
  });
  const kill = (): void => stopProcess(child);
  const timer = setTimeout(kill, milliseconds);
  signal?.addEventListener('abort', kill, { once: true });
  try {
    let answer = '';
    child.stdout?.on('data', (piece: Buffer) => {
      if (answer.length <= ANSWER_MAX) answer += piece.toString('latin1');
    });
    const killed = await new Promise<boolean>((resolve) => {
      child.once('error', () => resolve(false));
      child.once('close', (code, by) => resolve(code === null && by !== null));
    });
    signal?.throwIfAborted();
    return killed ? 'late' : readFacts(answer);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
  }
}

function probeArguments(demuxer: string): readonly string[] {
  const shown =
    'stream=index,codec_type,width,height,sample_aspect_ratio,avg_frame_rate,duration:stream_disposition=attached_pic:' +
    'stream_side_data=rotation:format=duration';
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer];
  return ['-hide_banner', '-v', 'quiet', ...input, '-show_entries', shown, '-of', 'json', '-i', INPUT];
}

/** Reads ffprobe's JSON; anything out of bounds counts as not said. */
export function readFacts(answer: string): FilmFacts | undefined {
  let said: unknown;
  try {
    said = JSON.parse(answer);
  } catch {
    return undefined;
  }
  const streams = fieldsOf(said).streams;
  if (!Array.isArray(streams)) return undefined;
  const all = streams.map(fieldsOf);
  const pictures = all.find(
    (stream) => stream.codec_type === 'video' && Number(fieldsOf(stream.disposition).attached_pic ?? 0) === 0,
  );
  const lengths = [fieldsOf(fieldsOf(said).format).duration, pictures?.duration].map(Number);
  const seconds = lengths.find((length) => length > 0 && length <= SECONDS_MAX) ?? 0;
  const hasSound = all.some((stream) => stream.codec_type === 'audio');
  const picture = pictures && pictureOf(pictures);
  return { hasSound, seconds, ...(picture && { picture }) };
}

function pictureOf(stream: Record<string, unknown>): FilmFacts['picture'] {
  const [width, height, index] = [stream.width, stream.height, stream.index].map(Number) as [number, number, number];
  const sound = [width, height].every((side) => Number.isInteger(side) && side > 0 && side <= SIDE_MAX);
  if (!sound || !Number.isInteger(index) || index < 0 || index >= STREAMS_MAX) return undefined;
  const square = ratioOf(stream.sample_aspect_ratio, ':');
  const stretched = square > 0.1 && square < 10 ? Math.max(1, Math.round(width * square)) : width;
  const sides = Array.isArray(stream.side_data_list) ? stream.side_data_list.map(fieldsOf) : [];
  const turned = sides.some(({ rotation }) => Math.abs(Math.round(Number(rotation ?? 0) / 90)) % 2 === 1);
  const rate = ratioOf(stream.avg_frame_rate, '/');
  return {
    stream: index,
    width: turned ? height : stretched,
    height: turned ? stretched : height,
    pixels: width * height,
    framesPerSecond: rate > 0 && rate <= 1000 ? rate : 25,
  };
}

function ratioOf(value: unknown, sign: string): number {
  const [over, under] = String(value ?? '')
    .split(sign)
    .map(Number);
  return over !== undefined && under !== undefined && over > 0 && under > 0 ? over / under : 0;
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
