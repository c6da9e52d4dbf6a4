/** Who works here: sign-in, roles, interests, keys, and what needs a second pair of eyes. */
import { z } from '@hono/zod-openapi';
import {
  act,
  approvalStopped,
  changePerson,
  checkProposal,
  createApiKey,
  enrolStaff,
  erasureWaitsFor,
  listApiKeys,
  listStaff,
  newApprovalId,
  revokeApiKey,
  signInLink,
  type Service,
} from '../../app/index.ts';
import type { Json } from '../../common/index.ts';
import type { ApprovalFor, PolicyWarning, Role } from '../../casework/index.ts';
import { answerStep, refusalStatus } from '../answer-step.ts';
import { IDEMPOTENCY_HEADER, readOnce } from '../idempotency.ts';
import { caseActor, SCOPES } from '../permissions.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { policyWarningSchema } from '../schemas/policy-warning.ts';

const ROLES = ['administrator', 'operator', 'reviewer', 'board-member', 'auditor'] as const;
const APPROVALS = ['publish-policy', 'mass-action', 'use-key', 'erase'] as const;
const roles = z.array(z.enum(ROLES)).max(ROLES.length);
const idParams = z.object({ id: z.string().max(100) });
const iso = (at: number): string => new Date(at).toISOString();

const staffSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    roles,
    interests: z.array(z.string()),
    knows: z.array(z.string()),
    secondFactor: z.boolean(),
    left: z.boolean(),
  })
  .openapi('StaffMember');
const keySchema = z
  .object({
    id: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.string(),
    revokedAt: z.string().optional(),
    secret: z.string().optional().describe('Shown this once.'),
  })
  .openapi('ApiKey');
const declared = z.object({
  interests: z.array(z.string().max(160)).max(200),
  knows: z.array(z.string().max(40)).max(50).optional(),
});

export const peopleRoutes = (service: Service): readonly Route[] => [
  ...(['get', 'post'] as const).map((method) =>
    route({
      method,
      path: '/auth/{path+}',
      permission: 'sign-in.use',
      tag: 'People',
      summary: 'Sign-in',
      hidden: true,
      answers: { 200: { description: 'See better-auth.' } },
      handle: (c) =>
        service.signIn?.handle(c.req.raw) ??
        problem(c, 503, {
          why: 'no-sign-in',
          detail: 'Nobody can sign in to this service.',
          fix: 'Start it with `recourse serve`, which sets sign-in up.',
        }),
    }),
  ),
  route({
    method: 'get',
    path: '/v1/me',
    permission: 'me.read',
    tag: 'People',
    summary: 'Who is signed in',
    answers: { 200: { description: 'You.', schema: staffSchema } },
    async handle(c, { actor }) {
      const me = (await listStaff(service)).find(({ id }) => actor.kind === 'staff' && actor.id === id);
      return me ? c.json(me) : notFound(c, 'person');
    },
  }),
  route({
    method: 'post',
    path: '/v1/me/interests',
    permission: 'me.change',
    tag: 'People',
    summary: 'Declare interests, and what you know about',
    description: 'The whole list each time. From then on no case about them can be given to you.',
    headers: IDEMPOTENCY_HEADER,
    json: declared,
    answers: { 200: { description: 'In effect.', schema: stepSchema } },
    async handle(c, { json: { interests, knows }, actor }) {
      if (actor.kind !== 'staff') return notFound(c, 'person');
      const command = { type: 'declare', interests, ...(knows && { knows }) } as const;
      return answerStep(c, await changePerson(service, actor.id, command, caseActor(actor)));
    },
  }),
  route({
    method: 'get',
    path: '/v1/people',
    permission: 'people.read',
    tag: 'People',
    summary: 'Staff, with roles and declared interests',
    answers: { 200: { description: 'All of them.', schema: z.object({ rows: z.array(staffSchema) }) } },
    handle: async (c) => c.json({ rows: await listStaff(service) }),
  }),
  route({
    method: 'get',
    path: '/v1/colleagues',
    permission: 'case.assign',
    tag: 'People',
    summary: 'Whom a case can be handed to',
    description:
      'Reviewers who are here, by name. Whether one may decide a certain case is said when it is given to them.',
    answers: {
      200: {
        description: 'All of them.',
        schema: z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) }),
      },
    },
    async handle(c) {
      const rows = (await listStaff(service))
        .filter(({ roles, left }) => !left && roles.includes('reviewer'))
        .map(({ id, name }) => ({ id, name }));
      return c.json({ rows });
    },
  }),
  route({
    method: 'post',
    path: '/v1/people',
    permission: 'people.change',
    tag: 'People',
    summary: 'Enrol somebody',
    description: 'The answer holds a link that signs them in once, good for a quarter of an hour.',
    headers: IDEMPOTENCY_HEADER,
    json: z.object({ email: z.email().max(200), name: z.string().min(1).max(200), roles }),
    answers: { 201: { description: 'Enrolled.', schema: z.object({ id: z.string(), link: z.string() }) } },
    async handle(c, { json, actor }) {
      const by = actor.kind === 'key' ? ({ kind: 'case', stream: `key/${actor.id}` } as const) : caseActor(actor);
      const outcome = await enrolStaff(service, { ...json, roles: json.roles as Role[] }, by);
      if (outcome.kind === 'refused') return problem(c, refusalStatus(outcome.why), outcome);
      const link = await signInLink(service, json.email, new URL(c.req.url).origin);
      if (link.kind === 'refused') return problem(c, refusalStatus(link.why), link);
      return c.json({ id: outcome.value.id, link: link.value }, 201);
    },
  }),
  route({
    method: 'post',
    path: '/v1/people/{id}/roles',
    permission: 'people.change',
    tag: 'People',
    summary: 'Change somebody’s roles',
    description: 'Nobody changes their own. An empty list takes all of them.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.object({ roles }),
    answers: { 200: { description: 'In effect at the next request.', schema: stepSchema } },
    async handle(c, { params, json, actor }) {
      const command = { type: 'change-roles', roles: json.roles as Role[] } as const;
      return answerStep(c, await changePerson(service, params.id, command, caseActor(actor)));
    },
  }),
  route({
    method: 'post',
    path: '/v1/approvals',
    permission: 'approval.propose',
    tag: 'People',
    summary: 'Propose what needs a second pair of eyes',
    headers: IDEMPOTENCY_HEADER,
    json: z.object({ what: z.enum(APPROVALS), fields: z.record(z.string(), z.unknown()) }),
    answers: {
      201: {
        description: 'Waits for another administrator, for a week.',
        schema: stepSchema.extend({
          warnings: z
            .array(policyWarningSchema)
            .optional()
            .describe('Of a policy: numbers that give users less than a statute. They lie beside the proposal.'),
        }),
      },
    },
    async handle(c, { json, actor }) {
      const read = readOnce(c, actor, 'POST /v1/approvals', [JSON.stringify(json)]);
      if (read.kind === 'refused') return problem(c, 400, read);
      let warnings: readonly PolicyWarning[] | undefined;
      if (json.what === 'publish-policy') {
        const checked = await checkProposal(service, json.fields as Record<string, Json>);
        if (checked.kind === 'refused') return problem(c, 422, checked);
        warnings = checked.value.warnings;
      }
      const address = { kind: 'approval', id: newApprovalId(service) };
      // Whoever approves reads what whoever proposed was told.
      const fields = { ...json.fields, ...(warnings && { warnings }) } as Record<string, Json>;
      const command = { type: 'propose', what: json.what as ApprovalFor, fields };
      const outcome = await act(service, { address, command, actor: caseActor(actor) }, read.once);
      if (outcome.kind === 'refused' || !warnings) return answerStep(c, outcome, 201);
      const { stream, length, events, leaves, state } = outcome.value;
      return c.json({ stream, length, events, leaves, state: state as object, warnings } as never, 201);
    },
  }),
  route({
    method: 'post',
    path: '/v1/erasures',
    permission: 'approval.propose',
    tag: 'People',
    summary: 'Propose to erase a person',
    description:
      'Approved by another administrator, everything about them is destroyed as soon as nothing may be contested any more. ' +
      'The public log stays whole: its leaves say nothing about them then.',
    headers: IDEMPOTENCY_HEADER,
    json: z.object({ subject: z.string().max(140).describe('`account/…`, `party/…`, `claimant/…` or `upload/…`.') }),
    answers: {
      201: {
        description: 'Proposed. `waits` says what stands against it today.',
        schema: stepSchema.extend({ waits: z.string().optional() }),
      },
    },
    async handle(c, { json, actor }) {
      const read = readOnce(c, actor, 'POST /v1/erasures', [JSON.stringify(json)]);
      if (read.kind === 'refused') return problem(c, 400, read);
      const waits = await erasureWaitsFor(service, json.subject);
      if (waits?.kind === 'refused' && waits.why === 'not-a-subject') return problem(c, 422, waits);
      const address = { kind: 'approval', id: newApprovalId(service) };
      const command = { type: 'propose', what: 'erase', fields: { subject: json.subject } } as const;
      const outcome = await act(service, { address, command, actor: caseActor(actor) }, read.once);
      if (outcome.kind === 'refused') return answerStep(c, outcome);
      const { state, ...step } = outcome.value;
      return c.json(
        { ...step, state: state as object, ...(waits?.kind === 'refused' && { waits: waits.detail }) },
        201,
      );
    },
  }),
  ...(['approve', 'decline'] as const).map((type) =>
    route({
      method: 'post',
      path: `/v1/approvals/{id}/${type}`,
      permission: 'approval.give',
      tag: 'People',
      summary: type === 'approve' ? 'Approve what somebody else proposed' : 'Decline it',
      params: idParams,
      headers: IDEMPOTENCY_HEADER,
      answers: { 200: { description: 'Done.', schema: stepSchema } },
      async handle(c, { params, actor }) {
        const read = readOnce(c, actor, `POST ${c.req.path}`, []);
        if (read.kind === 'refused') return problem(c, 400, read);
        const stopped = type === 'approve' ? await approvalStopped(service, params.id) : undefined;
        if (stopped?.kind === 'refused') return problem(c, 409, stopped);
        const task = { address: { kind: 'approval', id: params.id }, command: { type }, actor: caseActor(actor) };
        return answerStep(c, await act(service, task, read.once));
      },
    }),
  ),
  route({
    method: 'get',
    path: '/v1/keys',
    permission: 'key.change',
    tag: 'People',
    summary: 'API keys, never their secrets',
    answers: { 200: { description: 'Newest first.', schema: z.object({ rows: z.array(keySchema) }) } },
    async handle(c) {
      const rows = (await listApiKeys(service)).map(({ id, scopes, createdAt, revokedAt }) => ({
        id,
        scopes,
        createdAt: iso(createdAt),
        ...(revokedAt !== undefined && { revokedAt: iso(revokedAt) }),
      }));
      return c.json({ rows });
    },
  }),
  route({
    method: 'post',
    path: '/v1/keys',
    permission: 'key.change',
    tag: 'People',
    summary: 'Make an API key',
    json: z.object({ scopes: z.array(z.enum(SCOPES)).min(1) }),
    answers: { 201: { description: 'With its secret, shown this once.', schema: keySchema } },
    async handle(c, { json }) {
      const { secret, key } = await createApiKey(service, json.scopes);
      return c.json({ id: key.id, scopes: key.scopes, createdAt: iso(key.createdAt), secret }, 201);
    },
  }),
  route({
    method: 'delete',
    path: '/v1/keys/{id}',
    permission: 'key.change',
    tag: 'People',
    summary: 'Revoke an API key',
    params: idParams,
    answers: { 200: { description: 'It opens nothing from the next request on.', schema: keySchema } },
    async handle(c, { params }) {
      const key = await revokeApiKey(service, params.id);
      if (!key) return notFound(c, 'key');
      const { id, scopes, createdAt, revokedAt } = key;
      return c.json({ id, scopes, createdAt: iso(createdAt), ...(revokedAt && { revokedAt: iso(revokedAt) }) });
    },
  }),
];
