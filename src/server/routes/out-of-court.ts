/** `/v1/out-of-court`: disputes before certified bodies (Art. 21 DSA), their outcome, and whether it is followed. */
import { z } from '@hono/zod-openapi';
import { act, newDisputeId, takeStep, type Service } from '../../app/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { idParams, present, step, streamSchema, words } from './case-input.ts';

const OUTCOMES = ['FOR_RECIPIENT', 'PARTLY', 'FOR_PLATFORM', 'SETTLED'] as const;
const addressOf = (id: string) => ({ kind: 'out-of-court', id }) as const;
const answers = { 200: { description: 'Done.', schema: stepSchema } };

export const outOfCourtRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/out-of-court',
    permission: 'out-of-court.record',
    tag: 'Out of court',
    summary: 'Enter that a certified body was turned to',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      complaint: streamSchema.describe('The complaint whose answer is disputed: `complaint/cmp_…`.'),
      body: z
        .string()
        .regex(/^[a-z][a-z0-9/-]{1,60}$/)
        .describe('Code of the body: `de/user-rights`.'),
      party: streamSchema.optional().describe('Who turned to it. Default: the complainant.'),
    }),
    answers: { 201: { description: 'Open, for 90 days at most.', schema: stepSchema } },
    handle: (c, { json, actor }) => {
      const command = { type: 'open', ...present(json) } as { type: string };
      const address = addressOf(newDisputeId(service));
      return step(c, actor, json, (once) => act(service, { address, command, actor: caseActor(actor) }, once), 201);
    },
  }),
  route({
    method: 'post',
    path: '/v1/out-of-court/{id}/extension',
    permission: 'out-of-court.record',
    tag: 'Out of court',
    summary: 'Enter that the dispute is highly complex: 180 days in all',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers,
    handle: (c, { params, actor }) => {
      const task = { address: addressOf(params.id), command: { type: 'extend' }, actor: caseActor(actor) };
      return step(c, actor, null, (once) => act(service, task, once));
    },
  }),
  route({
    method: 'post',
    path: '/v1/out-of-court/{id}/decision',
    permission: 'out-of-court.record',
    tag: 'Out of court',
    summary: 'Enter what the body decided',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ outcome: z.enum(OUTCOMES), reason: words('the body’s reasons, in short') }),
    answers,
    handle: (c, { params, json: { outcome, reason }, actor }) =>
      step(c, actor, { outcome, reason }, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: reason,
            command: ({ text }) => ({ type: 'record', outcome, reason: text }) as { type: string },
          },
          once,
        ),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/out-of-court/{id}/answer',
    permission: 'out-of-court.record',
    tag: 'Out of court',
    summary: 'Follow the decision, or decline with public reasons',
    description:
      'Following it for the recipient reverses what was contested at once; the platform then bears the fees (Art. 21(5) DSA).',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.discriminatedUnion('answer', [
      z.strictObject({ answer: z.literal('implement') }),
      z.strictObject({ answer: z.literal('decline'), reason: words('why not; this is public') }),
    ]),
    answers,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: json.answer === 'decline' ? json.reason : undefined,
            command: ({ text }) =>
              (json.answer === 'decline' ? { type: 'decline', reason: text } : { type: 'implement' }) as {
                type: string;
              },
          },
          once,
        ),
      ),
  }),
];
