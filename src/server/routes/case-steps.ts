/** Who works on a case: given to somebody, or handed back by somebody who should not decide it. */
import { z } from '@hono/zod-openapi';
import { act, type Service } from '../../app/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { step } from './case-input.ts';

/** Procedures in which one person works on a case. */
const params = z.object({ kind: z.enum(['complaint', 'notice']), id: z.string().max(100) });
const answers = { 200: { description: 'Done.', schema: stepSchema } };

export const caseStepRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/cases/{kind}/{id}/assign',
    permission: 'case.assign',
    tag: 'Cases',
    summary: 'Give a case to a reviewer',
    description: 'Somebody who decided the matter before, or has an interest in it, cannot be given it.',
    params,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ to: z.string().max(100).describe('Id of the person.') }),
    answers,
    handle: (c, { params: address, json, actor }) => {
      const command = { type: 'assign', ...json } as { type: string };
      return step(c, actor, json, (once) => act(service, { address, command, actor: caseActor(actor) }, once));
    },
  }),
  route({
    method: 'post',
    path: '/v1/cases/{kind}/{id}/recuse',
    permission: 'case.assign',
    tag: 'Cases',
    summary: 'Step aside',
    description: 'The case goes back to the queue and cannot be given to you again. Why is nobody’s business.',
    params,
    headers: IDEMPOTENCY_HEADER,
    answers,
    handle: (c, { params: address, actor }) => {
      const command = { type: 'recuse' };
      return step(c, actor, null, (once) => act(service, { address, command, actor: caseActor(actor) }, once));
    },
  }),
];
