import { z } from '@hono/zod-openapi';
import { BOUNDS } from '../../common/index.ts';

export const pageQuery = z.object({
  after: z.string().max(200).optional().describe('`next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(BOUNDS.pageRowsMax).optional(),
});

export const pageOf = (row: z.ZodType) => z.object({ rows: z.array(row), next: z.string().optional() });
