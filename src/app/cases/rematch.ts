/**
 * Works that are added later are looked for in earlier uploads, whose fingerprints are kept for a bounded time. What is found counts
 * as presumably permitted for 48 hours, and the uploader is asked (§ 11(2) UrhDaG). One upload, one transaction.
 */
import {
  addressOf,
  isPublic,
  machines,
  stateOf,
  type CaseActor,
  type KnownUpload,
  type UploadState,
} from '../../casework/index.ts';
import { instant, referenceId, type Instant, type Json, type ReferenceId } from '../../common/index.ts';
import { decodeFingerprint, encodeFingerprint, type Fingerprint } from '../../fingerprint/index.ts';
import { parseLeaf } from '../../log/index.ts';
import { matchUpload, ReferenceIndex, type Match, type MatchOutcome } from '../../match/index.ts';
import {
  citePolicy,
  factsFromMatch,
  profileOf,
  type Facts,
  type PolicyVersion,
  type WorkRights,
} from '../../policy/index.ts';
import type { KeptPrint, OutboxRow, Transaction, UploadRecord } from '../../store/store.ts';
import { rightsNow } from '../money/rights-now.ts';
import type { Carrier } from '../outbox/deliver.ts';
import { readPolicies } from '../policy/read-policies.ts';
import { newName } from '../random-names.ts';
import type { Service } from '../service.ts';
import { actIn, eventsOf } from './act.ts';
import { fileOf, foundLawful } from './allowances.ts';
import { beginCase, flagRightOf, shownWorks } from './open-upload-case.ts';

export const REMATCH = 'rematch-reference';
/** Half a year: as long as a decision can be contested. Operators choose; 0 keeps none. */
export const REMATCH_DAYS = 180;
/** Larger fingerprints (films of many hours) are not kept. */
const PRINT_BYTES_MAX = 4 * 2 ** 20;
const PAGE = 50;
const JOB: CaseActor = { kind: 'case', stream: 'job/rematch' };

type RematchDeps = Pick<Service, 'store' | 'clock' | 'random' | 'index' | 'rematchDays'>;

/** In the transaction of the decision. */
export async function keepPrint(
  deps: RematchDeps,
  tx: Transaction,
  upload: Pick<KeptPrint, 'upload' | 'receivedAt'>,
  fingerprint: Fingerprint | undefined,
  account: string | undefined,
): Promise<void> {
  const days = deps.rematchDays ?? REMATCH_DAYS;
  if (fingerprint === undefined || days <= 0) return;
  const encoded = encodeFingerprint(fingerprint);
  if (encoded.length > PRINT_BYTES_MAX) return;
  const keepUntil = instant(upload.receivedAt + days * 86_400_000);
  await tx.keepPrint({
    ...upload,
    keepUntil,
    fingerprint: encoded,
    ...(account !== undefined && { account: `account/${account}` }),
  });
}

export const rematchCarrier = (deps: RematchDeps): Carrier => ({
  kinds: [REMATCH],
  async carry(rows) {
    for (const row of rows) await rematch(deps, row);
    return rows.map(() => ({ kind: 'delivered' }));
  },
});

async function rematch(deps: RematchDeps, { payload }: OutboxRow): Promise<void> {
  const reference = referenceId((payload as { readonly reference: string }).reference);
  const work = deps.index.fingerprintOf(reference);
  const record = await deps.store.reference(reference);
  if (!work || record?.state.kind !== 'active') return;
  const only = new ReferenceIndex();
  only.add(reference, work);
  let after: string | undefined;
  do {
    const page = await deps.store.prints(deps.clock.now(), after, PAGE);
    for (const print of page.rows) {
      const read = decodeFingerprint(print.fingerprint);
      // Of an algorithm this release no longer reads: the platform can send the file again.
      if (read.kind === 'refused' || read.value.modality !== work.modality) continue;
      const outcome = matchUpload(read.value, only);
      if (outcome.kind === 'matched') await found(deps, print, outcome.matches);
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
    after = page.next;
  } while (after !== undefined);
}

const found = (deps: RematchDeps, print: KeptPrint, matches: readonly Match[]): Promise<void> =>
  deps.store.transaction(async (tx) => {
    const stream = `upload/${print.upload}`;
    const record = await tx.upload(print.upload);
    const state = stateOf(machines, stream, await eventsOf(tx, addressOf(stream))) as UploadState;
    if (!record || state.kind !== 'known') return;
    const fresh = matches.filter(({ reference }) => !knows(state.facts, reference));
    if (fresh.length === 0) return;
    const address = addressOf(stream);
    if (!(await tx.caseFile(stream))) await underItsName(tx, record);
    const { account } = print;
    if (account !== undefined && state.uploader === undefined) {
      await must(deps, tx, { type: 'name-uploader', uploader: account, account }, address);
    }
    const at = deps.clock.now();
    const outcome = together(record, state, fresh);
    const rights = await rightsOf(tx, outcome, at);
    const policy = (await readPolicies(tx)).inForce(profileOf(record.territory), at);
    const facts = await factsOf(tx, record, state, outcome, rights, policy, at);
    const finding = newName(deps, 'fnd');
    await tx.saveText({ id: finding, stream, writtenAt: at, text: JSON.stringify(outcome) });
    const works = shownWorks(facts, rights);
    await must(
      deps,
      tx,
      {
        type: 're-evaluate',
        why: 'reference-added',
        facts: facts as unknown as Json,
        policy: citePolicy(policy),
        finding,
        works,
      },
      address,
    );
  });

/** Nothing had been recognised, so there was no case: it begins under the name that the first decision's leaf has. */
async function underItsName(tx: Transaction, { id, decision, leafIndex, receivedAt }: UploadRecord): Promise<void> {
  const [stored] = await tx.leaves(leafIndex, 1);
  const leaf = stored && parseLeaf(stored.leaf);
  if (leaf?.kind === 'done' && leaf.value.case !== undefined)
    await beginCase(tx, id, decision.action, leaf.value.case, leafIndex, receivedAt);
}

const knows = (facts: Facts | undefined, reference: ReferenceId): boolean =>
  facts?.matches.some((match) => match.reference === reference) === true;

/** What a person found lawful stays so: only what is new is put to the table then. */
function together(record: UploadRecord, { own, facts }: KnownUpload, fresh: readonly Match[]): MatchOutcome {
  const settled = 'byPerson' in own && own.byPerson === true;
  const before = record.outcome.kind === 'matched' && !settled ? record.outcome.matches : [];
  const [first, ...others] = [...before.filter(({ reference }) => knows(facts, reference)), ...fresh];
  return first ? { kind: 'matched', matches: [first, ...others] } : { kind: 'no-match' };
}

async function rightsOf(tx: Transaction, outcome: MatchOutcome, at: Instant): Promise<Map<ReferenceId, WorkRights>> {
  const rights = new Map<ReferenceId, WorkRights>();
  if (outcome.kind !== 'matched') return rights;
  for (const { reference } of outcome.matches) {
    const record = await tx.reference(reference);
    if (record && !rights.has(reference)) rights.set(reference, await rightsNow(tx, record.rights, at));
  }
  return rights;
}

async function factsOf(
  tx: Transaction,
  record: UploadRecord,
  state: KnownUpload,
  outcome: MatchOutcome,
  rights: ReadonlyMap<ReferenceId, WorkRights>,
  { profile, parameters }: PolicyVersion,
  now: Instant,
): Promise<Facts> {
  const flag = state.facts?.flag;
  const declaration = { ...record.declaration, ...(flag !== undefined && flag !== null && { flag }) };
  return factsFromMatch({
    outcome,
    fileSize: record.size,
    rights,
    declaration,
    territory: record.territory,
    profile,
    // § 11(2): what is public has its 48 hours; what is not public yet is asked about as at upload.
    ...(isPublic(state) ? { stage: 'post', hours: 0 } : { stage: 'upload' }),
    foundLawful: await foundLawful(tx, [...rights.keys()], {
      ...(await fileOf(tx, record.id)),
      account: state.account?.slice('account/'.length),
    }),
    flagRight: await flagRightOf(tx, state.account?.slice('account/'.length), now),
    now,
    parameters,
  });
}

async function must(
  deps: RematchDeps,
  tx: Transaction,
  command: object,
  address: ReturnType<typeof addressOf>,
): Promise<void> {
  const outcome = await actIn(deps, tx, { address, command: command as { type: string }, actor: JOB });
  if (outcome.kind === 'refused') throw new Error(`${address.id}: ${outcome.why}: ${outcome.detail}`);
}
