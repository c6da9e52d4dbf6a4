/** Hygiene of a new reference against what is there: the pure part decides, this asks the store who holds what it resembles. */
import type { ReferenceId } from '../common/index.ts';
import type { Fingerprint } from '../fingerprint/index.ts';
import { examineReference, resembling, type HygieneFinding } from '../match/index.ts';
import { rightsNow } from './money/rights-now.ts';
import type { Service } from './service.ts';

/** A match, and a read for each reference that it resembles. */
export async function examineNewReference(
  { store, index, clock }: Pick<Service, 'store' | 'index' | 'clock'>,
  fingerprint: Fingerprint,
  claimant: string,
): Promise<HygieneFinding> {
  const hits = resembling(fingerprint, index);
  const holders = new Map<ReferenceId, string>();
  const free = new Set<ReferenceId>();
  for (const { reference } of hits) {
    const record = await store.reference(reference);
    if (record?.state.kind !== 'active') continue;
    holders.set(reference, record.rights.claimant);
    if ((await rightsNow(store, record.rights, clock.now())).ownership === 'public_domain') free.add(reference);
  }
  const surroundings = {
    index,
    claimant,
    claimantOf: (reference: ReferenceId) => holders.get(reference),
    isFree: (reference: ReferenceId) => free.has(reference),
  };
  return examineReference(fingerprint, surroundings, hits);
}
