/** What the platform itself has to do: publish, hold, block or restore a file, suspend an account. Told by webhook, also in /v1/events. */
import type { Service } from '../service.ts';
import type { Carrier, Delivery } from './deliver.ts';
import type { PostWebhook } from './webhooks.ts';

export const platformCarrier = (service: Pick<Service, 'clock'>, postWebhook?: PostWebhook): Carrier => ({
  kinds: ['platform'],
  carry: (rows) =>
    Promise.all(
      rows.map(async ({ id, payload, dueAt }): Promise<Delivery> => {
        if (!postWebhook) return { kind: 'waiting', why: 'no webhook of the platform is set (POST /v1/webhooks)' };
        const { message = 'case.changed', ...data } = payload as { message?: string };
        return postWebhook({ id, type: message, at: dueAt, data });
      }),
    ),
});
