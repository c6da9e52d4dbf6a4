/** An upload's case for those concerned: where it stands, what restricts it, until when. */
import { z } from '@hono/zod-openapi';
import type { UploadCaseView } from '../../app/index.ts';
import { statementSchema } from './uploads.ts';

export const uploadCaseSchema = z
  .object({
    id: z.string(),
    state: z.string().describe('`BLOCKED`, `AWAIT_UPLOADER`, `PUBLIC_48H`, `HELD_FOR_REVIEW`, `RESTORED`, …'),
    public: z.boolean().describe('Public somewhere.'),
    warning: z.boolean().describe('Public, but to be shown behind a warning (a ruling of the board).'),
    action: z.string(),
    rule: z.string(),
    until: z.iso.datetime().optional().describe('When this state ends by itself.'),
    toldAt: z.iso.datetime().optional().describe('When the uploader was told; the window for complaining opened then.'),
    restrictions: z
      .array(
        z.object({
          because: z.string(),
          ground: z.string(),
          source: z.string(),
          automation: z.string(),
          measure: z.literal('warning').optional().describe('Absent: not public.'),
          territories: z.array(z.string()).optional(),
          since: z.iso.datetime(),
          until: z.iso.datetime().optional(),
        }),
      )
      .describe('By notices, orders, complaints and rulings; each is lifted by its own case.'),
    complaints: z.array(z.object({ complaint: z.string(), side: z.string(), open: z.boolean() })),
  })
  .openapi('UploadCase');

export const uploadStatementsSchema = z.object({
  rows: z.array(statementSchema.extend({ at: z.iso.datetime() })),
});

const iso = (at: number): string => new Date(at).toISOString();

/** @param toParty a gag binds us towards those concerned, not towards the platform that has to act */
export function presentUploadCase(id: string, { state, public: shown, known }: UploadCaseView, toParty: boolean) {
  const { own, action, rule, toldAt, restrictions, complaints } = known;
  const until = own.at === 'asks-uploader' ? own.expiresAt : 'until' in own ? own.until : undefined;
  return {
    id,
    state,
    public: shown,
    warning: restrictions.some(({ measure }) => measure === 'warning'),
    action,
    rule,
    ...(until !== undefined && { until: iso(until) }),
    ...(toldAt !== undefined && { toldAt: iso(toldAt) }),
    restrictions: restrictions
      .filter(({ sealed }) => !(toParty && sealed))
      .map(({ since, until: end, territories, because, ground, source, automation, measure }) => ({
        because,
        ground,
        source,
        automation,
        ...(measure && { measure }),
        since: iso(since),
        ...(territories && { territories }),
        ...(end !== undefined && { until: iso(end) }),
      })),
    complaints: complaints.map(({ complaint, side, open }) => ({ complaint, side, open })),
  };
}
