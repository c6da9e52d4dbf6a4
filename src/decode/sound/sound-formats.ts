import { FILM_DEMUXERS } from '../film/film-formats.ts';

/** Which of ffmpeg's demuxers reads a sniffed format. It is told, never asked to guess: so no playlist and no script is ever opened. */
export const DEMUXERS: Readonly<Record<string, string>> = {
  ...FILM_DEMUXERS,
  mp3: 'mp3',
  mp2: 'mp3',
  aac: 'aac',
  flac: 'flac',
  ogg: 'ogg',
  wav: 'wav',
  aiff: 'aiff',
  au: 'au',
  caf: 'caf',
  m4a: 'mov',
  webm: 'matroska',
  mkv: 'matroska',
  wavpack: 'wv',
  ape: 'ape',
  amr: 'amr',
};
