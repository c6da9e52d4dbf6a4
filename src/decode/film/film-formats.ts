/** Which of ffmpeg's demuxers reads a sniffed film. It is told, never asked to guess: so no playlist and no script is ever opened. */
export const FILM_DEMUXERS: Readonly<Record<string, string>> = {
  mp4: 'mov',
  mov: 'mov',
  '3gp': 'mov',
  webm: 'matroska',
  mkv: 'matroska',
  ogv: 'ogg',
  avi: 'avi',
  flv: 'flv',
  asf: 'asf',
  rm: 'rm',
  'mpeg-ts': 'mpegts',
  'mpeg-ps': 'mpeg',
  'mpeg-video': 'mpegvideo',
};
