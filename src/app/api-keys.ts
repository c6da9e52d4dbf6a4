/** API keys: shown once, kept as a hash only. */
import { hex, sha256, utf8 } from '../common/index.ts';
import type { ApiKeyRecord, Store } from '../store/store.ts';
import { newKeyId, newSecret } from './random-names.ts';
import type { Service } from './service.ts';

const SECRET_LENGTH_MIN = 16;
const FIRST_KEY = 'first-api-key';

export const hashSecret = (secret: string): string => hex(sha256(utf8(secret)));

/** The key, unless it is unknown or revoked. */
export async function actorForSecret(
  deps: { readonly store: Store },
  secret: string,
): Promise<ApiKeyRecord | undefined> {
  const key = await deps.store.apiKey(hashSecret(secret));
  return key && key.revokedAt === undefined ? key : undefined;
}

type KeyDeps = Pick<Service, 'store' | 'clock' | 'random'>;

export async function createApiKey(
  deps: KeyDeps,
  scopes: readonly string[],
): Promise<{ readonly secret: string; readonly key: ApiKeyRecord }> {
  const secret = newSecret(deps);
  const key = aKey(deps, secret, scopes);
  await deps.store.transaction((tx) => tx.saveApiKey(key));
  return { secret, key };
}

/** Newest first, revoked ones included; never a secret. */
export const listApiKeys = (deps: Pick<Service, 'store'>): Promise<readonly ApiKeyRecord[]> => deps.store.apiKeys();

/** From the next request on. Revoking twice is the same as once; undefined when there is no such key. */
export async function revokeApiKey(deps: KeyDeps, id: string): Promise<ApiKeyRecord | undefined> {
  return deps.store.transaction(async (tx) => {
    const key = (await tx.apiKeys()).find((one) => one.id === id);
    if (!key || key.revokedAt !== undefined) return key;
    const revoked = { ...key, revokedAt: deps.clock.now() };
    await tx.saveApiKey(revoked);
    return revoked;
  });
}

/**
 * The first key, with every scope: made when there is none yet, or taken from the operator's setting.
 * Returns the secret only when it was made here and now, because that is the only time it can be shown.
 * @throws RangeError when the given secret is too short to be one
 */
export async function ensureFirstKey(deps: KeyDeps, given?: string): Promise<{ readonly secret: string } | undefined> {
  if (given !== undefined && given.length < SECRET_LENGTH_MIN) {
    throw new RangeError(`RECOURSE_API_KEY is shorter than ${SECRET_LENGTH_MIN} characters. Fix: use a longer one.`);
  }
  const secret = given ?? newSecret(deps);
  const made = await deps.store.transaction(async (tx) => {
    if (given !== undefined && (await tx.apiKey(hashSecret(given)))) return false;
    if (given === undefined && (await tx.setting(FIRST_KEY)) !== undefined) return false;
    const key = aKey(deps, secret, ['admin']);
    await tx.saveApiKey(key);
    await tx.saveSetting(FIRST_KEY, key.id);
    return true;
  });
  return made && given === undefined ? { secret } : undefined;
}

const aKey = (deps: KeyDeps, secret: string, scopes: readonly string[]): ApiKeyRecord => ({
  id: newKeyId(deps),
  secretHash: hashSecret(secret),
  scopes,
  createdAt: deps.clock.now(),
});
