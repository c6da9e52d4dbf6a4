/** `Authorization: Bearer KEY`, or the secret of a link, → actor. The secret is hashed at once; neither it nor its hash is ever logged. */
import type { Context } from 'hono';
import type { Service } from '../app/index.ts';
import { actorForSecret, staffFor, tokenForSecret } from '../app/index.ts';
import type { Actor } from './permissions.ts';
import type { Refusal } from './problem.ts';

export type Authentication =
  { readonly kind: 'known'; readonly actor: Actor } | ({ readonly kind: 'refused' } & Refusal);

const FIX = 'Send `Authorization: Bearer KEY`; `recourse serve` prints the first key when it makes it.';

export async function authenticate(c: Context, service: Service): Promise<Authentication> {
  const header = c.req.header('Authorization');
  if (header === undefined) return signedIn(c, service);
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

/**
 * A cookie travels by itself, so a page elsewhere could make a browser send it along: what changes something needs a header
 * that only our own page can set (cross-site requests with it are stopped by the browser's preflight).
 */
async function signedIn(c: Context, service: Service): Promise<Authentication> {
  const staff = await staffFor(service, c.req.raw.headers);
  if (!staff) return { kind: 'known', actor: { kind: 'anonymous' } };
  const reading = c.req.method === 'GET' || c.req.method === 'HEAD';
  if (!reading && c.req.header('Recourse-Console') === undefined) {
    return {
      kind: 'refused',
      why: 'not-from-the-console',
      detail: 'A signed-in request that changes something did not come from the console.',
      fix: 'Send the header `Recourse-Console: 1` with it; programs use a key instead of a cookie.',
    };
  }
  return { kind: 'known', actor: { kind: 'staff', id: staff.id, roles: staff.roles } };
}
