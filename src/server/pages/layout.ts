/** What every public page shares: head, way around, foot. Nothing runs in the reader's browser. */
import type { Context } from 'hono';
import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

export interface Page {
  readonly title: string;
  /** Path of the page, to mark it in the way around. */
  readonly path: string;
  readonly body: Html;
}

const AROUND = [
  ['/', 'Start'],
  ['/log', 'Log'],
  ['/policies', 'Policies'],
  ['/docs', 'API'],
] as const;

const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export async function sendPage(c: Context, { title, path, body }: Page): Promise<Response> {
  const page = await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Recourse</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">To the text</a>
        <header class="top">
          <a class="name" href="/">Recourse</a>
          <nav aria-label="Pages">
            ${AROUND.map(
              ([href, name]) => html`<a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${name}</a>`,
            )}
          </nav>
        </header>
        <main id="main">${body}</main>
        <footer>An upload filter with due process. This page needs no account and runs no scripts.</footer>
      </body>
    </html>`;
  return c.html(page, 200, { 'Content-Security-Policy': CSP, 'Cache-Control': 'no-cache' });
}

/** `2026-11-22 11:04 UTC` */
export const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const count = (n: number): string => n.toLocaleString('en');
