/** What all use cases around references share: the stream of their events. */
import type { Instant, Json, ReferenceId } from '../common/index.ts';
import type { NewEvent, Transaction } from '../store/store.ts';

/** Why a reference is quarantined when its claimant wanted it so; every other why is a finding of hygiene. */
export const ASKED_FOR = 'asked-for';

const streamOf = (id: ReferenceId): string => `reference/${id}`;

export async function appendToReference(tx: Transaction, id: ReferenceId, type: string, payload: Json, at: Instant) {
  const stream = streamOf(id);
  const event: NewEvent = { type, version: 1, payload };
  await tx.append(stream, (await tx.events(stream)).length, [event], at);
}
