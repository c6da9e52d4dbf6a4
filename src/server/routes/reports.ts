/** `/v1/reports`: for anyone. Counted from the public log when asked, with the checks that show it adds up. */
import { z } from '@hono/zod-openapi';
import {
  makeRedressMetrics,
  makeTransparencyReport,
  readPeriod,
  readProvider,
  saveProvider,
  sheetCsv,
  type Service,
} from '../../app/index.ts';
import { notFound, problem } from '../problem.ts';
import { route, type Route } from '../route.ts';

const cell = z.union([z.string(), z.number(), z.null()]);
const sheetSchema = z
  .object({ name: z.string(), columns: z.array(z.string()), rows: z.array(z.array(cell)) })
  .openapi('ReportSheet');
const reportSchema = z
  .object({
    period: z.string(),
    sheets: z.array(sheetSchema),
    checks: z.object({
      sums: z.array(z.string()).describe('Totals that are not the sum of their parts. Empty when all agree.'),
      restrictive: z.int().describe('Decisions that need a line in the EU database.'),
      submitted: z.int().describe('Those for which one was queued or sent.'),
      difference: z.int().describe('0, or something is wrong.'),
    }),
  })
  .openapi('TransparencyReport');
const providerSchema = z
  .object({
    name: z.string().min(1).max(200),
    service: z.string().min(1).max(200),
    veryLarge: z.boolean(),
    activeRecipients: z.int().min(0).optional(),
  })
  .openapi('Provider');
const periodParams = z.object({ period: z.string().max(10).describe('`2026`, or a half: `2026-H1`.') });

export const reportRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/reports/{period}',
    permission: 'report.read',
    tag: 'Reports',
    summary: 'The harmonised transparency report',
    description: 'Eleven sheets (Impl. Reg. (EU) 2024/2835), folded from the public log, and the checks of their sums.',
    params: periodParams,
    answers: { 200: { description: 'All sheets.', schema: reportSchema } },
    async handle(c, { params }) {
      const period = readPeriod(params.period);
      if (period.kind === 'refused') return problem(c, 404, period);
      const { sheets, checks } = await makeTransparencyReport(service, period.value);
      const shown = sheets.map(({ rows, ...sheet }) => ({
        ...sheet,
        rows: rows.map((row) => row.map((one) => one ?? null)),
      }));
      return c.json({ period: params.period, sheets: shown, checks } as object);
    },
  }),
  route({
    method: 'get',
    path: '/v1/reports/{period}/{sheet}',
    permission: 'report.read',
    tag: 'Reports',
    summary: 'One sheet as CSV',
    params: periodParams.extend({ sheet: z.string().max(60).describe('`4_notices.csv`.') }),
    answers: { 200: { description: 'RFC 4180, UTF-8.', schema: z.string(), contentType: 'text/csv' } },
    async handle(c, { params }) {
      const period = readPeriod(params.period);
      if (period.kind === 'refused') return problem(c, 404, period);
      const { sheets } = await makeTransparencyReport(service, period.value);
      const sheet = sheets.find(({ name }) => `${name}.csv` === params.sheet);
      if (!sheet) return notFound(c, 'sheet');
      const name = `${params.period}-${params.sheet}`;
      return c.body(sheetCsv(sheet), 200, {
        'Content-Type': 'text/csv; charset=utf-8; header=present',
        'Content-Disposition': `attachment; filename="${name}"`,
      });
    },
  }),
  route({
    method: 'get',
    path: '/v1/redress/{period}',
    permission: 'report.read',
    tag: 'Reports',
    summary: 'How often decisions were wrong, and how fast that was put right',
    description:
      'Shares come with their number and a 95 % interval (Wilson). Complaints underestimate error: few people appeal.',
    params: periodParams,
    answers: { 200: { description: 'The metrics.', schema: z.record(z.string(), z.unknown()) } },
    async handle(c, { params }) {
      const period = readPeriod(params.period);
      if (period.kind === 'refused') return problem(c, 404, period);
      return c.json((await makeRedressMetrics(service, period.value)) as object);
    },
  }),
  route({
    method: 'get',
    path: '/v1/provider',
    permission: 'report.read',
    tag: 'Reports',
    summary: 'Who reports',
    answers: { 200: { description: 'As the reports name it.', schema: providerSchema } },
    handle: async (c) => c.json(await readProvider(service)),
  }),
  route({
    method: 'post',
    path: '/v1/provider',
    permission: 'provider.change',
    tag: 'Reports',
    summary: 'Name the provider and the service',
    json: providerSchema,
    answers: { 200: { description: 'In the next report.', schema: providerSchema } },
    async handle(c, { json: { activeRecipients, ...json } }) {
      const provider = { ...json, ...(activeRecipients !== undefined && { activeRecipients }) };
      await saveProvider(service, provider);
      return c.json(provider);
    },
  }),
];
