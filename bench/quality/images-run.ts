/** The picture kit through the library: both stages as shipped, and each alone, as result lines for the scorer. */
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceId } from '../../src/common/index.ts';
import { createDecoder, type Decoder } from '../../src/decode/index.ts';
import {
  extractLocalFeatures,
  imageFingerprinter,
  queryLocalFeatures,
  type ImageFingerprint,
} from '../../src/fingerprint/index.ts';
import { ImageIndex, LocalIndex, type Match, type MatchOutcome } from '../../src/match/index.ts';
import type { ImageSample } from '../../src/media/index.ts';

import type { Labelled } from './edit-labels.ts';

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
  /** As shipped. */
  readonly union: readonly ResultLine[];
  /** The right matches among them, for what is said of the edits. */
  readonly found: readonly Labelled[];
  /** CPU milliseconds of this process, one picture on average; decoding is another process and not counted. */
  readonly speed: Readonly<
    Record<'referenceFeatures' | 'uploadFeatures' | 'localMatch' | 'fingerprint' | 'hashMatch' | 'match', number>
  >;
  readonly references: number;
}

export interface Wish {
  /** Of the truth's lines, by number. */
  readonly wanted: (line: TruthLine, number: number) => boolean;
  /** Key points alone are asked of every so-many-th upload: they cost as much as both stages together. */
  readonly aloneEvery: number;
  readonly progress?: (done: number, of: number) => void;
  /** A file of answers: what is in it is not asked again, what is asked is added. A run that was cut off goes on where it was. */
  readonly journal?: string | undefined;
}

interface Answered {
  readonly hashes: ResultLine;
  readonly union: ResultLine;
}

export async function runKit(kit: string, wish: Wish): Promise<KitRun> {
  const decoder = await createDecoder({ processes: 1 });
  try {
    return await run(kit, decoder, wish);
  } finally {
    await decoder.close();
  }
}

async function run(kit: string, decoder: Decoder, { wanted, aloneEvery, progress, journal }: Wish): Promise<KitRun> {
  const spent = { referenceFeatures: 0, uploadFeatures: 0, localMatch: 0, fingerprint: 0, hashMatch: 0, match: 0 };
  const timed = <T>(what: keyof typeof spent, work: () => T): T => {
    const before = process.cpuUsage();
    const result = work();
    const { user, system } = process.cpuUsage(before);
    spent[what] += (user + system) / 1000;
    return result;
  };
  const shipped = new ImageIndex();
  const hashIndex = new ImageIndex();
  const localIndex = new LocalIndex();
  const references = readdirSync(join(kit, 'refs')).sort();
  for (const name of references) {
    const sample = await decoded(decoder, join(kit, 'refs', name));
    if (sample === undefined) continue;
    const made = imageFingerprinter.fingerprint(sample);
    if (made.kind === 'fingerprinted') {
      shipped.add(referenceId(`refs/${name}`), made.fingerprint);
      hashIndex.add(referenceId(`refs/${name}`), hashesOf(made.fingerprint));
    }
    if (aloneEvery === Infinity) continue;
    const features = timed('referenceFeatures', () => extractLocalFeatures(sample.frames[0].luma, sample));
    localIndex.add(referenceId(`refs/${name}`), features);
  }
  const hashes: ResultLine[] = [];
  const local: ResultLine[] = [];
  const union: ResultLine[] = [];
  const truth = readFileSync(join(kit, 'truth.jsonl'), 'utf8').trim().split('\n');
  const lines = spread(truth.map((line) => JSON.parse(line) as TruthLine).filter(wanted));
  const known = new Map(answersIn(journal).map((answered) => [answered.union.upload, answered]));
  let [alone, asked] = [0, 0];
  for (const [number, { upload }] of lines.entries()) {
    progress?.(number, lines.length);
    const answered = known.get(upload);
    if (answered !== undefined) {
      hashes.push(answered.hashes);
      union.push(answered.union);
      continue;
    }
    const sample = await decoded(decoder, join(kit, upload));
    if (sample === undefined) continue;
    if (number % aloneEvery === 0) {
      alone++;
      const query = timed('uploadFeatures', () => queryLocalFeatures(sample.frames[0].luma, sample));
      const second = timed('localMatch', () => localIndex.match(query));
      local.push(resultOf(upload, second.matches, second.candidates));
    }
    const made = timed('fingerprint', () => imageFingerprinter.fingerprint(sample));
    const answer = (index: ImageIndex, what: 'hashMatch' | 'match', only = (f: ImageFingerprint) => f): ResultLine => {
      if (made.kind !== 'fingerprinted') return { upload, outcome: 'undetermined', matches: [], candidates: [] };
      return lineOf(
        upload,
        timed(what, () => index.match(only(made.fingerprint))),
      );
    };
    asked++;
    hashes.push(answer(hashIndex, 'hashMatch', hashesOf));
    union.push(answer(shipped, 'match'));
    if (journal) appendFileSync(journal, JSON.stringify({ hashes: hashes.at(-1), union: union.at(-1) }) + '\n');
  }
  const each = (what: keyof typeof spent, count: number) => Math.round((10 * spent[what]) / Math.max(1, count)) / 10;
  const speed = {
    referenceFeatures: each('referenceFeatures', references.length),
    uploadFeatures: each('uploadFeatures', alone),
    localMatch: each('localMatch', alone),
    fingerprint: each('fingerprint', asked),
    hashMatch: each('hashMatch', asked),
    match: each('match', asked),
  };
  const truthOf = new Map(lines.map((line) => [line.upload, line]));
  const found = union.flatMap(({ upload, matches }) => {
    const { edit, expect } = truthOf.get(upload)!;
    const match = matches.find(({ reference }) => expect.some((one) => one.reference === reference));
    return match === undefined ? [] : [{ edit, match }];
  });
  return { hashes, local, union, found, speed, references: references.length };
}

/** Between 0 and 1, evenly over any stretch of numbers (the golden ratio's multiples; Weyl 1916). */
export const spreadOf = (number: number): number => (number * 0.6180339887498949) % 1;

/** In an order in which every beginning is a fair sample: what a run that was cut off has answered is worth something. */
const spread = (lines: readonly TruthLine[]): readonly TruthLine[] =>
  lines
    .map((line, number) => ({ line, at: spreadOf(number) }))
    .sort((a, b) => a.at - b.at)
    .map(({ line }) => line);

function answersIn(journal: string | undefined): readonly Answered[] {
  if (!journal || !existsSync(journal)) return [];
  const lines = readFileSync(journal, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as Answered);
}

/** Without the frame the second stage reads: hashes alone. */
function hashesOf(fingerprint: ImageFingerprint): ImageFingerprint {
  const bare = fingerprint.frames.map((frame) => ({ ...frame, working: undefined }));
  const { local: _, ...rest } = fingerprint;
  return { ...rest, frames: bare as unknown as ImageFingerprint['frames'] };
}

function lineOf(upload: string, answer: MatchOutcome): ResultLine {
  if (answer.kind === 'matched') return { upload, outcome: 'matched', matches: answer.matches, candidates: [] };
  const candidates = answer.kind === 'undetermined' ? (answer.candidates ?? []) : [];
  return { upload, outcome: answer.kind, matches: [], candidates };
}

async function decoded(decoder: Decoder, path: string): Promise<ImageSample | undefined> {
  const outcome = await decoder.decode({ kind: 'file', path });
  return outcome.kind === 'decoded' && outcome.sample.modality === 'image' ? outcome.sample : undefined;
}

function resultOf(upload: string, matches: readonly Match[], candidates: readonly Match[]): ResultLine {
  const outcome = matches.length > 0 ? 'matched' : candidates.length > 0 ? 'undetermined' : 'no-match';
  return { upload, outcome, matches, candidates };
}
