/** A notice as its sender sees it. */
import { z } from '@hono/zod-openapi';
import type { WholeCase } from '../../app/index.ts';
import type { NoticeState } from '../../casework/index.ts';

/** Of the EU database, without the prefix. */
export const CATEGORIES = [
  'ANIMAL_WELFARE',
  'CONSUMER_INFORMATION',
  'CYBER_VIOLENCE',
  'CYBER_VIOLENCE_AGAINST_WOMEN',
  'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  'ILLEGAL_OR_HARMFUL_SPEECH',
  'INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  'NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  'NOT_SPECIFIED_NOTICE',
  'OTHER_VIOLATION_TC',
  'PROTECTION_OF_MINORS',
  'RISK_FOR_PUBLIC_SECURITY',
  'SCAMS_AND_FRAUD',
  'SELF_HARM',
  'UNSAFE_AND_PROHIBITED_PRODUCTS',
  'VIOLENCE',
] as const;

export const noticeSchema = z
  .object({
    id: z.string(),
    state: z.string().describe('`NEEDS_INFO`, `QUEUED`, `PRIORITY`, `ESCALATED_18`, `MERGED`, `ACTION`, …'),
    law: z.string(),
    category: z.string(),
    receivedAt: z.iso.datetime(),
    missing: z.array(z.string()),
    dueAt: z.iso.datetime().optional(),
    decision: z
      .object({
        outcome: z.string(),
        ground: z.string(),
        at: z.iso.datetime(),
        reason: z.string().optional(),
        automation: z.literal('none').describe('No program took part in the decision.'),
        complain: z.string(),
      })
      .optional(),
    partOf: z.string().optional().describe('One message named several places: the first of them.'),
    restoreAt: z.iso.datetime().optional().describe('After a counter-notice: restored then.'),
  })
  .openapi('Notice');

const iso = (at: number): string => new Date(at).toISOString();

export function presentNotice(id: string, { file, state, texts }: WholeCase) {
  const known = state as unknown as Exclude<NoticeState, { kind: 'nothing' }>;
  const reason = known.kind === 'decided' ? texts.find((one) => one.id === known.reason)?.text : undefined;
  return {
    id,
    state: file.state,
    law: known.law,
    category: known.category,
    receivedAt: iso(known.submittedAt),
    missing: known.kind === 'needs-info' ? known.missing : [],
    ...(file.dueAt !== undefined && { dueAt: iso(file.dueAt) }),
    ...(known.kind === 'decided' && {
      decision: {
        outcome: known.outcome,
        ground: known.ground,
        at: iso(known.decidedAt),
        ...(reason !== undefined && { reason }),
        automation: 'none' as const,
        complain: 'POST /v1/complaints, free of charge, within six months; or an out-of-court body, or a court.',
      },
    }),
    ...(known.partOf !== undefined && { partOf: known.partOf.slice('notice/'.length) }),
    ...(known.kind === 'countered' && { restoreAt: iso(known.restoreAt) }),
  };
}
