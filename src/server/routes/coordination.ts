/** `/v1/coordination`: who acts together, with how much of it chance explains. Shown to people who judge; nothing follows from it by itself. */
import { z } from '@hono/zod-openapi';
import { coordination, type Service } from '../../app/index.ts';
import { route, type Route } from '../route.ts';

const share = z.number().min(0).max(1);

const schema = z
  .object({
    over: z.string(),
    windowS: z.int(),
    participationMin: z.int(),
    shares: z.int(),
    coShares: z.int(),
    complete: z.boolean().describe('False: only the newest shares were looked at.'),
    discovery: z.array(
      z.object({
        objectsMin: z.int(),
        observed: z.int(),
        expected: z.number(),
        rate: share.describe('Share of the account pairs found that chance explains.'),
      }),
    ),
    pairs: z.array(
      z.object({
        accounts: z.array(z.string()),
        together: z.int(),
        objects: z.int(),
        explainedByChance: share,
      }),
    ),
  })
  .openapi('Coordination');

export const coordinationRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/coordination',
    permission: 'coordination.read',
    tag: 'Abuse',
    summary: 'Accounts that act together',
    description:
      'Accounts that share the same works, report the same uploads, or use the same words within seconds of each other, again and ' +
      'again. A sign and no proof: it orders nobody’s queue, hides nothing, blocks nothing.',
    query: z.object({
      over: z.enum(['uploads', 'notices', 'texts']).default('notices'),
      windowS: z.coerce.number().int().min(1).max(86_400).default(60),
      participationMin: z.coerce.number().int().min(1).max(1000).default(2),
    }),
    answers: { 200: { description: 'Pairs of accounts, those that met most often first.', schema } },
    handle: async (c, { query }) => c.json((await coordination(service, query)) as object),
  }),
];
