/**
 * Keys for people without accounts: one secret, for one case, one party and one purpose. Kept as a hash; looking with it
 * changes nothing, using it is a POST and happens once where the purpose says so.
 */
import { done, refused, type Instant, type Outcome } from '../../common/index.ts';
import type { CaseToken, Reads, Transaction } from '../../store/store.ts';
import { hashSecret } from '../api-keys.ts';
import { newName } from '../random-names.ts';
import type { CaseDeps } from './act.ts';

export interface NewToken {
  readonly stream: string;
  readonly party: string;
  readonly purpose: string;
  readonly expiresAt: Instant;
}

/** The secret is returned once and never kept. */
export async function issueToken(deps: CaseDeps, tx: Transaction, token: NewToken): Promise<string> {
  const secret = newName(deps, 'tk', 32);
  await tx.saveToken({ ...token, secretHash: hashSecret(secret), madeAt: deps.clock.now() });
  return secret;
}

/** Who holds this secret, and for what. */
export async function readToken(
  reads: Reads,
  secret: string,
  purposes: readonly string[],
  now: Instant,
): Promise<Outcome<CaseToken, 'unknown-token' | 'expired-token' | 'used-token'>> {
  const token = await reads.caseToken(hashSecret(secret));
  const ask = 'Open the newest letter about this case; the link in it is yours alone.';
  if (!token || !purposes.includes(token.purpose)) {
    return refused('unknown-token', 'This link does not belong to a case here, or not to this step of it.', ask);
  }
  if (token.expiresAt <= now) return refused('expired-token', 'This link was good for a time that has passed.', ask);
  if (token.usedAt !== undefined) {
    return refused('used-token', 'This link was used already; what it was for is done.', ask);
  }
  return done(token);
}

/** The link's token, as long as it is good; used ones too, for reading does not use them up. */
export async function tokenForSecret(
  deps: Pick<CaseDeps, 'store' | 'clock'>,
  secret: string,
): Promise<CaseToken | undefined> {
  if (!secret.startsWith('tk_')) return undefined;
  const token = await deps.store.caseToken(hashSecret(secret));
  return token && token.expiresAt > deps.clock.now() ? token : undefined;
}
