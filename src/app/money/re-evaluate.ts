/**
 * When the rights in a work change (a claimant is excluded, ownership is disputed or settled, a licence begins or ends), every
 * upload that shows it is decided anew on today's rights, in batches, one transaction each; equal facts change nothing.
 */
import { referenceId, uploadId, type Json } from '../../common/index.ts';
import {
  isPublic,
  machines,
  stateOf,
  type CaseActor,
  type KnownUpload,
  type UploadState,
} from '../../casework/index.ts';
import {
  citePolicy,
  decide,
  licenceCovers,
  referenceFacts,
  RESTRICTING_ACTIONS,
  type Facts,
  type MatchFacts,
  type PolicyVersion,
  type WorkRights,
} from '../../policy/index.ts';
import type { OutboxRow, Transaction } from '../../store/store.ts';
import { actIn, eventsOf, type CaseDeps } from '../cases/act.ts';
import { fileOf, foundLawful } from '../cases/allowances.ts';
import type { Carrier } from '../outbox/deliver.ts';
import { readPolicies } from '../policy/read-policies.ts';
import { periodOf } from '../../ledger/index.ts';
import { appendToReference } from '../reference-record.ts';
import { rebook } from './report-usage.ts';
import { rightsNow } from './rights-now.ts';

const JOB: CaseActor = { kind: 'case', stream: 'job/re-evaluate' };
const PAGE = 100;
/** In the words of the upload's case. */
const WHY: Readonly<Record<string, string>> = {
  'claimant-excluded': 'claimant-excluded',
  'reference-withdrawn': 'reference-withdrawn',
  'never-block': 'claimant-changed',
  'found-lawful': 'found-lawful',
};

export const reEvaluationCarrier = (deps: CaseDeps): Carrier => ({
  kinds: ['re-evaluate-claimant', 're-evaluate-reference', 'never-block', 'may-block-again'],
  async carry(rows) {
    for (const row of rows) await reEvaluateAll(deps, row);
    return rows.map(() => ({ kind: 'delivered' }));
  },
});

async function reEvaluateAll(deps: CaseDeps, { kind, payload }: OutboxRow): Promise<void> {
  if (kind === 'never-block' || kind === 'may-block-again') await enterFree(deps, kind, payload as never);
  const { claimant, reference, why } = payload as { claimant?: string; reference?: string; why?: string };
  const about = kind === 're-evaluate-claimant' ? `claimant/${claimant}` : `reference/${reference}`;
  const because = WHY[kind] ?? WHY[why ?? ''] ?? 'reference-changed';
  let after: string | undefined;
  do {
    const page = await deps.store.docket({ kind: 'upload', about, limit: PAGE, ...(after !== undefined && { after }) });
    for (const { stream } of page.rows) {
      const id = stream.slice('upload/'.length);
      await deps.store.transaction(async (tx) => {
        await reEvaluateOne(deps, tx, id, because);
        // Another price: what was reported for this month is priced anew.
        if (why?.startsWith('licence-')) await rebook(deps, tx, id, periodOf(deps.clock.now()));
      });
    }
    after = page.next;
  } while (after !== undefined);
}

/** What was found to be in the public domain stays so whoever claims it next; until the finding itself is reversed. */
async function enterFree(
  deps: CaseDeps,
  kind: string,
  { reference, why }: { readonly reference: string; readonly why?: string },
): Promise<void> {
  if (kind === 'never-block' && why !== 'public-domain') return;
  const at = deps.clock.now();
  await deps.store.transaction(async (tx) => {
    const record = await tx.reference(referenceId(reference));
    const ownership = kind === 'never-block' ? 'public_domain' : 'clear';
    if (!record || record.rights.ownership === ownership) return;
    await tx.updateReference({ ...record, rights: { ...record.rights, ownership } });
    await appendToReference(tx, record.id, kind, {}, at);
  });
}

async function reEvaluateOne(deps: CaseDeps, tx: Transaction, id: string, why: string): Promise<void> {
  const address = { kind: 'upload', id };
  const state = stateOf(machines, `upload/${id}`, await eventsOf(tx, address)) as UploadState;
  if (state.kind !== 'known' || !state.facts) return;
  const now = await withFindings(tx, id, state, await factsNow(deps, tx, state, state.facts));
  const policy = (await readPolicies(tx)).inForce(now.profile, deps.clock.now());
  const facts = asOfNow(state, now, policy);
  const command = { type: 're-evaluate', why, facts: facts as unknown as Json, policy: citePolicy(policy) } as never;
  const outcome = await actIn(deps, tx, { address, command, actor: JOB });
  if (outcome.kind === 'refused') throw new Error(`upload/${id}: ${outcome.why}: ${outcome.detail}`);
}

/** § 11(2) UrhDaG: what is public and would be restricted now was found after the upload; its uploader is asked, and has 48 hours. */
function asOfNow(state: KnownUpload, facts: Facts, policy: PolicyVersion): Facts {
  if (!isPublic(state) || state.own.at === 'public-48h') return facts;
  const restricts = RESTRICTING_ACTIONS.some((one) => one === decide(facts, policy).action);
  return restricts ? { ...facts, stage: 'post', hours: 0 } : facts;
}

/** What a person found about this very file since. A finding that counted once is not taken back by a machine. */
async function withFindings(tx: Transaction, id: string, { account }: KnownUpload, facts: Facts): Promise<Facts> {
  const references = facts.matches.flatMap(({ reference }) =>
    reference === undefined ? [] : [referenceId(reference)],
  );
  const file = { ...(await fileOf(tx, uploadId(id))), account: account?.slice('account/'.length) };
  const found = await foundLawful(tx, references, file);
  if (found.size === 0) return facts;
  const matches = facts.matches.map((match) => {
    const finding = match.reference === undefined ? undefined : found.get(referenceId(match.reference));
    return finding && !match.foundLawful ? { ...match, foundLawful: finding } : match;
  });
  return { ...facts, matches };
}

/** The same measurements, today's rights. Of a reference that was withdrawn nothing is left to decide about. */
async function factsNow(deps: CaseDeps, tx: Transaction, state: KnownUpload, facts: Facts): Promise<Facts> {
  const at = deps.clock.now();
  const matches: MatchFacts[] = [];
  for (const match of facts.matches) {
    const record = match.reference === undefined ? undefined : await tx.reference(referenceId(match.reference));
    if (record && record.state.kind !== 'active') continue;
    matches.push(record ? withRights(match, await rightsNow(tx, record.rights, at), state, facts, at) : match);
  }
  return { ...facts, matches };
}

function withRights(
  match: MatchFacts,
  rights: WorkRights,
  state: KnownUpload,
  facts: Facts,
  at: Parameters<typeof licenceCovers>[3],
): MatchFacts {
  const { territory = 'DE' } = state;
  const { commercial, significantRevenue } = facts;
  const declaration = { commercial, ...(significantRevenue !== undefined && { significantRevenue }) };
  return {
    ...match,
    claimedHere: rights.claimedIn === 'all' || rights.claimedIn.includes(territory),
    licensedHere: rights.licences.some((licence) => licenceCovers(licence, territory, declaration, at)),
    ref: referenceFacts(rights, at),
  };
}
