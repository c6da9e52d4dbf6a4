/** A complaint as its parties see it. Who else is a party shows only as a side; contacts never. */
import { z } from '@hono/zod-openapi';
import type { WholeCase } from '../../app/index.ts';
import type { ComplaintState } from '../../casework/index.ts';

export const complaintSchema = z
  .object({
    id: z.string(),
    about: z.string(),
    state: z.enum(['HEARING', 'OVERDUE', 'UPHELD', 'REVERSED', 'PARTLY', 'MODIFIED', 'OMITTED']),
    side: z.string().describe('Who complains.'),
    redButton: z.boolean(),
    openedAt: z.iso.datetime(),
    decidedBy: z.iso.datetime().describe('The last moment the law leaves for a decision (§ 14(3) UrhDaG).'),
    hearingUntil: z.iso.datetime(),
    statements: z.array(z.object({ at: z.iso.datetime(), text: z.string(), from: z.string() })),
    decision: z
      .object({
        outcome: z.string(),
        at: z.iso.datetime(),
        reason: z.string(),
        inTime: z.boolean(),
        board: z.string().optional().describe('Reference for the oversight board, good for fifteen days.'),
        outOfCourtBodies: z.string(),
        court: z.string(),
      })
      .optional(),
  })
  .openapi('Complaint');

const iso = (at: number): string => new Date(at).toISOString();
const BODIES = 'https://digital-strategy.ec.europa.eu/en/policies/dsa-out-court-dispute-settlement';

export function presentComplaint(id: string, { file, state, events, texts }: WholeCase) {
  const known = state as unknown as Exclude<ComplaintState, { kind: 'nothing' }>;
  const textOf = (name: unknown) => texts.find((one) => one.id === name)?.text ?? '(erased)';
  const said = events.flatMap(({ type, at, fields }) => {
    const { text, party } = fields as { readonly text?: string; readonly party?: string };
    if (type === 'complaint-opened' && text !== undefined)
      return [{ at: iso(at), text: textOf(text), from: known.side }];
    if (type !== 'statement-given' || text === undefined) return [];
    return [{ at: iso(at), text: textOf(text), from: party === known.complainant ? known.side : 'another party' }];
  });
  return {
    id,
    about: known.about,
    state: file.state,
    side: known.side,
    redButton: known.redButton,
    openedAt: iso(known.openedAt),
    decidedBy: iso(known.dueAt),
    hearingUntil: iso(known.hearingUntil),
    statements: said,
    ...(known.kind === 'decided' && {
      decision: {
        outcome: known.outcome,
        at: iso(known.decidedAt),
        reason: textOf(known.reason),
        inTime: known.inTime,
        ...(known.board !== undefined && { board: known.board }),
        outOfCourtBodies: BODIES,
        court: 'At any time, with or without this complaint.',
      },
    }),
  };
}
