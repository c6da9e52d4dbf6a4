/** The API describes itself: for programs at /openapi.json, for people at /docs. */
import { z } from '@hono/zod-openapi';
import { apiReferencePage } from '../pages/api-reference.ts';
import { sendPage } from '../pages/layout.ts';
import { route, type Route } from '../route.ts';

export const descriptionRoutes = (describe: () => object): readonly Route[] => [
  route({
    method: 'get',
    path: '/openapi.json',
    permission: 'description.read',
    tag: 'Operations',
    summary: 'This description, as OpenAPI 3.1',
    answers: { 200: { description: 'OpenAPI 3.1.', schema: z.record(z.string(), z.unknown()) } },
    handle: (c) => c.json(describe() as Record<string, unknown>),
  }),
  route({
    method: 'get',
    path: '/docs',
    permission: 'page.read',
    tag: 'Pages',
    summary: 'Reference for people',
    hidden: true,
    answers: { 200: { description: 'A page.' } },
    handle: (c) => sendPage(c, apiReferencePage(describe() as never)),
  }),
];
