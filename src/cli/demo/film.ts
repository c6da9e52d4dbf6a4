/** Films from a seed: a camera that moves over drawn landscapes, with a tune, encoded by the system's ffmpeg. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { drawLandscape } from './draw.ts';
import { between, seeded } from './seeded.ts';
import { playTune, wavOf } from './tune.ts';

const RATE = 12;
const SHOT_SECONDS = 5;
const WIDTH = 640;
const HEIGHT = 360;
const ENCODE_MS = 120_000;

const run = (words: readonly string[]) =>
  promisify(execFile)('ffmpeg', ['-hide_banner', '-nostdin', '-v', 'error', '-y', ...words], { timeout: ENCODE_MS });

/** Whether films can be made, and looked at, on this machine. */
export const ffmpegIsHere = async (): Promise<boolean> => {
  try {
    await promisify(execFile)('ffmpeg', ['-version'], { timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
};

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'recourse-demo-film-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** @param shots seeds of landscapes, five seconds each. About 3 s of one core for each ten seconds. @throws without ffmpeg */
export function shootFilm(shots: readonly number[], tune: number): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const inputs: string[] = [];
    const filters: string[] = [];
    for (const [i, seed] of shots.entries()) {
      const still = join(folder, `${i}.png`);
      await sharp(Buffer.from(drawLandscape(seed, 1200, 800).svg))
        .png()
        .toFile(still);
      inputs.push('-loop', '1', '-framerate', String(RATE), '-t', String(SHOT_SECONDS), '-i', still);
      filters.push(`[${i}:v]${cameraMove(seed)},scale=${WIDTH}:${HEIGHT},setsar=1[s${i}]`);
    }
    const seconds = SHOT_SECONDS * shots.length;
    const sound = join(folder, 'tune.wav');
    await writeFile(sound, wavOf(playTune(tune, seconds)));
    const joined = `${shots.map((_, i) => `[s${i}]`).join('')}concat=n=${shots.length}:v=1:a=0[v]`;
    const file = join(folder, 'film.mp4');
    const filter = ['-filter_complex', [...filters, joined].join(';'), '-map', '[v]', '-map', `${shots.length}:a`];
    await encode([...inputs, '-i', sound, ...filter, '-r', String(RATE)], file);
    return new Uint8Array(await readFile(file));
  });
}

/** A window of half the drawing that glides across it. */
function cameraMove(seed: number): string {
  const chance = seeded(seed + 1000);
  const [width, height] = [1200 * between(chance, 0.55, 0.7), 800 * between(chance, 0.5, 0.62)].map(Math.round) as [
    number,
    number,
  ];
  const path = (room: number): string => {
    const [from, to] = [between(chance, 0, 0.35), between(chance, 0.65, 1)].map((share) => Math.round(room * share));
    const [a, b] = chance() < 0.5 ? [from, to] : [to, from];
    return `${a}+(${b! - a!})*t/${SHOT_SECONDS}`;
  };
  return `crop=${width}:${height}:'${path(1200 - width)}':'${path(800 - height)}'`;
}

/** H.264 where this ffmpeg has it, else MPEG-4. */
async function encode(words: readonly string[], file: string): Promise<void> {
  const rest = ['-pix_fmt', 'yuv420p', '-c:a', 'aac', '-b:a', '96k', '-threads', '2', '-movflags', '+faststart', file];
  try {
    await run([...words, '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '27', ...rest]);
  } catch {
    await run([...words, '-c:v', 'mpeg4', '-q:v', '6', ...rest]);
  }
}

/** The film in the looking glass, and faster. */
export const mirroredFilm = (film: Uint8Array, speed: number): Promise<Uint8Array> =>
  changed([film], [`[0:v]hflip,setpts=PTS/${speed}[v]`, `[0:a]atempo=${speed}[a]`]);

/** So many seconds of a film between the halves of one's own. */
export const insideOwnFilm = (own: Uint8Array, film: Uint8Array, from: number, seconds: number): Promise<Uint8Array> =>
  changed(
    [own, film],
    [
      '[0:v]split[o1][o2];[0:a]asplit[p1][p2]',
      '[o1]trim=0:6,setpts=PTS-STARTPTS[v1];[p1]atrim=0:6,asetpts=PTS-STARTPTS[a1]',
      `[1:v]trim=${from}:${from + seconds},setpts=PTS-STARTPTS[v2];[1:a]atrim=${from}:${from + seconds},asetpts=PTS-STARTPTS[a2]`,
      '[o2]trim=6:12,setpts=PTS-STARTPTS[v3];[p2]atrim=6:12,asetpts=PTS-STARTPTS[a3]',
      '[v1][a1][v2][a2][v3][a3]concat=n=3:v=1:a=1[v][a]',
    ],
  );

function changed(films: readonly Uint8Array[], filters: readonly string[]): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    const inputs: string[] = [];
    for (const [i, film] of films.entries()) {
      await writeFile(join(folder, `${i}.mp4`), film);
      inputs.push('-i', join(folder, `${i}.mp4`));
    }
    const file = join(folder, 'changed.mp4');
    await encode(
      [...inputs, '-filter_complex', filters.join(';'), '-map', '[v]', '-map', '[a]', '-r', String(RATE)],
      file,
    );
    return new Uint8Array(await readFile(file));
  });
}
