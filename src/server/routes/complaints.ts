/** `/v1/complaints`: contest a decision, be heard, be answered by a person within a week. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { act, fileComplaint, findCase, makeLink, takeStep, type Service } from '../../app/index.ts';
import { instant } from '../../common/index.ts';
import { answerStep } from '../answer-step.ts';
import { IDEMPOTENCY_HEADER, readOnce } from '../idempotency.ts';
import { caseActor, type Actor } from '../permissions.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { complaintSchema, presentComplaint } from '../schemas/complaints.ts';
import { tooOften } from '../too-often.ts';
import { idParams, isForeign, moment, present, step, streamSchema, uploaderSchema, words } from './case-input.ts';

const OUTCOMES = ['UPHELD', 'REVERSED', 'PARTLY', 'MODIFIED'] as const;
const SIDES = ['uploader', 'claimant', 'notifier', 'account'] as const;
const addressOf = (id: string) => ({ kind: 'complaint', id }) as const;

const filing = z.strictObject({
  about: streamSchema.describe('The decision: `upload/up_…`, `notice/ntc_…`, `account/…`.'),
  text: words('why you disagree; a sentence or two is enough, and no law needs to be named').optional(),
  side: z.enum(SIDES).optional().describe('For platforms: who complains. Default: whom the decision is about.'),
  complainant: streamSchema.optional().describe('For platforms: `claimant/clm_…` when a claimant complains.'),
  uploader: uploaderSchema.optional().describe('For platforms: who uploaded, if that was not said before.'),
  informedAt: moment.optional().describe('When the person was told of the decision; the window opens then.'),
});
const filed = stepSchema.extend({
  id: z.string(),
  link: z.string().optional().describe('Secret for following this complaint without an account; shown once.'),
});

export const complaintRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/complaints',
    permission: 'complaint.file',
    tag: 'Complaints',
    summary: 'Contest a decision',
    description:
      'Free of charge, at least six months long from the day you were told, with or without an account: a link out of the letter ' +
      'is enough, and is used up by this. All parties are told at once; a person who had no part in the decision answers ' +
      'within seven days.',
    headers: IDEMPOTENCY_HEADER,
    json: filing,
    answers: { 201: { description: 'Open.', schema: filed } },
    handle: (c, { json, actor }) => file(c, service, actor, json),
  }),
  route({
    method: 'get',
    path: '/v1/complaints/{id}',
    permission: 'complaint.read',
    tag: 'Complaints',
    summary: 'How a complaint stands',
    params: idParams,
    answers: {
      200: { description: 'For the parties: what was said, what was decided, and why.', schema: complaintSchema },
    },
    async handle(c, { params, actor }) {
      const stream = `complaint/${params.id}`;
      const found = isForeign(actor, stream) ? undefined : await findCase(service, stream);
      return found ? c.json(presentComplaint(params.id, found) as object) : notFound(c, 'complaint');
    },
  }),
  route({
    method: 'post',
    path: '/v1/complaints/{id}/statements',
    permission: 'complaint.state',
    tag: 'Complaints',
    summary: 'Say something to it, as one of the parties',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      text: words('what you have to say'),
      party: streamSchema.optional().describe('For platforms: whose words these are.'),
    }),
    answers: { 200: { description: 'Heard; the others are told.', schema: stepSchema } },
    handle: (c, { params, json, actor }) => {
      if (isForeign(actor, `complaint/${params.id}`)) return notFound(c, 'complaint');
      const party = actor.kind === 'party' ? actor.id : (json.party ?? 'platform');
      return step(c, actor, json, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: json.text,
            command: (said) => typed({ type: 'state', party, ...said }),
          },
          once,
        ),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/complaints/{id}/decision',
    permission: 'complaint.decide',
    tag: 'Complaints',
    summary: 'Decide it',
    description:
      'By a reviewer who had no part in the contested decision and no interest in the case, when both sides were heard. ' +
      'UPHELD and REVERSED speak of the contested decision. A reversal takes effect at once, with everything that hung on it.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      outcome: z.enum(OUTCOMES),
      reason: words('why, for the parties to read'),
      manifest: z
        .boolean()
        .optional()
        .describe('Evident to a layperson: only such violations can count against an account.'),
      works: z.array(z.string().max(200)).max(200).optional().describe('In part: references that no longer restrict.'),
    }),
    answers: { 200: { description: 'Decided; all parties are told.', schema: stepSchema } },
    handle: (c, { params, json: { reason, ...decision }, actor }) =>
      step(c, actor, { ...decision, reason }, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: reason,
            command: ({ text }) => typed({ type: 'decide', ...present(decision), reason: text }),
          },
          once,
        ),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/complaints/{id}/withdrawal',
    permission: 'complaint.withdraw',
    tag: 'Complaints',
    summary: 'Take it back',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers: { 200: { description: 'Closed without a decision.', schema: stepSchema } },
    handle: (c, { params, actor }) => {
      if (isForeign(actor, `complaint/${params.id}`)) return notFound(c, 'complaint');
      const command = typed({ type: 'withdraw' });
      return step(c, actor, null, (once) =>
        act(service, { address: addressOf(params.id), command, actor: caseActor(actor) }, once),
      );
    },
  }),
];

/** Commands are checked by their machine; here they only have a type. */
const typed = <T extends { readonly type: string }>(command: T): { readonly type: string } => command;

async function file(c: Context, service: Service, actor: Actor, json: z.output<typeof filing>): Promise<Response> {
  const read = readOnce(c, actor, 'POST /v1/complaints', [JSON.stringify(json)]);
  if (read.kind === 'refused') return problem(c, 400, read);
  const { about, text, informedAt } = json;
  if (isForeign(actor, about)) {
    const detail = 'This link does not belong to that decision.';
    return problem(c, 404, { why: 'not-found', detail, fix: 'Use the link in the letter about it.' });
  }
  const wait = tooOften(c, service, actor, 'complaint');
  if (wait) return problem(c, 429, wait, { 'Retry-After': String(wait.seconds) });
  const byLink = actor.kind === 'party';
  const outcome = await fileComplaint(
    service,
    {
      about,
      text,
      actor: caseActor(actor),
      ...(byLink
        ? { complainant: actor.id, usesLink: actor.purpose === 'complain' ? actor.secretHash : undefined }
        : { side: json.side, complainant: json.complainant, uploader: json.uploader && present(json.uploader) }),
      ...(!byLink && informedAt !== undefined && { informedAt: instant(Date.parse(informedAt)) }),
    },
    read.once,
  );
  if (outcome.kind === 'refused') return answerStep(c, outcome);
  const { stream, length, events, leaves, state } = outcome.value;
  const link = byLink ? await makeLink(service, { stream, party: actor.id, purpose: 'complaint' }) : undefined;
  const id = stream.slice('complaint/'.length);
  return c.json(
    {
      id,
      stream,
      length,
      events,
      leaves,
      state: state as object,
      ...(link?.kind === 'done' && { link: link.value.secret }),
    },
    201,
    { Location: `/v1/complaints/${id}` },
  );
}
