/** The part that `match` and `check` share: read references into an index, then recognise uploads against it. */
import { availableParallelism } from 'node:os';
import { fingerprintFile, recognise, type ReadFile, type Recognition } from '../app/index.ts';
import { referenceId } from '../common/index.ts';
import { createDecoder, type Decoder } from '../decode/index.ts';
import { ReferenceIndex, type Match } from '../match/index.ts';
import { inOrder } from './in-order.ts';
import { inputOf, type NamedFile } from './paths.ts';
import { percent, type Terminal } from './terminal.ts';

/** Decoders work while the main thread compares: one more file in flight than there are cores. */
const AHEAD = availableParallelism() + 1;

export interface RecognisedUpload {
  readonly upload: NamedFile;
  readonly recognition: Recognition;
}

/** Names unusable references on stderr and goes on: a bad file never stops the batch. */
export async function readReferences(
  decoder: Decoder,
  references: readonly NamedFile[],
  terminal: Terminal,
): Promise<ReferenceIndex> {
  const index = new ReferenceIndex();
  const progress = terminal.progress('references', references.length);
  let read = 0;
  for await (const { entry, result } of inOrder(references, AHEAD, (file) =>
    readable(async () =>
      fingerprintFile({ decoder }, inputOf(file), { onProgress: (share) => progress.step(read, going(file, share)) }),
    ),
  )) {
    if (result.outcome.kind === 'fingerprinted') index.add(referenceId(entry.name), result.outcome.fingerprint);
    else
      terminal.note(
        `reference not usable: ${entry.name}: ${result.outcome.why}${result.outcome.detail ? ` (${result.outcome.detail})` : ''}`,
      );
    progress.step(++read);
  }
  progress.end();
  return index;
}

export async function* recogniseUploads(
  decoder: Decoder,
  index: ReferenceIndex,
  uploads: readonly NamedFile[],
  terminal: Terminal,
): AsyncGenerator<RecognisedUpload> {
  const progress = terminal.progress('uploads', uploads.length);
  let done = 0;
  for await (const { entry, result } of inOrder(uploads, AHEAD, (file) =>
    readable(async () => {
      const onProgress = (share: number): void => progress.step(done, going(file, share));
      return recognise({ decoder, index }, inputOf(file), { onProgress });
    }),
  )) {
    progress.step(++done);
    yield { upload: entry, recognition: result };
  }
  progress.end();
}

/** What a long file is at: decoded by so much, or being compared. */
const going = ({ name }: NamedFile, share: number): string => `${name} ${share < 1 ? percent(share) : 'comparing'}`;

/** A file that vanished or may not be read is answered like one that cannot be decoded: the batch goes on. */
async function readable<T extends ReadFile | Recognition>(reading: () => Promise<T>): Promise<T | Unreadable> {
  try {
    return await reading();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined || !(code in UNREADABLE)) throw error;
    return { modality: 'unknown', outcome: { kind: 'undetermined', why: 'undecodable', detail: UNREADABLE[code]! } };
  }
}

interface Unreadable {
  readonly modality: 'unknown';
  readonly outcome: { readonly kind: 'undetermined'; readonly why: 'undecodable'; readonly detail: string };
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'The file is no longer there.',
  EACCES: 'The file may not be read: check its permissions.',
  EPERM: 'The file may not be read: check its permissions.',
  EIO: 'The disk could not read the file.',
  EISDIR: 'It became a folder while we were looking.',
};

export async function withDecoder<T>(work: (decoder: Decoder) => Promise<T>): Promise<T> {
  const decoder = await createDecoder();
  try {
    return await work(decoder);
  } finally {
    await decoder.close();
  }
}

/** The public JSON line of design.md: `{upload, outcome, why?, matches, candidates?}`, with `evidence` in each match drawn. */
export function matchLine(
  upload: string,
  { outcome }: Recognition,
  evidence: readonly (string | undefined)[] = [],
): Record<string, unknown> {
  const shown = (match: Match, i: number) => (evidence[i] === undefined ? match : { ...match, evidence: evidence[i] });
  switch (outcome.kind) {
    case 'matched':
      return { upload, outcome: 'matched', matches: outcome.matches.map(shown) };
    case 'no-match':
      return { upload, outcome: 'no-match', matches: [] };
    case 'undetermined':
      return {
        upload,
        outcome: 'undetermined',
        why: outcome.why,
        ...(outcome.detail !== undefined && { detail: outcome.detail }),
        matches: [],
        ...(outcome.candidates && { candidates: outcome.candidates.map(shown) }),
      };
  }
}

export const matchesOf = ({ outcome }: Recognition): readonly Match[] =>
  outcome.kind === 'matched' ? outcome.matches : [];
