/** `/v1/statements-of-account`: what is owed to whom and why, as JSON or CSV; closing a month; recording a payment. */
import { z } from '@hono/zod-openapi';
import {
  closePeriod,
  findStatement,
  ledgerDifference,
  listBalances,
  readStatementSpan,
  recordPayment,
  statementAsCsv,
  type Service,
} from '../../app/index.ts';
import { IDEMPOTENCY_HEADER } from '../idempotency.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { currency, entrySchema, month, statementSchema } from '../schemas/money.ts';
import { pageOf, pageQuery } from '../schemas/paging.ts';
import { writeOnce } from '../write-once.ts';
import { isForeign } from './case-input.ts';
import { presentTimes } from './present-times.ts';

const payee = z
  .string()
  .regex(
    /^(claimant|society|escrow|unmatched|payer|paid)\/[\x21-\x7e]{1,140}$/,
    'is not written `claimant/…`, `society/…`',
  );
const balance = z.object({ account: z.string(), currency, balance: z.int() });

export const statementOfAccountRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/statements-of-account',
    permission: 'money.read',
    tag: 'Money',
    summary: 'Balances of everybody',
    description: '`difference` is the sum of every line there is, per currency: 0, or something is broken.',
    query: pageQuery,
    answers: {
      200: {
        description: 'By account.',
        schema: pageOf(balance).extend({ difference: z.record(z.string(), z.int()) }),
      },
    },
    async handle(c, { query }) {
      const { rows, next } = await listBalances(service, query.after, query.limit);
      const difference = await ledgerDifference(service);
      return c.json({ rows, ...(next !== undefined && { next }), difference });
    },
  }),
  route({
    method: 'get',
    path: '/v1/statements-of-account/{kind}/{id}',
    permission: 'statement.read',
    tag: 'Money',
    summary: 'One statement of account',
    description: 'Columns of the CSV, and how they map to DDEX DSR, are in docs/money.md.',
    params: z.object({ kind: z.string().max(20), id: z.string().max(140) }),
    query: z.object({
      period: z.string().max(7).describe('`2027-02`, `2027-Q1` or `2027`.'),
      currency: currency.default('EUR'),
      format: z.enum(['json', 'csv']).default('json'),
    }),
    answers: { 200: { description: 'From one balance to the next, line by line.', schema: statementSchema } },
    async handle(c, { params, query, actor }) {
      if (isForeign(actor, `${params.kind}/${params.id}`)) return notFound(c, 'account');
      const account = payee.safeParse(`${params.kind}/${params.id}`);
      const span = readStatementSpan(query.period);
      if (!account.success)
        return problem(c, 404, {
          why: 'not-found',
          detail: 'There is no such account.',
          fix: 'Write `claimant/clm_…` or `society/…`.',
        });
      if (!span)
        return problem(c, 422, {
          why: 'bad-period',
          detail: 'This is no month, quarter or year.',
          fix: 'Write 2027-02, 2027-Q1 or 2027.',
        });
      const outcome = await findStatement(service, account.data, query.currency, span);
      if (outcome.kind === 'refused') return problem(c, 422, outcome);
      if (query.format === 'json') return c.json(outcome.value);
      const name = `statement-${params.id.replace(/[^\w-]/g, '_')}-${query.period}.csv`;
      return c.body(statementAsCsv(outcome.value, service.log.key.name), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    },
  }),
  route({
    method: 'post',
    path: '/v1/statements-of-account/close',
    permission: 'money.keep',
    tag: 'Money',
    summary: 'Close a month',
    description:
      'From then on nothing is booked into it; corrections come in the next open month and say which one they are about.',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({ period: month }),
    answers: { 200: { description: 'Closed; twice is the same as once.', schema: z.object({ period: month }) } },
    handle: (c, { json, actor }) =>
      writeOnce(
        c,
        actor,
        json,
        (once) => closePeriod(service, json.period, once),
        (closed) => closed,
      ),
  }),
  route({
    method: 'post',
    path: '/v1/statements-of-account/payments',
    permission: 'money.keep',
    tag: 'Money',
    summary: 'Record that a payee was paid',
    headers: IDEMPOTENCY_HEADER,
    json: z.strictObject({
      payee: z.string().regex(/^(claimant|society)\/[\x21-\x7e]{1,140}$/, 'is not `claimant/…` or `society/…`'),
      currency,
      amount: z.int().min(1),
    }),
    answers: { 201: { description: 'Recorded; at most what is owed.', schema: entrySchema } },
    handle: (c, { json, actor }) =>
      writeOnce(c, actor, json, (once) => recordPayment(service, json, once), presentTimes, 201),
  }),
];
