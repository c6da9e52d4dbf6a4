/**
 * A few seconds of a film for people's eyes and ears: small WebM (VP8, Opus) that every browser plays. In two processes: the first
 * reads the hostile file and gives plain samples, the second encodes those and has never seen the file, so that what is served
 * carries nothing of it.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { ClipWanted } from '../decoder.ts';
import { ENVIRONMENT, INPUT, STREAMS_MAX, type FfmpegLaunch } from '../ffmpeg/ffmpeg-launch.ts';
import { stopProcess } from '../ffmpeg/stop-process.ts';
import type { FilmFacts } from './probe-film.ts';

/** Longer clips are cut to this. */
export const CLIP_SECONDS_MAX = 60;
const SIDE_MAX = 640;
export const CLIP_RATE = 10;
const SOUND_RATE = 24_000;
const SOUND_FRAME_BYTES = 4;
/** Wall-clock milliseconds of each of the two processes. */
const STEP_MS = 60_000;
/** Samples of the longest clip of the largest side; a lie about sizes ends here. */
const PICTURE_BYTES_MAX = 256 * 2 ** 20;
const CLIP_BYTES_MAX = 24 * 2 ** 20;

type FilmWithPicture = FilmFacts & { readonly picture: NonNullable<FilmFacts['picture']> };
type Size = Readonly<Record<'width' | 'height', number>>;

/** Undefined when no picture of that time can be shown. @throws the signal's reason when aborted */
export async function makeClip(
  launch: FfmpegLaunch,
  demuxer: string,
  descriptor: number,
  film: FilmWithPicture,
  { start, seconds, side }: ClipWanted,
  running: Set<ChildProcess>,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { picture } = film;
  const scale = Math.min(1, Math.min(SIDE_MAX, side) / Math.max(picture.width, picture.height));
  const even = (length: number): number => Math.max(16, 2 * Math.round((length * scale) / 2));
  const size = { width: even(picture.width), height: even(picture.height) };
  const frameBytes = (size.width * size.height * 3) / 2;
  const frames = Math.ceil(Math.min(CLIP_SECONDS_MAX, Math.max(1 / CLIP_RATE, seconds)) * CLIP_RATE);
  const most = Math.min(frames * frameBytes, PICTURE_BYTES_MAX);
  const wanted = { start: Math.max(0, start), seconds: frames / CLIP_RATE };
  const read = sampleArguments(demuxer, film, wanted, size);
  const [seen, heard] = await run(
    launch,
    read,
    { descriptor, limits: [most, soundBytes(wanted.seconds)] },
    running,
    signal,
  );
  const whole = Math.floor(seen!.length / frameBytes);
  if (whole === 0) return undefined;
  const length = whole / CLIP_RATE;
  const sound = heard!.subarray(0, Math.min(soundBytes(length), heard!.length - (heard!.length % SOUND_FRAME_BYTES)));
  const feed = [seen!.subarray(0, whole * frameBytes), sound];
  const encode = clipArguments(size, length, sound.length > 0);
  const [clip] = await run(launch, encode, { feed, limits: [CLIP_BYTES_MAX] }, running, signal);
  return clip!.length > 0 && isWebm(clip!) ? clip : undefined;
}

const soundBytes = (seconds: number): number => Math.ceil(seconds * SOUND_RATE) * SOUND_FRAME_BYTES;
const isWebm = (bytes: Uint8Array): boolean => [0x1a, 0x45, 0xdf, 0xa3].every((byte, i) => bytes[i] === byte);

interface Flow {
  /** The file, as descriptor 3. */
  readonly descriptor?: number;
  /** Or what is written to descriptors 3 and 4. */
  readonly feed?: readonly Uint8Array[];
  /** Bytes taken of the standard output and, when there are two, of descriptor 4; at the first one's limit it ends. */
  readonly limits: readonly number[];
}

/** What came out, up to the limits, however the process ended. @throws the signal's reason when aborted */
async function run(
  launch: FfmpegLaunch,
  words: readonly string[],
  { descriptor, feed, limits }: Flow,
  running: Set<ChildProcess>,
  signal?: AbortSignal,
): Promise<readonly Uint8Array<ArrayBuffer>[]> {
  signal?.throwIfAborted();
  const child = spawn(launch.command, [...launch.arguments, ...words], {
    stdio: ['ignore', 'pipe', 'ignore', descriptor ?? 'pipe', 'pipe'],
    env: { ...ENVIRONMENT },
    cwd: '/',
    detached: true,
  });
  running.add(child);
  const kill = (): void => stopProcess(child);
  const timer = setTimeout(kill, STEP_MS);
  signal?.addEventListener('abort', kill, { once: true });
  try {
    const gone = new Promise<void>((resolve) => {
      child.once('error', () => resolve());
      child.once('close', () => resolve());
    });
    feed?.forEach((bytes, i) => {
      const into = child.stdio[3 + i] as Writable;
      into.on('error', () => {}); // it ended before it had read everything: what came out tells
      into.end(bytes);
    });
    const outputs = [child.stdout, feed ? undefined : (child.stdio[4] as Readable)];
    const taken = limits.map((limit, i) => takeFrom(outputs[i], limit));
    await gone;
    signal?.throwIfAborted();
    return taken.map(({ bytes }) => bytes());
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', kill);
    for (const stream of child.stdio) stream?.destroy();
    running.delete(child);
  }
}

function takeFrom(stream: Readable | null | undefined, limit: number) {
  const pieces: Buffer[] = [];
  let length = 0;
  stream?.on('error', () => {}); // likewise
  stream?.on('data', (piece: Buffer) => {
    if (length < limit) pieces.push(piece.subarray(0, limit - length));
    length += piece.length;
  });
  return { bytes: () => new Uint8Array(Buffer.concat(pieces)) };
}

const QUIET = ['-hide_banner', '-nostdin', '-nostats', '-v', 'quiet', '-threads', '1', '-filter_threads', '1'];

/** Planar frames on standard output, 16-bit stereo on descriptor 4; both begin at `start`, whatever comes later is preceded by nothing. */
function sampleArguments(
  demuxer: string,
  { picture, hasSound }: FilmWithPicture,
  { start, seconds }: Pick<ClipWanted, 'start' | 'seconds'>,
  { width, height }: Size,
): readonly string[] {
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer, '-i', INPUT];
  const jump = start > 0 ? ['-ss', start.toFixed(3)] : [];
  const shown = `fps=${CLIP_RATE}:start_time=0,scale=${width}:${height}:flags=area,format=yuv420p`;
  const until = ['-map_metadata', '-1', '-t', seconds.toFixed(3)];
  const pictures = ['-map', `0:${picture.stream}`, ...until, '-vf', shown, '-f', 'rawvideo', 'pipe:1'];
  const form = ['-ac', '2', '-ar', String(SOUND_RATE), '-f', 's16le', 'pipe:4'];
  const sound = ['-map', '0:a:0?', ...until, '-af', 'aresample=async=1:first_pts=0', ...form];
  return [...QUIET, ...jump, ...input, ...pictures, ...(hasSound ? sound : [])];
}

/** A key frame each second and its length in the head: so that a player may jump although nothing was written twice. */
function clipArguments({ width, height }: Size, seconds: number, hasSound: boolean): readonly string[] {
  const rate = String(CLIP_RATE);
  const pictures = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-s', `${width}x${height}`, '-r', rate, '-i', 'pipe:3'];
  const sound = hasSound ? ['-f', 's16le', '-ar', String(SOUND_RATE), '-ac', '2', '-i', 'pipe:4'] : [];
  const seen = ['-map', '0:v', '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '6', '-b:v', '400k', '-g', rate];
  const heard = hasSound ? ['-map', '1:a', '-c:a', 'libopus', '-b:a', '48k'] : [];
  const length = new Date(1000 * seconds).toISOString().slice(11, 23);
  const head = ['-fflags', '+bitexact', '-metadata:s:v', `DURATION=${length}`, '-cluster_time_limit', '1000'];
  return [...QUIET, ...pictures, ...sound, ...seen, ...heard, ...head, '-f', 'webm', 'pipe:1'];
}
