/** `/v1/orders`: the register of what authorities ask for. Staff enter and decide; everybody reads, sealed entries as sealed. */
import { z } from '@hono/zod-openapi';
import {
  classifyOrder,
  findPublicOrder,
  listPublicOrders,
  logOrder,
  orderStep,
  type PublicOrder,
  type Service,
} from '../../app/index.ts';
import { instant } from '../../common/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { accountId, idParams, moment, present, step, words } from './case-input.ts';

const tag = 'Orders';
const FORMS = ['order', 'letter', 'e-mail', 'portal', 'call', 'meeting'] as const;
const CLASSES = ['ART9', 'ART10', 'NATIONAL', 'INFORMAL', 'FOREIGN'] as const;
const OUTCOMES = ['COMPLIED', 'PARTLY', 'REFUSED', 'CHALLENGED'] as const;
const iso = (at: number): string => new Date(at).toISOString();
const country = z.string().regex(/^[A-Z]{2}$/, 'is not a country code of two letters such as `DE`');
const law = z.string().regex(/^[a-z]{2}\/[a-z0-9][a-z0-9-]{1,60}$/, 'is not the address of a law such as `de/urhg-97`');
const upload = z.string().max(100);
const gagSchema = z.strictObject({ until: moment, basis: law.describe('The provision that demands silence.') });
const done = { 200: { description: 'Done.', schema: stepSchema } };

const orderSchema = z
  .object({
    id: z.string().describe('Its public name; while it is sealed, nothing else of it is said.'),
    state: z.string(),
    sealed: z.boolean(),
    loggedAt: z.string().optional(),
    form: z.string().optional(),
    authority: z.string().optional(),
    country: z.string().optional(),
    class: z.string().optional(),
    category: z.string().optional(),
    legalBasis: z.string().optional(),
    territories: z.array(z.string()).optional(),
    missing: z.array(z.string()).optional(),
    uploads: z.int().optional().describe('How many it named.'),
    holds: z.int().optional().describe('Evidence held for it.'),
    leaves: z.array(z.object({ index: z.int(), action: z.string().optional() })),
    opened: z
      .array(z.object({ index: z.int(), record: z.unknown(), salt: z.string() }))
      .optional()
      .describe('What each sealed leaf committed to: HMAC-SHA-256(salt, JCS(record)) is its field `c`.'),
  })
  .openapi('Order');

export function presentOrder({ file, state, leaves, opened }: PublicOrder) {
  const { contact, gag } = state;
  const shown = leaves.map(({ index, leaf }) => ({ index, ...(leaf.a !== undefined && { action: leaf.a }) }));
  if (gag) return { id: file.pseudonym, state: 'SEALED', sealed: true, leaves: shown };
  return {
    id: file.pseudonym,
    state: file.state,
    sealed: false,
    loggedAt: iso(state.loggedAt),
    form: contact.form,
    authority: contact.authority,
    country: contact.country,
    ...('as' in state && { class: state.as }),
    ...(contact.category !== undefined && { category: contact.category }),
    ...('checked' in state && state.checked.legalBasis !== undefined && { legalBasis: state.checked.legalBasis }),
    ...('territories' in state && { territories: [...state.territories] }),
    ...('missing' in state && { missing: [...state.missing] }),
    uploads: contact.uploads.length,
    holds: state.holds.length,
    leaves: shown,
    ...(opened.length > 0 && { opened }),
  };
}

export const orderRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/orders',
    permission: 'order.read',
    tag,
    summary: 'The public register',
    description:
      'Every contact of an authority, informal ones too. What the law keeps silent for a time is there as sealed.',
    query: pageQuery,
    answers: { 200: { description: 'Newest first.', schema: pageOf(orderSchema) } },
    async handle(c, { query }) {
      const { rows, next } = await listPublicOrders(service, present(query));
      return c.json({ rows: rows.map(presentOrder) as object[], ...(next !== undefined && { next }) });
    },
  }),
  route({
    method: 'post',
    path: '/v1/orders',
    permission: 'order.log',
    tag,
    summary: 'Enter what an authority asks for',
    description:
      'Every contact, whatever its form. A lawful silence seals the entry in the public log from the first moment.',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      form: z.enum(FORMS),
      authority: z.string().trim().min(2).max(160).describe('The institution; never a person’s name.'),
      country,
      email: z.email().max(320).optional().describe('Where to answer.'),
      category: z
        .string()
        .regex(/^[A-Z_]{3,80}$/)
        .optional()
        .describe('Of the EU database, without its prefix.'),
      uploads: z.array(upload).max(500).default([]),
      account: accountId.optional(),
      text: words('what it asks for, in its own words'),
      gag: gagSchema.optional(),
    }),
    answers: { 201: { description: 'Entered.', schema: stepSchema } },
    handle: (c, { json, actor }) => {
      const { gag, ...rest } = present(json);
      const silence = gag && { gag: { until: instant(Date.parse(gag.until)), basis: gag.basis } };
      return step(c, actor, json, (once) => logOrder(service, { ...rest, ...silence }, caseActor(actor), once), 201);
    },
  }),
  route({
    method: 'get',
    path: '/v1/orders/{id}',
    permission: 'order.read',
    tag,
    summary: 'One entry, by its public name',
    params: idParams,
    answers: { 200: { description: 'As far as it is open.', schema: orderSchema } },
    async handle(c, { params }) {
      const found = await findPublicOrder(service, params.id);
      return found ? c.json(presentOrder(found) as object) : notFound(c, 'entry in the register');
    },
  }),
  route({
    method: 'post',
    path: '/v1/orders/{id}/classification',
    permission: 'order.check',
    tag,
    summary: 'Say what it is',
    description: 'INFORMAL makes it an ordinary notice, without priority, decided under the published rules.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ as: z.enum(CLASSES) }),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => classifyOrder(service, params.id, json.as, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{id}/check',
    permission: 'order.check',
    tag,
    summary: 'Check it against the law’s list',
    description: 'What is missing is told to the authority, and nothing happens to anybody meanwhile.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      legalBasis: law.optional(),
      reasons: z.boolean(),
      issuer: z.boolean(),
      identification: z.boolean(),
      redress: z.boolean(),
      reportTo: z.boolean(),
      language: z.boolean(),
      territories: z.array(country).max(60).default([]),
    }),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        orderStep(service, params.id, 'check', present(json), undefined, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{id}/review',
    permission: 'order.review',
    tag,
    summary: 'Decide about a valid order',
    description:
      'It has effect in the authority’s own country, unless a basis in Union or international law for more was shown. The ' +
      'authority is told, and the person concerned at the latest when it has effect (Art. 9(5) DSA).',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      outcome: z.enum(OUTCOMES),
      reason: words('why; goes to the authority'),
      uploads: z.array(upload).max(500).optional(),
      wider: z.boolean().optional(),
      until: moment.optional(),
    }),
    answers: done,
    handle: (c, { params, json, actor }) => {
      const { reason, uploads, until, ...rest } = present(json);
      const fields = {
        ...rest,
        ...(uploads !== undefined && { uploads: uploads.map((id) => `upload/${id}`) }),
        ...(until !== undefined && { until: instant(Date.parse(until)) }),
      };
      return step(c, actor, json, (once) =>
        orderStep(service, params.id, 'review', fields, reason, caseActor(actor), once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/orders/{id}/silence',
    permission: 'order.review',
    tag,
    summary: 'Begin, move or end a lawful silence',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([gagSchema, z.strictObject({ end: z.literal(true) })]),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        'end' in json
          ? orderStep(service, params.id, 'lift-gag', {}, undefined, caseActor(actor), once)
          : orderStep(
              service,
              params.id,
              'gag',
              { until: instant(Date.parse(json.until)), basis: json.basis },
              undefined,
              caseActor(actor),
              once,
            ),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{id}/lifting',
    permission: 'order.review',
    tag,
    summary: 'The order no longer holds',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ why: z.enum(['set-aside', 'withdrawn']) }),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => orderStep(service, params.id, 'lift', json, undefined, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/orders/{id}/holds',
    permission: 'order.review',
    tag,
    summary: 'Hold evidence for a court, or let it go',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({
        custodian: z.string().trim().min(2).max(160).describe('An office, not a person.'),
        until: moment,
        uploads: z.array(upload).max(500),
      }),
      z.strictObject({ release: z.string().max(64) }),
    ]),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        'release' in json
          ? orderStep(service, params.id, 'release', { hold: json.release }, undefined, caseActor(actor), once)
          : orderStep(
              service,
              params.id,
              'hold',
              {
                custodian: json.custodian,
                until: instant(Date.parse(json.until)),
                about: json.uploads.map((id) => `upload/${id}`),
              },
              undefined,
              caseActor(actor),
              once,
            ),
      ),
  }),
];
