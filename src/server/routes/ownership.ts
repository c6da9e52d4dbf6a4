/** `/v1/references/{id}/dispute`: when two say a work is theirs. Income is held and nothing is blocked until a person has decided. */
import { z } from '@hono/zod-openapi';
import { stepOwnership, type Service } from '../../app/index.ts';
import type { Typed } from '../../casework/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor, type Permission } from '../permissions.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { idParams, present, step, words } from './case-input.ts';

const claimant = z.string().max(100);
const answers = { 200: { description: 'Done.', schema: stepSchema } };

export function ownershipRoutes(service: Service): readonly Route[] {
  const doing = <J extends z.ZodObject>(
    path: string,
    permission: Permission,
    summary: string,
    json: J,
    command: (asked: z.output<J>, text: { text?: string }, reference: string) => object,
  ): Route =>
    route({
      method: 'post',
      path: `/v1/references/{id}/dispute${path}`,
      permission,
      tag: 'Claims',
      summary,
      params: idParams,
      headers: IDEMPOTENCY_HEADER,
      json,
      answers,
      handle: (c, input) => {
        const asked = input.json as z.output<J> & { reason?: string };
        const { id } = input.params as { id: string };
        return step(c, input.actor, asked, (once) =>
          stepOwnership(
            service,
            {
              reference: id,
              actor: caseActor(input.actor),
              text: asked.reason,
              command: (text) => command(asked, text, id) as Typed,
            },
            once,
          ),
        );
      },
    });
  return [
    doing(
      '',
      'ownership.speak',
      'Open a dispute about whose a work is',
      z.strictObject({ claimants: z.array(claimant).min(2).max(20) }),
      ({ claimants }, _text, reference) => ({ type: 'dispute', reference, claimants }),
    ),
    doing(
      '/statement',
      'ownership.speak',
      'Say why the work is a claimant’s',
      z.strictObject({ claimant, reason: words('why the work is theirs') }),
      (asked, { text = '' }) => ({ type: 'state', claimant: asked.claimant, text }),
    ),
    doing('/withdrawal', 'ownership.speak', 'One side gives the work up', z.strictObject({ claimant }), (asked) => ({
      type: 'give-up',
      claimant: asked.claimant,
    })),
    doing(
      '/resolution',
      'ownership.resolve',
      'Decide whose the work is',
      z.strictObject({
        winner: claimant.optional(),
        shares: z
          .array(z.strictObject({ claimant, millionths: z.int().min(1).max(1_000_000) }))
          .max(20)
          .optional()
          .describe('In millionths; together one whole.'),
        reason: words('why'),
      }),
      ({ winner, shares }, { text = '' }) => ({ type: 'resolve', ...present({ winner, shares }), text }),
    ),
  ];
}
