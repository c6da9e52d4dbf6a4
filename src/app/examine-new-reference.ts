/** Hygiene of a new reference against what is there: the pure part decides, this asks the store who holds what it resembles. */
import type { ReferenceId } from '../common/index.ts';
import type { Fingerprint } from '../fingerprint/index.ts';
import { examineReference, resembling, type HygieneFinding } from '../match/index.ts';
import type { Service } from './service.ts';

/** A match, and a read for each reference that it resembles. */
export async function examineNewReference(
  { store, index }: Pick<Service, 'store' | 'index'>,
  fingerprint: Fingerprint,
  claimant: string,
): Promise<HygieneFinding> {
  const hits = resembling(fingerprint, index);
  const holders = new Map<ReferenceId, string>();
  for (const { reference } of hits) {
    const record = await store.reference(reference);
    if (record?.state.kind === 'active') holders.set(reference, record.rights.claimant);
  }
  return examineReference(fingerprint, { index, claimant, claimantOf: (reference) => holders.get(reference) }, hits);
}
