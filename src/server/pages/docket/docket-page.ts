/** `/docket`: what the board has before it, what is due, what is late; and what it decided. */
import { html } from 'hono/html';
import type { PublicCase } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import { furtherBack, type Html, type Page } from '../layout.ts';
import { inDay, inNumber } from '../locale.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';
import { presentDocketLine } from '../../schemas/docket.ts';

export interface DocketView {
  readonly cases: readonly PublicCase[];
  readonly next?: string;
  readonly first: boolean;
  readonly now: number;
  readonly language: Language;
}

type Line = ReturnType<typeof presentDocketLine>;

export function docketPage({ cases, next, first, now, language }: DocketView): Page {
  const words = PUBLIC_WORDS[language].docket;
  const lines = cases.map((one) => ({ ...presentDocketLine(one, now), open: one.file.open }));
  const open = lines.filter((one) => one.open).sort((a, b) => Date.parse(a.decideBy) - Date.parse(b.decideBy));
  const closed = lines.filter((one) => !one.open);
  const late = open.filter((one) => one.late).length;
  const number = (n: number, label: string, mood = '') =>
    html`<li><span class="number ${mood}">${inNumber(language, n)}</span> <span class="soft">${label}</span></li>`;
  const body = html`
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <ul class="cards">
      ${number(open.length, words.openCount)} ${number(late, words.lateCount, late > 0 ? 'stop' : '')}
      ${number(closed.length, words.closedCount)}
    </ul>
    <h2>${words.open}</h2>
    ${open.length === 0 ? html`<p class="soft">${words.none}</p>` : list(open, now, language)}
    <h2>${words.closed}</h2>
    ${closed.length === 0 ? html`<p class="soft">${words.noneClosed}</p>` : list(closed, now, language)}
    ${furtherBack(language, '/docket?', next, first)}
    <p><a href="/precedents">${words.allPrecedents}</a></p>
    <h2>${words.how}</h2>
    <p>${words.howText}</p>
  `;
  return { title: words.title, path: '/docket', body, language };
}

function list(lines: readonly (Line & { readonly open: boolean })[], now: number, language: Language): Html {
  const words = PUBLIC_WORDS[language].docket;
  return html`<ul class="rows">
    ${lines.map((one) => {
      const dates = [
        ...(one.open ? [words.decideBy(inDay(language, Date.parse(one.decideBy)))] : []),
        ...(one.open && Date.parse(one.commentsUntil) > now
          ? [words.commentsUntil(inDay(language, Date.parse(one.commentsUntil)))]
          : []),
      ];
      return html`<li>
        <a class="title" href="/docket/${one.id}">${one.title}</a>
        ${one.late ? html`<span class="badge stop">${words.late}</span>` : ''}
        ${one.expedited ? html`<span class="badge wait">${words.expedited}</span>` : ''}
        <div>
          ${one.outcome === undefined ? words.state(one.state) : words.outcome(one.outcome)}${
            one.direction ? `: ${words.direction[one.direction]}` : ''
          }
        </div>
        ${dates.length === 0 ? '' : html`<div class="soft">${dates.join(' · ')}</div>`}
      </li>`;
    })}
  </ul>`;
}
