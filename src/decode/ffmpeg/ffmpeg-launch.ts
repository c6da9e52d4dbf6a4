/**
 * How ffmpeg is started on one file: the file as descriptor 3 and nothing else to open, no network, no playlist, no standard
 * input, limits on memory, time and files; in bubblewrap where a trial start succeeds.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { BOUNDS } from '../../common/index.ts';
import { namedByPath, onPath, systemLibraries, type ContainmentKind } from '../containment.ts';

export interface FfmpegLaunch {
  readonly kind: ContainmentKind;
  readonly command: string;
  /** Before ffmpeg's own arguments. */
  readonly arguments: readonly string[];
}

/** The file that was sniffed, opened again from its descriptor: no name that could by now lead elsewhere. */
export const INPUT = process.platform === 'linux' ? 'file:/proc/self/fd/3' : 'file:/dev/fd/3';
const KERNEL_DATA_MAX = 700 * 2 ** 20;
export const STREAMS_MAX = 32;
const TRIAL_MS = 10_000;

/** The strongest containment, at most `strongest`, in which ffmpeg starts here; undefined when it is not installed or does not run. */
export async function ffmpegLaunch(
  strongest: ContainmentKind = 'bubblewrap',
  program: 'ffmpeg' | 'ffprobe' = 'ffmpeg',
): Promise<FfmpegLaunch | undefined> {
  const ffmpeg = namedByPath(program);
  if (ffmpeg === undefined) return undefined;
  const all = launches(ffmpeg);
  for (const launch of all.slice(
    Math.max(
      0,
      all.findIndex(({ kind }) => kind === strongest),
    ),
  )) {
    try {
      await promisify(execFile)(launch.command, [...launch.arguments, '-version'], {
        env: ENVIRONMENT,
        timeout: TRIAL_MS,
      });
      return launch;
    } catch {
      // The next weaker one; `recourse doctor` says why this one does not start.
    }
  }
  return undefined;
}

export const ENVIRONMENT: Readonly<Record<string, string>> = {
  LANG: 'C.UTF-8',
  MALLOC_ARENA_MAX: '2',
  ...(process.env.LD_LIBRARY_PATH !== undefined && { LD_LIBRARY_PATH: process.env.LD_LIBRARY_PATH }),
};

function launches(ffmpeg: string): readonly FfmpegLaunch[] {
  const bubblewrap = onPath('bwrap');
  const prlimit = onPath('prlimit');
  const limits = [
    `--data=${KERNEL_DATA_MAX}`,
    `--cpu=${BOUNDS.audioDecodeSecondsMax}`,
    '--core=0',
    '--fsize=0',
    '--nofile=64',
  ];
  const start = (kind: ContainmentKind, words: readonly string[]): FfmpegLaunch => {
    const [command, ...rest] = prlimit === undefined || kind === 'process' ? words : [prlimit, ...limits, ...words];
    return { kind, command: command!, arguments: rest };
  };
  const all: FfmpegLaunch[] = [];
  if (bubblewrap !== undefined) all.push(start('bubblewrap', [bubblewrap, ...sandbox(ffmpeg), ffmpeg]));
  if (prlimit !== undefined) all.push(start('rlimits', [ffmpeg]));
  all.push(start('process', [ffmpeg]));
  return all;
}

function sandbox(ffmpeg: string): readonly string[] {
  const apart = [
    '--unshare-all',
    '--die-with-parent',
    '--new-session',
    '--as-pid-1',
    '--cap-drop',
    'ALL',
    '--clearenv',
  ];
  const environment = Object.entries(ENVIRONMENT).flatMap(([name, value]) => ['--setenv', name, value]);
  // Debian's mathematical libraries are links that lead through here.
  const alternatives = existsSync('/etc/alternatives') ? ['--ro-bind', '/etc/alternatives', '/etc/alternatives'] : [];
  const files = ['--proc', '/proc', ...systemLibraries(), ...alternatives, '--ro-bind', ffmpeg, ffmpeg];
  return [...apart, ...environment, ...files, '--remount-ro', '/', '--chdir', '/'];
}
