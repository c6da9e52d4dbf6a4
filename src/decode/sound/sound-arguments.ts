/** ffmpeg's arguments for the sound of a file. */
import { SOUND_RATE } from '../../media/index.ts';
import { INPUT, STREAMS_MAX } from '../ffmpeg/ffmpeg-launch.ts';

/** Decodes the first sound stream to interleaved 16-bit stereo at SOUND_RATE on standard output, `seconds` of it at most. */
export function decodeArguments(demuxer: string, seconds: number): readonly string[] {
  const quiet = ['-hide_banner', '-nostdin', '-nostats', '-v', 'error', '-threads', '1', '-filter_threads', '1'];
  const input = ['-protocol_whitelist', 'file,pipe', '-max_streams', String(STREAMS_MAX), '-f', demuxer, '-i', INPUT];
  const output = ['-map', '0:a:0', '-map_metadata', '-1', '-t', String(seconds), '-ac', '2', '-ar', String(SOUND_RATE)];
  return [...quiet, ...input, ...output, '-f', 's16le', 'pipe:1'];
}
