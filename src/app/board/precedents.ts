/**
 * Rulings as precedents: found by work, rule and question, consulted when something like it is decided again, carried over only by a
 * human who says that it is identical and in a like context. A program finds; it never applies.
 */
import type { ReferenceId, UploadId } from '../../common/index.ts';
import {
  addressOf,
  anew,
  isHeard,
  likeness,
  machines,
  precedentFrom,
  stateOf,
  type CaseActor,
  type ComplaintState,
  type DecidedAnew,
  type OversightState,
  type Precedent,
} from '../../casework/index.ts';
import type { MatchOutcome } from '../../match/index.ts';
import type { Reads, Transaction, UploadRecord } from '../../store/store.ts';
import { actIn, asDated, eventsOf, type CaseDeps } from '../cases/act.ts';
import { oversightAddress, oversightState } from './deliberation.ts';
import { sameFingerprint } from './same-fingerprint.ts';

const RULES: CaseActor = { kind: 'clock' };
const SETTLED = ['IMPLEMENTED', 'IMPOSSIBLE'];

export interface PrecedentQuery {
  readonly reference?: string;
  readonly upload?: string;
  readonly rule?: string;
  readonly question?: string;
  readonly after?: string;
  readonly limit?: number;
}

export async function findPrecedents(
  reads: Reads,
  { reference, upload, rule, question, after, limit }: PrecedentQuery,
): Promise<{ readonly rows: readonly Precedent[]; readonly next?: string }> {
  const subjects = [
    ...(reference === undefined ? [] : [`reference/${reference}`]),
    ...(upload === undefined ? [] : [`upload/${upload}`]),
    ...(rule === undefined ? [] : [`rule/${rule}`]),
    ...(question === undefined ? [] : [`question/${question}`]),
  ];
  const page = await reads.docket({
    kind: 'oversight',
    states: [...SETTLED, 'DECIDED'],
    ...(subjects[0] !== undefined && { about: subjects[0] }),
    ...(after !== undefined && { after }),
    ...(limit !== undefined && { limit }),
  });
  const fitting = page.rows.filter(({ about }) => subjects.every((subject) => about.includes(subject)));
  const histories = await reads.histories(fitting.map(({ stream }) => stream));
  const found = fitting.flatMap(({ stream }) => {
    const events = (histories.get(stream) ?? []).map(asDated);
    return precedentFrom(stream, stateOf(machines, stream, events) as OversightState) ?? [];
  });
  const rows: Precedent[] = [];
  for (const one of found) rows.push(await withWhatCameOfIt(reads, one));
  return { rows, ...(page.next !== undefined && { next: page.next }) };
}

/** A remand settles nothing by itself: what was decided anew is part of the precedent. */
async function withWhatCameOfIt(reads: Reads, precedent: Precedent): Promise<Precedent> {
  if (precedent.reopened === undefined) return precedent;
  return { ...precedent, decidedAnew: await decidedAnew(reads, precedent.reopened) };
}

/** @param reopened `complaint/cmp_…`, which the remand opened */
export async function decidedAnew(reads: Reads, reopened: string): Promise<DecidedAnew> {
  return anew(stateOf(machines, reopened, await eventsOf(reads, addressOf(reopened))) as ComplaintState);
}

/**
 * For the decision stage, inside its transaction: rulings on the same work, same passage, as the upload shows. Each is told to its case, where
 * a human confirms; the citations go into the answer and the statement. Changes no decision.
 */
export async function consultPrecedents(
  deps: CaseDeps,
  tx: Transaction,
  upload: { readonly id: string; readonly outcome: MatchOutcome },
): Promise<readonly Precedent[]> {
  const cited = new Map<string, Precedent>();
  if (upload.outcome.kind !== 'matched') return [];
  for (const { reference } of upload.outcome.matches) {
    const { rows } = await findPrecedents(tx, { reference });
    for (const precedent of rows) {
      if (cited.has(precedent.case) || precedent.upload === undefined) continue;
      const ruled = await tx.upload(precedent.upload.slice('upload/'.length) as never);
      const like = ruled && likeness(ruled.outcome, upload.outcome, reference);
      if (like === undefined || like.kind === 'unlike') continue;
      cited.set(precedent.case, precedent);
      const address = oversightAddress(precedent.case.slice('oversight/'.length));
      const proposal = { type: 'sweep-propose', uploads: [{ upload: `upload/${upload.id}`, why: like.kind }] };
      if ((await oversightState(tx, address.id)).kind === 'implemented') {
        await actIn(deps, tx, { address, command: proposal as never, actor: RULES });
      }
    }
  }
  return [...cited.values()];
}

/** How many uploads were proposed for a ruling: those with the same fingerprint, and those that show the same passage of the same work. */
export async function proposeSweep(deps: CaseDeps, id: string): Promise<number> {
  const state = await oversightState(deps.store, id);
  if (!isHeard(state) || state.kind !== 'implemented' || state.matter.upload === undefined) return 0;
  const own = state.matter.upload;
  const ownId = own.slice('upload/'.length) as UploadId;
  const found = new Map<string, string>();
  for (const upload of await sameFingerprint(deps, ownId)) found.set(`upload/${upload}`, 'same-fingerprint');
  const ruled = await deps.store.upload(ownId);
  for (const { reference } of ruled?.outcome.kind === 'matched' ? ruled.outcome.matches : []) {
    for await (const { record } of uploadsOf(deps.store, reference)) {
      const like = likeness(ruled!.outcome, record.outcome, reference);
      const upload = `upload/${record.id}`;
      if (upload !== own && like.kind !== 'unlike' && !found.has(upload)) found.set(upload, like.kind);
    }
  }
  const uploads = [...found].map(([upload, why]) => ({ upload, why }));
  const address = oversightAddress(id);
  for (let from = 0; from < uploads.length; from += BATCH) {
    const command = { type: 'sweep-propose', uploads: uploads.slice(from, from + BATCH) };
    await deps.store.transaction((tx) => actIn(deps, tx, { address, command: command as never, actor: RULES }));
  }
  return uploads.length;
}

const BATCH = 200;

/** Uploads in which the work was recognised, by their cases. */
async function* uploadsOf(reads: Reads, reference: ReferenceId): AsyncIterable<{ readonly record: UploadRecord }> {
  let after: string | undefined;
  do {
    const page = await reads.docket({
      kind: 'upload',
      about: `reference/${reference}`,
      ...(after !== undefined && { after }),
    });
    for (const { stream } of page.rows) {
      const record = await reads.upload(stream.slice('upload/'.length) as never);
      if (record) yield { record };
    }
    after = page.next;
  } while (after !== undefined);
}
