/**
 * Bytes in, match outcome out: decode, fingerprint, match. No store, no clock: the server and the command line share it.
 */
import type { Modality, UndeterminedWhy } from '../common/index.ts';
import type { DecodeInput, DecodeOptions, Decoder } from '../decode/decoder.ts';
import { fingerprintSampleInSteps, type Fingerprint, type FingerprintOutcome } from '../fingerprint/index.ts';
import { matchUploadInSteps, type MatchOutcome, type ReferenceIndex } from '../match/index.ts';
import type { FileFacts, Sample } from '../media/index.ts';
import { inTurns } from './in-turns.ts';

type Undetermined = { readonly kind: 'undetermined'; readonly why: UndeterminedWhy; readonly detail: string };

export interface ReadFile {
  /** `unknown` when not even the first bytes tell. */
  readonly modality: Modality | 'unknown';
  readonly file?: FileFacts;
  readonly outcome: FingerprintOutcome<Fingerprint>;
  /** Why finding nothing would not mean that nothing is there. */
  readonly unseen?: Undetermined;
}

export interface Recognition {
  readonly modality: Modality | 'unknown';
  readonly file?: FileFacts;
  readonly fingerprint?: Fingerprint;
  readonly outcome: MatchOutcome;
}

/** Decode and fingerprint. Never rejects for what is in the file. @throws DecoderUnavailable, or the signal's reason */
export async function fingerprintFile(
  deps: { readonly decoder: Pick<Decoder, 'decode'> },
  input: DecodeInput,
  options: DecodeOptions = {},
): Promise<ReadFile> {
  const decoded = await deps.decoder.decode(input, options);
  if (decoded.kind === 'undetermined') {
    const outcome = { kind: 'undetermined', why: decoded.why, detail: decoded.detail } as const;
    return { modality: decoded.modality ?? 'unknown', ...(decoded.file && { file: decoded.file }), outcome };
  }
  const { sample, file } = decoded;
  const unseen = unseenPart(sample, file);
  const outcome = await inTurns(fingerprintSampleInSteps(sample), options.signal);
  return { modality: sample.modality, file, outcome, ...(unseen && { unseen }) };
}

/** What of a readable file was not looked at: finding nothing in the rest does not make it clean. */
function unseenPart(sample: Sample, file: FileFacts): Undetermined | undefined {
  if (file.damaged) {
    return {
      kind: 'undetermined',
      why: 'undecodable',
      detail: 'The file is damaged: only a part of it could be read.',
    };
  }
  if (sample.modality !== 'image' || (sample.framesSeen ?? sample.framesInFile) >= sample.framesInFile)
    return undefined;
  const detail = `Only ${sample.framesSeen} of ${sample.framesInFile} frames were looked at.`;
  return { kind: 'undetermined', why: 'over-limit', detail };
}

/** @throws DecoderUnavailable, or the signal's reason; never for what is in the file */
export async function recognise(
  deps: { readonly decoder: Pick<Decoder, 'decode'>; readonly index: ReferenceIndex },
  input: DecodeInput,
  options: DecodeOptions = {},
): Promise<Recognition> {
  const { modality, file, outcome, unseen } = await fingerprintFile(deps, input, options);
  const read = { modality, ...(file && { file }) };
  if (outcome.kind === 'undetermined') return { ...read, outcome };
  const matched = await inTurns(matchUploadInSteps(outcome.fingerprint, deps.index), options.signal);
  return {
    ...read,
    fingerprint: outcome.fingerprint,
    outcome: matched.kind === 'no-match' && unseen ? unseen : matched,
  };
}
