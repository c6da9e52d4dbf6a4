/** `/v1/webhooks`: where the platform wants to be told. */
import { z } from '@hono/zod-openapi';
import { addWebhook, readWebhooks, removeWebhook, type Service } from '../../app/index.ts';
import { problem } from '../problem.ts';
import { route, type Route } from '../route.ts';

const webhookSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    secret: z.string().optional().describe('Shown this once: signs every message (Standard Webhooks, `v1`).'),
  })
  .openapi('Webhook');

export const webhookRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/webhooks',
    permission: 'webhook.change',
    tag: 'Operations',
    summary: 'Where webhooks go',
    answers: { 200: { description: 'Without their secrets.', schema: z.object({ rows: z.array(webhookSchema) }) } },
    handle: async (c) => c.json({ rows: (await readWebhooks(service.store)).map(({ id, url }) => ({ id, url })) }),
  }),
  route({
    method: 'post',
    path: '/v1/webhooks',
    permission: 'webhook.change',
    tag: 'Operations',
    summary: 'Be told by webhook',
    description:
      'Messages are signed after Standard Webhooks 1.0 (`webhook-id`, `webhook-timestamp`, `webhook-signature`). ' +
      'At least once: the same message has the same id.',
    json: z.object({ url: z.string().max(500) }),
    answers: { 201: { description: 'With its secret, shown this once.', schema: webhookSchema } },
    async handle(c, { json }) {
      const outcome = await addWebhook(service, json.url);
      return outcome.kind === 'refused' ? problem(c, 422, outcome) : c.json(outcome.value, 201);
    },
  }),
  route({
    method: 'delete',
    path: '/v1/webhooks/{id}',
    permission: 'webhook.change',
    tag: 'Operations',
    summary: 'Be told no more',
    params: z.object({ id: z.string().max(64) }),
    answers: { 200: { description: 'Removed.', schema: z.object({ id: z.string() }) } },
    async handle(c, { params }) {
      await removeWebhook(service, params.id);
      return c.json({ id: params.id });
    },
  }),
];
