/**
 * The main path. An upload is recognised, decided under a published policy, and given reasons; state, event, outbox row
 * and log intake are one commit; then, and only then, the log's promise is signed and the answer goes out.
 */
import {
  done,
  hex,
  type Instant,
  type Bytes,
  type Json,
  type Outcome,
  type ReferenceId,
  type UploadId,
} from '../common/index.ts';
import { citePrecedent, languageFor, needsStatement, writeStatement } from '../casework/index.ts';
import type { DecodeInput, DecodeOptions } from '../decode/decoder.ts';
import { commitment, leafHash, SALT_BYTES, type PrivateRecord, type Receipt } from '../log/index.ts';
import type { Match, MatchOutcome } from '../match/index.ts';
import { decideByTerritory, policyHash, type Declaration, type Territory, type WorkRights } from '../policy/index.ts';
import type { Reads, Transaction, UploadRecord } from '../store/store.ts';
import { consultPrecedents } from './board/precedents.ts';
import { actIn } from './cases/act.ts';
import { foundLawful } from './cases/allowances.ts';
import { keepPrint } from './cases/rematch.ts';
import { flagRightOf, openUploadCase, shownWorks, TABLE_ACTOR } from './cases/open-upload-case.ts';
import { keepUploader, type Uploader } from './cases/uploader.ts';
import { earlierAnswer, remember, type KeyReused } from './answer-once.ts';
import { decisionLeaf } from './decision-leaf.ts';
import { keepUploadFile } from './evidence/evidence-for-upload.ts';
import { rightsNow } from './money/rights-now.ts';
import { keepBrief, wasBrief } from './oracle-guard.ts';
import { newCasePseudonym, newOutboxId } from './random-names.ts';
import { readPolicies } from './policy/read-policies.ts';
import { promiseFor } from './receipt-for-upload.ts';
import { recognise, type Recognition } from './recognise.ts';
import type { Once, Service } from './service.ts';

export interface UploadSubmission {
  readonly id: UploadId;
  readonly file: DecodeInput;
  readonly size: Bytes;
  /** Of the file, in hex. Goes into the private half of the receipt only, and only when something matched. */
  readonly sha256: string;
  readonly territory: Territory;
  readonly declaration: Declaration;
  /** Of the statement: a language tag; English unless there is a catalogue for it. */
  readonly language?: string;
  readonly uploader?: Uploader;
  /** An upload that waits for its uploader, and that this one takes the place of: cut, muted, or another file. */
  readonly replaces?: UploadId;
  readonly once?: Once;
}

export interface AnsweredUpload {
  readonly record: UploadRecord;
  readonly receipt: Receipt;
  /** This account asked about near-duplicates of this picture too often to be told how sure the answer is. */
  readonly brief?: true;
}

export interface SubmittedUpload {
  /** Another upload's when the same request, by its idempotency key, came twice. */
  readonly id: UploadId;
  /** Absent while that other one is still being decided. */
  readonly answered?: AnsweredUpload;
}

export async function submitUpload(
  deps: Service,
  submission: UploadSubmission,
  options: DecodeOptions = {},
): Promise<Outcome<SubmittedUpload, KeyReused>> {
  const recognition = await recognise(deps, submission.file, options);
  await keepUploadFile(deps, submission.id, submission.file, recognition.outcome);
  const account = submission.uploader?.account;
  const brief = account !== undefined && deps.oracle?.answersBriefly(account, recognition, deps.clock.now());
  const outcome = await deps.store.transaction(async (tx) => {
    const earlier = await earlierAnswer(tx, submission.once);
    if (earlier.kind === 'refused') return earlier;
    const first = (earlier.value?.body as { upload: UploadId } | undefined)?.upload ?? submission.id;
    if (first !== submission.id || (await tx.upload(first))) return done(first);
    await decideAndKeep(deps, tx, submission, recognition);
    if (brief) await keepBrief(tx, submission.id, deps.clock.now());
    const answer = { status: 201, body: { upload: submission.id } };
    if (!earlier.value) await remember(tx, submission.once, answer, deps.clock.now());
    return done(submission.id);
  });
  if (outcome.kind === 'refused') return outcome;
  const answered = await answerForUpload(deps, outcome.value);
  return done({ id: outcome.value, ...(answered && { answered }) });
}

/** The answer as it was first given: record and promise. Undefined when there is no such upload. */
export async function answerForUpload(deps: Service, id: UploadId): Promise<AnsweredUpload | undefined> {
  const record = await deps.store.upload(id);
  if (!record) return undefined;
  const [[stored], half, brief] = await Promise.all([
    deps.store.leaves(record.leafIndex, 1),
    deps.store.privateHalf(record.leafIndex),
    wasBrief(deps.store, id),
  ]);
  return { record, receipt: promiseFor(deps, stored!, half), ...(brief && { brief }) };
}

async function decideAndKeep(
  deps: Service,
  tx: Transaction,
  submission: UploadSubmission,
  { modality, fingerprint, outcome: recognised }: Recognition,
): Promise<void> {
  const at = deps.clock.now();
  const { outcome, rights } = await withRights(tx, recognised, at);
  const { id, size, territory, declaration } = submission;
  const flagRight = await flagRightOf(tx, submission.uploader?.account, at);
  const policies = await readPolicies(tx);
  const file = { sha256: submission.sha256, fingerprint, account: submission.uploader?.account };
  const decided = decideByTerritory({
    policyFor: (profile) => policies.inForce(profile, at),
    flagRight,
    foundLawful: await foundLawful(tx, [...rights.keys()], file),
    outcome,
    fileSize: size,
    rights,
    declaration,
    territory,
    stage: 'upload',
    now: at,
  });
  const { facts, decision, policy, byTerritory } = decided;
  // Rulings on the same passage are told to a human and cited; they change no decision by themselves.
  const precedents = await consultPrecedents(deps, tx, { id, outcome });
  const cited = precedents.map((one) => citePrecedent(one, languageFor(submission.language ?? 'en')));
  const decisionRecord = { id, receivedAt: at, modality, size, territory, declaration, outcome, facts, decision };
  const salt = deps.random(SALT_BYTES);
  const pseudonym = newCasePseudonym(deps);
  const record = privateRecord(submission, decisionRecord);
  const leaf = await tx.takeIn(
    'decision',
    ({ n }) =>
      decisionLeaf({
        n,
        pseudonym,
        policyHash: policyHash(policy),
        record: decisionRecord,
        commitment: commitment(record, salt),
      }),
    { record, salt },
    at,
  );
  const statement = needsStatement(decision.action)
    ? writeStatement({
        decision,
        facts,
        policy,
        outcome,
        rights,
        upload: { modality, createdAt: at },
        territories: [territory],
        from: at,
        // Anyone can join the two: the line in the EU database is named after the leaf.
        puid: hex(leafHash(leaf.leaf)),
        language: languageFor(submission.language ?? 'en'),
      })
    : undefined;
  const kept: UploadRecord = {
    ...decisionRecord,
    ...(byTerritory && { byTerritory }),
    ...(statement && {
      statement: { text: [statement.text, ...cited].join('\n\n'), json: statement.json as unknown as Json },
    }),
    leafIndex: leaf.index,
  };
  await tx.saveUpload(kept);
  if (facts.matches.length > 0) {
    const uploader = submission.uploader && (await keepUploader(deps, tx, submission.uploader));
    const works = shownWorks(facts, rights);
    await openUploadCase(deps, tx, { id, at, record: kept, facts, decision, policy, works, uploader, pseudonym });
  } else {
    // Nothing was recognised: one line, no case, and nobody is named.
    const payload = { action: decision.action, rule: decision.rule, leaf: leaf.index, territory, media: modality };
    await tx.append(`upload/${id}`, 0, [{ type: 'upload-decided', version: 1, payload }], at);
  }
  // Of an upload in which nothing was recognised, nobody's name is kept beside the fingerprint.
  const account = facts.matches.length > 0 ? submission.uploader?.account : undefined;
  await keepPrint(deps, tx, { upload: id, receivedAt: at }, fingerprint, account);
  if (submission.replaces !== undefined) await withdrawReplaced(deps, tx, submission);
  if (statement?.euDatabase) {
    await tx.enqueue({ id: newOutboxId(deps), kind: 'dsa-database-line', payload: { upload: id }, dueAt: at });
  }
}

/** Cut or muted and sent again: the earlier one no longer waits. Whoever may submit uploads speaks for their uploaders. */
async function withdrawReplaced(deps: Service, tx: Transaction, { replaces }: UploadSubmission): Promise<void> {
  if (replaces === undefined || !(await tx.caseFile(`upload/${replaces}`))) return;
  const command = { type: 'answer', answer: 'withdraw' } as const;
  await actIn(deps, tx, { address: { kind: 'upload', id: replaces }, command, actor: TABLE_ACTOR });
}

/** Rights as they are now; of a reference withdrawn or quarantined while the file was read, no match decides any more. */
async function withRights(reads: Reads, recognised: MatchOutcome, at: Instant) {
  const rights = new Map<ReferenceId, WorkRights>();
  if (recognised.kind !== 'matched') return { outcome: recognised, rights };
  const left: Match[] = [];
  for (const match of recognised.matches) {
    const record = await reads.reference(match.reference);
    if (!record || record.state.kind === 'withdrawn') continue;
    rights.set(match.reference, await rightsNow(reads, record.rights, at));
    left.push(record.state.kind === 'quarantined' ? { ...match, shadow: true } : match);
  }
  const [first, ...others] = left;
  const outcome: MatchOutcome = first ? { kind: 'matched', matches: [first, ...others] } : { kind: 'no-match' };
  return { outcome, rights };
}

/** What the affected person can prove later. Of an upload that matched nothing, nothing about the file is kept. */
function privateRecord(
  { sha256 }: UploadSubmission,
  { id, receivedAt, size, territory, facts, decision }: Omit<UploadRecord, 'leafIndex'>,
): PrivateRecord {
  return {
    upload: id,
    at: new Date(receivedAt).toISOString(),
    territory,
    ...(facts.matches.length > 0 && { file: { sha256, size } }),
    facts: facts as unknown as Json,
    decision: decision as unknown as Json,
  };
}
