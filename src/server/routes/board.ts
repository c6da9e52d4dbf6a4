/** The board's own room: keys, sealed deliberation, drafts, votes, the ruling. Nobody else has a route to any of it. */
import { z } from '@hono/zod-openapi';
import {
  boardMembers,
  boardStep,
  castVote,
  enrolKey,
  isSealed,
  passOn,
  readDeliberation,
  rule,
  writeSealed,
  type Service,
} from '../../app/index.ts';
import { refusalStatus } from '../answer-step.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor } from '../permissions.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { idParams, present, step, words } from './case-input.ts';

const tag = 'Board';
const OUTCOMES = ['UPHOLD', 'OVERTURN', 'WARNING', 'REMAND'] as const;
const done = { 200: { description: 'Done.', schema: stepSchema } };
const passphrase = z.string().min(1).max(500).describe('Opens your key for this one request; it is not kept.');
const sealedText = z
  .string()
  .max(200_000)
  .refine(isSealed, 'is not a text of `recourse-sealed/1`')
  .describe('Sealed on your own machine, to the keys of GET /v1/board/members: `recourse-sealed/1`.');
const writtenAs = z.enum(['note', 'draft']).default('note').describe('A draft goes to the full board for review.');
const seatParams = idParams.extend({ seat: z.coerce.number().int().min(1).max(25) });

const deliberationSchema = z
  .object({
    rows: z.array(
      z.object({
        id: z.string(),
        at: z.string(),
        by: z.string(),
        step: z.enum(['note', 'draft', 'vote']),
        text: z.string().optional().describe('When your key opened it.'),
        sealed: z.string().describe('`recourse-sealed/1`, as it is kept.'),
      }),
    ),
  })
  .openapi('Deliberation');

export const boardRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/board/members',
    permission: 'board.read',
    tag,
    summary: 'Who serves on the board',
    answers: {
      200: {
        description: 'What each knows about, and the key deliberations are sealed to.',
        schema: z.object({
          rows: z.array(z.object({ member: z.string(), knows: z.array(z.string()), publicKey: z.string().optional() })),
        }),
      },
    },
    handle: async (c) => c.json({ rows: await boardMembers(service.store) } as object),
  }),
  route({
    method: 'post',
    path: '/v1/board/key',
    permission: 'board.key',
    tag,
    summary: 'Enrol your own key',
    description:
      'With a passphrase, the house makes a key and keeps it wrapped; nobody here can open it or reset the passphrase. Or send ' +
      'the public half of a key that you keep yourself (X25519, 32 bytes, base64).',
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({ passphrase: z.string().max(500).describe('At least twelve characters.') }),
      z.strictObject({ publicKey: z.string().max(64) }),
    ]),
    answers: done,
    handle: (c, { json, actor }) => {
      if (actor.kind !== 'staff') return notFound(c, 'board member');
      // Not even a hash of a passphrase is kept with the request.
      return step(c, actor, 'publicKey' in json ? json : null, (once) =>
        enrolKey(service, actor.id, json, caseActor(actor), once),
      );
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/recusal',
    permission: 'board.deliberate',
    tag,
    summary: 'Step down from a panel',
    description: 'No reason is asked. The seat is drawn again from the same chain.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    answers: done,
    handle: (c, { params, actor }) =>
      step(c, actor, null, (once) => boardStep(service, params.id, 'recuse', {}, undefined, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/challenges',
    permission: 'board.challenge',
    tag,
    summary: 'Challenge a seat, as a party or a member',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ seat: z.int().min(1).max(25), text: words('why this member should not sit') }),
    answers: done,
    handle: (c, { params, json: { seat, text }, actor }) =>
      step(c, actor, { seat, text }, (once) =>
        boardStep(service, params.id, 'challenge', { seat }, text, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/challenges/{seat}/answer',
    permission: 'board.deliberate',
    tag,
    summary: 'Rule on a challenge to somebody else’s seat',
    params: seatParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ granted: z.boolean() }),
    answers: done,
    handle: (c, { params: { id, seat }, json, actor }) =>
      step(c, actor, json, (once) =>
        boardStep(service, id, 'answer-challenge', { seat, ...json }, undefined, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/deliberation',
    permission: 'board.deliberate',
    tag,
    summary: 'Write to the panel, sealed',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({ text: words('what you have to say to the panel'), as: writtenAs }),
      z.strictObject({ sealed: sealedText, as: writtenAs }),
    ]),
    answers: done,
    handle: (c, { params, json: { as, ...said }, actor }) =>
      step(c, actor, { as, ...said }, (once) =>
        writeSealed(service, params.id, { type: as, words: said }, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/deliberation/read',
    permission: 'board.deliberate',
    tag,
    summary: 'Read what the panel wrote, with your own key',
    description:
      'Changes nothing. Without a passphrase it answers what is sealed, for those who keep their key themselves.',
    params: idParams,
    json: z.strictObject({ passphrase: passphrase.optional() }),
    answers: { 200: { description: 'Oldest first.', schema: deliberationSchema } },
    async handle(c, { params, json, actor }) {
      const read = await readDeliberation(service, params.id, caseActor(actor), json.passphrase);
      if (read.kind === 'refused') return problem(c, refusalStatus(read.why), read);
      const rows = read.value.map(({ at, ...one }) => ({ ...one, at: new Date(at).toISOString() }));
      return c.json({ rows });
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/deliberation/pass-on',
    permission: 'board.deliberate',
    tag,
    summary: 'Seal what was written before to a member drawn later',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ passphrase }),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, null, (once) => passOn(service, params.id, caseActor(actor), json.passphrase, once)),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/reviews',
    permission: 'board.deliberate',
    tag,
    summary: 'Let the draft pass, or ask for a second look',
    description: 'A majority of the board sends a draft back, once.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ sendBack: z.boolean() }),
    answers: done,
    handle: (c, { params, json: { sendBack }, actor }) =>
      step(c, actor, { sendBack }, (once) =>
        boardStep(service, params.id, 'review', { remand: sendBack }, undefined, caseActor(actor), once),
      ),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/votes',
    permission: 'board.deliberate',
    tag,
    summary: 'Vote, sealed until the ruling',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.union([
      z.strictObject({
        outcome: z.enum(OUTCOMES),
        dissent: words('your dissent; published with the ruling').optional(),
        named: z.boolean().default(false).describe('Whether your name is published with the ruling.'),
      }),
      z.strictObject({
        commitment: z.string().regex(/^[0-9a-f]{64}$/, 'is not 64 hexadecimal digits'),
        sealed: sealedText,
      }),
    ]),
    answers: done,
    handle: (c, { params, json, actor }) => {
      const cast = 'sealed' in json ? json : present(json);
      return step(c, actor, json, (once) => castVote(service, params.id, cast, caseActor(actor), once));
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/decision',
    permission: 'board.deliberate',
    tag,
    summary: 'Close the vote and publish the ruling',
    description:
      'Opens the sealed votes with a panel member’s key. The case checks that they are the votes that were cast, counts them, and ' +
      'publishes reasons and dissents. Only expedited cases may add the reasons later.',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      text: words('the reasons, as they are published').optional(),
      recommendations: z.array(words('advice beyond this case; not binding')).max(20).default([]),
      passphrase: passphrase.optional(),
      openings: z
        .array(
          z.strictObject({
            member: z.string().max(120),
            outcome: z.enum(OUTCOMES),
            nonce: z.string().max(128),
            dissent: words('a dissent').optional(),
            named: z.boolean().optional(),
          }),
        )
        .max(25)
        .optional()
        .describe('By members who keep their key themselves.'),
    }),
    answers: done,
    handle: (c, { params, json, actor }) => {
      const { passphrase: _, ...asked } = json;
      return step(c, actor, asked, (once) => rule(service, params.id, json as never, caseActor(actor), once));
    },
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/text',
    permission: 'board.deliberate',
    tag,
    summary: 'Publish the full text of an expedited ruling',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ text: words('the reasons') }),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) => boardStep(service, params.id, 'publish', {}, json.text, caseActor(actor), once)),
  }),
  route({
    method: 'post',
    path: '/v1/docket/{id}/summary',
    permission: 'board.deliberate',
    tag,
    summary: 'Sum up a case in which the operator reversed itself',
    params: idParams,
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ text: words('a short decision; published') }),
    answers: done,
    handle: (c, { params, json, actor }) =>
      step(c, actor, json, (once) =>
        boardStep(service, params.id, 'summarise', { recommendations: [] }, json.text, caseActor(actor), once),
      ),
  }),
];
