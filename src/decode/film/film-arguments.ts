/** How often a film is looked at, how large its frames come, and ffmpeg's arguments for that. */
import { BOUNDS } from '../../common/index.ts';
import { INPUT, STREAMS_MAX } from '../ffmpeg/ffmpeg-launch.ts';
import type { FilmFacts } from './probe-film.ts';

/** Long side of the frames that leave ffmpeg. */
const SIDE = 320;
const SIDE_MIN = 16;
/** Frames a second of films up to half an hour. */
export const RATE_MAX = 8;
const RATE_MIN = 0.25;
/** Coded pixels from which on only key frames are decoded: five to ten minutes of one core. */
const PIXELS_MAX = 50e9;
/** Frames from which on likewise: four hours. */
const CODED_FRAMES_MAX = 400_000;

export interface FilmPlan {
  readonly width: number;
  readonly height: number;
  readonly rate: number;
  readonly keyFramesOnly: boolean;
  /** Only the first frame: there is but one, without a length. */
  readonly still?: true;
}

/** A long film is looked at less often. `doubted`: the length it says was found to be wrong, so it is ignored. */
export function planFilm({ picture, seconds }: FilmFacts, doubted = false): FilmPlan {
  const { width, height, pixels, framesPerSecond } = picture!;
  const scale = Math.min(1, SIDE / Math.max(width, height));
  const fit = (side: number): number => Math.max(SIDE_MIN, Math.round(side * scale));
  const said = doubted ? 0 : seconds;
  const rate = Math.min(RATE_MAX, Math.max(RATE_MIN, BOUNDS.filmFramesMax / Math.max(1, said)));
  return {
    width: fit(width),
    height: fit(height),
    rate: Math.floor(rate * 100) / 100,
    keyFramesOnly: pixels * framesPerSecond * said > PIXELS_MAX || framesPerSecond * said > CODED_FRAMES_MAX,
  };
}

/** Grey frames, one after the other, on standard output; frame i shows the film at i / rate seconds. */
export function frameArguments(demuxer: string, stream: number, plan: FilmPlan): readonly string[] {
  const quiet = ['-hide_banner', '-nostdin', '-nostats', '-v', 'error', '-threads', '1', '-filter_threads', '1'];
  const skip = plan.keyFramesOnly ? ['-skip_frame', 'nokey'] : [];
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer, '-i', INPUT];
  const often = plan.still ? '' : `fps=${plan.rate}:start_time=0,`;
  const filter = `${often}scale=${plan.width}:${plan.height}:flags=area,format=gray`;
  const most = String(plan.still ? 1 : BOUNDS.filmFramesMax * 4);
  const output = ['-map', `0:${stream}`, '-map_metadata', '-1', '-vf', filter, '-frames:v', most];
  return [...quiet, ...skip, ...input, ...output, '-f', 'rawvideo', 'pipe:1'];
}
