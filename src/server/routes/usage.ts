/** `/v1/usage` and `/v1/tariffs`: how often uploads were seen, and what that costs. */
import { z } from '@hono/zod-openapi';
import { listTariffs, publishTariff, reportUsage, type Service, type Usage } from '../../app/index.ts';
import type { Tariff } from '../../ledger/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { route, type Route } from '../route.ts';
import { amount, month, tariffSchema, usageSchema } from '../schemas/money.ts';
import { writeOnce } from '../write-once.ts';
import { present } from './case-input.ts';
import { presentTimes } from './present-times.ts';

export const usageRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/usage',
    permission: 'usage.report',
    tag: 'Money',
    summary: 'Report how often an upload was seen in a month',
    description:
      'Totals of the month so far, not what was added: reported again they change nothing, grown or corrected they book the difference. ' +
      'What becomes due is in the ledger when the answer arrives. Months are those of UTC.',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      upload: z.string().max(100),
      period: month,
      territory: z
        .string()
        .regex(/^[A-Za-z]{2}$/, 'is not a country such as DE')
        .optional()
        .describe('Absent: that of the upload.'),
      views: z
        .int('is no whole number of views')
        .min(0, 'is below nothing; a correction is the new total')
        .max(Number.MAX_SAFE_INTEGER, 'is more than can be counted exactly'),
      days: z.int().min(0).max(31).optional().describe('Days it was up; absent: the whole month.'),
      gross: amount.optional().describe('What came in with it, in minor units.'),
    }),
    answers: { 200: { description: 'What it led to.', schema: usageSchema } },
    handle: (c, { json, actor }) => {
      const usage = present({ ...json, territory: json.territory?.toUpperCase() }) as Usage;
      return writeOnce(
        c,
        actor,
        json,
        (once) => reportUsage(service, usage, once),
        (booked) => ({
          ...booked,
          entries: booked.entries.map(presentTimes),
        }),
      );
    },
  }),
  route({
    method: 'get',
    path: '/v1/tariffs',
    permission: 'money.read',
    tag: 'Money',
    summary: 'Tables of prices',
    answers: {
      200: {
        description: 'The example, until the operator has published their own.',
        schema: z.object({ rows: z.array(tariffSchema) }),
      },
    },
    handle: async (c) => c.json({ rows: await listTariffs(service) }),
  }),
  route({
    method: 'post',
    path: '/v1/tariffs',
    permission: 'money.keep',
    tag: 'Money',
    summary: 'Publish a table of prices',
    description: 'It applies from its first month on and never changes; another month gets another version.',
    headers: IDEMPOTENCY_HEADER,
    json: tariffSchema,
    answers: { 201: { description: 'Published.', schema: tariffSchema } },
    handle: (c, { json, actor }) =>
      writeOnce(
        c,
        actor,
        json,
        (once) => publishTariff(service, json as unknown as Tariff, once),
        (tariff) => tariff,
        201,
      ),
  }),
];
