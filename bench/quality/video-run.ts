/** The video kit through the library in one process: our result lines, with pictures alone and with sound, and vPDQ's rule as a peer. */
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { referenceId } from '../../src/common/index.ts';
import { createDecoder } from '../../src/decode/index.ts';
import { fingerprintSample, type Fingerprint, type VideoFingerprint } from '../../src/fingerprint/index.ts';
import { matchUpload, ReferenceIndex, type MatchOutcome } from '../../src/match/index.ts';
import { bagRule } from './vpdq-rule.ts';

export interface ResultLine {
  readonly upload: string;
  readonly outcome: string;
  readonly why?: string;
  readonly matches: readonly object[];
}

export interface KitRun {
  readonly ours: readonly ResultLine[];
  readonly picturesOnly: readonly ResultLine[];
  readonly vpdqSparse: readonly ResultLine[];
  readonly vpdqDense: readonly ResultLine[];
  readonly references: number;
  readonly speed: Readonly<Record<string, number>>;
}

export async function runKit(kit: string, wanted: (upload: string) => boolean): Promise<KitRun> {
  const clock = { reduce: 0, fingerprint: 0, match: 0 };
  let [media, uploadSeconds] = [0, 0];
  const decoder = await createDecoder({ processes: 1 });
  const read = async (file: string): Promise<Fingerprint | string> => {
    const decoded = await timed(clock, 'reduce', () => decoder.decode({ kind: 'file', path: file }));
    if (decoded.kind === 'undetermined') return decoded.why;
    if (decoded.sample.modality === 'video') media += decoded.sample.seconds;
    const made = await timed(clock, 'fingerprint', () => fingerprintSample(decoded.sample));
    return made.kind === 'fingerprinted' ? made.fingerprint : made.why;
  };
  try {
    const references = await readAll(kit, 'refs', read);
    const [index, mute] = [new ReferenceIndex(), new ReferenceIndex()];
    for (const [name, fingerprint] of references) {
      await timed(clock, 'fingerprint', () => index.add(referenceId(name), fingerprint));
      mute.add(referenceId(name), withoutSound(fingerprint));
    }
    const films = references.filter((one): one is [string, VideoFingerprint] => one[1].modality === 'video');
    const run = { ours: [], picturesOnly: [], vpdqSparse: [], vpdqDense: [] } as Record<string, ResultLine[]>;
    for (const file of filesBelow(join(kit, 'uploads')).filter((path) => wanted(relative(kit, path)))) {
      const upload = relative(kit, file);
      const fingerprint = await read(file);
      if (typeof fingerprint === 'string') {
        const line = { upload, outcome: 'undetermined', why: fingerprint, matches: [] };
        for (const lines of Object.values(run)) lines.push(line);
        continue;
      }
      if ('seconds' in fingerprint) uploadSeconds += fingerprint.seconds;
      run.ours!.push(lineOf(upload, await timed(clock, 'match', () => matchUpload(fingerprint, index))));
      run.picturesOnly!.push(lineOf(upload, matchUpload(withoutSound(fingerprint), mute)));
      const named = (found: readonly string[]): ResultLine => ({
        upload,
        outcome: found.length > 0 ? 'matched' : 'no-match',
        matches: found.map((reference) => ({ reference, segments: [] })),
      });
      const asked = fingerprint.modality === 'video' ? fingerprint : undefined;
      run.vpdqSparse!.push(named(asked ? bagRule(asked, films, 2) : []));
      run.vpdqDense!.push(named(asked ? bagRule(asked, films, 8) : []));
    }
    const per = (seconds: number, of: number): number => Math.round(seconds / Math.max(1e-6, of));
    return {
      ...(run as unknown as KitRun),
      references: references.length,
      speed: {
        mediaSeconds: Math.round(media),
        'frames reduced, × real time': per(media, clock.reduce),
        'fingerprinted, × real time': per(media, clock.fingerprint),
        'matched, × real time': per(uploadSeconds, clock.match),
        'all without decoding, × real time': per(media, clock.reduce + clock.fingerprint + clock.match),
      },
    };
  } finally {
    await decoder.close();
  }
}

type Clock = Record<'reduce' | 'fingerprint' | 'match', number>;

/** CPU seconds of this process; ffmpeg runs in others, so decoding itself does not count. */
async function timed<T>(clock: Clock, part: keyof Clock, work: () => T | Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  clock[part] += (user + system) / 1e6;
  return result;
}

async function readAll(
  kit: string,
  folder: string,
  read: (file: string) => Promise<Fingerprint | string>,
): Promise<[string, Fingerprint][]> {
  const all: [string, Fingerprint][] = [];
  for (const file of filesBelow(join(kit, folder))) {
    const fingerprint = await read(file);
    if (typeof fingerprint !== 'string') all.push([relative(kit, file), fingerprint]);
  }
  return all;
}

function withoutSound(fingerprint: Fingerprint): Fingerprint {
  if (fingerprint.modality !== 'video') return fingerprint;
  const { sound: _, ...pictures } = fingerprint;
  return pictures;
}

function lineOf(upload: string, outcome: MatchOutcome): ResultLine {
  const matches = outcome.kind === 'matched' ? outcome.matches : [];
  return { upload, outcome: outcome.kind, ...(outcome.kind === 'undetermined' && { why: outcome.why }), matches };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
