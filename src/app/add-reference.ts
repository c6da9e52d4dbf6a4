/**
 * A claimant's work becomes matchable: file → fingerprint → commit → index, in this order, within the request.
 * What cannot be told apart from anything else (featureless, too short) is refused with why: such a reference would
 * accuse everyone. What might accuse people who took nothing is quarantined: matched in shadow until a human releases it.
 */
import { done, type Json, type Outcome, type ReferenceId, type UndeterminedWhy } from '../common/index.ts';
import type { DecodeInput, DecodeOptions } from '../decode/decoder.ts';
import { encodeFingerprint, type Fingerprint } from '../fingerprint/index.ts';
import type { HygieneFinding } from '../match/index.ts';
import type { WorkRights } from '../policy/index.ts';
import type { ReferenceRecord } from '../store/store.ts';
import { REMATCH } from './cases/rematch.ts';
import { commitOnce, earlierAnswer } from './answer-once.ts';
import { examineNewReference } from './examine-new-reference.ts';
import { claimAsAdded } from './money/claims.ts';
import { parseWorkFields } from './parse-request.ts';
import { newReferenceId } from './random-names.ts';
import { fingerprintFile } from './recognise.ts';
import { appendToReference, ASKED_FOR } from './reference-record.ts';
import type { Once, Service } from './service.ts';
import { oneAtATime } from './one-at-a-time.ts';

export interface ReferenceSubmission {
  readonly file: DecodeInput;
  /** Fields of a works line without `reference`; what is left out takes the published default. */
  readonly work: object;
  /** Its matches are reported and decide nothing, until someone releases it. */
  readonly shadow: boolean;
  readonly once?: Once;
}

export async function addReference(
  deps: Service,
  submission: ReferenceSubmission,
  options: DecodeOptions = {},
): Promise<Outcome<ReferenceRecord, string>> {
  const early = await earlierAnswer(deps.store, submission.once);
  if (early.kind === 'refused') return early;
  if (early.value) return done(early.value.body as unknown as ReferenceRecord);

  const id = newReferenceId(deps);
  const rights = parseWorkFields(id, submission.work);
  if (rights.kind === 'refused') return rights;
  const { outcome } = await fingerprintFile(deps, submission.file, options);
  if (outcome.kind === 'undetermined') return { ...outcome, kind: 'refused', fix: FIXES[outcome.why] };
  // Two claimants adding the same work at the same moment must see each other: what hygiene looks at stands still until this
  // reference is in the index. Decoding and fingerprinting, the slow part, go on side by side.
  return oneAtATime(deps.index, () => examineAndCommit(deps, submission, id, rights.value, outcome.fingerprint));
}

async function examineAndCommit(
  deps: Service,
  submission: ReferenceSubmission,
  id: ReferenceId,
  rights: WorkRights,
  fingerprint: Fingerprint,
): Promise<Outcome<ReferenceRecord, string>> {
  const hygiene = await examineNewReference(deps, fingerprint, rights.claimant);
  const at = deps.clock.now();
  const record: ReferenceRecord = {
    id,
    modality: fingerprint.modality,
    algorithm: fingerprint.algorithm,
    addedAt: at,
    state: stateOf(hygiene, submission.shadow),
    rights,
  };
  await deps.files?.keep(id, submission.file);
  const committed = await commitOnce<ReferenceRecord, never>(deps, submission.once, at, async (tx) => {
    await tx.saveReference(record, encodeFingerprint(fingerprint));
    await appendToReference(tx, id, 'reference-added', { ...record, hygiene } as unknown as Json, at);
    await claimAsAdded(deps, tx, record, at);
    if (record.state.kind === 'active')
      await tx.enqueue({ id: `rematch/${id}`, kind: REMATCH, payload: { reference: id }, dueAt: at });
    return done(record);
  });
  // Asked twice at once, the second gets the first one's record: then this fingerprint belongs to no committed id.
  if (committed.kind === 'done' && committed.value.id === id)
    deps.index.add(id, fingerprint, { shadow: record.state.kind === 'quarantined' });
  return committed;
}

/** A finding of hygiene outlasts a try-out that the claimant asked for: only a human's release ends it. */
const stateOf = (hygiene: HygieneFinding, askedFor: boolean): ReferenceRecord['state'] =>
  hygiene.kind === 'quarantine'
    ? { kind: 'quarantined', why: hygiene.why }
    : askedFor
      ? { kind: 'quarantined', why: ASKED_FOR }
      : { kind: 'active' };

const FIXES: Readonly<Record<UndeterminedWhy, string>> = {
  'too-short': 'Send a longer extract or the whole work.',
  featureless: 'Send a version with more detail: this one looks like too many other files.',
  undecodable: 'Check that the file opens in another program, and export it again.',
  'over-limit': 'Send a smaller version; limits are listed at /docs.',
  'unsupported-modality': 'Send a picture, a film, a sound or a text in one of the usual formats.',
  'no-decoder': 'Ask the operator to run `recourse doctor`: a decoder is missing on the server.',
  'possible-match': 'Ask a person to compare the files.',
};
