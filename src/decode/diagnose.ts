/** What of decoding works on this machine, for `recourse doctor`: each finding with the command that mends it. */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { namedByPath, onPath } from './containment.ts';
import { createDecoder } from './create-decoder.ts';
import { READ_WITHOUT_FFMPEG } from './sound/sound-without-ffmpeg.ts';

export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
  /** What to run or change. Absent when there is nothing to mend. */
  readonly fix?: string;
}

/** Starts a decoder process and each program once. Never rejects. About half a second. */
export async function diagnoseDecoding(): Promise<Diagnosis[]> {
  return Promise.all([pictures(), containment(), program('ffmpeg'), program('ffprobe'), soundLibrary()]);
}

/** The smallest picture there is: one white pixel. */
const ONE_PIXEL = Buffer.from('R0lGODdhAQABAIAAAP///////ywAAAAAAQABAAACAkQBADs=', 'base64');
const WANTED = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'] as const;

async function pictures(): Promise<Diagnosis> {
  const name = 'pictures (sharp)';
  try {
    const { default: sharp } = await import('sharp');
    const missing = WANTED.filter((format) => !sharp.format[format]?.input.buffer);
    const versions = `sharp ${sharp.versions.sharp}, libvips ${sharp.versions.vips}`;
    if (missing.length > 0) {
      const fix = 'npm install sharp (the build that comes with npm reads them all)';
      return { name, ok: false, detail: `${versions}; cannot read ${missing.join(', ')}`, fix };
    }
    return {
      name,
      ok: true,
      detail: `${versions}; reads JPEG, PNG, APNG, WebP, GIF, TIFF, AVIF, BMP; not HEIC, JPEG XL`,
    };
  } catch (cause) {
    const fix = 'npm ci --include=optional (sharp brings its library as an optional package for this platform)';
    return { name, ok: false, detail: `sharp cannot be loaded: ${firstLine(cause)}`, fix };
  }
}

async function containment(): Promise<Diagnosis> {
  const name = 'containment of decoders';
  try {
    const decoder = await createDecoder({ processes: 1 });
    try {
      const { kind, detail } = decoder.containment;
      const decoded = await decoder.decode({ kind: 'bytes', bytes: ONE_PIXEL });
      if (decoded.kind !== 'decoded')
        return { name, ok: false, detail: `a test picture is not decoded: ${decoded.detail}` };
      if (kind === 'bubblewrap') return { name, ok: true, detail: `bubblewrap: ${detail}` };
      return {
        name,
        ok: false,
        detail: `${kind}: ${detail}. Decoding works; a decoder that is taken over is less contained`,
        fix: bubblewrapFix(),
      };
    } finally {
      await decoder.close();
    }
  } catch (cause) {
    return {
      name,
      ok: false,
      detail: firstLine(cause),
      fix: 'see the finding on pictures (sharp), and whether new processes may be started at all',
    };
  }
}

function bubblewrapFix(): string {
  if (process.platform !== 'linux') return 'none: bubblewrap exists on Linux only';
  if (onPath('bwrap') === undefined) return 'apt-get install bubblewrap';
  const switches = [
    ['kernel/apparmor_restrict_unprivileged_userns', '1', 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0'],
    ['kernel/unprivileged_userns_clone', '0', 'sysctl -w kernel.unprivileged_userns_clone=1'],
    ['user/max_user_namespaces', '0', 'sysctl -w user.max_user_namespaces=10000'],
  ] as const;
  const blocking = switches.find(([path, blocked]) => setting(path) === blocked);
  return (
    blocking?.[2] ??
    'allow user namespaces: in a container, run it with a seccomp profile that permits unshare and mount'
  );
}

function setting(path: string): string | undefined {
  try {
    return readFileSync(`/proc/sys/${path}`, 'latin1').trim();
  } catch {
    return undefined; // this kernel has no such switch
  }
}

const NOT_INSTALLED = {
  ffmpeg: `not installed; films stay undetermined, and so does sound but for the first hour of ${READ_WITHOUT_FFMPEG}`,
  ffprobe: 'not installed; films stay undetermined',
} as const;

async function program(name: 'ffmpeg' | 'ffprobe'): Promise<Diagnosis> {
  const fix = 'apt-get install ffmpeg';
  const path = namedByPath(name);
  if (path === undefined) return { name, ok: false, detail: NOT_INSTALLED[name], fix };
  try {
    const { stdout } = await promisify(execFile)(path, ['-version'], { timeout: 5000 });
    return { name, ok: true, detail: stdout.split('\n')[0]!.slice(0, 80) };
  } catch (cause) {
    return { name, ok: false, detail: `${path} does not run: ${firstLine(cause)}`, fix };
  }
}

async function soundLibrary(): Promise<Diagnosis> {
  const name = 'sound without ffmpeg';
  try {
    await import('@audio/decode-mp3');
    return { name, ok: true, detail: `${READ_WITHOUT_FFMPEG}; used where ffmpeg is missing` };
  } catch (cause) {
    return { name, ok: false, detail: `its decoders cannot be loaded: ${firstLine(cause)}`, fix: 'npm ci' };
  }
}

function firstLine(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!.slice(0, 200);
}
