/** Sound files to samples: one ffmpeg process per file, watched for time and length, its output reduced as it comes. */
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
import { decodeArguments } from './sound-arguments.ts';
import { DEMUXERS } from './sound-formats.ts';

export type SoundDecoded =
  | { readonly kind: 'decoded'; readonly sample: AudioSample; readonly damaged?: string }
  | { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

export interface SoundLimits {
  /** Wall-clock seconds for one file. */
  readonly decodeSecondsMax: number;
  /** Seconds of sound that are listened to. */
  readonly soundSecondsMax: number;
}

const WORDS_KEPT = 2000;
const no = (why: UndeterminedWhy, detail: string): SoundDecoded => ({ kind: 'undetermined', why, detail });

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

  /** Never rejects for what is in the file. @throws the signal's reason when aborted */
  async decode(file: OpenInput, format: string, { signal, onProgress }: DecodeOptions): Promise<SoundDecoded> {
    const demuxer = DEMUXERS[format];
    if (demuxer === undefined)
      return no('no-decoder', `There is no decoder for ${format} sound here. Send it as MP3, FLAC, Ogg, WAV or M4A.`);
    // Asked again when it was missing: a filter that runs for months should notice that ffmpeg was installed.
    let launch = await (this.#launch ??= ffmpegLaunch(this.#strongest));
    launch ??= await (this.#launch = ffmpegLaunch(this.#strongest));
    if (launch === undefined)
      return no('no-decoder', 'ffmpeg is not installed on this server. Install it: apt-get install ffmpeg');
    const handed = await handOver(file);
    if (handed === undefined) return no('undecodable', 'The file changed, or could not be read to its end.');
    try {
      return await this.#turns.take(async () => {
        signal?.throwIfAborted();
        const decoded = await this.#run(launch, demuxer, handed.descriptor, signal);
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

  async #run(launch: FfmpegLaunch, demuxer: string, descriptor: number, signal?: AbortSignal): Promise<SoundDecoded> {
    const { decodeSecondsMax, soundSecondsMax } = this.#limits;
    const most = soundSecondsMax * SOUND_RATE;
    const child = spawn(launch.command, [...launch.arguments, ...decodeArguments(demuxer, soundSecondsMax + 1)], {
      stdio: ['ignore', 'pipe', 'pipe', descriptor],
      env: { ...ENVIRONMENT },
      cwd: '/',
      detached: true,
    });
    this.#running.add(child);
    const sound = new Downmix(most + 1);
    let words = '';
    let overTime = false;
    const kill = (): void => stopProcess(child);
    const timer = setTimeout(() => ((overTime = true), kill()), decodeSecondsMax * 1000);
    signal?.addEventListener('abort', kill, { once: true });
    try {
      const gone = new Promise<number | string>((resolve) => {
        child.once('error', (cause) => resolve(cause.message));
        child.once('close', (code, by) => resolve(code ?? by ?? 'unknown'));
      });
      child.stderr?.on('data', (piece: Buffer) => (words = (words + piece.toString('latin1')).slice(-WORDS_KEPT)));
      child.stdout?.on('data', (piece: Buffer) => {
        sound.push(piece);
        if (sound.full) kill();
      });
      const ended = await gone;
      signal?.throwIfAborted();
      if (overTime) return no('over-limit', `Decoding took longer than ${decodeSecondsMax} seconds.`);
      return answer(sound, most, ended, words);
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', kill);
      this.#running.delete(child);
    }
  }
}

function answer(sound: Downmix, most: number, ended: number | string, words: string): SoundDecoded {
  const cut = sound.full;
  const [middle, side] = sound.finish();
  if (middle.length === 0 && /matches no streams/.test(words))
    return no('undecodable', 'There is no sound in the file.');
  if (middle.length === 0 && ended !== 0)
    return no('undecodable', 'The sound cannot be decoded: it is damaged or cut.');
  const sample: AudioSample = {
    modality: 'audio',
    sampleRate: SOUND_RATE,
    channels: side ? [middle.subarray(0, most), side.subarray(0, most)] : [middle.subarray(0, most)],
    ...(cut && { cut: true as const }),
  };
  const damaged = !cut && (ended !== 0 || words !== '');
  return { kind: 'decoded', sample, ...(damaged && { damaged: 'Parts of the sound are damaged and were left out.' }) };
}
