/** `/v1/notices`: anyone may report something, without an account; decided by a person, answered with the ways to contest. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import {
  act,
  completeNotice,
  findCase,
  makeLink,
  submitNotice,
  takeStep,
  type CaseAnswer,
  type Service,
} from '../../app/index.ts';
import type { NoticeState } from '../../casework/index.ts';
import { answerStep } from '../answer-step.ts';
import { IDEMPOTENCY_HEADER, readOnce } from '../idempotency.ts';
import { caseActor, type Actor } from '../permissions.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { CATEGORIES, noticeSchema, presentNotice } from '../schemas/notices.ts';
import { tooOften } from '../too-often.ts';
import { accountId, contactShape, idParams, isForeign, present, step, territoriesSchema, words } from './case-input.ts';

const addressOf = (id: string) => ({ kind: 'notice', id }) as const;
const answers = { 200: { description: 'Done.', schema: stepSchema } };
const line = z.string().trim().min(1).max(2000);
const groundSchema = z
  .string()
  .regex(/^[a-z][a-z0-9/@.-]{1,94}$/, 'is not an address such as de/stgb-185 or terms/harassment')
  .describe('Address of the law, or of the terms: `de/stgb-185`, `terms/harassment`.');

const parts = {
  location: line
    .optional()
    .describe(
      'The exact place: an upload’s id, or its address (URL). “All posts of X” is not one (Art. 16(2)(b) DSA).',
    ),
  explanation: words('why you think it is illegal').optional(),
  contact: z.strictObject(contactShape).optional().describe('Name and e-mail address; nobody else gets to see them.'),
  goodFaith: z.boolean().optional().describe('You believe in good faith that what you say is right and complete.'),
  work: line.optional().describe('17 U.S.C. § 512: the work.'),
  signature: line.optional().describe('17 U.S.C. § 512: typed is enough.'),
  accurateUnderPenaltyOfPerjury: z.boolean().optional(),
};
/** Places of one message; each is reviewed by itself. */
const PLACES_MAX = 50;
const form = z.strictObject({
  ...parts,
  locations: z
    .array(line)
    .min(1)
    .max(PLACES_MAX, `at most ${PLACES_MAX} places in one notice: please send the others in another one`)
    .optional()
    .describe('Several exact places, if what you say holds for each: every one is decided by itself (recital 50 DSA).'),
  law: z.enum(['art-16', 'us-512']).optional().describe('Default: Art. 16 DSA.'),
  category: z.enum(CATEGORIES).optional(),
  childSexualAbuse: z
    .boolean()
    .optional()
    .describe('Then neither name nor e-mail address is needed (Art. 16(2)(c) DSA).'),
  lifeOrSafety: z
    .boolean()
    .optional()
    .describe('Somebody’s life or safety may be in danger: looked at before everything else.'),
  account: accountId.optional().describe('For platforms: the notifier’s account.'),
  accountIsNew: z.boolean().optional().describe('For platforms: the account was made on this very day.'),
  trustedFlagger: z.boolean().optional().describe('For platforms: by a trusted flagger, in its field (Art. 22 DSA).'),
});
const received = stepSchema.extend({
  id: z.string(),
  missing: z.array(z.string()).describe('What is needed before anybody can act on it; empty when it is complete.'),
  link: z.string().optional().describe('Secret for following this notice without an account; shown once.'),
  also: z
    .array(z.object({ id: z.string(), missing: z.array(z.string()), link: z.string().optional() }))
    .optional()
    .describe('The notices about the other places, in the order in which they were named; the same place counts once.'),
});

export const noticeRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/notices',
    permission: 'notice.submit',
    tag: 'Notices',
    summary: 'Report something',
    description:
      'No account needed. The answer is the receipt, and says what is missing, if anything. A person decides; programs only sort. ' +
      'Who you are is not passed on. Many notices about one upload are one review, and each notifier is answered. ' +
      'Without a key, one place on the net may send 600 an hour; after that 429 says in Retry-After when to come again.',
    headers: IDEMPOTENCY_HEADER,
    json: form,
    answers: { 201: { description: 'Received.', schema: received } },
    handle: (c, { json, actor }) => submit(c, service, actor, json),
  }),
  route({
    method: 'get',
    path: '/v1/notices/{id}',
    permission: 'notice.read',
    tag: 'Notices',
    summary: 'How a notice stands',
    params: idParams,
    answers: { 200: { description: 'For whoever sent it.', schema: noticeSchema } },
    async handle(c, { params, actor }) {
      const stream = `notice/${params.id}`;
      const found = isForeign(actor, stream) ? undefined : await findCase(service, stream);
      return found ? c.json(presentNotice(params.id, found) as object) : notFound(c, 'notice');
    },
  }),
  route({
    method: 'post',
    path: '/v1/notices/{id}/information',
    permission: 'notice.inform',
    tag: 'Notices',
    summary: 'Send what was missing',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject(parts),
    answers,
    handle: (c, { params, json, actor }) => {
      if (isForeign(actor, `notice/${params.id}`)) return notFound(c, 'notice');
      const { contact = {}, goodFaith = false, ...rest } = json;
      const information = { notice: params.id, contact: present(contact), goodFaith, ...rest, actor: caseActor(actor) };
      return step(c, actor, json, (once) => completeNotice(service, information, once));
    },
  }),
  route({
    method: 'post',
    path: '/v1/notices/{id}/triage',
    permission: 'notice.decide',
    tag: 'Notices',
    summary: 'Put it on another track',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ track: z.enum(['life-or-safety', 'trusted-flagger', 'ordinary']) }),
    answers,
    handle: (c, { params, json, actor }) => {
      const command = { type: 'triage', ...json } as { type: string };
      return step(c, actor, json, (once) =>
        act(service, { address: addressOf(params.id), command, actor: caseActor(actor) }, once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/notices/{id}/authority',
    permission: 'notice.decide',
    tag: 'Notices',
    summary: 'Enter that the authorities were informed (Art. 18 DSA)',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      authority: z
        .string()
        .regex(/^[a-z][a-z0-9/-]{1,60}$/)
        .describe('A code: `de/bka`, `eu/europol`.'),
    }),
    answers,
    handle: (c, { params, json, actor }) => {
      const command = { type: 'authority-informed', ...json } as { type: string };
      return step(c, actor, json, (once) =>
        act(service, { address: addressOf(params.id), command, actor: caseActor(actor) }, once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/notices/{id}/decision',
    permission: 'notice.decide',
    tag: 'Notices',
    summary: 'Decide it',
    description:
      'By a reviewer without an interest in it. ACTION and PARTIAL restrict the upload at once, with a statement of reasons.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      outcome: z.enum(['ACTION', 'NO_ACTION', 'PARTIAL']),
      ground: groundSchema,
      reason: words('why, for the notifier and the uploader to read'),
      territories: territoriesSchema.optional().describe('PARTIAL: only there.'),
      unfounded: z.boolean().optional().describe('Evident to a layperson: counts for Art. 23(2) DSA.'),
    }),
    answers,
    handle: (c, { params, json: { reason, ...decision }, actor }) =>
      step(c, actor, { ...decision, reason }, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: reason,
            command: ({ text }) => ({ type: 'decide', ...present(decision), reason: text }) as { type: string },
          },
          once,
        ),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/notices/{id}/counter-notice',
    permission: 'notice.counter',
    tag: 'Notices',
    summary: 'Counter-notice of the uploader (17 U.S.C. § 512(g))',
    description: 'Restored after ten business days, unless a court action is notified before.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      text: words('what was disabled, and why that was a mistake'),
      signature: line,
      contact: z.strictObject({ name: line, address: line, telephone: line }),
      mistakeUnderPenaltyOfPerjury: z.boolean(),
      consentToJurisdiction: z.boolean(),
    }),
    answers,
    handle: (c, { params, json, actor }) => {
      const { name, address, telephone } = json.contact;
      const said = [json.text, `Signed: ${json.signature}`, `${name}, ${address}, ${telephone}`].join('\n\n');
      const { mistakeUnderPenaltyOfPerjury, consentToJurisdiction } = json;
      const given = { signature: true, contact: true, mistakeUnderPenaltyOfPerjury, consentToJurisdiction };
      return step(c, actor, json, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: said,
            command: ({ text }) => ({ type: 'counter', parts: given, text }) as { type: string },
          },
          once,
        ),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/notices/{id}/court-action',
    permission: 'notice.inform',
    tag: 'Notices',
    summary: 'Say that a court action was filed (17 U.S.C. § 512(g)(2)(C))',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ text: words('court, file number, date') }),
    answers,
    handle: (c, { params, json, actor }) => {
      if (isForeign(actor, `notice/${params.id}`)) return notFound(c, 'notice');
      return step(c, actor, json, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: json.text,
            command: (said) => ({ type: 'court-action', ...said }) as { type: string },
          },
          once,
        ),
      );
    },
  }),
];

async function submit(c: Context, service: Service, actor: Actor, json: z.output<typeof form>): Promise<Response> {
  const read = readOnce(c, actor, 'POST /v1/notices', [JSON.stringify(json)]);
  if (read.kind === 'refused') return problem(c, 400, read);
  const { account, accountIsNew, trustedFlagger, contact = {}, ...rest } = json;
  const ofPlatforms = account !== undefined || accountIsNew !== undefined || trustedFlagger !== undefined;
  if (ofPlatforms && actor.kind !== 'key') {
    const detail = 'Only the platform can say whose account it is, or that a trusted flagger sends it.';
    return problem(c, 403, { why: 'not-allowed', detail, fix: 'Leave out account, accountIsNew and trustedFlagger.' });
  }
  const places = (json.locations?.length ?? 0) + (json.location === undefined ? 0 : 1);
  const danger = json.lifeOrSafety === true || json.childSexualAbuse === true;
  const wait = tooOften(c, service, actor, 'notice', { weight: Math.max(1, places), danger });
  if (wait) return problem(c, 429, wait, { 'Retry-After': String(wait.seconds) });
  const outcome = await submitNotice(
    service,
    {
      law: 'art-16',
      category: json.law === 'us-512' ? 'INTELLECTUAL_PROPERTY_INFRINGEMENTS' : 'NOT_SPECIFIED_NOTICE',
      ...present(rest),
      ...(account !== undefined && { account }),
      contact: present(contact),
      goodFaith: json.goodFaith ?? false,
      childSexualAbuse: json.childSexualAbuse ?? false,
      lifeOrSafety: json.lifeOrSafety ?? false,
      accountIsNew,
      trustedFlagger,
      actor: caseActor(actor),
    },
    read.once,
  );
  if (outcome.kind === 'refused') return answerStep(c, outcome);
  const { also, ...first } = outcome.value;
  const { id, missing, link } = await receiptOf(service, first);
  const others = await Promise.all(also.map((one) => receiptOf(service, one)));
  const { stream, length, events, leaves, state } = first;
  return c.json(
    {
      id,
      missing,
      stream,
      length,
      events,
      leaves,
      state: state as object,
      ...(link !== undefined && { link }),
      ...(others.length > 0 && { also: others }),
    },
    201,
    { Location: `/v1/notices/${id}` },
  );
}

/** What the sender keeps of one place: its number, what is missing, and a link of its own. */
async function receiptOf(service: Service, { stream, state }: CaseAnswer) {
  const known = state as Exclude<NoticeState, { kind: 'nothing' }>;
  const made =
    known.notifier === undefined
      ? undefined
      : await makeLink(service, { stream, party: known.notifier, purpose: 'notice' });
  return {
    id: stream.slice('notice/'.length),
    missing: known.kind === 'needs-info' ? known.missing : [],
    ...(made?.kind === 'done' && { link: made.value.secret }),
  };
}
