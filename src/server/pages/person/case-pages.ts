/** A complaint and a notice as the person who made it sees them. */
import { html } from 'hono/html';
import type { WholeCase } from '../../../app/index.ts';
import type { ComplaintState, Language, NoticeState } from '../../../casework/index.ts';
import type { Html } from '../layout.ts';
import { longMoment, type PersonWords } from '../messages/person.ts';
import { historyPart, textField } from './upload-page.ts';

export interface CasePage {
  readonly whole: WholeCase;
  readonly base: string;
  readonly language: Language;
  readonly words: PersonWords;
}

const textOf = ({ texts }: WholeCase, id: unknown): string | undefined => texts.find((one) => one.id === id)?.text;
const paragraphs = (text: string): Html => html`${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}`;

export function complaintPage({ whole, base, language, words }: CasePage): Html {
  const state = whole.state as unknown as Exclude<ComplaintState, { kind: 'nothing' }>;
  const own = textOf(whole, state.text);
  return html`<h1>${words.complaintHeading}</h1>
    <p class="lead">
      ${words.complaintState[state.kind]}.
      ${state.kind === 'open' ? words.complaintDue(longMoment(language, state.dueAt)) : ''}
    </p>
    ${own === undefined ? '' : html`<blockquote class="own">${paragraphs(own)}</blockquote>`}
    ${
      state.kind === 'decided'
        ? html`<section class="statement">
            <p class="headline">${words.outcomes[state.outcome]}</p>
            <h3>${words.reason}</h3>
            ${paragraphs(textOf(whole, state.reason) ?? '')}
            ${state.board === undefined ? '' : html`<p>${words.boardHint(state.board)}</p>`}
          </section>`
        : ''
    }
    ${
      state.kind === 'open'
        ? html`<p class="soft">${words.hearingUntil(longMoment(language, state.hearingUntil))}</p>
            <div class="ways">
              <form method="post" action="${base}/statement">
                <h3>${words.sayMore}</h3>
                <p>${words.sayMoreHint}</p>
                ${textField({ id: 'more', label: words.sayMore })}
                <button>${words.sayMoreSend}</button>
              </form>
              <form method="post" action="${base}/withdrawal">
                <h3>${words.takeBack}</h3>
                <p>${words.takeBackHint}</p>
                <button class="quiet">${words.takeBackSend}</button>
              </form>
            </div>`
        : ''
    }
    ${historyPart(whole.events, words, language)}
    <p class="soft">${words.keepLink}</p>`;
}

export function noticePage({ whole, base, language, words }: CasePage): Html {
  const state = whole.state as unknown as Exclude<NoticeState, { kind: 'nothing' }>;
  const reason = state.kind === 'decided' ? textOf(whole, state.reason) : undefined;
  return html`<h1>${words.noticeState(state.kind)}</h1>
    ${
      reason === undefined
        ? ''
        : html`<section class="statement">
            <h3>${words.reason}</h3>
            ${paragraphs(reason)}
          </section>`
    }
    ${
      state.kind === 'decided'
        ? html`<div class="ways">
            <form method="post" action="${base}/complaint">
              <h3>${words.complainTitle}</h3>
              <p>${words.complainHint}</p>
              ${textField({ id: 'complaint', label: words.why })}
              <button>${words.complainSend}</button>
            </form>
          </div>`
        : ''
    }
    ${historyPart(whole.events, words, language)}
    <p class="soft">${words.keepLink}</p>`;
}
