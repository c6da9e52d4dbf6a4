/** `/docket/{id}`: one case in public, from its questions to what became of the ruling. No names but those who asked to be named. */
import { html } from 'hono/html';
import type { LotteryEvidence, PublicCase } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import type { Html, Page } from '../layout.ts';
import { inDay, inKnowledge, inNumber } from '../locale.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';
import { textField } from '../person/upload-page.ts';
import { presentDocketCase } from '../../schemas/docket.ts';
import { lotteryPart } from './lottery-part.ts';

export interface CaseView {
  readonly found: PublicCase;
  readonly lottery: LotteryEvidence;
  /** Names of members who asked to be named, by `staff/…`. */
  readonly names: ReadonlyMap<string, string>;
  readonly now: number;
  readonly language: Language;
  /** Why the comment just sent was not taken. */
  readonly problem?: { readonly detail: string; readonly fix: string };
  readonly typed?: string;
}

type Shown = ReturnType<typeof presentDocketCase>;

export function casePage(view: CaseView): Page {
  const { found, now, language } = view;
  const words = PUBLIC_WORDS[language].docket;
  const one = presentDocketCase(found, now);
  const day = (iso: string) => inDay(language, Date.parse(iso));
  const body = html`
    <p class="crumb"><a href="/docket">${words.title}</a></p>
    <h1>${one.title}</h1>
    <p class="lead">
      ${words.state(one.state)} ${one.late ? html`<span class="badge stop">${words.late}</span>` : ''}
      ${one.expedited ? html`<span class="badge wait">${words.expedited}</span>` : ''}
    </p>
    ${one.ruling ? '' : html`<p class="soft begin">${words.decideBy(day(one.decideBy))}</p>`}
    ${one.ruling ? rulingPart(one, one.ruling, view) : ''}
    <h2>${words.summary}</h2>
    ${paragraphs(one.summary)}
    <p class="soft">${words.contested[one.contested]} ${one.rule === undefined ? '' : words.firstRule(one.rule)}</p>
    <h2>${words.questions}</h2>
    <ol>
      ${one.questions.map((question) => html`<li>${question}</li>`)}
    </ol>
    ${
      one.topics.length === 0
        ? ''
        : html`<p>
            ${one.topics.map((topic) => html`<a class="badge" href="/precedents?question=${topic}">${topic}</a> `)}
          </p>`
    }
    ${one.ruling ? afterRuling(one, language) : ''} ${panelPart(one, found, language)} ${lotteryPart(view)}
    ${commentsPart(view, one)}
    <h2>${words.inLog}</h2>
    <p class="break">
      ${words.inLogHint} <code>${one.pseudonym}</code>${
        one.lastLeaf === undefined ? '.' : html`; <a href="/log?entry=${one.lastLeaf}">${words.lastEntry}</a>.`
      }
    </p>
  `;
  return { title: one.title, path: '/docket', body, language };
}

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p class="said">${part}</p>`);

function rulingPart(one: Shown, ruling: NonNullable<Shown['ruling']>, { names, language }: CaseView): Html {
  const words = PUBLIC_WORDS[language].docket;
  const day = (iso: string) => inDay(language, Date.parse(iso));
  return html`<section class="statement ruling">
    <h2>${words.ruling}</h2>
    <p class="headline">
      ${words.outcome(ruling.outcome)}${ruling.direction ? `: ${words.direction[ruling.direction]}` : ''}
    </p>
    <p class="soft">${words.decidedOn(day(ruling.decidedAt))} · ${words.votes(ruling.for, ruling.against)}</p>
    ${ruling.form === 'summary' ? html`<p class="soft">${words.summaryRuling}</p>` : ''}
    <h3>${words.reasons}</h3>
    ${ruling.text === undefined ? html`<p class="soft">${words.reasonsLater}</p>` : paragraphs(ruling.text)}
    ${ruling.dissents.map(
      (dissent) =>
        html`<h3>${words.dissent}</h3>
          ${paragraphs(dissent)}`,
    )}
    ${
      ruling.named.length === 0
        ? ''
        : html`<p>${words.named}: ${ruling.named.map((member) => names.get(member) ?? member).join(', ')}</p>`
    }
    ${
      ruling.decidedAnew === undefined
        ? ''
        : html`<h3>${words.decidedAnew}</h3>
            <p>${words.decidedAnewIs(ruling.decidedAnew)}</p>`
    }
    <h3>${words.implementation}</h3>
    ${
      one.impossible
        ? html`<p>${words.impossible(one.impossible.ground)}</p>
            ${paragraphs(one.impossible.explanation)}`
        : html`<p>
            ${ruling.implementBy === undefined ? words.implemented : words.implementBy(day(ruling.implementBy))}
          </p>`
    }
  </section>`;
}

function afterRuling(one: Shown, language: Language): Html {
  const words = PUBLIC_WORDS[language].docket;
  const number = (n: number, label: string) =>
    html`<li><span class="number">${inNumber(language, n)}</span> <span class="soft">${label}</span></li>`;
  const { sweep, recommendations } = one;
  return html`${
    sweep && sweep.proposed > 0
      ? html`<h2>${words.sweep}</h2>
          <p>${words.sweepHint}</p>
          <ul class="cards">
            ${number(sweep.proposed, words.proposed)} ${number(sweep.marked, words.marked)}
            ${number(sweep.carriedOver, words.carriedOver)}
          </ul>`
      : ''
  }
  ${
    recommendations.length === 0
      ? ''
      : html`<h2>${words.advice}</h2>
          ${recommendations.map(
            (advice) =>
              html`<article class="statement">
                ${paragraphs(advice.text)}
                <p>
                  <strong>${words.adviceState(advice.state)}</strong>
                  ${
                    advice.state === 'ISSUED'
                      ? html`<span class="soft">${words.answerBy(inDay(language, Date.parse(advice.answerBy)))}</span>`
                      : ''
                  }
                  ${advice.late ? html`<span class="badge stop">${words.late}</span>` : ''}
                </p>
                ${
                  advice.reason === undefined
                    ? ''
                    : html`<h3>${words.answered}</h3>
                        ${paragraphs(advice.reason)}`
                }
                ${
                  advice.evidence === undefined
                    ? ''
                    : html`<h3>${words.evidence}</h3>
                        ${paragraphs(advice.evidence)}`
                }
              </article>`,
          )}`
  }`;
}

function panelPart(one: Shown, { state }: PublicCase, language: Language): Html {
  const words = PUBLIC_WORDS[language].docket;
  const size = 'lottery' in state ? state.lottery.size : 0;
  const seats =
    one.panel.length === 0
      ? html`<p class="soft">${words.noPanel(one.seats, size)}</p>`
      : html`<ol class="rows seats">
          ${one.panel.map(
            ({ seat, attempt, knows }) =>
              html`<li>
                <strong>${words.seat} ${seat}</strong>
                ${
                  knows.length === 0
                    ? html`<span class="soft">${words.nothingKnown}</span>`
                    : knows.map((what) => html`<span class="badge">${inKnowledge(language, what)}</span> `)
                }
                ${attempt === 0 ? '' : html`<span class="soft">${words.drawn} ${words.again(attempt)}</span>`}
              </li>`,
          )}
        </ol>`;
  return html`<h2>${words.panel}</h2>
    <p>${words.panelHint}</p>
    ${seats} ${one.recusals > 0 ? html`<p class="soft">${words.left(one.recusals)}</p>` : ''}
    ${one.challenges > 0 ? html`<p class="soft">${words.challenged(one.challenges)}</p>` : ''}`;
}

function commentsPart({ now, language, problem, typed }: CaseView, one: Shown): Html {
  const words = PUBLIC_WORDS[language].docket;
  const until = inDay(language, Date.parse(one.commentsUntil));
  const count = html`<p>${words.commentCount(one.comments)}</p>`;
  if (Date.parse(one.commentsUntil) <= now || one.ruling)
    return html`<h2 id="comments">${words.comments}</h2>
      <p class="soft">${words.commentsClosed(until)}</p>
      ${count}`;
  return html`<h2 id="comments">${words.comments}</h2>
    ${problem ? html`<p class="problem" role="alert">${problem.detail} ${problem.fix}</p>` : ''} ${count}
    <form class="tall" method="post" action="/docket/${one.id}/comments">
      <p>${words.commentsHint(until)}</p>
      ${textField({ id: 'comment', label: words.comment, ...(typed !== undefined && { typed }) })}
      <button>${words.commentSend}</button>
    </form>`;
}
