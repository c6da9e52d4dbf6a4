/** `/docket`: what the board has before it, what is due, what is late; and what it decided. */
import { html } from 'hono/html';
import type { DocketLine, DocketPart, DocketTotals } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import { furtherBack, type Html, type Page } from '../layout.ts';
import { inDay, inNumber } from '../locale.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';
import { presentDocketLine } from '../../schemas/docket.ts';

export interface DocketView {
  /** Over all pages. */
  readonly totals: DocketTotals;
  /** The first of the open and of the decided ones; or one page of a part that was asked for. */
  readonly shown:
    | { readonly open: readonly DocketLine[]; readonly decided: readonly DocketLine[] }
    | {
        readonly part: DocketPart;
        readonly lines: readonly DocketLine[];
        readonly next?: string;
        readonly first: boolean;
      };
  readonly now: number;
  readonly language: Language;
}

type Line = ReturnType<typeof presentDocketLine>;
const PARTS: readonly DocketPart[] = ['open', 'late', 'decided'];

export function docketPage(view: DocketView): Page {
  const { totals, shown, language } = view;
  const words = PUBLIC_WORDS[language].docket;
  const counts = { open: totals.open, late: totals.late, decided: totals.closed };
  const asked = 'part' in shown ? shown.part : undefined;
  const current = (part: DocketPart | undefined) => (part === asked ? html`aria-current="page"` : '');
  const body = html`
    <h1>${words.title}</h1>
    <p class="lead">${words.lead}</p>
    <nav class="parts" aria-label="${words.parts}">
      <a href="/docket" ${current(undefined)}>${words.all}</a>
      ${PARTS.map(
        (part) =>
          html`<a href="/docket?part=${part}" ${current(part)}
            >${words.part[part]}
            <span class="n ${part === 'late' && counts.late > 0 ? 'stop' : ''}"
              >${inNumber(language, counts[part])}</span
            ></a
          > `,
      )}
    </nav>
    ${'part' in shown ? onePart(view, shown) : bothParts(view, shown)}
    <p><a href="/precedents">${words.allPrecedents}</a></p>
    <h2>${words.how}</h2>
    <p>${words.howText}</p>
  `;
  const title = asked === undefined ? words.title : `${words.title}: ${words.part[asked]}`;
  return { title, path: '/docket', body, language };
}

function bothParts(view: DocketView, { open, decided }: Extract<DocketView['shown'], { open: unknown }>): Html {
  const { totals, language } = view;
  const words = PUBLIC_WORDS[language].docket;
  const more = (part: DocketPart, all: number, here: number) =>
    all > here ? html`<p><a href="/docket?part=${part}">${words.more[part](inNumber(language, all))}</a></p>` : '';
  return html`<h2>${words.open}</h2>
    ${open.length === 0 ? html`<p class="soft">${words.none}</p>` : list(open, view)}
    ${more('open', totals.open, open.length)}
    <h2>${words.closed}</h2>
    ${decided.length === 0 ? html`<p class="soft">${words.noneClosed}</p>` : list(decided, view)}
    ${more('decided', totals.closed, decided.length)}`;
}

function onePart(
  view: DocketView,
  { part, lines, next, first }: Extract<DocketView['shown'], { part: unknown }>,
): Html {
  const words = PUBLIC_WORDS[view.language].docket;
  const nothing = { open: words.none, late: words.noneLate, decided: words.noneClosed }[part];
  return html`<h2>${words.heading[part]}</h2>
    <p class="soft">${words.order[part]}</p>
    ${lines.length === 0 && first ? html`<p class="soft">${nothing}</p>` : list(lines, view)}
    ${furtherBack(view.language, `/docket?part=${part}&`, next, first)}`;
}

function list(cases: readonly DocketLine[], { now, language }: DocketView): Html {
  const words = PUBLIC_WORDS[language].docket;
  const lines = cases.map((one): Line & { readonly open: boolean; readonly short: string } => ({
    ...presentDocketLine(one, now),
    open: one.file.open,
    short: firstSentence(one.summary),
  }));
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
        ${one.short === '' ? '' : html`<p class="said">${one.short}</p>`}
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

const SHORT_MAX = 220;

/** Of a summary that both sides would accept; what is longer is cut between words. */
function firstSentence(text: string): string {
  const sentence = /^[^]*?[.!?](?=\s|$)/.exec(text.trim())?.[0] ?? text.trim();
  return sentence.length <= SHORT_MAX ? sentence : `${sentence.slice(0, sentence.lastIndexOf(' ', SHORT_MAX))} …`;
}
