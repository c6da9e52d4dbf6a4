/** For whoever watches the process: is it up, can it answer, what is it doing. Numbers only, no names. */
import { z } from '@hono/zod-openapi';
import { docketOverview, overview, readiness, type DocketOverview, type Service } from '../../app/index.ts';
import { BOUNDS } from '../../common/index.ts';
import { route, type Route } from '../route.ts';

const text = z.string();
const readySchema = z
  .object({
    ready: z.boolean(),
    checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
  })
  .openapi('Readiness');

export const healthRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/healthz',
    permission: 'health.read',
    tag: 'Operations',
    summary: 'Is the process up?',
    answers: { 200: { description: 'Yes.', schema: text, contentType: 'text/plain' } },
    handle: (c) => c.text('ok\n'),
  }),
  route({
    method: 'get',
    path: '/readyz',
    permission: 'health.read',
    tag: 'Operations',
    summary: 'Can it answer uploads now?',
    answers: {
      200: { description: 'Yes.', schema: readySchema },
      503: { description: 'No, and which check says so.', schema: readySchema },
    },
    async handle(c) {
      const found = await readiness(service);
      return c.json(found, found.ready ? 200 : 503);
    },
  }),
  route({
    method: 'get',
    path: '/metrics',
    permission: 'health.read',
    tag: 'Operations',
    summary: 'Numbers for Prometheus',
    answers: { 200: { description: 'Text exposition format.', schema: text, contentType: 'text/plain' } },
    async handle(c) {
      const [{ counts, matchable, log }, docket] = await Promise.all([overview(service), docketOverview(service)]);
      const nextClock = docket.next[0];
      const lines = [
        ...gauge('recourse_uploads_total', 'counter', 'Uploads decided.', [['', counts.uploads]]),
        ...gauge('recourse_decisions_total', 'counter', 'Decisions by action.', byAction(counts.byAction)),
        ...gauge('recourse_references_matchable', 'gauge', 'References in the index.', [['', matchable]]),
        ...gauge('recourse_log_leaves', 'counter', 'Leaves taken into the log.', [['', log.leaves]]),
        ...gauge('recourse_log_proved', 'counter', 'Leaves under a signed checkpoint.', [['', log.proved]]),
        ...gauge('recourse_uploads_in_flight', 'gauge', 'Uploads being decided.', [['', service.busy.size]]),
        ...gauge('recourse_cases_open', 'gauge', 'Open cases by kind and by who must act.', perKind(docket, 'open')),
        ...gauge('recourse_cases_late', 'gauge', 'Open cases whose legal clock has run out.', perKind(docket, 'late')),
        ...gauge('recourse_clock_lag_seconds', 'gauge', 'How long the oldest due clock has waited to fire.', [
          ['', nextClock ? Math.max(0, (service.clock.now() - nextClock.dueAt) / 1000) : 0],
        ]),
        ...gauge('recourse_outbox_due', 'gauge', 'Effects that wait to leave, up to a page of them.', [
          ['', (await service.store.outboxDue(service.clock.now(), BOUNDS.pageRowsMax)).length],
        ]),
        ...gauge('process_resident_memory_bytes', 'gauge', 'Resident memory.', [['', process.memoryUsage.rss()]]),
      ];
      return c.text(`${lines.join('\n')}\n`, 200, { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8' });
    },
  }),
];

const byAction = (counts: Readonly<Partial<Record<string, number>>>): [string, number][] =>
  Object.entries(counts).map(([action, count]) => [`{action="${action}"}`, count ?? 0]);

const perKind = ({ counts }: DocketOverview, what: 'open' | 'late'): [string, number][] =>
  counts.map((one) => [`{kind="${one.kind}",waits_for="${one.waitsFor}"}`, one[what]]);

const gauge = (name: string, type: string, help: string, values: readonly (readonly [string, number])[]): string[] => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
  ...values.map(([labels, value]) => `${name}${labels} ${value}`),
];
