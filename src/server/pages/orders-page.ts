/** `/orders`: what authorities ask for, and what became of it. Of sealed entries nothing but that they are there. */
import { html } from 'hono/html';
import type { PublicOrder } from '../../app/index.ts';
import type { Language } from '../../casework/index.ts';
import { presentOrder } from '../routes/orders.ts';
import { furtherBack, type Html, type Page } from './layout.ts';
import { PUBLIC_WORDS } from './messages/public.ts';
import { longMoment } from './messages/person.ts';

export interface OrdersView {
  readonly rows: readonly PublicOrder[];
  readonly next?: string;
  readonly first: boolean;
  readonly language: Language;
}

export function ordersPage({ rows, next, first, language }: OrdersView): Page {
  const words = PUBLIC_WORDS[language].orders;
  const body = html`<h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    ${
      rows.length === 0
        ? html`<p><strong>${words.none}</strong> ${words.noneHint}</p>`
        : html`<ul class="rows">
            ${rows.map((row) => html`<li>${entry(row, language)}</li>`)}
          </ul>`
    }
    ${furtherBack(language, '/orders?', next, first)}
    <p><a href="/v1/orders">${PUBLIC_WORDS[language].policies.asJson}</a></p>`;
  return { title: words.title, path: '/orders', body, language };
}

function entry(row: PublicOrder, language: Language): Html {
  const words = PUBLIC_WORDS[language].orders;
  const one = presentOrder(row);
  const entries = html`<p class="soft">
    ${words.entries}: ${one.leaves.map(({ index }) => html`<a href="/log?entry=${index}">${index}</a> `)}
  </p>`;
  if (one.sealed || !('authority' in one))
    return html`<span class="badge wait">${words.sealed}</span> <code class="break">${one.id}</code>
      <p>${words.sealedHint}</p>
      ${entries}`;
  const about = [
    words.form(one.form),
    ...(one.class === undefined ? [] : [words.class(one.class)]),
    ...(one.uploads > 0 ? [words.uploads(one.uploads)] : []),
    ...(one.holds > 0 ? [words.holds(one.holds)] : []),
  ];
  const fact = (name: string, value: readonly string[] | undefined) =>
    value === undefined || value.length === 0 ? '' : html`<div>${name}: ${value.join(', ')}</div>`;
  return html`<strong class="title">${one.authority}</strong> <span class="badge">${one.country}</span>
    <div class="soft">${longMoment(language, Date.parse(one.loggedAt))} · ${about.join(' · ')}</div>
    <div>${words.outcome}: <strong>${words.state(one.state)}</strong></div>
    ${fact(words.basis, one.legalBasis === undefined ? undefined : [one.legalBasis])}
    ${fact(words.territories, one.territories)} ${fact(words.missing, one.missing)} ${entries}
    ${
      one.opened
        ? html`<details>
            <summary>${words.opened}</summary>
            <p>${words.openedHint}</p>
            <pre>${JSON.stringify(one.opened, undefined, 2)}</pre>
          </details>`
        : ''
    }`;
}
