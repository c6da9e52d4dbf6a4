/** The two static files of the public pages. */
import { ICON, STYLE } from '../pages/style.ts';
import { route, type Route } from '../route.ts';

const KEEP = 'public, max-age=3600';

const asset = (path: string, contentType: string, text: string): Route =>
  route({
    method: 'get',
    path,
    permission: 'page.read',
    tag: 'Pages',
    summary: path,
    hidden: true,
    answers: { 200: { description: 'A file.' } },
    handle: (c) => c.body(text, 200, { 'Content-Type': contentType, 'Cache-Control': KEEP }),
  });

export const styleRoutes = (): readonly Route[] => [
  asset('/style.css', 'text/css; charset=utf-8', STYLE),
  asset('/icon.svg', 'image/svg+xml', ICON),
];
