/** A decision before it is made: what it would lead to, and the statement as its uploader would read it. Nothing is kept. */
import { z } from '@hono/zod-openapi';
import { tryStep, type Service } from '../../app/index.ts';
import { refusalStatus } from '../answer-step.ts';
import { caseActor, type Permission } from '../permissions.ts';
import { problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { idParams, words } from './case-input.ts';

const draftSchema = z
  .object({
    events: z.array(z.object({ stream: z.string(), type: z.string() })).describe('What it would lead to, in order.'),
    statement: z.string().optional().describe('As the uploader would read it. Absent: nothing is restricted.'),
  })
  .openapi('DecisionDraft');

const DECISIONS = [
  ['uploads', 'upload', 'review', 'review', 'upload.review', 'Uploads'],
  ['complaints', 'complaint', 'decision', 'decide', 'complaint.decide', 'Complaints'],
  ['notices', 'notice', 'decision', 'decide', 'notice.decide', 'Notices'],
] as const satisfies readonly (readonly [string, string, string, string, Permission, string])[];

export const draftRoutes = (service: Service): readonly Route[] =>
  DECISIONS.map(([plural, kind, noun, type, permission, tag]) =>
    route({
      method: 'post',
      path: `/v1/${plural}/{id}/${noun}/draft`,
      permission,
      tag,
      summary: 'What this decision would lead to',
      description: 'The same body as the decision itself. Nothing is kept; who may not decide is refused here already.',
      params: idParams,
      json: z.looseObject({ outcome: z.string().max(40), reason: words('why') }),
      answers: { 200: { description: 'The draft.', schema: draftSchema } },
      async handle(c, { params, json: { reason, ...decision }, actor }) {
        const outcome = await tryStep(service, {
          address: { kind, id: params.id },
          actor: caseActor(actor),
          text: reason,
          command: ({ text }) => ({ type, ...decision, reason: text }) as { type: string },
        });
        if (outcome.kind === 'refused') return problem(c, refusalStatus(outcome.why), outcome);
        return c.json(outcome.value as object);
      },
    }),
  );
