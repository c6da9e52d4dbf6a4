/** Every page and its address. Pages are loaded when first visited. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from './shell.tsx';
import { NoSuchPage, PageFault } from './page-fault.tsx';

const root = createRootRoute({ component: Shell, errorComponent: PageFault, notFoundComponent: NoSuchPage });
const getParentRoute = () => root;

/** The entry of a register that is shown beside its list. */
const chosen = ({ id }: Record<string, unknown>): { id?: string } => (typeof id === 'string' ? { id } : {});

const pages = [
  createRoute({ getParentRoute, path: '/', component: lazyRouteComponent(() => import('../pages/home.tsx'), 'Home') }),
  createRoute({
    getParentRoute,
    path: '/queue',
    component: lazyRouteComponent(() => import('../pages/queue/queue.tsx'), 'Queue'),
  }),
  createRoute({
    getParentRoute,
    path: '/cases/$kind/$id',
    component: lazyRouteComponent(() => import('../pages/case/case.tsx'), 'Case'),
  }),
  createRoute({
    getParentRoute,
    path: '/uploads/$id',
    component: lazyRouteComponent(() => import('../pages/case/upload.tsx'), 'UploadPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/board',
    component: lazyRouteComponent(() => import('../pages/board/board.tsx'), 'Board'),
  }),
  createRoute({
    getParentRoute,
    path: '/board/$id',
    component: lazyRouteComponent(() => import('../pages/board/board-case.tsx'), 'BoardCase'),
  }),
  createRoute({
    getParentRoute,
    path: '/references',
    component: lazyRouteComponent(() => import('../pages/references/references.tsx'), 'References'),
  }),
  createRoute({
    getParentRoute,
    path: '/claimants',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/claimants.tsx'), 'Claimants'),
  }),
  createRoute({
    getParentRoute,
    path: '/disputes',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/disputes.tsx'), 'Disputes'),
  }),
  createRoute({
    getParentRoute,
    path: '/licences',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/licences.tsx'), 'Licences'),
  }),
  createRoute({
    getParentRoute,
    path: '/money',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/money.tsx'), 'Money'),
  }),
  createRoute({
    getParentRoute,
    path: '/strikes',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/strikes.tsx'), 'Strikes'),
  }),
  createRoute({
    getParentRoute,
    path: '/orders',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/orders.tsx'), 'Orders'),
  }),
  createRoute({
    getParentRoute,
    path: '/policies',
    component: lazyRouteComponent(() => import('../pages/policies/policies.tsx'), 'Policies'),
  }),
  createRoute({
    getParentRoute,
    path: '/approvals',
    validateSearch: chosen,
    component: lazyRouteComponent(() => import('../pages/registers/approvals.tsx'), 'Approvals'),
  }),
  createRoute({
    getParentRoute,
    path: '/people',
    component: lazyRouteComponent(() => import('../pages/people.tsx'), 'People'),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    component: lazyRouteComponent(() => import('../pages/audit.tsx'), 'Audit'),
  }),
  createRoute({
    getParentRoute,
    path: '/health',
    component: lazyRouteComponent(() => import('../pages/health.tsx'), 'Health'),
  }),
] as const;

export const router = createRouter({
  routeTree: root.addChildren(pages),
  basepath: '/console',
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
