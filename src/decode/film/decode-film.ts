/** Films to samples: ffprobe looks first, then one ffmpeg gives the frames, reduced as they come, and one the sound. */
import { spawn, type ChildProcess } from 'node:child_process';
import { BOUNDS, type UndeterminedWhy } from '../../common/index.ts';
import type { AudioSample, RgbImage, VideoSample } from '../../media/index.ts';
import type { ContainmentKind } from '../containment.ts';
import type { ClipWanted, DecodeOptions, MediaOutline } from '../decoder.ts';
import type { OpenInput } from '../read-input.ts';
import { handOver } from '../ffmpeg/hand-over.ts';
import type { SoundDecoder } from '../sound/decode-sound.ts';
import { ENVIRONMENT, ffmpegLaunch, type FfmpegLaunch } from '../ffmpeg/ffmpeg-launch.ts';
import { stopAll, stopProcess } from '../ffmpeg/stop-process.ts';
import { Turns } from '../ffmpeg/turns.ts';
import { frameArguments, planFilm, RATE_MAX, type FilmPlan } from './film-arguments.ts';
import { FILM_DEMUXERS } from './film-formats.ts';
import { frameSplitter } from './frame-splitter.ts';
import { FrameReducer, type ReducedFilm } from './frame-reducer.ts';
import { probeFilm, type FilmFacts } from './probe-film.ts';
import { makeClip } from './make-clip.ts';
import { readStills } from './read-stills.ts';

export type FilmDecoded =
  | { readonly kind: 'decoded'; readonly sample: VideoSample | AudioSample; readonly damaged?: string }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

export interface FilmLimits {
  /** Wall-clock seconds for the pictures of one film. */
  readonly decodeSecondsMax: number;
}

const PROBE_MS = 20_000;
const WORDS_KEPT = 2000;
/** A film that ends before this share of the length it says is damaged, or lied about its length. */
const WHOLE_SHARE = 0.9;
const LIE_SHARE = 0.5;
/** The kernel's bound on processor time, told by ffmpeg itself or through bubblewrap. */
const OVER_CPU: ReadonlySet<number | string> = new Set(['SIGXCPU', 128 + 24]);
/** Progress is told up to here by the pictures, the rest by the sound. */
const PICTURE_SHARE = 0.9;

const no = (why: UndeterminedWhy, detail: string) => ({ kind: 'undetermined', why, detail }) as const;

type Launches = readonly [ffmpeg: FfmpegLaunch, ffprobe: FfmpegLaunch];

interface OpenFilm {
  readonly ffmpeg: FfmpegLaunch;
  readonly demuxer: string;
  readonly descriptor: number;
  readonly facts: FilmFacts;
}

type FilmWithPicture = FilmFacts & { readonly picture: NonNullable<FilmFacts['picture']> };
const hasPicture = (facts: FilmFacts): facts is FilmWithPicture => facts.picture !== undefined;

interface Run extends ReducedFilm {
  readonly cut: boolean;
  readonly faulty: boolean;
}

export class FilmDecoder {
  readonly #sound: SoundDecoder;
  readonly #strongest: ContainmentKind | undefined;
  readonly #limits: FilmLimits;
  readonly #turns: Turns;
  readonly #running = new Set<ChildProcess>();
  #launches: Promise<Launches | undefined> | undefined;

  /** @param processes films decoded at the same time */
  constructor(processes: number, sound: SoundDecoder, strongest?: ContainmentKind, limits: Partial<FilmLimits> = {}) {
    this.#turns = new Turns(processes);
    this.#sound = sound;
    this.#strongest = strongest;
    this.#limits = { decodeSecondsMax: BOUNDS.filmDecodeSecondsMax, ...limits };
  }

  /** Never rejects for what is in the file. @throws the signal's reason when aborted */
  async decode(file: OpenInput, format: string, options: DecodeOptions): Promise<FilmDecoded> {
    const demuxer = FILM_DEMUXERS[format];
    if (demuxer === undefined)
      return no('no-decoder', `There is no decoder for ${format} films here. Send it as MP4 or WebM.`);
    const launches = await this.#found();
    if (launches === undefined)
      return no('no-decoder', 'ffmpeg is not installed on this server. Install it: apt-get install ffmpeg');
    const handed = await handOver(file);
    if (handed === undefined) return no('undecodable', 'The file changed, or could not be read to its end.');
    try {
      return await this.#turns.take(async () => {
        options.signal?.throwIfAborted();
        const opened = { ...file, descriptor: handed.descriptor };
        return this.#both(launches, demuxer, opened, format, options);
      });
    } finally {
      await handed.close();
    }
  }

  /** How long it is, and its sound; the pictures are not decoded. @throws the signal's reason when aborted */
  async outline(file: OpenInput, format: string, signal?: AbortSignal): Promise<MediaOutline | undefined> {
    const known = await this.#look(file, format, signal, async ({ facts }) => facts);
    if (known === undefined) return undefined;
    const heard = known.hasSound ? await this.#sound.decode(file, format, { ...(signal && { signal }) }) : undefined;
    const sound = heard?.kind === 'decoded' ? outlineOfSound(heard.sample) : undefined;
    if (known.picture === undefined) return sound;
    const { width, height } = known.picture;
    const seconds = known.seconds > 0 ? known.seconds : (sound?.seconds ?? 0);
    return { ...sound, seconds, picture: { width, height } };
  }

  /** One ffmpeg for each moment, which jumps there. @throws the signal's reason when aborted */
  async stills(
    file: OpenInput,
    format: string,
    moments: readonly number[],
    side: number,
    signal?: AbortSignal,
  ): Promise<readonly (RgbImage | undefined)[]> {
    const wanted = { moments, side };
    const stills = await this.#look(file, format, signal, async ({ ffmpeg, demuxer, descriptor, facts }) =>
      hasPicture(facts) ? readStills(ffmpeg, demuxer, descriptor, facts, wanted, this.#running, signal) : undefined,
    );
    return stills ?? moments.map(() => undefined);
  }

  /** WebM, at most CLIP_SECONDS_MAX of it. @throws the signal's reason when aborted */
  async clip(
    file: OpenInput,
    format: string,
    wanted: ClipWanted,
    signal?: AbortSignal,
  ): Promise<Uint8Array<ArrayBuffer> | undefined> {
    return this.#look(file, format, signal, async ({ ffmpeg, demuxer, descriptor, facts }) =>
      hasPicture(facts) ? makeClip(ffmpeg, demuxer, descriptor, facts, wanted, this.#running, signal) : undefined,
    );
  }

  /** Whether ffmpeg runs here. */
  async ready(): Promise<boolean> {
    return (await this.#found()) !== undefined;
  }

  /** Opens a film, asks what is in it, and lets one after the other work on it; undefined when any of this fails. */
  async #look<T>(
    file: OpenInput,
    format: string,
    signal: AbortSignal | undefined,
    work: (film: OpenFilm) => Promise<T | undefined>,
  ): Promise<T | undefined> {
    const demuxer = FILM_DEMUXERS[format];
    const launches = demuxer === undefined ? undefined : await this.#found();
    const handed = launches && (await handOver(file));
    if (demuxer === undefined || launches === undefined || handed === undefined) return undefined;
    const { descriptor } = handed;
    const [ffmpeg, ffprobe] = launches;
    try {
      return await this.#turns.take(async () => {
        const facts = await probeFilm(ffprobe, demuxer, descriptor, PROBE_MS, signal);
        return facts === undefined || facts === 'late' ? undefined : work({ ffmpeg, demuxer, descriptor, facts });
      });
    } finally {
      await handed.close();
    }
  }

  async close(): Promise<void> {
    await stopAll(this.#running);
  }

  /** Asked again when it was missing: a filter that runs for months should notice that ffmpeg was installed. */
  async #found(): Promise<Launches | undefined> {
    return (await (this.#launches ??= this.#find())) ?? (await (this.#launches = this.#find()));
  }

  async #find(): Promise<Launches | undefined> {
    const ffmpeg = await ffmpegLaunch(this.#strongest);
    const ffprobe = await ffmpegLaunch(this.#strongest, 'ffprobe');
    return ffmpeg && ffprobe && [ffmpeg, ffprobe];
  }

  async #both(
    [ffmpeg, ffprobe]: Launches,
    demuxer: string,
    file: OpenInput & { readonly descriptor: number },
    format: string,
    { signal, onProgress }: DecodeOptions,
  ): Promise<FilmDecoded> {
    const stoppable = { ...(signal && { signal }) };
    const facts = await probeFilm(ffprobe, demuxer, file.descriptor, PROBE_MS, signal);
    if (facts === 'late') return no('over-limit', 'What is in the film was not found out in time.');
    if (facts === undefined)
      return no('undecodable', 'The film cannot be read: it is damaged, cut, or something else.');
    if (facts.picture === undefined) {
      if (!facts.hasSound) return no('undecodable', 'There are no moving pictures in the file, and no sound.');
      return this.#sound.decode(file, format, { ...stoppable, ...(onProgress && { onProgress }) });
    }
    const told = (share: number): void => onProgress?.(Math.min(1, share) * PICTURE_SHARE);
    const seen = await this.#frames(ffmpeg, demuxer, file.descriptor, facts, told, signal);
    if (seen === undefined) return no('undecodable', 'No frame of the film can be decoded: it is damaged or cut.');
    if (seen.frames.length === 0)
      return no('over-limit', `No frame was decoded within ${this.#limits.decodeSecondsMax} seconds.`);
    const heard = facts.hasSound ? await this.#sound.decode(file, format, stoppable) : undefined;
    onProgress?.(1);
    const { width, height } = facts.picture;
    const { frames, keyFrames, seconds, cut, faulty } = seen;
    const sound = heard?.kind === 'decoded' && heard.sample.channels[0].length > 0 ? heard.sample : undefined;
    const short = !cut && seconds < WHOLE_SHARE * facts.seconds - 1;
    const deaf = heard !== undefined && (heard.kind === 'undetermined' || heard.damaged !== undefined);
    const broken = faulty || short || deaf;
    const sample: VideoSample = {
      modality: 'video',
      width,
      height,
      seconds,
      frames,
      keyFrames,
      ...(sound && { sound }),
      ...(cut && { cut: true as const }),
      ...(broken && { damaged: true as const }),
    };
    return {
      kind: 'decoded',
      sample,
      ...(broken && { damaged: 'Parts of the film are damaged or missing and were left out.' }),
    };
  }

  /** Undefined when ffmpeg gave up without a frame. */
  async #frames(
    launch: FfmpegLaunch,
    demuxer: string,
    descriptor: number,
    facts: FilmFacts,
    told: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<Run | undefined> {
    const look = (plan: FilmPlan): Promise<Run | undefined> =>
      this.#run(launch, demuxer, descriptor, facts, plan, told, signal);
    const plan = planFilm(facts);
    const run = await look(plan);
    // One frame without a length gives none at any rate.
    if (run === undefined) return look({ ...plan, still: true });
    const sparse = plan.rate < RATE_MAX || plan.keyFramesOnly;
    const lied = !run.cut && sparse && run.seconds < LIE_SHARE * facts.seconds;
    // A false length would make us look too seldom: once more, as if it had said nothing.
    return lied ? look(planFilm(facts, true)) : run;
  }

  async #run(
    launch: FfmpegLaunch,
    demuxer: string,
    descriptor: number,
    facts: FilmFacts,
    plan: FilmPlan,
    told: (share: number) => void,
    signal?: AbortSignal,
  ): Promise<Run | undefined> {
    const child = spawn(
      launch.command,
      [...launch.arguments, ...frameArguments(demuxer, facts.picture!.stream, plan)],
      { stdio: ['ignore', 'pipe', 'pipe', descriptor], env: { ...ENVIRONMENT }, cwd: '/', detached: true },
    );
    this.#running.add(child);
    const reducer = new FrameReducer(plan, facts.picture!, plan.rate, facts.seconds);
    const frames = frameSplitter(plan.width * plan.height, (data) => reducer.push(data));
    let words = '';
    let overTime = false;
    const kill = (): void => stopProcess(child);
    const timer = setTimeout(() => ((overTime = true), kill()), this.#limits.decodeSecondsMax * 1000);
    signal?.addEventListener('abort', kill, { once: true });
    try {
      const gone = new Promise<number | string>((resolve) => {
        child.once('error', (cause) => resolve(cause.message));
        child.once('close', (code, by) => resolve(code ?? by ?? 'unknown'));
      });
      child.stderr?.on('data', (piece: Buffer) => (words = (words + piece.toString('latin1')).slice(-WORDS_KEPT)));
      child.stdout?.on('data', (piece: Buffer) => {
        frames(piece);
        if (facts.seconds > 0) told(reducer.count / plan.rate / facts.seconds);
        if (reducer.full) kill();
      });
      const ended = await gone;
      signal?.throwIfAborted();
      const cut = overTime || reducer.full || OVER_CPU.has(ended);
      if (reducer.count === 0 && !overTime) return undefined;
      return { ...reducer.finish(), cut, faulty: !cut && (ended !== 0 || words !== '') };
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      this.#running.delete(child);
    }
  }
}

export const outlineOfSound = (sound: AudioSample): MediaOutline => ({
  seconds: sound.channels[0].length / sound.sampleRate,
  sound,
});
