/** `/precedents`: rulings by rule, work and question. */
import { html } from 'hono/html';
import type { Language, Precedent } from '../../../casework/index.ts';
import { furtherBack, type Html, type Page } from '../layout.ts';
import { inDay } from '../locale.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

export interface PrecedentsView {
  readonly rows: readonly (Precedent & { readonly title: string })[];
  readonly next?: string;
  readonly asked: Readonly<Partial<Record<'rule' | 'reference' | 'question' | 'after', string>>>;
  readonly language: Language;
}

export function precedentsPage({ rows, next, asked, language }: PrecedentsView): Page {
  const words = PUBLIC_WORDS[language].docket;
  const { after, ...terms } = asked;
  const query = new URLSearchParams(Object.entries(terms).filter(([, value]) => value !== ''));
  const searching = query.size > 0;
  const field = (name: 'rule' | 'reference' | 'question', label: string, hint: string) =>
    html`<div>
      <label for="${name}">${label}</label> <span class="soft" id="${name}-hint">${hint}</span>
      <input id="${name}" name="${name}" value="${asked[name] ?? ''}" maxlength="100" aria-describedby="${name}-hint" />
    </div>`;
  const body = html`
    <p class="crumb"><a href="/docket">${words.title}</a></p>
    <h1>${words.precedents}</h1>
    <p class="lead">${words.precedentsLead}</p>
    <form class="search" method="get" action="/precedents" role="search">
      ${field('rule', words.rule, words.ruleHint)} ${field('reference', words.reference, words.referenceHint)}
      ${field('question', words.question, words.questionHint)}
      <button>${words.search}</button>
      ${searching ? html`<a href="/precedents">${words.clear}</a>` : ''}
    </form>
    ${
      rows.length === 0
        ? html`<p><strong>${searching ? words.noPrecedents : words.noneClosed}</strong></p>
            <p class="soft">${searching ? words.noPrecedentsHint : words.howText}</p>`
        : list(rows, language)
    }
    ${furtherBack(language, `/precedents?${searching ? `${query}&` : ''}`, next, after === undefined)}
  `;
  return { title: words.precedents, path: '/precedents', body, language };
}

function list(rows: PrecedentsView['rows'], language: Language): Html {
  const words = PUBLIC_WORDS[language].docket;
  const links = (name: 'rule' | 'reference' | 'question', values: readonly string[]) =>
    values.map((value) => html`<a class="badge" href="/precedents?${name}=${encodeURIComponent(value)}">${value}</a> `);
  return html`<ul class="rows">
    ${rows.map(
      (one) =>
        html`<li>
          <a class="title" href="/docket/${one.case.slice('oversight/'.length)}">${one.title}</a>
          <div>${words.outcome(one.outcome)}${one.direction ? `: ${words.direction[one.direction]}` : ''}</div>
          ${one.decidedAnew === undefined ? '' : html`<div>${words.decidedAnewIs(one.decidedAnew)}</div>`}
          <div class="soft">${words.decidedOn(inDay(language, one.decidedAt))}</div>
          <div>
            ${links('rule', one.rule === undefined ? [] : [one.rule])} ${links('question', one.topics)}
            ${links('reference', one.references)}
          </div>
        </li>`,
    )}
  </ul>`;
}
