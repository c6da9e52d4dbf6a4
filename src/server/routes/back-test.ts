/** A draft of a policy on past decisions. A question with a body: nothing is written. */
import { z } from '@hono/zod-openapi';
import { backTest, type Service } from '../../app/index.ts';
import { problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { policyWarningSchema } from '../schemas/policy-warning.ts';
import { actionSchema } from '../schemas/uploads.ts';

const count = z.int().min(0);
const backTestSchema = z
  .object({
    base: z.string(),
    replayed: count,
    notReplayed: count.describe('Decided for another profile: other law, other table.'),
    stricter: count,
    kinder: count,
    moves: z.array(
      z.object({
        from: actionSchema,
        fromRule: z.string(),
        to: actionSchema,
        toRule: z.string(),
        direction: z.enum(['stricter', 'kinder', 'same']).describe('For uploaders.'),
        count,
        examples: z.array(z.string()).describe('Ids of a few such uploads.'),
      }),
    ),
    warnings: z.array(policyWarningSchema).describe('Numbers of the draft that give users less than a statute.'),
    claimants: z.array(z.object({ claimant: z.string(), stricter: count, kinder: count })),
  })
  .openapi('BackTest');

export const backTestRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/policies/back-test',
    permission: 'policy.back-test',
    tag: 'Policies',
    summary: 'Try a draft on past decisions',
    description:
      'Stored facts go through the draft’s table; who would have been decided otherwise is counted. Nothing is written.',
    json: z.strictObject({
      base: z.string().max(64).describe('A published version.'),
      parameters: z.record(z.string().max(64), z.number()).describe('Numbers that differ from it.'),
    }),
    answers: { 200: { description: 'Who would win and who would lose.', schema: backTestSchema } },
    async handle(c, { json }) {
      const outcome = await backTest(service, json.base, json.parameters);
      return outcome.kind === 'done' ? c.json(outcome.value as never) : problem(c, 422, outcome);
    },
  }),
];
