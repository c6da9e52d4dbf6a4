/**
 * `/console`: the staff's browser application, as files built beforehand. Strict on purpose: scripts of our own origin alone,
 * none inline, and no text ever becomes markup (Trusted Types without a single policy).
 */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { html } from 'hono/html';
import { consoleFiles, type ConsoleFile } from '../console-files.ts';
import { notFound } from '../problem.ts';
import { route, type Route } from '../route.ts';

export interface ConsoleRouteOptions {
  /** Where the console was built, and what a visit before that sets off. Absent: this server has no console. */
  readonly console?: {
    readonly folder: string;
    /** Starts a build where there can be one. `why` = there cannot, and what to do. */
    build?(): { readonly kind: 'building' | 'current' } | { readonly kind: 'cannot'; readonly why: string };
  };
}

/** Blob addresses: pictures and sound that the page has fetched with its session and shows shielded. */
const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const FOR_EVER = 'public, max-age=31536000, immutable';
const pathParams = z.object({ path: z.string().max(300) });

const shared = {
  method: 'get',
  permission: 'page.read',
  tag: 'Pages',
  summary: 'The console',
  hidden: true,
  answers: { 200: { description: 'A file.' } },
} as const;

export function consoleRoutes({ console: place }: ConsoleRouteOptions): readonly Route[] {
  const files = place && consoleFiles(place.folder);
  const page = async (c: Context): Promise<Response> => {
    const found = await files?.page();
    return found ? send(c, found, 'no-store') : notBuilt(c, place?.build?.());
  };
  return [
    route({ ...shared, path: '/console', handle: (c) => c.redirect('/console/') }),
    route({ ...shared, path: '/console/', handle: page }),
    route({
      ...shared,
      path: '/console/{path+}',
      params: pathParams,
      async handle(c, { params: { path } }) {
        if (!path.startsWith('assets/')) return page(c);
        const found = await files?.asset(path.slice('assets/'.length));
        return found ? send(c, found, FOR_EVER) : notFound(c, 'file of the console');
      },
    }),
  ];
}

const send = (c: Context, { bytes, contentType }: ConsoleFile, keep: string): Response =>
  c.body(bytes, 200, { 'Content-Type': contentType, 'Content-Security-Policy': CSP, 'Cache-Control': keep });

type Building = ReturnType<NonNullable<NonNullable<ConsoleRouteOptions['console']>['build']>>;

/** Says what is going on and looks again by itself; a page without the console is never blank. */
async function notBuilt(c: Context, state: Building | undefined): Promise<Response> {
  const building = state !== undefined && state.kind !== 'cannot';
  const title = building ? 'The console is being built' : 'The console is not built here';
  const why = building
    ? 'This takes a few seconds, once. This page looks again by itself.'
    : state?.kind === 'cannot'
      ? state.why
      : 'This server was started without a console.';
  const body = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        ${building ? html`<meta http-equiv="refresh" content="2" />` : ''}
        <title>${title} · Recourse</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <main id="main">
          <h1>${title}</h1>
          <p class="lead">${why}</p>
          <p><a href="/">The public pages</a> work without it.</p>
        </main>
      </body>
    </html>`;
  return c.html(body, 503, {
    'Content-Security-Policy': "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    'Retry-After': '2',
  });
}
