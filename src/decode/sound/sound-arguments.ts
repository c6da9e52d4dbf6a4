/** ffmpeg's arguments for the sound of a file. */
import { SOUND_RATE } from '../../media/index.ts';
import { INPUT, STREAMS_MAX } from '../ffmpeg/ffmpeg-launch.ts';

/**
 * Decodes one sound stream, counted from 0, to interleaved 16-bit stereo at SOUND_RATE on standard output, `seconds` of it at
 * most; says on standard error what is in the file (FfmpegWords).
 */
export function decodeArguments(demuxer: string, stream: number, seconds: number): readonly string[] {
  const quiet = ['-hide_banner', '-nostdin', '-nostats', '-v', 'level+info', '-threads', '1', '-filter_threads', '1'];
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer, '-i', INPUT];
  const chosen = ['-map', `0:a:${stream}`, '-map_metadata', '-1', '-t', String(seconds)];
  return [...quiet, ...input, ...chosen, '-ac', '2', '-ar', String(SOUND_RATE), '-f', 's16le', 'pipe:1'];
}
