/**
 * `--evidence DIR`: one file for each match and candidate. Named after the number of the line and of the match (`0001-1.png`), never
 * after what was uploaded or by whom. Film and sound have their strip's data beside it (`0001-1.json`), film the same moments side by
 * side (`0001-1-moments.png`). What cannot be drawn is named on stderr and does not stop the batch.
 */
import { mkdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recognition } from '../../app/index.ts';
import type { ReferenceId } from '../../common/index.ts';
import type { Decoder } from '../../decode/index.ts';
import type { ImageSegment, Match, TextSegment, TimeSegment } from '../../match/index.ts';
import type { ImageSample, TextSample } from '../../media/index.ts';
import { inputOf, type NamedFile } from '../paths.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage.ts';
import { drawEvidence, EVIDENCE_SIDE, type ShownPicture } from './picture-evidence.ts';
import { writeTextEvidence } from './text-evidence.ts';
import { timeEvidence } from './time-evidence.ts';

/** For each match (then candidate) of one upload, in order: the file written, if any. */
export type EvidenceFiles = readonly (string | undefined)[];

export interface EvidenceWriter {
  write(line: number, upload: NamedFile, recognition: Recognition): Promise<EvidenceFiles>;
}

/** Without a folder nothing is written. @throws UsageError when the folder cannot be made, before any work */
export function evidenceWriter(
  folder: string | undefined,
  decoder: Decoder,
  references: readonly NamedFile[],
  terminal: Terminal,
): EvidenceWriter {
  if (folder === undefined) return { write: async () => [] };
  makeEvidenceFolder(folder);
  const files = new Map(references.map((file) => [file.name as ReferenceId, file]));
  return {
    async write(line, upload, { outcome }) {
      const possible = outcome.kind === 'undetermined';
      const matches =
        outcome.kind === 'matched'
          ? outcome.matches
          : outcome.kind === 'undetermined'
            ? (outcome.candidates ?? [])
            : [];
      const written: (string | undefined)[] = [];
      for (const [i, match] of matches.entries()) {
        const name = `${String(line).padStart(4, '0')}-${i + 1}`;
        const reference = files.get(match.reference);
        const drawn = reference && (await evidenceOf(decoder, upload, reference, match, possible));
        if (drawn) {
          await writeFile(join(folder, name + drawn.ending), drawn.content);
          for (const beside of drawn.beside ?? []) await writeFile(join(folder, name + beside.ending), beside.content);
        } else terminal.note(`no evidence picture for ${upload.name}: it or its reference could not be read again`);
        written.push(drawn && `${folder.replace(/\/+$/, '')}/${name}${drawn.ending}`);
      }
      return written;
    },
  };
}

/** Before any work: a folder that cannot be made is wrong usage. */
export function makeEvidenceFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new UsageError(
      `the folder ${folder} cannot be made`,
      (error as Error).message,
      'name a folder you may write to after --evidence',
    );
  }
}

interface Drawn {
  readonly ending: '.png' | '.html';
  readonly content: Uint8Array | string;
  readonly beside?: readonly { readonly ending: '.json' | '-moments.png'; readonly content: Uint8Array | string }[];
}

async function evidenceOf(
  decoder: Decoder,
  upload: NamedFile,
  reference: NamedFile,
  match: Match,
  possible: boolean,
): Promise<Drawn | undefined> {
  const [first, ...others] = match.segments;
  if (isTimed(first)) return drawnOverTime(decoder, upload, reference, match, possible);
  const samples = await Promise.all([upload, reference].map(async (file) => decoder.decode(inputOf(file))));
  const [from, to] = samples.map((outcome) => (outcome.kind === 'decoded' ? outcome.sample : undefined));
  if (isPictureSegment(first) && from?.modality === 'image' && to?.modality === 'image') {
    const best = [first, ...others]
      .filter(isPictureSegment)
      .reduce((a, b) => (b.cells.agreeing > a.cells.agreeing ? b : a));
    const beside = others.filter(isPictureSegment).filter((other) => other !== best && other.frame === best.frame);
    const left = await shownPicture(decoder, upload, from, best.frame);
    const right = await shownPicture(decoder, reference, to, 0);
    if (!left || !right) return undefined;
    const content = await drawEvidence({
      upload: left,
      reference: right,
      match,
      segments: [best, ...beside],
      possible,
    });
    return { ending: '.png', content };
  }
  if (isTextSegment(first) && from?.modality === 'text' && to?.modality === 'text') {
    const segments = [first, ...others.filter(isTextSegment)] as const;
    return { ending: '.html', content: textPage(from, to, match, segments, possible) };
  }
  return undefined;
}

const textPage = (
  upload: TextSample,
  reference: TextSample,
  match: Match,
  segments: readonly [TextSegment, ...TextSegment[]],
  possible: boolean,
): string => writeTextEvidence({ upload, reference, match, segments, possible });

async function drawnOverTime(
  decoder: Decoder,
  upload: NamedFile,
  reference: NamedFile,
  match: Match,
  possible: boolean,
): Promise<Drawn | undefined> {
  const drawn = await timeEvidence(decoder, inputOf(upload), inputOf(reference), match, possible);
  if (drawn === undefined) return undefined;
  const { strip, json, pairs } = drawn;
  const moments = pairs === undefined ? [] : [{ ending: '-moments.png', content: pairs } as const];
  return { ending: '.png', content: strip, beside: [{ ending: '.json', content: json }, ...moments] };
}

const isTimed = (segment: Match['segments'][number]): segment is TimeSegment => 'boundaryError' in segment;
const isPictureSegment = (segment: Match['segments'][number]): segment is ImageSegment => 'transform' in segment;
const isTextSegment = (segment: Match['segments'][number]): segment is TextSegment => 'agreeing' in segment;

async function shownPicture(
  decoder: Decoder,
  file: NamedFile,
  sample: ImageSample,
  frame: number,
): Promise<ShownPicture | undefined> {
  const pixels = await decoder.picture(inputOf(file), frame, EVIDENCE_SIDE);
  const own = sample.frames.find((other) => other.frame === frame)?.shown;
  return pixels && { pixels, shown: own ?? { width: sample.width, height: sample.height } };
}
