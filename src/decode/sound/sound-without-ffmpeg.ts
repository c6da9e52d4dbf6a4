/** Which sound is decoded where there is no ffmpeg, and by which of the library's decoders. */

const CODECS: Readonly<Record<string, string>> = {
  mp3: 'mp3',
  mp2: 'mp3',
  flac: 'flac',
  wav: 'wav',
  aiff: 'aiff',
  caf: 'caf',
};
/** The first packet of an Ogg stream names its codec; FLAC has a byte before its name. */
const IN_OGG = [
  ['OpusHead', 'opus'],
  ['\x01vorbis', 'vorbis'],
  ['\x7fFLAC', 'flac'],
] as const;
const OGG_HEAD = 1024;

export const READ_WITHOUT_FFMPEG = 'MP3, FLAC, Ogg, Opus, WAV, AIFF, CAF';

/** The library's name of the decoder for a sniffed format; undefined when it has none. */
export function codecOf(format: string, head: Uint8Array): string | undefined {
  if (format !== 'ogg') return CODECS[format];
  const start = String.fromCharCode(...head.subarray(0, OGG_HEAD));
  return IN_OGG.find(([name]) => start.includes(name))?.[1];
}
