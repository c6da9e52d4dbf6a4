/** Claimants: registering them, and what is known of how well they claim. */
import type { Instant, Outcome } from '../../common/index.ts';
import { overClaimScore, drawnForAudit, type OverClaimScore } from '../../abuse/index.ts';
import {
  claimantStanding,
  claimCount,
  machines,
  redButtonRight,
  stateOf,
  type CaseActor,
  type ClaimantStanding,
  type ClaimantState,
} from '../../casework/index.ts';
import type { PartyContact, Reads, Transaction } from '../../store/store.ts';
import { commitOnce } from '../answer-once.ts';
import { actIn, eventsOf, type CaseAnswer, type CaseDeps } from '../cases/act.ts';
import { newName } from '../random-names.ts';
import type { Once } from '../service.ts';

export interface NewClaimant extends PartyContact {
  readonly society: boolean;
}

/** Who they are is kept as a contact; the case knows them by a random name. */
export const registerClaimant = (
  deps: CaseDeps,
  { society, ...contact }: NewClaimant,
  actor: CaseActor,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const id = newName(deps, 'clm');
    await tx.saveParty(`claimant/${id}`, contact, deps.clock.now());
    return actIn(deps, tx, {
      address: { kind: 'claimant', id },
      command: { type: 'register', society } as never,
      actor,
    });
  });

export interface ClaimantRecord {
  readonly id: string;
  readonly contact: PartyContact;
  readonly society: boolean;
  readonly standing: ClaimantStanding;
  readonly redButton: 'ok' | 'not-trusted' | 'excluded';
  readonly excludedUntil?: Instant;
  readonly redButtonExcludedUntil?: Instant;
  readonly claims: { readonly decided: number; readonly wrong: number };
  readonly freeWorks: readonly { readonly reference: string; readonly why: string }[];
  readonly overClaiming: OverClaimScore;
  readonly audits: readonly { readonly seed: string; readonly uploads: readonly string[] }[];
}

export async function findClaimant(
  deps: Pick<CaseDeps, 'store' | 'clock'>,
  id: string,
): Promise<ClaimantRecord | undefined> {
  const state = await claimantState(deps.store, id);
  if (state.kind === 'none') return undefined;
  const at = deps.clock.now();
  const { exclusion, redButtonExclusion } = state;
  return {
    id,
    contact: (await deps.store.party(`claimant/${id}`)) ?? {},
    society: state.society,
    standing: claimantStanding(state, at),
    redButton: redButtonRight(state, at),
    ...(exclusion && at < exclusion.until && { excludedUntil: exclusion.until }),
    ...(redButtonExclusion && at < redButtonExclusion.until && { redButtonExcludedUntil: redButtonExclusion.until }),
    claims: claimCount(state),
    freeWorks: state.freeWorks.map(({ reference, why }) => ({ reference, why })),
    overClaiming: overClaimScore(claimCount(state)),
    audits: state.audits.map(({ seed, uploads }) => ({ seed, uploads })),
  };
}

type EventReads = Pick<Reads | Transaction, 'events'>;
export const claimantState = async (reads: EventReads, id: string): Promise<ClaimantState> =>
  stateOf(machines, `claimant/${id}`, await eventsOf(reads, { kind: 'claimant', id })) as ClaimantState;

/** Uploads looked at for one audit; what the lot leaves out is not drawn again with the same seed. */
const AUDITED_OF = 2000;
const AUDIT_SHARE = 0.05;

/**
 * Some of what nobody contested is looked at anyway: complaints are not a fair sample. Drawn by the newest checkpoint of the
 * log, so that nobody could choose, and everybody can draw again.
 */
export async function drawAudit(
  deps: CaseDeps,
  id: string,
  actor: CaseActor,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> {
  const seed = (await deps.store.checkpoint())?.note ?? 'recourse/no-checkpoint-yet';
  const root = seed.split('\n')[2] ?? seed;
  const drawn: string[] = [];
  let after: string | undefined;
  for (let seen = 0; seen < AUDITED_OF;) {
    const page = await deps.store.docket({
      kind: 'upload',
      about: `claimant/${id}`,
      ...(after !== undefined && { after }),
    });
    seen += page.rows.length;
    drawn.push(
      ...page.rows
        .map(({ stream }) => stream.slice('upload/'.length))
        .filter((one) => drawnForAudit(`${id} ${one}`, root, AUDIT_SHARE)),
    );
    after = page.next;
    if (after === undefined) break;
  }
  return commitOnce(deps, once, deps.clock.now(), (tx) =>
    actIn(deps, tx, {
      address: { kind: 'claimant', id },
      command: { type: 'audit', seed: root, uploads: drawn } as never,
      actor,
    }),
  );
}

export const listClaimants = (deps: Pick<CaseDeps, 'store'>, after: string | undefined, limit: number | undefined) =>
  deps.store.docket({ kind: 'claimant', ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) });
