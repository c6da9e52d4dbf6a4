/** `/v1/lookups`: many PDQ hashes in one request. No decision follows from a hash alone: send the upload for that. */
import { z } from '@hono/zod-openapi';
import { lookUpHashes, type Service } from '../../app/index.ts';
import { BOUNDS } from '../../common/index.ts';
import { route, type Route } from '../route.ts';

const hash = z
  .string()
  .regex(/^[0-9a-fA-F]{64}$/, 'is not a PDQ hash of 64 hexadecimal digits')
  .openapi({ type: 'string', pattern: '^[0-9a-fA-F]{64}$' });
const lookupSchema = z
  .strictObject({ hashes: z.array(hash).min(1).max(BOUNDS.lookupsPerRequestMax) })
  .openapi('Lookup');
const nearSchema = z
  .object({
    rows: z.array(
      z.object({
        hash: z.string(),
        near: z.array(z.object({ reference: z.string(), distance: z.int().min(0).max(256) })),
      }),
    ),
  })
  .openapi('LookupAnswer');

export const lookupRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'post',
    path: '/v1/lookups',
    permission: 'reference.look-up',
    tag: 'References',
    summary: 'Which pictures hash like these?',
    description:
      `Up to ${BOUNDS.lookupsPerRequestMax} PDQ hashes; for each the references within 31 bits, nearest first. ` +
      'Send the hashes of turned copies as well if they matter. A near hash is a reason to look, never to block.',
    json: lookupSchema,
    answers: { 200: { description: 'One row per hash, in order.', schema: nearSchema } },
    async handle(c, { json: { hashes } }) {
      const near = await lookUpHashes(service, hashes);
      return c.json({ rows: hashes.map((one, i) => ({ hash: one, near: near[i] ?? [] })) });
    },
  }),
];
