/**
 * The daily census: how many of each kind there are, committed to in the log. Counters without gaps show that nothing was
 * left out between two leaves; the census shows that nothing was left out at the end.
 */
import { base64, type Instant, type Json } from '../common/index.ts';
import { commitment, SALT_BYTES, toLeaf } from '../log/index.ts';
import type { StoreCounts } from '../store/store.ts';
import type { Service } from './service.ts';

export interface Census {
  /** `2026-11-22`, UTC. */
  readonly day: string;
  readonly leaf: number;
  readonly counts: StoreCounts;
  /** Base64; published with the counts, so that anyone can check the leaf's commitment. */
  readonly salt: string;
}

const LATEST = 'census';
export const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10);

/** Takes today's census unless it was taken. */
export async function takeCensus(deps: Pick<Service, 'store' | 'clock' | 'random'>): Promise<Census> {
  const at = deps.clock.now();
  const day = dayOf(at);
  return deps.store.transaction(async (tx) => {
    const latest = (await tx.setting(LATEST)) as unknown as Census | undefined;
    if (latest?.day === day) return latest;
    const counts = await tx.counts();
    const salt = deps.random(SALT_BYTES);
    const record = { day, counts: counts as unknown as Json };
    const leaf = await tx.takeIn('census', ({ n }) => toLeaf({ k: 'census', n, at, c: commitment(record, salt) }), {
      record,
      salt,
    });
    const census: Census = { day, leaf: leaf.index, counts, salt: base64(salt) };
    await tx.saveSetting(LATEST, census as unknown as Json);
    return census;
  });
}

export const latestCensus = async (deps: Pick<Service, 'store'>): Promise<Census | undefined> =>
  (await deps.store.setting(LATEST)) as unknown as Census | undefined;
