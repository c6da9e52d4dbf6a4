/** `/v1/cases`: the docket for those who work on it, in the order of the law, and the stream of what happens. */
import { z } from '@hono/zod-openapi';
import { streamSSE } from 'hono/streaming';
import {
  docketOverview,
  eventsSince,
  findCase,
  listCases,
  newestPosition,
  type CaseFile,
  type ClockRow,
  type Service,
} from '../../app/index.ts';
import { BOUNDS, type Instant } from '../../common/index.ts';
import type { WaitsFor } from '../../casework/index.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';
import { caseLineSchema, caseSchema, clockSchema } from '../schemas/cases.ts';
import { pageOf } from '../schemas/paging.ts';

const WAITS_FOR = ['staff', 'uploader', 'claimant', 'notifier', 'board', 'authority', 'clock', 'nobody'] as const;
const caseParams = z.object({ kind: z.string().max(32), id: z.string().max(200) });
const listQuery = z.object({
  kind: z.string().max(32).optional(),
  state: z.string().max(200).optional().describe('One or several, comma between.'),
  open: z.enum(['true', 'false']).optional(),
  waitsFor: z.enum(WAITS_FOR).optional(),
  assignedTo: z.string().max(200).optional(),
  about: z.string().max(300).optional().describe('A subject: `upload/up_…`, `account/…`, `claimant/clm_…`.'),
  order: z
    .enum(['queue', 'newest'])
    .optional()
    .describe('`queue`: severity, then the legal clock, then age; how many people asked never counts.'),
  after: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(BOUNDS.pageRowsMax).optional(),
});

const iso = (at: Instant): string => new Date(at).toISOString();
const FEED_EVERY_MS = 1000;
const FEED_ROWS_MAX = 100;

export function presentCaseLine(file: CaseFile, now: Instant) {
  const { stream, dueAt, openedAt, changedAt, ...rest } = file;
  return {
    ...rest,
    stream,
    id: stream.slice(stream.indexOf('/') + 1),
    ...(dueAt !== undefined && { dueAt: iso(dueAt) }),
    late: file.open && dueAt !== undefined && dueAt < now,
    openedAt: iso(openedAt),
    changedAt: iso(changedAt),
  };
}

export const presentClock = ({ dueAt, setAt, firedAt, stoppedAt, ...rest }: ClockRow) => ({
  ...rest,
  dueAt: iso(dueAt),
  setAt: iso(setAt),
  ...(firedAt !== undefined && { firedAt: iso(firedAt) }),
  ...(stoppedAt !== undefined && { stoppedAt: iso(stoppedAt) }),
});

/** `ending`: the service stops, and with it every stream. */
export const caseRoutes = (service: Service, ending: AbortSignal): readonly Route[] => [
  route({
    method: 'get',
    path: '/v1/cases',
    permission: 'case.list',
    tag: 'Cases',
    summary: 'List cases',
    query: listQuery,
    answers: { 200: { description: 'A page.', schema: pageOf(caseLineSchema) } },
    async handle(c, { query: { open, state, ...asked } }) {
      const page = await listCases(service, {
        ...definedOf(asked),
        ...(asked.waitsFor !== undefined && { waitsFor: asked.waitsFor as WaitsFor }),
        ...(open !== undefined && { open: open === 'true' }),
        ...(state !== undefined && { states: state.split(',') }),
      });
      const now = service.clock.now();
      const rows = page.rows.map((file) => presentCaseLine(file, now));
      return c.json({ rows, ...(page.next !== undefined && { next: page.next }) });
    },
  }),
  route({
    method: 'get',
    path: '/v1/cases/{kind}/{id}',
    permission: 'case.read',
    tag: 'Cases',
    summary: 'One case: who decided what, when, under which rule',
    params: caseParams,
    answers: { 200: { description: 'Everything that belongs to it.', schema: caseSchema } },
    async handle(c, { params }) {
      const found = await findCase(service, `${params.kind}/${params.id}`);
      if (!found) return notFound(c, 'case');
      const { file, state, events, clocks, letters, texts } = found;
      return c.json({
        file: presentCaseLine(file, service.clock.now()),
        state: state as object,
        events: events.map(({ at, ...event }) => ({ ...event, at: iso(at as Instant) })),
        clocks: clocks.map(presentClock),
        letters: letters.map(({ id, recipient, message, fields, at }) => ({
          id,
          recipient,
          message,
          fields,
          at: iso(at),
        })),
        texts: texts.map(({ id, text, writtenAt }) => ({ id, text, at: iso(writtenAt) })),
      } as object);
    },
  }),
  route({
    method: 'get',
    path: '/v1/overview',
    permission: 'docket.overview',
    tag: 'Cases',
    summary: 'What is open, what is late, what comes next',
    answers: {
      200: {
        description: 'Counts by kind and by who must act; the next dates.',
        schema: z.object({
          late: z.int(),
          counts: z.array(z.object({ kind: z.string(), waitsFor: z.string(), open: z.int(), late: z.int() })),
          next: z.array(clockSchema),
        }),
      },
    },
    async handle(c) {
      const { counts, late, next } = await docketOverview(service);
      return c.json({ late, counts, next: next.map(presentClock) } as object);
    },
  }),
  route({
    method: 'get',
    path: '/v1/events',
    permission: 'event.read',
    tag: 'Cases',
    summary: 'What happens, as it happens',
    description:
      'Server-sent events: `event: case`, `data: {position, stream, type, at}`. `Last-Event-ID` (or `?after=`) goes on where a ' +
      'listener stopped; without it the stream starts now. No names and no texts: read the case for those.',
    query: z.object({ after: z.coerce.number().int().min(0).optional() }),
    answers: {
      200: { description: 'A stream that stays open.', schema: z.string(), contentType: 'text/event-stream' },
    },
    async handle(c, { query }) {
      const last = Number(c.req.header('Last-Event-ID') ?? Number.NaN);
      let position = Number.isSafeInteger(last) ? last : (query.after ?? (await newestPosition(service)));
      return streamSSE(c, async (stream) => {
        await stream.writeSSE({ event: 'hello', data: JSON.stringify({ position }) });
        while (!stream.aborted && !stream.closed && !ending.aborted) {
          const rows = await eventsSince(service, position, FEED_ROWS_MAX);
          for (const row of rows) {
            const data = { position: row.position, stream: row.stream, type: row.type, at: iso(row.at) };
            await stream.writeSSE({ event: 'case', id: String(row.position), data: JSON.stringify(data) });
            position = row.position;
          }
          if (rows.length < FEED_ROWS_MAX) await pause(FEED_EVERY_MS, ending);
        }
      });
    },
  }),
];

/** Without the members that are undefined: an absent filter is no filter. */
function definedOf<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as never;
}

const pause = (ms: number, ending: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    ending.addEventListener('abort', done, { once: true });
    function done(): void {
      clearTimeout(timer);
      ending.removeEventListener('abort', done);
      resolve();
    }
  });
