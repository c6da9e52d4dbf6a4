/** `/v1/claimants`: who claims works, how far they are believed, and what was found about their claims (§ 18 UrhDaG). */
import { z } from '@hono/zod-openapi';
import {
  act,
  drawAudit,
  findClaimant,
  listClaimants,
  registerClaimant,
  takeStep,
  type ClaimantRecord,
  type Service,
} from '../../app/index.ts';
import type { Typed } from '../../casework/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { claimantSchema } from '../schemas/money.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { contactShape, idParams, isForeign, personName, present, step, words } from './case-input.ts';

const iso = (at: number): string => new Date(at).toISOString();
const answers = { 200: { description: 'Done.', schema: stepSchema } };

export const claimantRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/claimants',
    permission: 'claimant.register',
    tag: 'Claimants',
    summary: 'Register a claimant',
    description:
      'New until a person has checked who they are and a sample title. Their name and address are kept apart and can be erased.',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      ...contactShape,
      name: personName.refine((name) => name !== '', 'is empty: under which name do you claim?'),
      society: z.boolean().default(false),
    }),
    answers: { 201: { description: 'Registered; `stream` ends with the id.', schema: stepSchema } },
    handle: (c, { json, actor }) =>
      step(c, actor, json, (once) => registerClaimant(service, present(json), caseActor(actor), once), 201),
  }),
  route({
    method: 'get',
    path: '/v1/claimants',
    permission: 'claimant.read',
    tag: 'Claimants',
    summary: 'List claimants',
    query: pageQuery,
    answers: {
      200: { description: 'Newest first.', schema: pageOf(z.object({ id: z.string(), state: z.string() }).loose()) },
    },
    async handle(c, { query }) {
      const { rows, next } = await listClaimants(service, query.after, query.limit);
      const shown = rows.map(({ stream, state, shown: more }) => ({
        id: stream.slice('claimant/'.length),
        state,
        ...more,
      }));
      return c.json({ rows: shown, ...(next !== undefined && { next }) });
    },
  }),
  route({
    method: 'get',
    path: '/v1/claimants/{id}',
    permission: 'claimant.read-own',
    tag: 'Claimants',
    summary: 'One claimant',
    params: idParams,
    answers: { 200: { description: 'As they stand now.', schema: claimantSchema } },
    async handle(c, { params, actor }) {
      if (isForeign(actor, `claimant/${params.id}`)) return notFound(c, 'claimant');
      const record = await findClaimant(service, params.id);
      return record ? c.json(presentClaimant(record)) : notFound(c, 'claimant');
    },
  }),
  route({
    method: 'post',
    path: '/v1/claimants/{id}/verification',
    permission: 'claimant.verify',
    tag: 'Claimants',
    summary: 'Identity and a sample title were checked',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ reason: words('what was checked') }),
    answers,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => {
        const address = { kind: 'claimant', id: params.id };
        const command = (text: object) => ({ type: 'verify', ...text }) as Typed;
        return takeStep(service, { address, actor: caseActor(actor), text: json.reason, command }, once);
      }),
  }),
  route({
    method: 'post',
    path: '/v1/claimants/{id}/judgements',
    permission: 'claimant.judge',
    tag: 'Claimants',
    summary: 'Say whether a claim was right',
    description:
      'About one reference in one upload, as after an audit. `publicDomain` or `foreign`: the work is nobody’s or somebody else’s; ' +
      'it is never blocked again for this claimant, and a second such work excludes them for a time.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      upload: z.string().max(100),
      reference: z.string().max(100),
      accurate: z.boolean(),
      publicDomain: z.boolean().optional(),
      foreign: z.boolean().optional(),
    }),
    answers,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => {
        const address = { kind: 'claimant', id: params.id };
        const command = { type: 'judged', ...present(json) } as Typed;
        return act(service, { address, command, actor: caseActor(actor) }, once);
      }),
  }),
  route({
    method: 'post',
    path: '/v1/claimants/{id}/audit',
    permission: 'claimant.judge',
    tag: 'Claimants',
    summary: 'Draw a random sample of what nobody contested',
    description: 'By the newest checkpoint of the log: nobody can choose, and everybody can draw it again.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers,
    handle: (c, { params, actor }) =>
      step(c, actor, null, (once) => drawAudit(service, params.id, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/claimants/{id}/lift',
    permission: 'claimant.judge',
    tag: 'Claimants',
    summary: 'Lift an exclusion that should not stand',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ what: z.enum(['exclusion', 'red-button']), reason: words('why it should not stand') }),
    answers,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => {
        const address = { kind: 'claimant', id: params.id };
        const command = ({ text = '' }: { text?: string }) =>
          ({ type: 'lift', what: json.what, because: text }) as Typed;
        return takeStep(service, { address, actor: caseActor(actor), text: json.reason, command }, once);
      }),
  }),
];

function presentClaimant({ contact, excludedUntil, redButtonExcludedUntil, ...rest }: ClaimantRecord) {
  const { name, email, language } = contact;
  return {
    ...rest,
    ...present({ name, email, language }),
    ...(excludedUntil !== undefined && { excludedUntil: iso(excludedUntil) }),
    ...(redButtonExcludedUntil !== undefined && { redButtonExcludedUntil: iso(redButtonExcludedUntil) }),
  };
}
