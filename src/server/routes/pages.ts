/** Pages for anyone, without an account and without scripts. */
import {
  latestCheckpoint,
  listPolicies,
  overview,
  recentDecisions,
  verifierKeyText,
  type Service,
} from '../../app/index.ts';
import { sendPage } from '../pages/layout.ts';
import { logPage } from '../pages/log.ts';
import { policiesPage } from '../pages/policies.ts';
import { startPage } from '../pages/start.ts';
import { route, type Route } from '../route.ts';

const RECENT = 8;
const answers = { 200: { description: 'A page.' } };

export const pageRoutes = (service: Service): readonly Route[] => [
  route({
    method: 'get',
    path: '/',
    permission: 'page.read',
    tag: 'Pages',
    summary: 'What this is, and what happened here',
    hidden: true,
    answers,
    async handle(c) {
      const [seen, recent] = await Promise.all([overview(service), recentDecisions(service, RECENT)]);
      return sendPage(c, startPage(seen, recent));
    },
  }),
  route({
    method: 'get',
    path: '/log',
    permission: 'page.read',
    tag: 'Pages',
    summary: 'The public log',
    hidden: true,
    answers,
    async handle(c) {
      const [seen, checkpoint] = await Promise.all([overview(service), latestCheckpoint(service)]);
      return sendPage(c, logPage(seen, checkpoint, verifierKeyText(service)));
    },
  }),
  route({
    method: 'get',
    path: '/policies',
    permission: 'page.read',
    tag: 'Pages',
    summary: 'The rules',
    hidden: true,
    answers,
    handle: (c) => sendPage(c, policiesPage(listPolicies())),
  }),
];
