/**
 * Common sound where there is no ffmpeg: a library's decoders (WebAssembly and JavaScript), fed piece by piece inside the decoder
 * process. Bounded like every decoder; the answer is what `SoundDecoder` would give, of the first hour.
 */
import { BOUNDS } from '../../../common/index.ts';
import { SOUND_RATE, type AudioSample } from '../../../media/index.ts';
import type { Answer } from '../../answers.ts';
import { Downmix } from '../../sound/downmix.ts';
import { codecOf } from '../../sound/sound-without-ffmpeg.ts';
import { CHANNELS_MAX, Stereo } from './stereo.ts';

interface Decoded {
  readonly channelData: readonly Float32Array[];
  readonly sampleRate: number;
}
/** What the decoders' packages have in common. */
interface Codec {
  decode(piece: Uint8Array): Promise<Decoded> | Decoded;
  flush?(): Promise<Decoded> | Decoded;
  free?(): void;
}
interface Package {
  decoder(): Promise<Codec> | Codec;
}

/** Codecs under licences that go with ours: AAC, in M4A and WebM too, is decoded by ffmpeg only. */
const PACKAGES: Readonly<Record<string, () => Promise<unknown>>> = {
  mp3: () => import('@audio/decode-mp3'),
  flac: () => import('@audio/decode-flac'),
  vorbis: () => import('@audio/decode-vorbis'),
  opus: () => import('@audio/decode-opus'),
  wav: () => import('@audio/decode-wav'),
  aiff: () => import('@audio/decode-aiff'),
  caf: () => import('@audio/decode-caf'),
};

/** A little silence in a good codec is minutes of samples: small pieces keep what comes out at once small. */
const PIECE = 8192;
const RATES = { least: 1000, most: 768_000 } as const;

/** Never throws for what is in the file. */
export async function decodeSoundFile(file: Uint8Array, format: string): Promise<Answer> {
  const codec = codecOf(format, file);
  const open = codec === undefined ? undefined : PACKAGES[codec];
  if (open === undefined) return no('no-decoder', 'Without ffmpeg there is no decoder for this kind of sound here.');
  const most = BOUNDS.audioSecondsWithoutFfmpegMax * SOUND_RATE;
  const sound = new Downmix(most + 1);
  let broken = false;
  let stereo: Stereo | undefined;
  const take = ({ channelData, sampleRate }: Decoded): void => {
    const channels = channelData.slice(0, CHANNELS_MAX);
    if (channels.length === 0 || channels[0]!.length === 0) return;
    if (!(sampleRate >= RATES.least && sampleRate <= RATES.most)) throw new Error('a rate out of bounds');
    if (!stereo?.isFor(sampleRate, channels.length)) {
      if (stereo) sound.push(stereo.finish());
      stereo = new Stereo(sampleRate, channels.length);
    }
    sound.push(stereo.push(channels));
  };
  try {
    const decoder = await ((await open()) as Package).decoder();
    try {
      for (let at = 0; at < file.length && !sound.full; at += PIECE)
        take(await decoder.decode(file.subarray(at, at + PIECE)));
      if (!sound.full && decoder.flush) take(await decoder.flush());
    } finally {
      decoder.free?.();
    }
  } catch {
    broken = true;
  }
  if (stereo && !sound.full) sound.push((stereo as Stereo).finish());
  const cut = sound.full;
  const [middle, side] = sound.finish();
  if (middle.length === 0) return no('undecodable', 'The sound cannot be decoded: it is damaged or cut.');
  const sample: AudioSample = {
    modality: 'audio',
    sampleRate: SOUND_RATE,
    channels: side ? [middle.subarray(0, most), side.subarray(0, most)] : [middle.subarray(0, most)],
    ...(cut && { cut: true as const }),
  };
  const short = middle.length / SOUND_RATE < WHOLE_SHARE * flacSeconds(file);
  return {
    kind: 'sample',
    sample,
    ...((broken || short) && !cut && { damaged: 'Parts of the sound are damaged and were left out.' }),
  };
}

/** A sound that ends before this share of the length it says is cut. */
const WHOLE_SHARE = 0.98;

/** Seconds that a FLAC file says it has (RFC 9639, 8.2): its decoder is silent about a missing end. 0 when it does not say. */
function flacSeconds(file: Uint8Array): number {
  if (file.length < 26 || String.fromCharCode(...file.subarray(0, 4)) !== 'fLaC') return 0;
  const view = new DataView(file.buffer, file.byteOffset);
  const rate = view.getUint32(18) >>> 12;
  const samples = (view.getUint8(21) & 15) * 2 ** 32 + view.getUint32(22);
  return rate === 0 ? 0 : samples / rate;
}

const no = (why: 'no-decoder' | 'undecodable', detail: string): Answer => ({ kind: 'undetermined', why, detail });
