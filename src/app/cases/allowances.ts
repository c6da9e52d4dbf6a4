/**
 * What a person found lawful stays so for the same file and the same holder, in whatever upload it comes again (mechanics § 8(c)):
 * an entry is made in the very step that reverses, and ended by a person who finds otherwise. The machine does not block it again;
 * the holder is told and can complain. An entry names a file by its hash, or by a fingerprint that shows nothing else.
 */
import { addressOf, machines, stateOf, type KnownUpload, type UploadState } from '../../casework/index.ts';
import { referenceId, uploadId, type Instant, type ReferenceId, type UploadId } from '../../common/index.ts';
import { decodeFingerprint, encodeFingerprint, type Fingerprint } from '../../fingerprint/index.ts';
import { matchUpload, ReferenceIndex } from '../../match/index.ts';
import type { FoundLawful } from '../../policy/index.ts';
import type { Allowance, Reads, Transaction } from '../../store/store.ts';
import { eventsOf, type CaseDeps } from './act.ts';

/** Share of both files that must be common, with nothing added, for one to be the other in another encoding. */
const SAME_FILE = 0.98;
/** Fingerprints compared for one upload, newest findings first. */
const COMPARED_MAX = 20;
/** Larger fingerprints (films of many hours) are known by their hash alone. */
const PRINT_BYTES_MAX = 4 * 2 ** 20;

export interface FileIdentity {
  readonly sha256?: string | undefined;
  readonly fingerprint?: Fingerprint | undefined;
  /** The platform's id of the uploader's account. */
  readonly account?: string | undefined;
}

type AllowReads = Pick<Reads, 'allowances' | 'reference'>;

/** Works whose claim on this very file fell before a person. Cost: one look-up; fingerprints are compared only where one exists. */
export async function foundLawful(
  reads: AllowReads,
  references: readonly ReferenceId[],
  file: FileIdentity,
): Promise<ReadonlyMap<ReferenceId, FoundLawful>> {
  const found = new Map<ReferenceId, FoundLawful>();
  if (references.length === 0) return found;
  const holders = new Map<ReferenceId, string>();
  for (const reference of references) {
    const holder = (await reads.reference(reference))?.rights.claimant;
    if (holder) holders.set(reference, holder);
  }
  const entries = await reads.allowances(references, [...new Set(holders.values())]);
  const theirs = entries.filter(({ account }) => account === undefined || account === `account/${file.account}`);
  const compared = new Map<UploadId, boolean>();
  for (const entry of theirs) {
    const works = references.filter(
      (reference) =>
        !found.has(reference) &&
        (entry.reference === reference || (entry.holder !== undefined && entry.holder === holders.get(reference))),
    );
    const how = works.length === 0 ? undefined : likeness(entry, file, compared);
    if (how)
      for (const reference of works)
        found.set(reference, { how, ...(entry.leaf !== undefined && { leaf: entry.leaf }) });
  }
  return found;
}

function likeness(
  { upload, sha256, fingerprint }: Allowance,
  file: FileIdentity,
  compared: Map<UploadId, boolean>,
): FoundLawful['how'] | undefined {
  if (sha256 !== undefined && sha256 === file.sha256) return 'same-file';
  if (!fingerprint || !file.fingerprint) return undefined;
  const known =
    compared.get(upload) ?? (compared.size < COMPARED_MAX && sameFingerprint(fingerprint, file.fingerprint));
  compared.set(upload, known);
  return known ? 'same-fingerprint' : undefined;
}

/** Each shows all of the other, and nothing else: another encoding of the same file, not a longer or a shorter one. */
function sameFingerprint(judged: Uint8Array, other: Fingerprint): boolean {
  const read = decodeFingerprint(judged);
  if (read.kind === 'refused' || read.value.modality !== other.modality) return false;
  const index = new ReferenceIndex();
  index.add(referenceId('judged'), read.value);
  const outcome = matchUpload(other, index);
  return (
    outcome.kind === 'matched' &&
    outcome.matches.some(
      ({ coverageOfReference, coverageOfUpload, combined, modified }) =>
        !combined && modified !== 'creative' && Math.min(coverageOfReference, coverageOfUpload) >= SAME_FILE,
    )
  );
}

/** Asked for by a step of a case: these works may no longer restrict this upload, says a person. */
export interface AllowFields {
  readonly upload: string;
  /** Absent: all that were recognised in it. */
  readonly references?: readonly string[];
  /** The whole work was used: what made that lawful is who uploaded it (a licence, authorship), so others are not meant. */
  readonly personal: boolean;
}

/** In the transaction of the finding. Uploads of the same file that were blocked before are looked at anew by a job. */
export async function keepAllowance(
  deps: CaseDeps,
  tx: Transaction,
  step: string,
  { upload, references, personal }: AllowFields,
  leaf: number | undefined,
  at: Instant,
): Promise<void> {
  const state = stateOf(machines, upload, await eventsOf(tx, addressOf(upload))) as UploadState;
  if (state.kind === 'nothing') return;
  const id = uploadId(addressOf(upload).id);
  const works = state.works.map(({ reference }) => reference).filter((one) => references?.includes(one) ?? true);
  const file = await fileOf(tx, id);
  if (works.length === 0 || (file.sha256 === undefined && file.fingerprint === undefined)) return;
  const print = file.fingerprint && encodeFingerprint(file.fingerprint);
  const own = (personal || state.facts?.flag === 'licence') && state.account !== undefined;
  for (const work of works) {
    const reference = referenceId(work);
    const holder = (await tx.reference(reference))?.rights.claimant;
    await tx.saveAllowance({
      upload: id,
      reference,
      ...(holder && { holder }),
      ...(own && { account: state.account! }),
      ...(file.sha256 !== undefined && { sha256: file.sha256 }),
      ...(print && print.length <= PRINT_BYTES_MAX && { fingerprint: print }),
      ...(leaf !== undefined && { leaf }),
      since: at,
    });
    const payload = { reference: work, why: 'found-lawful' };
    await tx.enqueue({ id: `${step}/allow/${work}`, kind: 're-evaluate-reference', payload, dueAt: at });
  }
}

/** A person found otherwise: the entries of this upload end, and those under which it was public. */
export async function endAllowance(tx: Transaction, upload: string): Promise<void> {
  const state = stateOf(machines, upload, await eventsOf(tx, addressOf(upload))) as UploadState;
  const leaves = state.kind === 'known' ? leavesIn(state) : [];
  await tx.endAllowances(uploadId(addressOf(upload).id), leaves);
}

const leavesIn = ({ facts }: KnownUpload): readonly number[] =>
  (facts?.matches ?? []).flatMap(({ foundLawful: finding }) => (finding?.leaf === undefined ? [] : [finding.leaf]));

/** Hash and fingerprint of an upload, as far as they are still kept. */
export async function fileOf(
  reads: Pick<Reads, 'upload' | 'privateHalf' | 'print'>,
  id: UploadId,
): Promise<Pick<FileIdentity, 'sha256' | 'fingerprint'>> {
  const record = await reads.upload(id);
  const half = record && (await reads.privateHalf(record.leafIndex));
  const file = half?.record['file'] as { readonly sha256?: unknown } | undefined;
  const print = await reads.print(id);
  const read = print && decodeFingerprint(print.fingerprint);
  return {
    ...(typeof file?.sha256 === 'string' && { sha256: file.sha256 }),
    ...(read?.kind === 'done' && { fingerprint: read.value }),
  };
}
