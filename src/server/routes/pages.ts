/** Pages for anyone, without an account: start, rules, claimants; board, reports, register and log have files of their own. */
import { z } from '@hono/zod-openapi';
import {
  findClaimant,
  policyDifference,
  publishedPolicies,
  listPublicOrders,
  overview,
  recentDecisions,
  shareInterval,
  type Service,
} from '../../app/index.ts';
import { claimantPage } from '../pages/claimant-page.ts';
import { sendFault } from '../pages/fault-page.ts';
import { sendPage } from '../pages/layout.ts';
import { ordersPage } from '../pages/orders-page.ts';
import { policiesPage, policyDiffPage } from '../pages/policies/policies-page.ts';
import { readerLanguage } from '../pages/reader-language.ts';
import { startPage } from '../pages/start.ts';
import { route, type Route } from '../route.ts';
import { docketPageRoutes } from './docket-pages.ts';
import { logPageRoutes } from './log-pages.ts';
import { PUBLIC_PAGE } from './public-page.ts';
import { reportPageRoutes } from './report-pages.ts';

const RECENT = 8;
const ORDERS_ON_A_PAGE = 50;

export const pageRoutes = (service: Service): readonly Route[] => [
  route({
    ...PUBLIC_PAGE,
    path: '/',
    summary: 'What this is, and what happened here',
    async handle(c) {
      const [seen, recent] = await Promise.all([overview(service), recentDecisions(service, RECENT)]);
      return sendPage(c, startPage(seen, recent, readerLanguage(c)));
    },
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/policies',
    summary: 'The rules',
    handle: async (c) => sendPage(c, policiesPage(await publishedPolicies(service), readerLanguage(c))),
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/policies/diff',
    summary: 'What changed between two versions',
    query: z.object({ from: z.string().max(64).default(''), to: z.string().max(64).default('') }),
    async handle(c, { query }) {
      const found = await policyDifference(service, query.from, query.to);
      const diff = found.kind === 'done' ? found.value : undefined;
      return sendPage(c, policyDiffPage(await publishedPolicies(service), query, diff, readerLanguage(c)));
    },
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/orders',
    summary: 'What authorities ask for',
    query: z.object({ after: z.string().max(200).optional() }),
    async handle(c, { query: { after } }) {
      const page = await listPublicOrders(service, {
        limit: ORDERS_ON_A_PAGE,
        ...(after !== undefined && { after }),
      });
      return sendPage(c, ordersPage({ ...page, first: after === undefined, language: readerLanguage(c) }));
    },
  }),
  route({
    ...PUBLIC_PAGE,
    path: '/claimants/{id}',
    summary: 'A claimant’s standing',
    params: z.object({ id: z.string().max(100) }),
    async handle(c, { params }) {
      const language = readerLanguage(c);
      const record = await findClaimant(service, params.id);
      if (!record) return sendFault(c, 404);
      const { decided, wrong } = record.claims;
      return sendPage(c, claimantPage(record, shareInterval(decided - wrong, decided), language));
    },
  }),
  ...docketPageRoutes(service),
  ...reportPageRoutes(service),
  ...logPageRoutes(service),
];
