/** A human found that a quarantined reference accuses nobody wrongly: from now on its matches count. Only for those who run the service. */
import { done, refused, type Json, type Outcome, type ReferenceId } from '../common/index.ts';
import type { ReferenceRecord } from '../store/store.ts';
import { REMATCH } from './cases/rematch.ts';
import { commitOnce, type KeyReused } from './answer-once.ts';
import { appendToReference } from './reference-record.ts';
import type { Once, Service } from './service.ts';
import { noSuchReference, type NoSuchReference } from './withdraw-reference.ts';

/** Releasing twice is the same as once. @param by the key that was used, for the reference's history */
export async function releaseReference(
  deps: Pick<Service, 'store' | 'index' | 'clock'>,
  id: ReferenceId,
  by: string,
  once?: Once,
): Promise<Outcome<ReferenceRecord, NoSuchReference | 'withdrawn' | KeyReused>> {
  const at = deps.clock.now();
  const outcome = await commitOnce<ReferenceRecord, NoSuchReference | 'withdrawn'>(deps, once, at, async (tx) => {
    const record = await tx.reference(id);
    if (!record) return noSuchReference();
    if (record.state.kind === 'active') return done(record);
    if (record.state.kind === 'withdrawn')
      return refused('withdrawn', 'This reference was withdrawn.', 'Add the work again as a new reference.');
    const released: ReferenceRecord = { ...record, state: { kind: 'active' } };
    await tx.updateReference(released);
    const payload: Json = { by, quarantinedFor: record.state.why };
    await appendToReference(tx, id, 'reference-released', payload, at);
    await tx.enqueue({ id: `rematch/${id}`, kind: REMATCH, payload: { reference: id }, dueAt: at });
    return done(released);
  });
  if (outcome.kind === 'done') deps.index.setShadow(id, outcome.value.state.kind === 'quarantined');
  return outcome;
}
