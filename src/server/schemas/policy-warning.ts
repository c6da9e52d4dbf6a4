/** A number of a policy that gives users less than a statute does. */
import { z } from '@hono/zod-openapi';

export const policyWarningSchema = z
  .object({
    number: z.string(),
    chosen: z.number(),
    statutory: z.number(),
    basis: z.string(),
    law: z.string(),
    text: z.object({ en: z.string(), de: z.string() }),
  })
  .openapi('PolicyWarning');
