/** `recourse fingerprint FILE…`: what is kept of a file for comparing, one line each. */
import { fingerprintFile, type ReadFile } from '../../app/index.ts';
import { base64 } from '../../common/index.ts';
import { encodeFingerprint, isLandmark, pdqHex, type Fingerprint } from '../../fingerprint/index.ts';
import { inOrder } from '../in-order.ts';
import { expandPaths, inputOf } from '../paths.ts';
import { withDecoder } from '../recognition.ts';
import { table, type Terminal } from '../terminal.ts';

export async function runFingerprint(
  terminal: Terminal,
  paths: readonly string[],
  options: { readonly json?: boolean },
): Promise<number> {
  const files = expandPaths(paths, 'file');
  const progress = terminal.progress('files', files.length);
  let done = 0;
  await withDecoder(async (decoder) => {
    for await (const { entry, result } of inOrder(files, 3, (file) => fingerprintFile({ decoder }, inputOf(file)))) {
      progress.step(++done);
      const line = fingerprintLine(entry.name, result);
      if (options.json) terminal.print(JSON.stringify(line));
      else for (const row of describe(terminal, entry.name, line)) terminal.print(row);
    }
  });
  progress.end();
  return 0;
}

function fingerprintLine(file: string, read: ReadFile): Record<string, unknown> {
  const format = read.file?.format;
  if (read.outcome.kind === 'undetermined') {
    return {
      file,
      modality: read.modality,
      ...(format && { format }),
      outcome: 'undetermined',
      why: read.outcome.why,
      detail: read.outcome.detail,
    };
  }
  const { fingerprint } = read.outcome;
  return {
    file,
    modality: fingerprint.modality,
    algorithm: fingerprint.algorithm,
    ...(format && { format }),
    ...features(fingerprint),
    fingerprint: base64(encodeFingerprint(fingerprint)),
  };
}

/** `quality` in 0..100: how much there is to recognise. */
function features(fingerprint: Fingerprint): Record<string, unknown> {
  switch (fingerprint.modality) {
    case 'image': {
      const [first] = fingerprint.frames;
      const { width, height, frames } = fingerprint;
      return {
        quality: first.pdq.quality,
        pdq: pdqHex(first.pdq),
        pdqQuality: first.pdq.quality,
        width,
        height,
        frames: frames.length,
      };
    }
    case 'audio':
      // Music has 10 to 20 landmarks a second; two are enough to be found by.
      return {
        quality: Math.min(100, Math.round((10 * fingerprint.main.filter(isLandmark).length) / fingerprint.seconds)),
        seconds: fingerprint.seconds,
        peaks: fingerprint.main.length,
      };
    case 'video': {
      const { width, height, seconds, frames, sound } = fingerprint;
      return {
        quality: densityQuality(10 * frames.length, seconds),
        width,
        height,
        seconds,
        frames: frames.length,
        sound: sound !== undefined,
      };
    }
    case 'text':
      return {
        quality: Math.min(100, fingerprint.skeleton.length),
        characters: fingerprint.sourceLength,
        letters: fingerprint.skeleton.length,
      };
  }
}

/** Ten peaks or one kept frame a second is as good as it gets. */
const densityQuality = (count: number, seconds: number): number =>
  Math.min(100, Math.round((10 * count) / Math.max(1, seconds)));

function describe(terminal: Terminal, file: string, line: Record<string, unknown>): string[] {
  if (line.outcome === 'undetermined')
    return [`${terminal.paint('yellow', '? undetermined')}  ${file}  ${line.why as string}: ${line.detail as string}`];
  const shown = Object.entries(line).filter(([name]) => name !== 'file' && name !== 'fingerprint');
  const bytes = `${((line.fingerprint as string).length * 3) >> 2} bytes (--json prints them)`;
  return [
    terminal.paint('bold', file),
    ...table([...shown.map(([name, value]) => [`  ${name}`, String(value)]), ['  fingerprint', bytes]]),
  ];
}
