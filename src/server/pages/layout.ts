/** What every public page shares: head, way around, foot. Nothing runs in the reader's browser. */
import type { Context } from 'hono';
import { html } from 'hono/html';

export type Html = ReturnType<typeof html>;

export interface Page {
  readonly title: string;
  /** Path of the page, to mark it in the way around. */
  readonly path: string;
  readonly body: Html;
  /** Default English. */
  readonly language?: 'en' | 'de';
  readonly foot?: string;
  readonly skip?: string;
  readonly status?: 200 | 404 | 422;
  /** For one person: kept by nobody in between. */
  readonly private?: boolean;
}

const AROUND = [
  ['/', { en: 'Start', de: 'Start' }],
  ['/notice', { en: 'Report', de: 'Melden' }],
  ['/log', { en: 'Log', de: 'Protokoll' }],
  ['/policies', { en: 'Policies', de: 'Regeln' }],
  ['/docs', { en: 'API', de: 'API' }],
] as const;

const FOOT = 'An upload filter with due process. This page needs no account and runs no scripts.';
const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

export async function sendPage(c: Context, page: Page): Promise<Response> {
  const { title, path, body, language = 'en', foot = FOOT, skip = 'To the text', status = 200 } = page;
  const text = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Recourse</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </head>
      <body>
        <a class="skip" href="#main">${skip}</a>
        <header class="top">
          <a class="name" href="/">Recourse</a>
          <nav aria-label="${language === 'de' ? 'Seiten' : 'Pages'}">
            ${AROUND.map(
              ([href, name]) =>
                html`<a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${name[language]}</a>`,
            )}
          </nav>
        </header>
        <main id="main">${body}</main>
        <footer>${foot}</footer>
      </body>
    </html>`;
  const keep = page.private ? 'no-store' : 'no-cache';
  return c.html(text, status, { 'Content-Security-Policy': CSP, 'Cache-Control': keep });
}

/** `2026-11-22 11:04 UTC` */
export const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const count = (n: number): string => n.toLocaleString('en');
