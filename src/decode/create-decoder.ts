/** Builds the decoder: finds out how processes can be contained here, then sniffs, bounds and routes each file. */
import { availableParallelism } from 'node:os';
import { BOUNDS, bytes, type Modality } from '../common/index.ts';
import { sniffFormat, type FileFacts } from '../media/index.ts';
import type { Answer, Question } from './answers.ts';
import { launches, type ContainmentKind, type Launch } from './containment.ts';
import {
  DecoderUnavailable,
  type DecodeInput,
  type DecodeOptions,
  type DecodeOutcome,
  type Decoder,
} from './decoder.ts';
import { DecoderProcess, ProcessFault, type FaultKind, type FileBytes } from './decoder-process.ts';
import { FilmDecoder, outlineOfSound, type FilmLimits } from './film/decode-film.ts';
import { ProcessPool } from './process-pool.ts';
import { openInput, type OpenInput } from './read-input.ts';
import { OTHER_FAMILIES, ROUTES, type Route } from './routes.ts';
import { SoundDecoder, type SoundLimits } from './sound/decode-sound.ts';
import { holdsOnlySound } from './sound/sound-in-film-box.ts';
import { codecOf } from './sound/sound-without-ffmpeg.ts';

export interface DecoderOptions {
  /** Files decoded at the same time. Default: two, or one on a single core. */
  readonly processes?: number;
  /** Only this containment or weaker; for tests of the weaker ones. */
  readonly containment?: ContainmentKind;
  /** Tighter bounds than the house's; for tests at the bound. */
  readonly secondsMax?: number;
  readonly memoryMax?: number;
  readonly filesMax?: number;
  readonly sound?: Partial<SoundLimits>;
  readonly film?: Partial<FilmLimits>;
  /** Another program in the place of the decoder; for tests of what it might do. */
  readonly entry?: string;
}

type Undetermined = Extract<DecodeOutcome, { kind: 'undetermined' }>;

/** Starts one process to see which containment works; further ones start when needed. @throws DecoderUnavailable when none starts */
export async function createDecoder(options: DecoderOptions = {}): Promise<Decoder> {
  const { launch, first, containment } = await contain(options);
  const size = options.processes ?? Math.min(2, availableParallelism());
  const pool = new ProcessPool(launch, size, options.filesMax ?? BOUNDS.decoderFilesMax, first);
  const sound = new SoundDecoder(size, options.containment, options.sound);
  const film = new FilmDecoder(size, sound, options.containment, options.film);
  const limits = {
    secondsMax: options.secondsMax ?? BOUNDS.decodeSecondsMax,
    memoryMax: options.memoryMax ?? BOUNDS.decoderMemoryMax,
  };
  const soundLimits = {
    ...limits,
    secondsMax: options.sound?.decodeSecondsMax ?? BOUNDS.audioDecodeSecondsWithoutFfmpegMax,
  };

  /** A process that died may have been killed from outside, so the file is tried once more on a fresh one. */
  const ask = async (
    question: Question,
    file: FileBytes,
    { signal, onProgress }: DecodeOptions,
    within = limits,
  ): Promise<Answer> => {
    const attempt = (): Promise<Answer> =>
      pool.lend((process) => process.ask(question, file, within, signal, onProgress), signal);
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof ProcessFault)) throw fault;
      if (fault.kind !== 'died') return faulty(fault.kind, within.secondsMax);
    }
    try {
      return await attempt();
    } catch (fault) {
      if (!(fault instanceof ProcessFault)) throw fault;
      return faulty(fault.kind, within.secondsMax);
    }
  };

  const decode = async (input: DecodeInput, how: DecodeOptions = {}): Promise<DecodeOutcome> => {
    how.signal?.throwIfAborted();
    const file = await openInput(input);
    try {
      const routed = route(file);
      if (routed.kind === 'undetermined') return routed;
      const { modality, format } = await soundUnderFilmsBrand(routed, file);
      const facts: FileFacts = { format, size: bytes(file.size) };
      const isSound = modality === 'audio';
      const withoutFfmpeg = isSound && codecOf(format, file.head) !== undefined && !(await sound.ready());
      if (withoutFfmpeg && file.size > BOUNDS.audioBytesWithoutFfmpegMax)
        return { ...tooLargeWithoutFfmpeg(), modality, file: facts };
      if (ROUTES[modality].to === 'ffmpeg' && !withoutFfmpeg) {
        const heard = await (isSound ? sound : film).decode(file, format, how);
        if (heard.kind === 'undetermined') return { ...heard, modality, file: facts };
        const { sample, damaged } = heard;
        return { kind: 'decoded', sample, file: { ...facts, ...(damaged !== undefined && { damaged }) } };
      }
      const answer = await ask({ ask: 'sample', modality, format }, file, how, isSound ? soundLimits : limits);
      if (answer.kind === 'undetermined') return { ...answer, modality, file: facts };
      if (answer.kind !== 'sample') return { ...faulty('broken-answer', limits.secondsMax), modality, file: facts };
      const { sample, damaged } = answer;
      return {
        kind: 'decoded',
        sample,
        file: { ...facts, format: answer.format ?? format, ...(damaged !== undefined && { damaged }) },
      };
    } finally {
      await file.close();
    }
  };

  const picture: Decoder['picture'] = async (input, frame, side) => {
    const file = await openInput(input);
    try {
      const routed = route(file);
      if (routed.kind === 'undetermined' || routed.modality !== 'image') return undefined;
      const whole = Math.max(1, Math.min(Math.floor(side), BOUNDS.workingSideMax));
      const answer = await ask(
        { ask: 'picture', modality: 'image', format: routed.format, frame, side: whole },
        file,
        {},
      );
      return answer.kind === 'picture' ? answer.picture : undefined;
    } finally {
      await file.close();
    }
  };

  const outline: Decoder['outline'] = async (input, signal) => {
    const file = await openInput(input);
    try {
      const routed = route(file);
      if (routed.kind === 'undetermined') return undefined;
      const { modality, format } = await soundUnderFilmsBrand(routed, file);
      if (modality === 'video') return await film.outline(file, format, signal);
      if (modality !== 'audio') return undefined;
    } finally {
      await file.close();
    }
    const heard = await decode(input, { ...(signal && { signal }) });
    return heard.kind === 'decoded' && heard.sample.modality === 'audio' ? outlineOfSound(heard.sample) : undefined;
  };

  const stills: Decoder['stills'] = async (input, moments, side, signal) => {
    const file = await openInput(input);
    try {
      const routed = route(file);
      if (routed.kind === 'undetermined' || routed.modality !== 'video') return moments.map(() => undefined);
      return await film.stills(file, routed.format, moments, side, signal);
    } finally {
      await file.close();
    }
  };

  const clip: Decoder['clip'] = async (input, wanted, signal) => {
    const file = await openInput(input);
    try {
      const routed = route(file);
      if (routed.kind === 'undetermined' || routed.modality !== 'video') return undefined;
      return await film.clip(file, routed.format, wanted, signal);
    } finally {
      await file.close();
    }
  };

  const close = async (): Promise<void> => {
    await Promise.all([pool.close(), film.close(), sound.close()]);
  };

  return { decode, picture, outline, stills, clip, readsFilms: () => film.ready(), containment, close };
}

/** Everything that can be said without decoding. */
function route(file: OpenInput): Undetermined | { kind: 'decode'; modality: Modality; format: string } {
  const no = (why: Undetermined['why'], detail: string, more: Partial<Undetermined> = {}): Undetermined => ({
    kind: 'undetermined',
    why,
    detail,
    ...more,
  });
  if (!file.regular) return no('undecodable', 'This is no file with a beginning and an end.');
  const size = bytes(file.size);
  if (file.size > BOUNDS.uploadBytesMax)
    return no('over-limit', `The file is larger than ${BOUNDS.uploadBytesMax} bytes.`);
  const found = sniffFormat(file.head);
  if (found.kind === 'empty') return no('undecodable', 'The file is empty.', { file: { format: 'empty', size } });
  if (found.kind === 'unknown')
    return no('undecodable', 'The first bytes belong to no known kind of picture, film, sound or text.', {
      file: { format: 'unknown', size },
    });
  const { format } = found;
  if (found.kind === 'other') return { kind: 'undetermined', ...OTHER_FAMILIES[found.family], file: { format, size } };
  const { modality } = found;
  const facts = { modality, file: { format, size } };
  const way: Route = ROUTES[modality];
  const refused = way.refused[format];
  if (refused !== undefined) return no(refused.why, refused.detail, facts);
  if (file.size > way.bytesMax)
    return no('over-limit', `The file is larger than the ${way.bytesMax} bytes that are decoded of this kind.`, facts);
  return { kind: 'decode', modality, format };
}

/** What begins like a film and has only sound in it is sound. */
async function soundUnderFilmsBrand<R extends { modality: Modality; format: string }>(
  routed: R,
  file: OpenInput,
): Promise<R> {
  if (routed.modality !== 'video' || !(await holdsOnlySound(file, routed.format))) return routed;
  return { ...routed, modality: 'audio', format: 'm4a' };
}

function tooLargeWithoutFfmpeg(): Undetermined {
  const most = BOUNDS.audioBytesWithoutFfmpegMax;
  const detail = `Without ffmpeg, files of at most ${most} bytes of sound are decoded. Install it: apt-get install ffmpeg`;
  return { kind: 'undetermined', why: 'over-limit', detail };
}

function faulty(kind: FaultKind, secondsMax: number): Extract<Answer, { kind: 'undetermined' }> {
  const said = {
    died: ['undecodable', 'The decoder process ended while it read this file, twice.'],
    'over-time': ['over-limit', `Decoding took longer than ${secondsMax} seconds.`],
    'over-memory': ['over-limit', 'Decoding needs more memory than one file may use.'],
    'broken-answer': ['undecodable', 'The decoder gave an answer that cannot be right.'],
    'input-failed': ['undecodable', 'The file changed, or could not be read to its end, while it was being decoded.'],
  } as const satisfies { [K in FaultKind]: readonly [Undetermined['why'], string] };
  const [why, detail] = said[kind];
  return { kind: 'undetermined', why, detail };
}

/** What the trials of this process found, so that a second decoder starts without them. */
const settled = new Map<string, { launch: Launch; containment: Decoder['containment'] }>();

async function contain({
  containment,
  entry,
}: DecoderOptions): Promise<{ launch: Launch; first?: DecoderProcess; containment: Decoder['containment'] }> {
  const key = JSON.stringify([containment, entry]);
  const known = settled.get(key);
  if (known !== undefined) return known;
  const all = launches(entry);
  const from =
    containment === undefined
      ? 0
      : Math.max(
          0,
          all.findIndex(({ kind }) => kind === containment),
        );
  const reasons = all.some(({ kind }) => kind === 'bubblewrap') ? [] : ['bubblewrap is not installed'];
  let last: unknown;
  for (const launch of all.slice(from)) {
    try {
      const first = await DecoderProcess.start(launch);
      const found = {
        launch,
        containment: {
          kind: launch.kind,
          detail: described(launch.kind, containment === undefined ? reasons : ['asked for']),
        },
      };
      settled.set(key, found);
      return { ...found, first };
    } catch (fault) {
      last = fault;
      reasons.push(`${launch.kind} did not start: ${fault instanceof Error ? fault.message : String(fault)}`);
    }
  }
  throw new DecoderUnavailable(`no decoder process can be started (${reasons.join('; ')})`, { cause: last });
}

function described(kind: ContainmentKind, reasons: readonly string[]): string {
  const how = {
    bubblewrap: 'own namespaces, no network, read-only view of the decoder alone, resource limits',
    rlimits: "resource limits, empty environment, Node's permission model; no namespaces",
    process: 'a separate process with an empty environment; time and memory watched, nothing else',
  } as const satisfies { [K in ContainmentKind]: string };
  return reasons.length === 0 ? how[kind] : `${how[kind]} (${reasons.join('; ')})`;
}
