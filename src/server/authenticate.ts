/** `Authorization: Bearer KEY`, or the secret of a link, → actor. The secret is hashed at once; neither it nor its hash is ever logged. */
import type { Context } from 'hono';
import type { Service } from '../app/index.ts';
import { actorForSecret, tokenForSecret } from '../app/index.ts';
import type { Actor } from './permissions.ts';
import type { Refusal } from './problem.ts';

export type Authentication =
  { readonly kind: 'known'; readonly actor: Actor } | ({ readonly kind: 'refused' } & Refusal);

const FIX = 'Send `Authorization: Bearer KEY`; `recourse serve` prints the first key when it makes it.';

export async function authenticate(c: Context, service: Service): Promise<Authentication> {
  const header = c.req.header('Authorization');
  if (header === undefined) return { kind: 'known', actor: { kind: 'anonymous' } };
  const secret = /^Bearer ([\x21-\x7e]{8,200})$/i.exec(header)?.[1];
  if (secret === undefined) {
    return {
      kind: 'refused',
      why: 'bad-authorization',
      detail: 'The Authorization header is not a bearer key.',
      fix: FIX,
    };
  }
  const token = await tokenForSecret(service, secret);
  if (token) {
    const { party, stream, purpose, secretHash } = token;
    return { kind: 'known', actor: { kind: 'party', id: party, stream, purpose, secretHash } };
  }
  const key = await actorForSecret(service, secret);
  if (key) return { kind: 'known', actor: { kind: 'key', id: key.id, scopes: key.scopes } };
  return { kind: 'refused', why: 'unknown-key', detail: 'This key is not known here, or it was revoked.', fix: FIX };
}
