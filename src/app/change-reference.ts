/** Rights of a reference change: ownership, policy, claims, licences, or the end of a try-out in shadow. The work does not. */
import { done, refused, type Json, type Outcome, type ReferenceId } from '../common/index.ts';
import type { ReferenceRecord } from '../store/store.ts';
import { REMATCH } from './cases/rematch.ts';
import { commitOnce } from './answer-once.ts';
import { parseWorkFields } from './parse-request.ts';
import { appendToReference, ASKED_FOR } from './reference-record.ts';
import type { Once, Service } from './service.ts';
import { noSuchReference } from './withdraw-reference.ts';

export interface ReferenceChange {
  /** Those fields of a works line that change. */
  readonly work: object;
  readonly shadow?: boolean;
}

export async function changeReference(
  deps: Pick<Service, 'store' | 'index' | 'clock'>,
  id: ReferenceId,
  change: ReferenceChange,
  once?: Once,
): Promise<Outcome<ReferenceRecord, string>> {
  const at = deps.clock.now();
  const outcome = await commitOnce(deps, once, at, async (tx) => {
    const record = await tx.reference(id);
    if (!record) return noSuchReference();
    if (record.state.kind === 'withdrawn') {
      return refused('withdrawn', 'This reference was withdrawn.', 'Add the work again as a new reference.');
    }
    if (change.shadow === false && record.state.kind === 'quarantined' && record.state.why !== ASKED_FOR)
      return refused(
        'needs-release',
        `This reference is quarantined (${record.state.why}) until a human has looked at it.`,
        `Somebody with an admin key releases it: POST /v1/references/${id}/release.`,
      );
    const rights = parseWorkFields(id, { ...record.rights, ...change.work });
    if (rights.kind === 'refused') return rights;
    const changed: ReferenceRecord = {
      ...record,
      rights: rights.value,
      state: stateAfter(record.state, change.shadow),
    };
    await tx.updateReference(changed);
    await appendToReference(tx, id, 'reference-changed', change as unknown as Json, at);
    // Uploads that show it are decided anew on the rights as they are now; one that begins to count is looked for.
    const nth = (await tx.events(`reference/${id}`)).length;
    const payload = { reference: id, why: 'reference-changed' };
    await tx.enqueue({ id: `changed/${id}/${nth}`, kind: 're-evaluate-reference', payload, dueAt: at });
    if (change.shadow === false) await tx.enqueue({ id: `rematch/${id}/${nth}`, kind: REMATCH, payload, dueAt: at });
    return done(changed);
  });
  if (outcome.kind === 'done') deps.index.setShadow(id, outcome.value.state.kind === 'quarantined');
  return outcome;
}

/** Asking for a try-out does not wipe out why a reference is quarantined already. */
function stateAfter(state: ReferenceRecord['state'], shadow: boolean | undefined): ReferenceRecord['state'] {
  if (shadow === undefined || (shadow && state.kind === 'quarantined')) return state;
  return shadow ? { kind: 'quarantined', why: ASKED_FOR } : { kind: 'active' };
}
