/** From an answered upload to its case: whatever was recognised can be answered, reviewed and contested from this moment on. */
import { assert, type CasePseudonym, type Instant, type Json, type UploadId } from '../../common/index.ts';
import { machines, stateOf, flagRight, type CaseActor } from '../../casework/index.ts';
import type { AccountState, ShownWork } from '../../casework/index.ts';
import { citePolicy, type Decision, type Facts, type PolicyVersion, type WorkRights } from '../../policy/index.ts';
import type { Reads, Transaction, UploadRecord } from '../../store/store.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from './act.ts';
import type { NamedUploader } from './uploader.ts';

export const TABLE_ACTOR: CaseActor = { kind: 'platform', key: 'decision-table' };

export interface DecidedUpload {
  readonly id: UploadId;
  readonly at: Instant;
  readonly record: Pick<UploadRecord, 'territory' | 'modality' | 'leafIndex'>;
  readonly facts: Facts;
  readonly decision: Decision;
  readonly policy: PolicyVersion;
  readonly works: readonly ShownWork[];
  readonly uploader: NamedUploader | undefined;
  /** Of the decision's leaf: the case has it as its first. */
  readonly pseudonym: CasePseudonym;
}

export async function openUploadCase(deps: CaseDeps, tx: Transaction, upload: DecidedUpload): Promise<CaseAnswer> {
  const { id, at, record, facts, decision, policy, works, uploader, pseudonym } = upload;
  const { territory, modality, leafIndex } = record;
  await beginCase(tx, id, decision.action, pseudonym, leafIndex, at);
  const command = {
    type: 'decide',
    action: decision.action,
    rule: decision.rule,
    leaf: leafIndex,
    facts: facts as unknown as Json,
    ...citePolicy(policy),
    territory,
    media: modality,
    works,
    ...uploader,
  };
  const outcome = await actIn(deps, tx, { address: { kind: 'upload', id }, command, actor: TABLE_ACTOR });
  assert(outcome.kind === 'done', `a first decision was refused: ${outcome.kind === 'refused' ? outcome.detail : ''}`);
  return outcome.value;
}

/** The decision's leaf was taken in with the answer; the case goes on from it, under the same public name. */
export const beginCase = (
  tx: Transaction,
  id: UploadId,
  action: string,
  pseudonym: string,
  leafIndex: number,
  at: Instant,
): Promise<void> =>
  tx.saveCaseFile({
    stream: `upload/${id}`,
    kind: 'upload',
    state: action,
    open: false,
    waitsFor: 'nobody',
    severity: 0,
    about: [],
    openedAt: at,
    changedAt: at,
    length: 0,
    pseudonym,
    lastLeaf: leafIndex,
  });

/** `clm_…` is the link to a registered claimant; any other text is a name, and stays out of events. */
export const shownWorks = (facts: Facts, rights: ReadonlyMap<string, WorkRights>): readonly ShownWork[] => [
  ...new Map(
    facts.matches.flatMap(({ reference }) => {
      if (reference === undefined) return [];
      const claimant = rights.get(reference)?.claimant;
      const registered = claimant?.startsWith('clm_') ? { claimant: `claimant/${claimant}` } : {};
      return [[reference, { reference, ...registered }] as const];
    }),
  ).values(),
];

/** § 18(5) UrhDaG: whether this account may flag now. Who is not known, may. */
export async function flagRightOf(
  reads: Pick<Reads, 'events'>,
  account: string | undefined,
  at: Instant,
): Promise<Facts['flagRight']> {
  if (account === undefined) return 'ok';
  const events = await eventsOf(reads as never, { kind: 'account', id: account });
  return flagRight(stateOf(machines, `account/${account}`, events) as AccountState, at);
}
