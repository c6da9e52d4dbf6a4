/** What every public page shares: head, way around, foot. Nothing runs in the reader's browser, except where a page names its script. */
import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../../casework/index.ts';
import { PUBLIC_WORDS, type PublicWords } from './messages/public.ts';
import { inLanguage, LANGUAGE_NAMES, LANGUAGES, rememberChoice } from './reader-language.ts';

export type Html = ReturnType<typeof html>;

export type PageStatus = 200 | 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 431 | 500 | 503;

export interface Page {
  readonly title: string;
  /** Path of the page, to mark it in the way around. */
  readonly path: string;
  readonly body: Html;
  /** Absent where a page is written in English only. */
  readonly language?: Language;
  readonly foot?: string;
  readonly skip?: string;
  readonly status?: PageStatus;
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
        ${status === 200 && !page.private ? alternates(c, page) : ''}
        ${script === undefined ? '' : html`<script type="module" src="${script}"></script>`}
      </head>
      <body>
        <a class="skip" href="#main">${page.skip ?? words.skip}</a>
        <header class="top">
          <a class="name" href="/">Recourse</a>
          <nav aria-label="${words.pages}">${AROUND.map(link)}</nav>
          ${languageSwitch(c, page)}
        </header>
        <main id="main">${body}</main>
        <footer>
          <nav aria-label="${words.more}">${MORE.map(link)}</nav>
          <p>${page.foot ?? words.foot}</p>
        </footer>
      </body>
    </html>`;
  rememberChoice(c);
  const tag = `"${createHash('sha256').update(String(text)).digest('base64url').slice(0, 22)}"`;
  const headers = {
    'Content-Security-Policy': script !== undefined ? CSP_WITH_SCRIPT : page.private ? CSP_WITH_CLIPS : CSP,
    'Cache-Control': page.private ? 'no-store' : 'no-cache',
    'Content-Language': language,
    Vary: 'Accept-Language, Cookie',
    ...(status === 200 && !page.private && { ETag: tag }),
  };
  if ('ETag' in headers && c.req.header('If-None-Match') === tag) return c.body(null, 304, headers);
  return c.html(text, status, headers);
}

function languageSwitch(c: Context, { language }: Page): Html | '' {
  const others = LANGUAGES.map((one) => [one, inLanguage(c, one)] as const);
  if (language === undefined || others.some(([, address]) => address === undefined)) return '';
  return html`<nav class="languages" aria-label="${PUBLIC_WORDS[language].frame.languages}">
    ${others.map(([one, address]) =>
      one === language
        ? html`<span lang="${one}" aria-current="true">${LANGUAGE_NAMES[one]}</span>`
        : html`<a href="${address}" lang="${one}" hreflang="${one}">${LANGUAGE_NAMES[one]}</a>`,
    )}
  </nav>`;
}

/** The same page in each language, for whoever indexes it; without a choice, the reader's browser decides. */
function alternates(c: Context, { language }: Page): Html | '' {
  if (language === undefined || inLanguage(c, language) === undefined) return '';
  const { pathname, searchParams } = new URL(c.req.url);
  searchParams.delete('lang');
  const bare = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`;
  return html`${LANGUAGES.map((one) => html`<link rel="alternate" hreflang="${one}" href="${inLanguage(c, one)}" /> `)}
    <link rel="alternate" hreflang="x-default" href="${bare}" />`;
}

/** Every public page there is. */
export const linksOn = (language: Language): Html =>
  html`<ul>
    ${[...AROUND, ...MORE].map(([href, name]) => html`<li><a href="${href}">${PUBLIC_WORDS[language].frame[name]}</a></li>`)}
  </ul>`;

/** To the page after this one, as far as there is one. */
export const furtherBack = (language: Language, address: string, next: string | undefined, first: boolean): Html => {
  const words = PUBLIC_WORDS[language].frame;
  const further =
    next === undefined ? '' : html`<a href="${address}after=${encodeURIComponent(next)}">${words.next}</a>`;
  return html`<p class="pages">
    ${first ? '' : html`<a href="${address.slice(0, -1)}">${words.newest}</a>`} ${further}
  </p>`;
};
