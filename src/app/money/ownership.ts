/** Disputes about whose a work is: what is said, and the decision, with the claims put right in the same transaction. */
import { done, referenceId, type Outcome } from '../../common/index.ts';
import { machines, stateOf, type CaseActor, type OwnershipState, type Typed } from '../../casework/index.ts';
import type { Transaction } from '../../store/store.ts';
import { eventsOf, type CaseAnswer, type CaseDeps } from '../cases/act.ts';
import { stepIn } from '../cases/take-step.ts';
import { commitOnce } from '../answer-once.ts';
import type { Once } from '../service.ts';

export interface OwnershipStep {
  readonly reference: string;
  readonly actor: CaseActor;
  /** The person's own words; kept apart from events. */
  readonly text?: string | undefined;
  command(text: { readonly text?: string }): Typed;
}

export const stepOwnership = (
  deps: CaseDeps,
  { reference, ...step }: OwnershipStep,
  once?: Once,
): Promise<Outcome<CaseAnswer, string>> =>
  commitOnce(deps, once, deps.clock.now(), async (tx) => {
    const outcome = await stepIn(deps, tx, { ...step, address: { kind: 'ownership', id: reference } });
    if (outcome.kind === 'refused') return outcome;
    await settleClaims(deps, tx, reference);
    return done(outcome.value);
  });

/** After a resolution the claims say what it says: the owners' shares stand, the others have ended. */
export async function settleClaims(deps: CaseDeps, tx: Transaction, reference: string): Promise<void> {
  const events = await eventsOf(tx, { kind: 'ownership', id: reference });
  const state = stateOf(machines, `ownership/${reference}`, events) as OwnershipState;
  if (state.kind !== 'resolved') return;
  const at = deps.clock.now();
  for (const claim of await tx.claimsOn(reference)) {
    const share = state.shares.find((one) => one.claimant === claim.claimant);
    if (!share) await tx.saveClaim({ ...claim, endedAt: at });
    else if (share.millionths !== claim.share) await tx.saveClaim({ ...claim, share: share.millionths });
  }
  const record = await tx.reference(referenceId(reference));
  const first = [...state.shares].sort((a, b) => b.millionths - a.millionths)[0];
  if (!record || !first || record.rights.claimant === first.claimant) return;
  await tx.updateReference({ ...record, rights: { ...record.rights, claimant: first.claimant } });
}
