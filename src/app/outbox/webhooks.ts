/**
 * Signed webhooks, after the Standard Webhooks specification 1.0: HMAC-SHA-256 over `id.timestamp.body` with the endpoint's own
 * secret. Every message carries an id; the same message again carries the same one.
 */
import { base64, fromBase64, hmacSha256, utf8, type Instant, type Json } from '../../common/index.ts';
import type { Delivery } from './deliver.ts';

export interface Endpoint {
  readonly url: string;
  /** `whsec_` + base64 of 24 to 64 bytes. */
  readonly secret: string;
}

export interface WebhookMessage {
  readonly id: string;
  /** `upload.restored`, `letter.complaint.decided`, … */
  readonly type: string;
  readonly at: Instant;
  readonly data: unknown;
}

export type PostWebhook = (message: WebhookMessage) => Promise<Delivery>;

/** Sends bytes; resolves with the status. Bounded in time and redirects by whoever builds it. */
export type PostBytes = (url: string, body: string, headers: Readonly<Record<string, string>>) => Promise<number>;

export function signedHeaders(endpoint: Endpoint, id: string, sentAt: Instant, body: string): Record<string, string> {
  const timestamp = String(Math.floor(sentAt / 1000));
  const key = fromBase64(endpoint.secret.replace(/^whsec_/, '')) ?? utf8(endpoint.secret);
  const signature = base64(hmacSha256(key, utf8(`${id}.${timestamp}.${body}`)));
  return {
    'content-type': 'application/json',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  };
}

/** To every endpoint; delivered when all have it. An endpoint that had it gets it again after another failed, under the same id. */
export function webhookPoster(
  endpoints: () => Promise<readonly Endpoint[]>,
  post: PostBytes,
  now: () => Instant,
): PostWebhook {
  return async ({ id, type, at, data }) => {
    const to = await endpoints();
    if (to.length === 0) return { kind: 'waiting', why: 'no webhook is set (POST /v1/webhooks)' };
    const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data: data as Json });
    const webhookId = `msg_${base64(utf8(id)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`.slice(
      -200,
    );
    for (const endpoint of to) {
      const status = await post(endpoint.url, body, signedHeaders(endpoint, webhookId, now(), body));
      if (status < 200 || status > 299) return { kind: 'failed', why: `a webhook answered ${status}` };
    }
    return { kind: 'delivered' };
  };
}
