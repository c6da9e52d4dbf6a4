/** `/v1/docket`: bring a case before the board, choose it, follow it in public, check its lottery; and what its rulings say for others. */
import { z } from '@hono/zod-openapi';
import {
  appealToBoard,
  boardStep,
  carryOutRuling,
  DOCKET_PARTS,
  findPrecedents,
  listDocket,
  lotteryEvidence,
  publicCase,
  recommendationStep,
  referToBoard,
  seatPanel,
  selectCase,
  type Service,
} from '../../app/index.ts';
import { answerStep } from '../answer-step.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import {
  docketCaseSchema,
  docketLineSchema,
  lotterySchema,
  precedentSchema,
  presentDocketCase,
  presentDocketLine,
  presentPrecedent,
} from '../schemas/docket.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { tooOften } from '../too-often.ts';
import { idParams, present, step, streamSchema, words } from './case-input.ts';

const tag = 'Board';
const DECLINE = [
  'not-significant',
  'settled-by-precedent',
  'outside-scope',
  'before-a-court',
  'withdrawn',
  'no-capacity',
] as const;
const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'is not a short code such as `political-speech`');
const knowledge = z
  .string()
  .regex(/^(region|language)\/[A-Za-z-]{2,20}$/, 'is not written `region/DE` or `language/de`');
const done = { 200: { description: 'Done.', schema: stepSchema } };

export const docketRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/docket',
    permission: 'docket.read',
    tag,
    summary: 'Cases the board has taken',
    query: pageQuery.extend({
      part: z.enum(DOCKET_PARTS).optional().describe('`open` and `late` come by their date, the urgent first.'),
    }),
    answers: { 200: { description: 'Newest first.', schema: pageOf(docketLineSchema) } },
    async handle(c, { query }) {
      const { lines, next } = await listDocket(service, present(query));
      const rows = lines.map((one) => presentDocketLine(one, service.clock.now()));
      return c.json({ rows, ...(next !== undefined && { next }) });
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket',
    permission: 'board.appeal',
    tag,
    summary: 'Bring a case before the board',
    description:
      'Within fifteen days of the decision on a complaint, by anybody who was a party to it, whichever side they are on. The ' +
      'reference is in the decision letter.',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      reference: z.string().max(100).describe('`obc_…`, from the decision letter.'),
      text: words('why the board should hear this'),
      party: streamSchema.optional().describe('For platforms: who appeals, `account/…`, `party/…` or `claimant/…`.'),
    }),
    answers: {
      201: { description: 'Filed; the board says within fourteen days whether it takes it.', schema: stepSchema },
    },
    handle: (c, { json, actor }) => {
      const party = actor.kind === 'party' ? actor.id : (json.party ?? 'platform');
      const { reference, text } = json;
      return step(
        c,
        actor,
        json,
        (once) => appealToBoard(service, { reference, party, text }, caseActor(actor), once),
        201,
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/referrals',
    permission: 'board.refer',
    tag,
    summary: 'Refer a case to the board, as the operator',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      upload: z.string().max(100),
      text: words('what is in question'),
      urgent: z.boolean().default(false).describe('Taken whenever that is possible.'),
    }),
    answers: { 201: { description: 'Filed.', schema: stepSchema } },
    handle: (c, { json, actor }) =>
      step(c, actor, json, (once) => referToBoard(service, json, caseActor(actor), once), 201),
  }),
  route({
    method: 'get',
    path: '/v1/docket/{id}',
    permission: 'docket.read',
    tag,
    summary: 'One case, in public',
    params: idParams,
    answers: { 200: { description: 'Summary, questions, panel, ruling, advice.', schema: docketCaseSchema } },
    async handle(c, { params }) {
      const found = await publicCase(service, params.id);
      return found
        ? c.json(presentDocketCase(found, service.clock.now()) as object)
        : notFound(c, 'case on the docket');
    },
  }),
  route({
    method: 'get',
    path: '/v1/docket/{id}/lottery',
    permission: 'docket.read',
    tag,
    summary: 'Everything to draw the panel again by oneself',
    description: 'docs/oversight.md says how, with a few lines of Python.',
    params: idParams,
    answers: { 200: { description: 'List, leaf, root, draws.', schema: lotterySchema } },
    async handle(c, { params }) {
      const found = await publicCase(service, params.id);
      if (!found || !('lottery' in found.state)) return notFound(c, 'case on the docket');
      return c.json((await lotteryEvidence(service, params.id, found.state)) as object);
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/comments',
    permission: 'docket.comment',
    tag,
    summary: 'Comment on a case, as anybody',
    description: 'For fourteen days after the case was taken. The panel reads it; how many there are is public.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ text: words('what the board should consider') }),
    answers: { 201: { description: 'Received.', schema: z.object({ received: z.literal(true) }) } },
    async handle(c, { params, json, actor }) {
      const wait = tooOften(c, service, actor, 'comment');
      if (wait) return problem(c, 429, wait, { 'Retry-After': String(wait.seconds) });
      const answer = await step(c, actor, json, (once) =>
        boardStep(service, params.id, 'comment', {}, json.text, caseActor(actor), once),
      );
      return answer.status === 200 ? c.json({ received: true }, 201) : answer;
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/shortlist',
    permission: 'board.select',
    tag,
    summary: 'Put a case on the shortlist',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers: done,
    handle: (c, { params, actor }) =>
      step(c, actor, null, (once) => boardStep(service, params.id, 'shortlist', {}, undefined, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/selection',
    permission: 'board.select',
    tag,
    summary: 'Take a case, or say why not',
    description:
      'Taking it publishes the docket entry and, in the same step, the list of members and the size of the public log whose ' +
      'root draws the panel.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({
        take: z.literal(true),
        title: z.string().trim().min(3).max(160).describe('Neutral; no names.'),
        summary: words('a neutral summary that both sides would accept'),
        questions: z.array(words('a question the case raises')).min(1).max(12),
        topics: z.array(code).max(12).default([]).describe('Codes to find the ruling by.'),
        local: z.array(knowledge).max(12).default([]).describe('One member at least should know one of these.'),
        expedited: z.boolean().default(false),
      }),
      z.strictObject({ take: z.literal(false), reason: z.enum(DECLINE) }),
    ]),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        json.take
          ? selectCase(service, params.id, json, caseActor(actor), once)
          : boardStep(service, params.id, 'decline', { reason: json.reason }, undefined, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/panel',
    permission: 'board.seat',
    tag,
    summary: 'Draw the panel now, if the log is long enough',
    description: 'It is drawn by itself within a minute or so; whoever asks changes nothing about the result.',
    params: idParams,
    answers: done,
    handle: async (c, { params, actor }) => answerStep(c, await seatPanel(service, params.id, caseActor(actor))),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/concession',
    permission: 'board.refer',
    tag,
    summary: 'Reverse the decision, as the operator, while the board hears the case',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers: done,
    handle: (c, { params, actor }) =>
      step(c, actor, null, (once) => boardStep(service, params.id, 'concede', {}, undefined, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/implementation',
    permission: 'board.implement',
    tag,
    summary: 'Carry out a ruling, or name the law that forbids it',
    description: 'Within seven days; on the last of them it carries itself out.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({ impossible: z.literal(false).default(false) }),
      z.strictObject({
        impossible: z.literal(true),
        ground: z.string().max(64).describe('Address of the law: `de/stgb-86a`.'),
        explanation: words('why that law forbids it; published'),
      }),
    ]),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        json.impossible
          ? boardStep(
              service,
              params.id,
              'impossible',
              { ground: json.ground },
              json.explanation,
              caseActor(actor),
              once,
            )
          : carryOutRuling(service, params.id, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/sweep',
    permission: 'board.propose',
    tag,
    summary: 'Propose uploads that may be the same as the one ruled on',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ uploads: z.array(z.string().max(100)).min(1).max(200) }),
    answers: done,
    handle: (c, { params, json, actor }) => {
      const uploads = json.uploads.map((id) => ({ upload: `upload/${id}`, why: 'named-by-a-person' }));
      return step(c, actor, json, (once) =>
        boardStep(service, params.id, 'sweep-propose', { uploads }, undefined, caseActor(actor), once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/sweep/{upload}/mark',
    permission: 'board.sweep',
    tag,
    summary: 'Say of one upload: identical? and in a like context?',
    description: 'Only both together carry the ruling over; the upload’s own statement of reasons cites it.',
    params: idParams.extend({ upload: z.string().max(100) }),
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ identical: z.boolean(), parallel: z.boolean() }),
    answers: done,
    handle: (c, { params, json, actor }) => {
      const fields = { upload: `upload/${params.upload}`, ...json };
      return step(c, actor, json, (once) =>
        boardStep(service, params.id, 'sweep-mark', fields, undefined, caseActor(actor), once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/recommendations/{id}/answer',
    permission: 'recommendation.answer',
    tag,
    summary: 'Answer advice of the board, in public',
    description: 'Accepted, accepted in part, or declined with a reason. Nothing about the ruling waits for it.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ answer: z.enum(['accepted', 'partly', 'declined']), reason: words('why; published') }),
    answers: done,
    handle: (c, { params, json: { answer, reason }, actor }) =>
      step(c, actor, { answer, reason }, (once) =>
        recommendationStep(service, params.id, { type: 'answer', answer }, reason, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/recommendations/{id}/progress',
    permission: 'recommendation.answer',
    tag,
    summary: 'Say that accepted advice is being followed, or was',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({ done: z.literal(false) }),
      z.strictObject({ done: z.literal(true), evidence: words('what shows it; published') }),
    ]),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        recommendationStep(
          service,
          params.id,
          { type: json.done ? 'finish' : 'begin' },
          json.done ? json.evidence : undefined,
          caseActor(actor),
          once,
        ),
      ),
  }),
  route({
    method: 'get',
    path: '/v1/precedents',
    permission: 'docket.read',
    tag,
    summary: 'Rulings, by work, upload, rule or question',
    query: pageQuery.extend({
      reference: z.string().max(100).optional(),
      upload: z.string().max(100).optional(),
      rule: z.string().max(40).optional(),
      question: z.string().max(64).optional(),
    }),
    answers: { 200: { description: 'Newest first.', schema: pageOf(precedentSchema) } },
    async handle(c, { query }) {
      const { rows, next } = await findPrecedents(service.store, present(query));
      return c.json({ rows: rows.map(presentPrecedent), ...(next !== undefined && { next }) });
    },
  }),
];
