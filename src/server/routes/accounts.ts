/** `/v1/accounts/{id}`: what counts against an account, and the steps of the people who weigh it (Art. 23 DSA). */
import { z } from '@hono/zod-openapi';
import { accountStanding, stepAccount, type AccountStanding, type Once, type Service } from '../../app/index.ts';
import type { Typed } from '../../casework/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { caseActor, type Actor, type Permission } from '../permissions.ts';
import { route, type Route } from '../route.ts';
import { stepSchema } from '../schemas/cases.ts';
import { strikesSchema } from '../schemas/money.ts';
import { accountId, isForeign, step, words } from './case-input.ts';
import { notFound } from '../problem.ts';
import type { Context } from 'hono';

const params = z.object({ id: accountId });
const answers = { 200: { description: 'Done.', schema: stepSchema } };
const NO_END = 'is missing: every suspension has an end (ISO 8601); there is none without';
const NO_MOMENT = 'is no moment of the calendar; every suspension has an end, such as 2027-02-28T12:00:00Z';
const end = z.iso
  .datetime({ offset: true, error: ({ input }) => (input === undefined ? NO_END : NO_MOMENT) })
  .describe('When it ends by itself. On the published ladder.');
const FACTORS = ['reach', 'imminence'] as const;
const LIFTABLE = ['suspension', 'termination', 'flag-right', 'notice-processing'] as const;
const iso = (at: number): string => new Date(at).toISOString();

const review = z
  .strictObject({
    about: z.enum(['content', 'notices']).default('content'),
    numbers: z.strictObject({ found: z.int().min(1), days: z.int().min(1) }).describe('(a) how many, in how many days'),
    proportion: z.strictObject({ found: z.int().min(0), of: z.int().min(1) }).describe('(b) of how many in all'),
    gravity: z.enum(['low', 'medium', 'high']).describe('(c) gravity and consequences'),
    intent: z.enum(['cannot-be-told', 'none', 'present']).describe('(d) intention, where it can be told'),
    finding: z.enum(['suspend', 'terminate', 'no-measure']),
    reason: words('why, in a few sentences'),
  })
  .openapi('CaseReview');

export function accountRoutes(service: Service): readonly Route[] {
  const take = (
    c: Context,
    actor: Actor,
    id: string,
    asked: object,
    command: (text: { text?: string }) => Typed,
    text?: string,
  ) =>
    step(c, actor, asked, (once: Once | undefined) =>
      stepAccount(service, id, { actor: caseActor(actor), text, command }, once),
    );
  const doing = <J extends z.ZodType>(
    path: string,
    permission: Permission,
    summary: string,
    json: J,
    command: (asked: z.output<J>, text: { text?: string }) => object & { type: string },
    description?: string,
  ): Route =>
    route({
      method: 'post',
      path: `/v1/accounts/{id}/${path}`,
      permission,
      tag: 'Accounts',
      summary,
      ...(description && { description }),
      params,
      headers: IDEMPOTENCY_HEADER,
      json,
      answers,
      handle: (c, input) => {
        const asked = input.json as z.output<J> & { reason?: string };
        const { id } = input.params as { id: string };
        return take(c, input.actor, id, asked as object, (text) => command(asked, text) as Typed, asked.reason);
      },
    });

  return [
    route({
      method: 'get',
      path: '/v1/accounts/{id}/strikes',
      permission: 'account.read',
      tag: 'Accounts',
      summary: 'Strikes of an account, and until when each counts',
      params,
      answers: { 200: { description: 'As it stands now.', schema: strikesSchema } },
      async handle(c, { params: { id }, actor }) {
        if (isForeign(actor, `account/${id}`)) return notFound(c, 'account');
        return c.json(presentStanding(await accountStanding(service, id)));
      },
    }),
    doing('case-review', 'account.review', 'Weigh a case', review, ({ reason: _kept, ...fields }, { text = '' }) => ({
      type: 'case-review',
      review: { ...fields, text },
    })),
    doing(
      'suspension',
      'account.suspend',
      'Suspend until a date',
      z.strictObject({ until: end, factors: z.array(z.enum(FACTORS)).max(2).optional() }),
      ({ until, factors }) => ({ type: 'suspend', until: Date.parse(until), ...(factors && { factors }) }),
      'After a weighing, on the ladder of 1, 7, 30, 90 and 180 days. An end is needed: there is no suspension without one.',
    ),
    doing(
      'notices-suspension',
      'account.suspend',
      'Set the processing of somebody’s notices aside until a date',
      z.strictObject({ until: end }),
      ({ until }) => ({ type: 'suspend-notices', until: Date.parse(until) }),
    ),
    doing(
      'termination',
      'account.terminate',
      'Propose to end an account',
      z.strictObject({ reason: words('why nothing milder will do') }),
      (_asked, { text = '' }) => ({ type: 'terminate-propose', text }),
      'A second administrator has to approve it within seven days. A count of strikes alone is never enough.',
    ),
    doing(
      'termination/approval',
      'account.terminate',
      'Approve it as the second administrator',
      z.strictObject({}),
      () => ({
        type: 'terminate-approve',
      }),
    ),
    doing('termination/withdrawal', 'account.terminate', 'Withdraw the proposal', z.strictObject({}), () => ({
      type: 'terminate-withdraw',
    })),
    doing(
      'lift',
      'account.suspend',
      'Lift a measure that should not stand',
      z.strictObject({ what: z.enum(LIFTABLE), reason: words('why it should not stand') }),
      ({ what }, { text = '' }) => ({ type: 'lift', what, because: text }),
    ),
  ];
}

function presentStanding({ violations, standing, flagRight, notices, warnedAt, proposal, ...rest }: AccountStanding) {
  const moments = <T extends object>(value: T) =>
    Object.fromEntries(
      Object.entries(value).map(([name, one]) => [
        name,
        typeof one === 'number' && ['since', 'until', 'at', 'finalAt', 'expiresAt'].includes(name) ? iso(one) : one,
      ]),
    );
  return {
    ...rest,
    standing: moments(standing),
    strikes: violations.map(({ kind, ...one }) => ({ ...moments(one), state: kind })),
    ...(warnedAt !== undefined && { warnedAt: iso(warnedAt) }),
    flagRight: moments(flagRight),
    notices: moments(notices),
    ...(proposal && { terminationProposedUntil: iso(proposal.until) }),
  };
}
