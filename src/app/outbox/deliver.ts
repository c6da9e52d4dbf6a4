/**
 * Effects leave the house through the outbox: written in the transaction that made them due, sent at least once under a key
 * of their own, settled when the other side has them. A failure waits longer each time and is never given up silently.
 */
import { instant, type Instant } from '../../common/index.ts';
import type { OutboxRow } from '../../store/store.ts';
import type { Service } from '../service.ts';

export type Delivery =
  | { readonly kind: 'delivered' }
  /** Nobody is set up to take it: looked at again later, without counting as a fault. */
  | { readonly kind: 'waiting'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

export interface Carrier {
  /** Outbox kinds it takes. */
  readonly kinds: readonly string[];
  /** One result per row, in order. It may throw: then every row failed. */
  carry(rows: readonly OutboxRow[]): Promise<readonly Delivery[]>;
}

export interface OutboxTurn {
  readonly delivered: number;
  readonly faults: readonly string[];
}

const ROWS_MAX = 100;
const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;
const IDLE_WAIT_MS = 60_000;

/** 5 s, 10 s, 20 s … up to six hours. */
export const waitAfter = (attempts: number): number =>
  Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 30));

export async function deliverOutbox(
  deps: Pick<Service, 'store' | 'clock'>,
  carriers: readonly Carrier[],
): Promise<OutboxTurn> {
  const due = await deps.store.outboxDue(deps.clock.now(), ROWS_MAX);
  const faults: string[] = [];
  let delivered = 0;
  for (const [carrier, rows] of byCarrier(due, carriers)) {
    const results = await carried(carrier, rows);
    const now = deps.clock.now();
    await deps.store.transaction(async (tx) => {
      for (const [i, row] of rows.entries()) {
        const result = results[i] ?? { kind: 'failed', why: 'the carrier said nothing about it' };
        if (result.kind === 'delivered') delivered++;
        if (result.kind === 'failed') faults.push(`${row.kind}: ${result.why}`);
        await tx.settleOutbox(row.id, settled(result, row.attempts, now));
      }
    });
  }
  return { delivered, faults };
}

function settled(result: Delivery, attempts: number, now: Instant) {
  if (result.kind === 'delivered') return { done: true } as const;
  const wait = result.kind === 'waiting' ? IDLE_WAIT_MS : waitAfter(attempts);
  return { retryAt: instant(now + wait), error: result.why } as const;
}

function byCarrier(rows: readonly OutboxRow[], carriers: readonly Carrier[]): Map<Carrier, OutboxRow[]> {
  const groups = new Map<Carrier, OutboxRow[]>();
  for (const row of rows) {
    const carrier = carriers.find(({ kinds }) => kinds.includes(row.kind)) ?? NOBODY;
    groups.set(carrier, [...(groups.get(carrier) ?? []), row]);
  }
  return groups;
}

async function carried(carrier: Carrier, rows: readonly OutboxRow[]): Promise<readonly Delivery[]> {
  try {
    return await carrier.carry(rows);
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    return rows.map(() => ({ kind: 'failed', why }));
  }
}

/** An effect of a newer release, or of one that was taken out: kept until somebody can carry it. */
const NOBODY: Carrier = {
  kinds: [],
  carry: async (rows) => rows.map(({ kind }) => ({ kind: 'waiting', why: `nobody carries ${kind}` })),
};
