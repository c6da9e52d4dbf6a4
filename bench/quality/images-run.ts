/** The picture kit through the library: hashes alone, local features alone, and both together, each as result lines for the scorer. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceId } from '../../src/common/index.ts';
import { createDecoder, type Decoder } from '../../src/decode/index.ts';
import { extractLocalFeatures, imageFingerprinter, queryLocalFeatures } from '../../src/fingerprint/index.ts';
import { ImageIndex, LocalIndex, type Match } from '../../src/match/index.ts';
import type { ImageSample } from '../../src/media/index.ts';

export interface TruthLine {
  readonly upload: string;
  readonly edit: string;
  readonly expect: readonly { readonly reference: string }[];
}

/** One upload's line, as `recourse match --json` prints it. */
interface ResultLine {
  readonly upload: string;
  readonly outcome: 'matched' | 'no-match' | 'undetermined';
  readonly matches: readonly Match[];
  readonly candidates: readonly Match[];
}

export interface KitRun {
  readonly hashes: readonly ResultLine[];
  readonly local: readonly ResultLine[];
  readonly union: readonly ResultLine[];
  /** CPU milliseconds of this process, one picture on average; decoding is another process and not counted. */
  readonly speed: Readonly<
    Record<'referenceFeatures' | 'uploadFeatures' | 'localMatch' | 'hashFingerprint' | 'hashMatch', number>
  >;
  readonly references: number;
}

export async function runKit(kit: string, wanted: (line: TruthLine, number: number) => boolean): Promise<KitRun> {
  const decoder = await createDecoder({ processes: 1 });
  try {
    return await run(kit, decoder, wanted);
  } finally {
    await decoder.close();
  }
}

async function run(
  kit: string,
  decoder: Decoder,
  wanted: (line: TruthLine, number: number) => boolean,
): Promise<KitRun> {
  const spent = { referenceFeatures: 0, uploadFeatures: 0, localMatch: 0, hashFingerprint: 0, hashMatch: 0 };
  const timed = <T>(what: keyof typeof spent, work: () => T): T => {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    spent[what] += (user + system) / 1000;
    return result;
  };
  const hashIndex = new ImageIndex();
  const localIndex = new LocalIndex();
  const references = readdirSync(join(kit, 'refs')).sort();
  for (const name of references) {
    const sample = await decoded(decoder, join(kit, 'refs', name));
    if (sample === undefined) continue;
    const made = imageFingerprinter.fingerprint(sample);
    if (made.kind === 'fingerprinted') hashIndex.add(referenceId(`refs/${name}`), made.fingerprint);
    const features = timed('referenceFeatures', () => extractLocalFeatures(sample.frames[0].luma, sample));
    localIndex.add(referenceId(`refs/${name}`), features);
  }
  const hashes: ResultLine[] = [];
  const local: ResultLine[] = [];
  const union: ResultLine[] = [];
  const truth = readFileSync(join(kit, 'truth.jsonl'), 'utf8').trim().split('\n');
  const lines = truth.map((line) => JSON.parse(line) as TruthLine).filter(wanted);
  for (const { upload } of lines) {
    const sample = await decoded(decoder, join(kit, upload));
    if (sample === undefined) continue;
    const query = timed('uploadFeatures', () => queryLocalFeatures(sample.frames[0].luma, sample));
    const second = timed('localMatch', () => localIndex.match(query));
    const made = timed('hashFingerprint', () => imageFingerprinter.fingerprint(sample));
    const first =
      made.kind === 'fingerprinted' ? timed('hashMatch', () => hashIndex.match(made.fingerprint)) : undefined;
    const byHash = first?.kind === 'matched' ? first.matches : [];
    const named = new Set(second.matches.map(({ reference }) => reference));
    hashes.push(resultOf(upload, byHash, []));
    local.push(resultOf(upload, second.matches, second.candidates));
    const both = [...second.matches, ...byHash.filter(({ reference }) => !named.has(reference))];
    union.push(resultOf(upload, both, second.candidates));
  }
  const each = (what: keyof typeof spent, count: number) => Math.round((10 * spent[what]) / Math.max(1, count)) / 10;
  const speed = {
    referenceFeatures: each('referenceFeatures', references.length),
    uploadFeatures: each('uploadFeatures', lines.length),
    localMatch: each('localMatch', lines.length),
    hashFingerprint: each('hashFingerprint', lines.length),
    hashMatch: each('hashMatch', lines.length),
  };
  return { hashes, local, union, speed, references: references.length };
}

async function decoded(decoder: Decoder, path: string): Promise<ImageSample | undefined> {
  const outcome = await decoder.decode({ kind: 'file', path });
  return outcome.kind === 'decoded' && outcome.sample.modality === 'image' ? outcome.sample : undefined;
}

function resultOf(upload: string, matches: readonly Match[], candidates: readonly Match[]): ResultLine {
  const outcome = matches.length > 0 ? 'matched' : candidates.length > 0 ? 'undetermined' : 'no-match';
  return { upload, outcome, matches, candidates };
}
