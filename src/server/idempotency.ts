/** `Idempotency-Key` on every write: who asked, for what, and a hash of everything that was asked. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { Once } from '../app/index.ts';
import { actorName, type Actor } from './permissions.ts';
import type { Refusal } from './problem.ts';

const KEY = /^[\x21-\x7e]{1,200}$/;
export const IDEMPOTENCY_HEADER = {
  'Idempotency-Key': 'Any text of your own; asking again with the same key changes nothing and gets the same answer.',
};

export type ReadOnce =
  { readonly kind: 'once'; readonly once: Once | undefined } | ({ readonly kind: 'refused' } & Refusal);

/** `asked`: every part of the request that makes it this request. */
export function readOnce(
  c: Context,
  actor: Actor,
  routeName: string,
  asked: readonly (string | undefined)[],
): ReadOnce {
  const idempotencyKey = c.req.header('Idempotency-Key');
  if (idempotencyKey === undefined) return { kind: 'once', once: undefined };
  if (!KEY.test(idempotencyKey)) {
    const detail = 'The Idempotency-Key is empty, longer than 200 characters, or not plain ASCII.';
    return { kind: 'refused', why: 'bad-idempotency-key', detail, fix: 'Use a UUID, for example.' };
  }
  const scope = `${actorName(actor)} ${routeName}`;
  const requestHash = createHash('sha256')
    .update(JSON.stringify(asked.map((part) => part ?? null)))
    .digest('hex');
  return { kind: 'once', once: { idempotencyKey, scope, requestHash } };
}
