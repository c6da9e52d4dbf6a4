/** `/reports`: which periods there are. */
import { html } from 'hono/html';
import type { Language } from '../../../casework/index.ts';
import type { Html, Page } from '../layout.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

export interface Periods {
  readonly years: readonly string[];
  readonly halves: readonly string[];
  readonly running: readonly string[];
}

export function reportsPage({ years, halves, running }: Periods, language: Language): Page {
  const words = PUBLIC_WORDS[language].reports;
  const list = (names: readonly string[]): Html =>
    html`<ul class="rows">
      ${names.map(
        (name) =>
          html`<li>
            <a class="title" href="/reports/${name}">${words.report(name)}</a>
            ${running.includes(name) ? html`<span class="badge">${words.running}</span>` : ''}
          </li>`,
      )}
    </ul>`;
  const body = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <h2>${words.years}</h2>
    ${list(years)}
    <h2>${words.halves}</h2>
    ${list(halves)}`;
  return { title: words.title, path: '/reports', body, language };
}
