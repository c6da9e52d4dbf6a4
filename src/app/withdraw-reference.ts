/** A reference stops matching: commit, then out of the index, before the answer. Its record and events stay. */
import { done, refused, type Outcome, type ReferenceId } from '../common/index.ts';
import type { ReferenceRecord } from '../store/store.ts';
import { commitOnce, type KeyReused } from './answer-once.ts';
import { appendToReference } from './reference-record.ts';
import type { Once, Service } from './service.ts';

export type NoSuchReference = 'not-found';

/** Withdrawing twice is the same as once. */
export async function withdrawReference(
  deps: Pick<Service, 'store' | 'index' | 'clock'>,
  id: ReferenceId,
  once?: Once,
): Promise<Outcome<ReferenceRecord, NoSuchReference | KeyReused>> {
  const at = deps.clock.now();
  const outcome = await commitOnce(deps, once, at, async (tx) => {
    const record = await tx.reference(id);
    if (!record) return noSuchReference();
    if (record.state.kind === 'withdrawn') return done(record);
    const withdrawn: ReferenceRecord = { ...record, state: { kind: 'withdrawn', at } };
    await tx.updateReference(withdrawn);
    await appendToReference(tx, id, 'reference-withdrawn', {}, at);
    // Blocks that rest on it alone are lifted by a job, and the people concerned are told.
    const payload = { reference: id, why: 'reference-withdrawn' };
    await tx.enqueue({ id: `withdrawn/${id}`, kind: 're-evaluate-reference', payload, dueAt: at });
    return done(withdrawn);
  });
  if (outcome.kind === 'done') deps.index.remove(id);
  return outcome;
}

export const noSuchReference = () =>
  refused('not-found', 'There is no reference under this id.', 'List them with GET /v1/references.');
