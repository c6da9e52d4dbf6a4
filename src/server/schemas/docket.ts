/** What the public sees of the board's cases: no names, no accounts, no addresses of what was removed. */
import { z } from '@hono/zod-openapi';
import type { DocketLine, PublicCase } from '../../app/index.ts';
import type { Precedent } from '../../casework/index.ts';

const instant = z.string().describe('ISO 8601, UTC.');
const iso = (at: number): string => new Date(at).toISOString();

const decidedAnewSchema = z
  .string()
  .optional()
  .describe(
    'REMAND: what came of the new decision: `PENDING`, `UPHELD`, `REVERSED`, `PARTLY`, `MODIFIED` or `OMITTED`.',
  );

export const docketLineSchema = z
  .object({
    id: z.string(),
    state: z.string(),
    title: z.string(),
    expedited: z.boolean(),
    decideBy: instant,
    commentsUntil: instant,
    late: z.boolean(),
    outcome: z.string().optional(),
    direction: z.enum(['up', 'down']).optional(),
  })
  .openapi('DocketLine');

export const docketCaseSchema = docketLineSchema
  .extend({
    summary: z.string(),
    questions: z.array(z.string()),
    topics: z.array(z.string()),
    comments: z.int(),
    contested: z.enum(['up', 'down']).describe('Where the upload stood when the case was brought.'),
    rule: z.string().optional(),
    panel: z.array(
      z.object({ seat: z.int(), attempt: z.int().describe('0: drawn at first.'), knows: z.array(z.string()) }),
    ),
    seats: z.int(),
    recusals: z.int(),
    challenges: z.int(),
    sentBack: z.boolean(),
    ruling: z
      .object({
        outcome: z.string(),
        direction: z.enum(['up', 'down']).optional(),
        form: z.enum(['full', 'summary']),
        for: z.int(),
        against: z.int(),
        decidedAt: instant,
        implementBy: instant.optional(),
        text: z.string().optional(),
        dissents: z.array(z.string()),
        named: z.array(z.string()).describe('Members who asked to be named with the ruling.'),
        decidedAnew: decidedAnewSchema,
      })
      .optional(),
    impossible: z.object({ ground: z.string(), explanation: z.string() }).optional(),
    sweep: z
      .object({ proposed: z.int(), marked: z.int(), carriedOver: z.int() })
      .optional()
      .describe(
        'Like uploads: found by a program, carried over only where a human found them identical in a like context.',
      ),
    recommendations: z.array(
      z.object({
        id: z.string(),
        state: z.string(),
        text: z.string(),
        answerBy: instant,
        late: z.boolean(),
        reason: z.string().optional(),
        evidence: z.string().optional(),
      }),
    ),
    pseudonym: z.string().describe('Names the case in the public log.'),
    lastLeaf: z.int().optional(),
  })
  .openapi('DocketCase');

export function presentDocketLine({ id, state, title, file }: Omit<DocketLine, 'summary'>, now: number) {
  if (!('docket' in state)) throw new TypeError('a case on the docket was selected');
  const { docket, decideBy } = state;
  const ruling = 'ruling' in state ? state.ruling : undefined;
  return {
    id,
    state: file.state,
    title,
    expedited: docket.expedited,
    decideBy: iso(decideBy),
    commentsUntil: iso(docket.commentsUntil),
    late: file.open && file.dueAt !== undefined && file.dueAt < now,
    ...(ruling && { outcome: ruling.outcome }),
    ...(ruling?.direction && { direction: ruling.direction }),
  };
}

export function presentDocketCase(found: PublicCase, now: number) {
  const { state, texts, file, recommendations } = found;
  if (!('docket' in state)) throw new TypeError('a case on the docket was selected');
  const { docket, lottery, matter } = state;
  const words = (ids: readonly string[]) => ids.flatMap((id) => texts.get(id) ?? []);
  const knows = new Map(lottery.list.map((one) => [one.ticket, one.knows]));
  const marks = 'sweep' in state ? Object.values(state.sweep.marked) : [];
  return {
    ...presentDocketLine({ ...found, title: texts.get(docket.title) ?? '' }, now),
    summary: texts.get(docket.summary) ?? '',
    questions: words(docket.questions),
    topics: docket.topics,
    comments: state.comments.length,
    contested: matter.stands,
    ...(matter.rule !== undefined && { rule: matter.rule }),
    panel: state.panel.map(({ seat, attempt, ticket }) => ({ seat, attempt, knows: knows.get(ticket) ?? [] })),
    seats: lottery.seats,
    recusals: state.recused.length,
    challenges: state.challenges.length,
    sentBack: state.remanded,
    ...('ruling' in state && {
      ruling: {
        outcome: state.ruling.outcome,
        ...(state.ruling.direction && { direction: state.ruling.direction }),
        form: state.ruling.form,
        for: state.ruling.for,
        against: state.ruling.against,
        decidedAt: iso(state.ruling.decidedAt),
        ...('implementBy' in state && { implementBy: iso(state.implementBy) }),
        ...(state.ruling.text !== undefined && { text: texts.get(state.ruling.text) }),
        dissents: words(state.ruling.dissents),
        named: state.ruling.named,
        ...(found.decidedAnew !== undefined && { decidedAnew: found.decidedAnew }),
      },
    }),
    ...(state.kind === 'impossible' && {
      impossible: { ground: state.ground, explanation: texts.get(state.explanation) ?? '' },
    }),
    ...('sweep' in state && {
      sweep: {
        proposed: Object.keys(state.sweep.proposed).length,
        marked: marks.length,
        carriedOver: marks.filter(({ identical, parallel }) => identical && parallel).length,
      },
    }),
    recommendations: recommendations.flatMap(({ id, state: one, reason, evidence }) =>
      one.kind === 'none'
        ? []
        : [
            {
              id,
              state: one.kind.toUpperCase().replaceAll('-', '_'),
              text: texts.get(one.text) ?? '',
              answerBy: iso(one.answerBy),
              late: one.late,
              ...(reason !== undefined && { reason }),
              ...(evidence !== undefined && { evidence }),
            },
          ],
    ),
    pseudonym: file.pseudonym,
    ...(file.lastLeaf !== undefined && { lastLeaf: file.lastLeaf }),
  };
}

export const lotterySchema = z
  .object({
    case: z.string(),
    terms: z.unknown().describe('Size of the log that decides, seats, the list with what each member knows about.'),
    committed: z
      .object({
        index: z.int(),
        leaf: z.unknown(),
        bytes: z.string(),
        record: z.unknown(),
        salt: z.string(),
      })
      .optional()
      .describe('The leaf that bound the list: HMAC-SHA-256(salt, JCS(record)) is its field `c`.'),
    root: z.string().optional().describe('Base64, of the tree of exactly that size; follows from the tiles.'),
    checkpoint: z.string().optional().describe('The newest signed checkpoint, which that tree is a prefix of.'),
    draws: z.array(
      z.object({
        seat: z.int(),
        attempt: z.int(),
        ticket: z.string(),
        limitedTo: z.array(z.string()).optional(),
        text: z.string().describe('Hash this with SHA-256; the number modulo the list’s length picks the line.'),
        sha256: z.string(),
      }),
    ),
    left: z.array(z.object({ seat: z.int(), ticket: z.string() })),
  })
  .openapi('Lottery');

export const precedentSchema = z
  .object({
    id: z.string(),
    upload: z.string().optional(),
    outcome: z.string(),
    direction: z.enum(['up', 'down']).optional(),
    rule: z.string().optional(),
    topics: z.array(z.string()),
    references: z.array(z.string()),
    decidedAt: instant,
    decidedAnew: decidedAnewSchema,
  })
  .openapi('Precedent');

export const presentPrecedent = ({ case: stream, decidedAt, reopened: _complaint, ...rest }: Precedent) => ({
  id: stream.slice('oversight/'.length),
  ...rest,
  decidedAt: iso(decidedAt),
});
