/** Rights of a reference change: ownership, policy, claims, licences, or its release from quarantine. The work does not. */
import { done, refused, type Json, type Outcome, type ReferenceId } from '../common/index.ts';
import type { ReferenceRecord } from '../store/store.ts';
import { commitOnce } from './answer-once.ts';
import { parseWorkFields } from './parse-request.ts';
import { appendToReference } from './reference-record.ts';
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
    const rights = parseWorkFields(id, { ...record.rights, ...change.work });
    if (rights.kind === 'refused') return rights;
    const changed: ReferenceRecord = {
      ...record,
      rights: rights.value,
      state: change.shadow === undefined ? record.state : stateFor(change.shadow),
    };
    await tx.updateReference(changed);
    await appendToReference(tx, id, 'reference-changed', change as unknown as Json, at);
    return done(changed);
  });
  if (outcome.kind === 'done') deps.index.setShadow(id, outcome.value.state.kind === 'quarantined');
  return outcome;
}

const stateFor = (shadow: boolean): ReferenceRecord['state'] =>
  shadow ? { kind: 'quarantined', why: 'asked-for' } : { kind: 'active' };
