/** Sound files to samples: one ffmpeg process for each sound stream, watched for time and length, its output reduced as it comes. */
import { spawn, type ChildProcess } from 'node:child_process';
import { BOUNDS, type UndeterminedWhy } from '../../common/index.ts';
import { SOUND_RATE, type AudioSample } from '../../media/index.ts';
import type { ContainmentKind } from '../containment.ts';
import type { DecodeOptions } from '../decoder.ts';
import type { OpenInput } from '../read-input.ts';
import { Downmix } from './downmix.ts';
import { ENVIRONMENT, ffmpegLaunch, type FfmpegLaunch } from '../ffmpeg/ffmpeg-launch.ts';
import { stopAll, stopProcess } from '../ffmpeg/stop-process.ts';
import { Turns } from '../ffmpeg/turns.ts';
import { handOver } from '../ffmpeg/hand-over.ts';
import { FfmpegWords } from './ffmpeg-words.ts';
import { decodeArguments } from './sound-arguments.ts';
import { DEMUXERS } from './sound-formats.ts';
import { READ_WITHOUT_FFMPEG } from './sound-without-ffmpeg.ts';

export type SoundDecoded =
  | { readonly kind: 'decoded'; readonly sample: AudioSample; readonly damaged?: string }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

export interface SoundLimits {
  /** Wall-clock seconds for one file. */
  readonly decodeSecondsMax: number;
  /** Seconds of sound that are listened to. */
  readonly soundSecondsMax: number;
}

/** Further streams are heard for this long at least, and otherwise until the file has given as much sound as one file may. */
const OTHER_SECONDS_MIN = 600;
const no = (why: UndeterminedWhy, detail: string): SoundDecoded => ({ kind: 'undetermined', why, detail });

interface Run {
  readonly words: FfmpegWords;
  readonly channels: AudioSample['channels'];
  readonly cut: boolean;
  readonly ended: number | string;
  readonly overTime: boolean;
}

interface Task {
  readonly launch: FfmpegLaunch;
  readonly demuxer: string;
  readonly descriptor: number;
  /** By this time, in milliseconds of `performance.now()`, all streams are done. */
  readonly deadline: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
}

export class SoundDecoder {
  readonly #strongest: ContainmentKind | undefined;
  readonly #limits: SoundLimits;
  readonly #turns: Turns;
  readonly #running = new Set<ChildProcess>();
  #launch: Promise<FfmpegLaunch | undefined> | undefined;

  /** @param processes files decoded at the same time */
  constructor(processes: number, strongest?: ContainmentKind, limits: Partial<SoundLimits> = {}) {
    this.#turns = new Turns(processes);
    this.#strongest = strongest;
    this.#limits = {
      decodeSecondsMax: BOUNDS.audioDecodeSecondsMax,
      soundSecondsMax: BOUNDS.audioSecondsMax,
      ...limits,
    };
  }

  /** Whether ffmpeg runs here. Asked again when it did not: a filter that runs for months should notice that it was installed. */
  async ready(): Promise<boolean> {
    return (await this.#find()) !== undefined;
  }

  /** Never rejects for what is in the file. @throws the signal's reason when aborted */
  async decode(file: OpenInput, format: string, { signal, onProgress }: DecodeOptions): Promise<SoundDecoded> {
    const demuxer = DEMUXERS[format];
    if (demuxer === undefined)
      return no('no-decoder', `There is no decoder for ${format} sound here. Send it as MP3, FLAC, Ogg, WAV or M4A.`);
    const launch = await this.#find();
    if (launch === undefined)
      return no(
        'no-decoder',
        `ffmpeg is not installed on this server. Install it: apt-get install ffmpeg. Without it, these are read: ${READ_WITHOUT_FFMPEG}.`,
      );
    const handed = await handOver(file);
    if (handed === undefined) return no('undecodable', 'The file changed, or could not be read to its end.');
    try {
      return await this.#turns.take(async () => {
        signal?.throwIfAborted();
        const deadline = performance.now() + this.#limits.decodeSecondsMax * 1000;
        const task = { launch, demuxer, descriptor: handed.descriptor, deadline };
        const decoded = await this.#all({ ...task, ...(signal && { signal }), ...(onProgress && { onProgress }) });
        onProgress?.(1);
        return decoded;
      });
    } finally {
      await handed.close();
    }
  }

  async close(): Promise<void> {
    await stopAll(this.#running);
  }

  async #find(): Promise<FfmpegLaunch | undefined> {
    return (await (this.#launch ??= ffmpegLaunch(this.#strongest))) ?? (this.#launch = ffmpegLaunch(this.#strongest));
  }

  /** The first stream, then the others. */
  async #all(task: Task): Promise<SoundDecoded> {
    const { decodeSecondsMax, soundSecondsMax } = this.#limits;
    const first = await this.#run(task, 0, soundSecondsMax);
    if (first.overTime) return no('over-limit', `Decoding took longer than ${decodeSecondsMax} seconds.`);
    const [middle] = first.channels;
    if (middle.length === 0 && first.words.noSound) return no('undecodable', 'There is no sound in the file.');
    if (middle.length === 0 && first.ended !== 0)
      return no('undecodable', 'The sound cannot be decoded: it is damaged or cut.');
    const streams = Math.min(first.words.soundStreams, BOUNDS.audioStreamsMax);
    let cut = first.cut || first.words.soundStreams > streams;
    let damaged = isDamaged(first);
    let heard = middle.length / SOUND_RATE;
    const others: AudioSample[] = [];
    for (let stream = 1; stream < streams; stream++) {
      const most = Math.max(Math.min(OTHER_SECONDS_MIN, soundSecondsMax), soundSecondsMax - heard);
      const run = await this.#run(task, stream, most);
      heard += run.channels[0].length / SOUND_RATE;
      cut ||= run.cut || run.overTime;
      damaged ||= isDamaged(run);
      if (run.channels[0].length > 0) others.push(sampleOf(run.channels));
      if (run.overTime) break;
    }
    const sample: AudioSample = {
      ...sampleOf(first.channels),
      ...(cut && { cut: true as const }),
      ...(others.length > 0 && { others }),
    };
    return {
      kind: 'decoded',
      sample,
      ...(damaged && { damaged: 'Parts of the sound are damaged and were left out.' }),
    };
  }

  /** `most` seconds of one stream. @throws the signal's reason when aborted */
  async #run({ launch, demuxer, descriptor, deadline, signal, onProgress }: Task, stream: number, most: number) {
    const child = spawn(launch.command, [...launch.arguments, ...decodeArguments(demuxer, stream, most + 1)], {
      stdio: ['ignore', 'pipe', 'pipe', descriptor],
      env: { ...ENVIRONMENT },
      cwd: '/',
      detached: true,
    });
    this.#running.add(child);
    const samples = Math.floor(most * SOUND_RATE);
    const sound = new Downmix(samples + 1);
    const words = new FfmpegWords();
    let overTime = false;
    const kill = (): void => stopProcess(child);
    const timer = setTimeout(() => ((overTime = true), kill()), Math.max(0, deadline - performance.now()));
    signal?.addEventListener('abort', kill, { once: true });
    try {
      const gone = new Promise<number | string>((resolve) => {
        child.once('error', (cause) => resolve(cause.message));
        child.once('close', (code, by) => resolve(code ?? by ?? 'unknown'));
      });
      child.stderr?.on('data', (piece: Buffer) => words.push(piece));
      child.stdout?.on('data', (piece: Buffer) => {
        sound.push(piece);
        if (words.seconds > 0 && stream === 0)
          onProgress?.(Math.min(1, sound.length / SOUND_RATE / Math.min(words.seconds, most)));
        if (sound.full) kill();
      });
      const ended = await gone;
      signal?.throwIfAborted();
      const cut = sound.full;
      const [middle, side] = sound.finish();
      const channels: AudioSample['channels'] = side
        ? [middle.subarray(0, samples), side.subarray(0, samples)]
        : [middle.subarray(0, samples)];
      return { words, channels, cut, ended, overTime } satisfies Run;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      this.#running.delete(child);
    }
  }
}

const isDamaged = ({ cut, overTime, ended, words }: Run): boolean => !cut && !overTime && (ended !== 0 || words.faulty);
const sampleOf = (channels: AudioSample['channels']): AudioSample => ({
  modality: 'audio',
  sampleRate: SOUND_RATE,
  channels,
});
