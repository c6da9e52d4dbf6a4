/**
 * Idempotency: the same key with the same request gets the same answer, with another request a refusal.
 * The answer is kept in the same transaction as what it reports, so that it is known exactly when that is.
 */
import { done, refused, type Instant, type Json, type Outcome } from '../common/index.ts';
import type { Reads, Store, Transaction } from '../store/store.ts';
import type { Once, Remembered } from './service.ts';

export type KeyReused = 'idempotency-key-reused';

/** The answer given before, if any. */
export async function earlierAnswer(
  reads: Reads,
  once: Once | undefined,
): Promise<Outcome<Remembered | undefined, KeyReused>> {
  const earlier = once && (await reads.answerFor(once.idempotencyKey, once.scope));
  if (!earlier) return done(undefined);
  if (earlier.requestHash === once.requestHash) return done({ status: earlier.status, body: earlier.body });
  return refused(
    'idempotency-key-reused',
    'This Idempotency-Key was used before, for another request.',
    'Use a new key for each new request, and the old key only to repeat the very same one.',
  );
}

/** Call at the end of the transaction that made the answer true. */
export async function remember(
  tx: Transaction,
  once: Once | undefined,
  answer: Remembered,
  at: Instant,
): Promise<void> {
  if (once) await tx.rememberAnswer({ ...once, ...answer, at });
}

/**
 * One transaction whose result is its own answer: done once per key, and told again from memory after that.
 * Refusals are not remembered: they changed nothing, so asking again may succeed.
 */
export function commitOnce<T, Why extends string>(
  deps: { readonly store: Store },
  once: Once | undefined,
  at: Instant,
  work: (tx: Transaction) => Promise<Outcome<T, Why>>,
): Promise<Outcome<T, Why | KeyReused>> {
  return deps.store.transaction(async (tx) => {
    const earlier = await earlierAnswer(tx, once);
    if (earlier.kind === 'refused') return earlier;
    if (earlier.value) return done(earlier.value.body as unknown as T);
    const outcome = await work(tx);
    if (outcome.kind === 'done') await remember(tx, once, { status: 200, body: outcome.value as unknown as Json }, at);
    return outcome;
  });
}
