/** People get a page where programs get a problem document: the same status, in words, with the ways on. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import { linksOn, sendPage, type PageStatus } from './layout.ts';
import { faultWords } from './messages/faults.ts';
import { readerLanguage } from './reader-language.ts';

/** Addresses that only programs ask for. */
const FOR_PROGRAMS = /^\/(v1|log\/(checkpoint|tile|vkey|code)|openapi\.json|metrics|healthz|readyz|console)(\/|$)/;

/** A browser turned to a page; what it fetches for a page, and every program, asks for something else. */
export const isForPeople = (c: Context): boolean =>
  !FOR_PROGRAMS.test(c.req.path) && /\btext\/html\b/.test(c.req.header('Accept') ?? '');

export function sendFault(c: Context, status: PageStatus): Promise<Response> {
  const language = readerLanguage(c);
  const { title, text } = faultWords(language, status);
  const body = html`<h1>${title}</h1>
    <p class="lead">${text}</p>
    ${linksOn(language)}`;
  return sendPage(c, { title, path: '', body, language, status, private: true });
}
