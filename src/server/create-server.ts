/** The HTTP side of a service: routes, errors and headers in one place. Listens nowhere; tests call `request()`. */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Service } from '../app/index.ts';
import { describeApi } from './describe-api.ts';
import { isForPeople, sendFault } from './pages/fault-page.ts';
import { problem, PROBLEM, type Refusal } from './problem.ts';
import { mount, type Route } from './route.ts';
import { caseStepRoutes } from './routes/case-steps.ts';
import { complaintRoutes } from './routes/complaints.ts';
import { boardRoutes } from './routes/board.ts';
import { coordinationRoutes } from './routes/coordination.ts';
import { docketRoutes } from './routes/docket.ts';
import { exceptionRoutes } from './routes/exceptions.ts';
import { orderRoutes } from './routes/orders.ts';
import { consoleRoutes, type ConsoleRouteOptions } from './routes/console.ts';
import { accountRoutes } from './routes/accounts.ts';
import { claimRoutes } from './routes/claims.ts';
import { claimantRoutes } from './routes/claimants.ts';
import { licenceRoutes } from './routes/licences.ts';
import { ownershipRoutes } from './routes/ownership.ts';
import { statementOfAccountRoutes } from './routes/statements-of-account.ts';
import { usageRoutes } from './routes/usage.ts';
import { backTestRoutes } from './routes/back-test.ts';
import { caseRoutes } from './routes/cases.ts';
import { descriptionRoutes } from './routes/description.ts';
import { draftRoutes } from './routes/drafts.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { healthRoutes } from './routes/health.ts';
import { logRoutes } from './routes/log.ts';
import { lookupRoutes } from './routes/lookups.ts';
import { noticeRoutes } from './routes/notices.ts';
import { outOfCourtRoutes } from './routes/out-of-court.ts';
import { pageRoutes } from './routes/pages.ts';
import { peopleRoutes } from './routes/people.ts';
import { personPageRoutes } from './routes/person-pages.ts';
import { policyRoutes } from './routes/policies.ts';
import { referenceRoutes } from './routes/references.ts';
import { reportRoutes } from './routes/reports.ts';
import { styleRoutes } from './routes/styles.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import { uploadCaseRoutes } from './routes/upload-case.ts';
import { uploadRoutes, type UploadRouteOptions } from './routes/uploads.ts';

export interface ServerOptions extends UploadRouteOptions, ConsoleRouteOptions {
  readonly version?: string;
  /** Faults with their kind, for the operator's log. Never a header, a body or a name. */
  readonly onFault?: (fault: { readonly method: string; readonly route: string; readonly fault: unknown }) => void;
}

export interface Server {
  readonly app: OpenAPIHono;
  readonly routes: readonly Route[];
  /** The OpenAPI 3.1 document, as served at /openapi.json. */
  describe(): object;
  /** Streams that would stay open for ever end now: the service stops. */
  endStreams(): void;
}

export function createServer(service: Service, options: ServerOptions = {}): Server {
  const app = new OpenAPIHono();
  const ending = new AbortController();
  const describe = () => describeApi(app, options.version ?? '0');
  const routes: readonly Route[] = [
    ...uploadRoutes(service, options),
    ...uploadCaseRoutes(service),
    ...complaintRoutes(service),
    ...noticeRoutes(service),
    ...outOfCourtRoutes(service),
    ...caseStepRoutes(service),
    ...evidenceRoutes(service),
    ...draftRoutes(service),
    ...referenceRoutes(service),
    ...lookupRoutes(service),
    ...caseRoutes(service, ending.signal),
    ...accountRoutes(service),
    ...claimantRoutes(service),
    ...claimRoutes(service),
    ...ownershipRoutes(service),
    ...licenceRoutes(service),
    ...usageRoutes(service),
    ...statementOfAccountRoutes(service),
    ...docketRoutes(service),
    ...boardRoutes(service),
    ...exceptionRoutes(service),
    ...orderRoutes(service),
    ...coordinationRoutes(service),
    ...peopleRoutes(service),
    ...reportRoutes(service),
    ...webhookRoutes(service),
    ...policyRoutes(service),
    ...backTestRoutes(service),
    ...logRoutes(service),
    ...healthRoutes(service),
    ...descriptionRoutes(describe),
    ...pageRoutes(service),
    ...personPageRoutes(service),
    ...styleRoutes(),
    ...consoleRoutes(options),
  ];
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.get('Content-Type') === PROBLEM && isForPeople(c))
      c.res = await sendFault(c, c.res.status as never);
    for (const [name, value] of SECURITY_HEADERS) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  mount(app, service, routes);
  app.notFound((c) => noRoute(c, routes));
  app.onError((fault, c) => {
    options.onFault?.({ method: c.req.method, route: c.req.routePath, fault });
    const known = FAULTS[fault.name];
    return known ? problem(c, 503, known, { 'Retry-After': '5' }) : problem(c, 500, OUR_FAULT);
  });
  return { app, routes, describe, endStreams: () => ending.abort() };
}

/** Answers are for programs unless a page says otherwise: nothing loads, nothing frames, nothing is guessed. */
const SECURITY_HEADERS = [
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Cache-Control', 'no-store'],
] as const;

const OUR_FAULT: Refusal = {
  why: 'our-fault',
  detail: 'Something failed here that should not have; nothing was half done.',
  fix: 'Send the same request again, with the same Idempotency-Key; if it fails again, tell the operator the time.',
};

/** Faults of the world that pass. By name: the rooms that throw them are not ours to import. */
const FAULTS: Readonly<Record<string, Refusal>> = {
  StoreUnavailable: {
    why: 'store-unavailable',
    detail: 'The database did not confirm the write, so nothing is promised.',
    fix: 'Send the same request again in a few seconds, with the same Idempotency-Key.',
  },
  StreamConflict: {
    why: 'conflict',
    detail: 'Someone else changed this at the same moment.',
    fix: 'Send the same request again.',
  },
  AnswerExists: {
    why: 'conflict',
    detail: 'The same Idempotency-Key was answered at this very moment.',
    fix: 'Send the same request again: the answer is there now.',
  },
  DecoderUnavailable: {
    why: 'decoder-unavailable',
    detail: 'No decoder process can be started on this machine right now.',
    fix: 'Send the same request again in a few seconds; the operator finds the cause with `recourse doctor`.',
  },
};

function noRoute(c: Context, routes: readonly Route[]): Response {
  const allowed = routes
    .filter(({ path }) => patternOf(path).test(c.req.path))
    .map(({ method }) => method.toUpperCase());
  if (allowed.length > 0) {
    const methods = [...new Set(allowed)].join(', ');
    const detail = `This address does not take ${c.req.method}.`;
    return problem(c, 405, { why: 'method-not-allowed', detail, fix: `It takes ${methods}.` }, { Allow: methods });
  }
  return problem(c, 404, { why: 'no-such-address', detail: 'There is nothing under this address.', fix: 'See /docs.' });
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{\w+\+\}/g, '.+').replace(/\{\w+\}/g, '[^/]+')}$`);
