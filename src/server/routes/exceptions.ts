/** `/v1/exceptions`: what stays public although a rule would take it down: weighed, signed, ending, reviewable. */
import { z } from '@hono/zod-openapi';
import { exceptionStep, grantException, listExceptions, type PublicException, type Service } from '../../app/index.ts';
import { instant } from '../../common/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { idParams, moment, present, step, words } from './case-input.ts';

const tag = 'Exceptions';
const GROUNDS = ['newsworthy', 'public-interest', 'documentation', 'awareness'] as const;
const iso = (at: number): string => new Date(at).toISOString();
const rule = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9/-]{0,60}$/);

const exceptionSchema = z
  .object({
    id: z.string(),
    state: z.string(),
    ground: z.enum(GROUNDS),
    from: z.string().describe('The rule it is an exception from.'),
    weighing: z.string().describe('Public interest against harm, as it was weighed.'),
    grantedAt: z.string(),
    until: z.string(),
    reviews: z.array(z.object({ outcome: z.enum(['keep', 'revoke']), text: z.string() })),
    because: z.string().optional().describe('The ruling that ended it.'),
    pseudonym: z.string(),
  })
  .openapi('Exception');

function presentException({ id, file, state, texts }: PublicException) {
  return {
    id,
    state: file.state,
    ground: state.ground,
    from: state.from,
    weighing: texts.get(state.weighing) ?? '',
    grantedAt: iso(state.grantedAt),
    until: iso(state.until),
    reviews: state.reviews.map(({ outcome, text }) => ({ outcome, text: texts.get(text) ?? '' })),
    ...('because' in state && state.because !== undefined && { because: state.because }),
    pseudonym: file.pseudonym,
  };
}

export const exceptionRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/exceptions',
    permission: 'exception.read',
    tag,
    summary: 'Exceptions, in public',
    query: pageQuery,
    answers: { 200: { description: 'Newest first.', schema: pageOf(exceptionSchema) } },
    async handle(c, { query }) {
      const { rows, next } = await listExceptions(service, present(query));
      return c.json({ rows: rows.map(presentException), ...(next !== undefined && { next }) });
    },
  }),
  route({
    method: 'get',
    path: '/v1/exceptions/{id}',
    permission: 'exception.read',
    tag,
    summary: 'One exception, with its weighing',
    params: idParams,
    answers: { 200: { description: 'In public.', schema: exceptionSchema } },
    async handle(c, { params }) {
      const { rows } = await listExceptions(service, { id: params.id });
      return rows[0] ? c.json(presentException(rows[0])) : notFound(c, 'exception');
    },
  }),
  route({
    method: 'post',
    path: '/v1/exceptions',
    permission: 'exception.grant',
    tag,
    summary: 'Grant an exception',
    description: 'With a weighing that is published, and an end of at most 180 days. The board is told.',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      upload: z.string().max(100),
      ground: z.enum(GROUNDS),
      from: rule.describe('The rule it is an exception from.'),
      weighing: words('the public interest, and the harm, weighed'),
      until: moment,
    }),
    answers: { 201: { description: 'In force.', schema: stepSchema } },
    handle: (c, { json: { until, ...json }, actor }) =>
      step(
        c,
        actor,
        { until, ...json },
        (once) => grantException(service, { ...json, until: instant(Date.parse(until)) }, caseActor(actor), once),
        201,
      ),
  }),
  route({
    method: 'post',
    path: '/v1/exceptions/{id}/review',
    permission: 'exception.review',
    tag,
    summary: 'Review somebody else’s exception',
    description: 'Never by its author. Keep it, to another date if need be, or revoke it.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ outcome: z.enum(['keep', 'revoke']), text: words('why'), until: moment.optional() }),
    answers: { 200: { description: 'Reviewed.', schema: stepSchema } },
    handle: (c, { params, json: { outcome, text, until }, actor }) => {
      const fields = { outcome, ...(until !== undefined && { until: instant(Date.parse(until)) }) };
      return step(c, actor, { outcome, text, until }, (once) =>
        exceptionStep(service, params.id, fields, text, caseActor(actor), once),
      );
    },
  }),
];
