/** What happens to an upload after its answer: the uploader answers, a person reviews, a claimant presses the red button. */
import { z } from '@hono/zod-openapi';
import {
  act,
  answerUpload,
  makeLink,
  nameUploader,
  pressRedButton,
  statementsOf,
  takeStep,
  uploadCase,
  type Service,
} from '../../app/index.ts';
import { instant } from '../../common/index.ts';
import { answerStep, refusalStatus } from '../answer-step.ts';
import { IDEMPOTENCY_HEADER, readOnce } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { presentUploadCase, uploadCaseSchema, uploadStatementsSchema } from '../schemas/upload-case.ts';
import { idParams, isForeign, moment, present, step, streamSchema, uploaderSchema, words } from './case-input.ts';

const FLAGS = ['quotation', 'criticism', 'review', 'caricature', 'parody', 'pastiche', 'other_exception'] as const;
const PURPOSES = ['answer', 'complain'] as const;
const answered = { 200: { description: 'Done.', schema: stepSchema } };
const addressOf = (id: string) => ({ kind: 'upload', id }) as const;

export const uploadCaseRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/uploads/{id}/case',
    permission: 'upload.case',
    tag: 'Uploads',
    summary: 'How an upload stands now: public or not, why, until when',
    params: idParams,
    answers: { 200: { description: 'As the uploader and the platform see it.', schema: uploadCaseSchema } },
    async handle(c, { params, actor }) {
      const found = isForeign(actor, `upload/${params.id}`) ? undefined : await uploadCase(service, params.id);
      return found
        ? c.json(presentUploadCase(params.id, found, actor.kind === 'party') as object)
        : notFound(c, 'upload');
    },
  }),
  route({
    method: 'get',
    path: '/v1/uploads/{id}/statements',
    permission: 'upload.case',
    tag: 'Uploads',
    summary: 'Every statement of reasons so far, oldest first',
    params: idParams,
    answers: { 200: { description: 'The answer’s own first.', schema: uploadStatementsSchema } },
    async handle(c, { params, actor }) {
      if (isForeign(actor, `upload/${params.id}`)) return notFound(c, 'upload');
      const found = await statementsOf(service, params.id);
      if (found.kind === 'refused') return problem(c, 404, found);
      const rows = found.value.map(({ at, ...rest }) => ({ at: new Date(at).toISOString(), ...rest }));
      return c.json({ rows } as object);
    },
  }),
  route({
    method: 'post',
    path: '/v1/uploads/{id}/answer',
    permission: 'upload.answer',
    tag: 'Uploads',
    summary: 'The uploader answers: flag, licence, or withdraw',
    description: 'By link, or through the platform. A flag is decided on at once; a licence is looked at by a person.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      answer: z.enum(['flag', 'licence', 'withdraw']),
      flag: z.enum(FLAGS).optional(),
      text: words('the licence, or why the use is permitted').optional(),
    }),
    answers: answered,
    handle: (c, { params, json, actor }) => {
      if (isForeign(actor, `upload/${params.id}`)) return notFound(c, 'upload');
      return step(c, actor, json, (once) =>
        answerUpload(service, { upload: params.id, actor: caseActor(actor), ...json }, once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/uploads/{id}/review',
    permission: 'upload.review',
    tag: 'Uploads',
    summary: 'Review an upload that is held',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      outcome: z.enum(['lawful', 'unclear', 'infringing', 'manifest']),
      reason: words('why, for the uploader and the claimant to read'),
    }),
    answers: answered,
    handle: (c, { params, json: { outcome, reason }, actor }) =>
      step(c, actor, { outcome, reason }, (once) =>
        takeStep(
          service,
          {
            address: addressOf(params.id),
            actor: caseActor(actor),
            text: reason,
            command: ({ text }) => ({ type: 'review', outcome, reason: text }) as { type: string },
          },
          once,
        ),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/uploads/{id}/red-button',
    permission: 'upload.red-button',
    tag: 'Uploads',
    summary: 'Red button of a trusted claimant (§ 14(4) UrhDaG)',
    description:
      'Blocks at once, until the complaint that it opens is decided, a week at most. Every part of the declaration is needed; ' +
      'an attempt without is declined and logged.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      claimant: streamSchema.optional().describe('For platforms: `claimant/clm_…`.'),
      declaration: z.strictObject({
        reviewedByPerson: z.boolean(),
        presumptionRebutted: z.boolean(),
        significantHarm: z.boolean(),
      }),
      text: words('what the person who looked at it found').optional(),
    }),
    answers: { 200: { description: 'Blocked; a complaint is open.', schema: stepSchema } },
    async handle(c, { params, json, actor }) {
      const read = readOnce(c, actor, `POST ${c.req.path}`, [JSON.stringify(json)]);
      if (read.kind === 'refused') return problem(c, 400, read);
      if (isForeign(actor, `upload/${params.id}`)) return notFound(c, 'upload');
      const claimant = actor.kind === 'party' ? actor.id : (json.claimant ?? '');
      const { declaration, text } = json;
      const asked = { upload: params.id, claimant, declaration, text, actor: caseActor(actor) };
      const outcome = await pressRedButton(service, asked, read.once);
      if (outcome.kind === 'refused') return problem(c, refusalStatus(outcome.why), outcome);
      const { answer, missing } = outcome.value;
      if (missing.length === 0) return answerStep(c, { kind: 'done', value: answer });
      return problem(c, 422, {
        why: 'red-button-declined',
        detail: `Nothing was blocked. Missing: ${missing.join(', ')}. The attempt is in the log.`,
        fix: 'Have a person look at it, and declare all three points; only trusted claimants have this button. Otherwise: complain.',
      });
    },
  }),
  route({
    method: 'post',
    path: '/v1/uploads/{id}/uploader',
    permission: 'upload.tell',
    tag: 'Uploads',
    summary: 'Name the uploader afterwards',
    description:
      'Where nothing was recognised nobody is named. When a case begins all the same, its uploader must be told.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: uploaderSchema,
    answers: answered,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => nameUploader(service, params.id, present(json), caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/uploads/{id}/told',
    permission: 'upload.tell',
    tag: 'Uploads',
    summary: 'The uploader was told of the newest decision',
    description: 'The window for complaining opens at this moment; without it no window runs out.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ at: moment.optional().describe('Default: now.') }),
    answers: answered,
    handle: (c, { params, json, actor }) => {
      const toldAt = json.at === undefined ? service.clock.now() : instant(Date.parse(json.at));
      const command = { type: 'told', toldAt } as { type: string };
      return step(c, actor, json, (once) =>
        act(service, { address: addressOf(params.id), command, actor: caseActor(actor) }, once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/uploads/{id}/links',
    permission: 'upload.tell',
    tag: 'Uploads',
    summary: 'Make a link for somebody without an account',
    description: 'For the platform’s own letters and pages. Good for this upload, this person and this purpose only.',
    params: idParams,
    json: z.strictObject({
      purpose: z.enum(PURPOSES),
      party: streamSchema.optional().describe('Default: the uploader. A claimant: `claimant/clm_…`.'),
    }),
    answers: {
      201: {
        description: 'The secret is shown once: `Authorization: Bearer tk_…`.',
        schema: z.object({ link: z.string(), expiresAt: z.iso.datetime() }),
      },
    },
    async handle(c, { params, json }) {
      const found = await uploadCase(service, params.id);
      if (!found) return notFound(c, 'upload');
      const party = json.party ?? found.known.uploader;
      if (party === undefined) {
        const detail = 'Nobody is named as the uploader, so there is nobody to make a link for.';
        return problem(c, 422, { why: 'nobody-named', detail, fix: 'Name the uploader first.' });
      }
      const made = await makeLink(service, { stream: `upload/${params.id}`, party, purpose: json.purpose });
      if (made.kind === 'refused') return problem(c, 422, made);
      return c.json({ link: made.value.secret, expiresAt: new Date(made.value.expiresAt).toISOString() }, 201);
    },
  }),
];
