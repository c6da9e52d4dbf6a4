/** Where webhooks go: a handful of endpoints, each with a secret of its own that is shown once. */
import { base64, done, refused, type Json, type Outcome } from '../common/index.ts';
import type { Store } from '../store/store.ts';
import type { Endpoint } from './outbox/webhooks.ts';
import { newName } from './random-names.ts';
import type { Service } from './service.ts';

export interface WebhookEndpoint extends Endpoint {
  readonly id: string;
}

const SETTING = 'webhooks';
const ENDPOINTS_MAX = 10;
const SECRET_BYTES = 32;

export async function readWebhooks(store: Pick<Store, 'setting'>): Promise<readonly WebhookEndpoint[]> {
  return ((await store.setting(SETTING)) ?? []) as unknown as readonly WebhookEndpoint[];
}

export async function addWebhook(
  deps: Pick<Service, 'store' | 'random'>,
  url: string,
): Promise<Outcome<WebhookEndpoint, string>> {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^https?:$/.test(parsed.protocol) || parsed.username !== '') {
    return refused(
      'not-an-address',
      'This is not an address for webhooks.',
      'Use https://…, without a user name in it.',
    );
  }
  const endpoint = { id: newName(deps, 'wh', 8), url, secret: `whsec_${base64(deps.random(SECRET_BYTES))}` };
  return deps.store.transaction(async (tx) => {
    const endpoints = ((await tx.setting(SETTING)) ?? []) as unknown as readonly WebhookEndpoint[];
    if (endpoints.length >= ENDPOINTS_MAX)
      return refused('too-many', `There are ${ENDPOINTS_MAX} webhooks already.`, 'Remove one that is not used.');
    await tx.saveSetting(SETTING, [...endpoints, endpoint] as unknown as Json);
    return done(endpoint);
  });
}

/** Removing twice is the same as once. */
export async function removeWebhook(deps: Pick<Service, 'store'>, id: string): Promise<void> {
  await deps.store.transaction(async (tx) => {
    const endpoints = ((await tx.setting(SETTING)) ?? []) as unknown as readonly WebhookEndpoint[];
    await tx.saveSetting(SETTING, endpoints.filter((one) => one.id !== id) as unknown as Json);
  });
}
