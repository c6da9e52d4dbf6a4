/** What every public page shares: head, way around, foot. Nothing runs in the reader's browser, except where a page names its script. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../../casework/index.ts';
import { PUBLIC_WORDS, type PublicWords } from './messages/public.ts';

export type Html = ReturnType<typeof html>;

export interface Page {
  readonly title: string;
  /** Path of the page, to mark it in the way around. */
  readonly path: string;
  readonly body: Html;
  /** Default English. */
  readonly language?: Language;
  readonly foot?: string;
  readonly skip?: string;
  readonly status?: 200 | 404 | 422;
  /** For one person: kept by nobody in between. */
  readonly private?: boolean;
  /** Address of the one script of this page: a module of our own origin, which may load nothing but modules. */
  readonly script?: string;
}

type Place = readonly [href: string, name: keyof PublicWords['frame']];

const AROUND: readonly Place[] = [
  ['/', 'start'],
  ['/notice', 'report'],
  ['/docket', 'docket'],
  ['/reports', 'reports'],
  ['/log', 'log'],
  ['/policies', 'policies'],
];
const MORE: readonly Place[] = [
  ['/precedents', 'precedents'],
  ['/orders', 'orders'],
  ['/log/verify', 'verify'],
  ['/docs', 'api'],
];

const CSP =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/** A person's own pages play the parts of films and sounds that matched. */
const CSP_WITH_CLIPS = `${CSP}; media-src 'self'`;
/** Scripts of our own origin, and no connection of any other kind: what a reader pastes stays with them. */
const CSP_WITH_SCRIPT = `${CSP}; script-src 'self'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

export async function sendPage(c: Context, page: Page): Promise<Response> {
  const { title, path, body, language = 'en', status = 200, script } = page;
  const words = PUBLIC_WORDS[language].frame;
  const link = ([href, name]: Place) =>
    html`<a href="${href}" ${href === path ? html`aria-current="page"` : ''}>${words[name]}</a>`;
  const text = await html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Recourse</title>
        <link rel="stylesheet" href="/style.css" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${page.skip ?? words.skip}</a>
        <header class="top">
          <a class="name" href="/">Recourse</a>
          <nav aria-label="${words.pages}">${AROUND.map(link)}</nav>
        </header>
        <main id="main">${body}</main>
        <footer>
          <nav aria-label="${words.more}">${MORE.map(link)}</nav>
          <p>${page.foot ?? words.foot}</p>
        </footer>
      </body>
    </html>`;
  return c.html(text, status, {
    'Content-Security-Policy': script !== undefined ? CSP_WITH_SCRIPT : page.private ? CSP_WITH_CLIPS : CSP,
    'Cache-Control': page.private ? 'no-store' : 'no-cache',
    Vary: 'Accept-Language',
  });
}

/** Nothing under this address; the ways on. */
export function nothingHere(language: Language): Page {
  const words = PUBLIC_WORDS[language].frame;
  const body = html`<h1>${words.missing}</h1>
    <p class="lead">${words.missingHint}</p>
    <ul>
      ${[...AROUND, ...MORE].map(([href, name]) => html`<li><a href="${href}">${words[name]}</a></li>`)}
    </ul>`;
  return { title: words.missing, path: '', body, language, status: 404 };
}

/** To the page after this one, as far as there is one. */
export const furtherBack = (language: Language, address: string, next: string | undefined, first: boolean): Html => {
  const words = PUBLIC_WORDS[language].frame;
  const further =
    next === undefined ? '' : html`<a href="${address}after=${encodeURIComponent(next)}">${words.next}</a>`;
  return html`<p class="pages">
    ${first ? '' : html`<a href="${address.slice(0, -1)}">${words.newest}</a>`} ${further}
  </p>`;
};

/** `2026-11-22 11:04 UTC` */
export const moment = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
