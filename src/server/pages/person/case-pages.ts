/** A complaint and a notice as the person who made it sees them. */
import { html } from 'hono/html';
import { OUT_OF_COURT_BODIES, type WholeCase } from '../../../app/index.ts';
import type { ComplaintState, Language, NoticePart, NoticeState } from '../../../casework/index.ts';
import type { Html } from '../layout.ts';
import { longMoment, type PersonWords } from '../messages/person.ts';
import { historyPart, textField } from './upload-page.ts';

export interface CasePage {
  readonly whole: WholeCase;
  readonly base: string;
  readonly language: Language;
  readonly words: PersonWords;
}

export interface ComplaintPage extends CasePage {
  /** Absent while nothing can go there. */
  readonly board?: BoardStanding | undefined;
  readonly now: number;
}

const textOf = ({ texts }: WholeCase, id: unknown): string | undefined => texts.find((one) => one.id === id)?.text;
const paragraphs = (text: string): Html => html`${text.split(/\n+/).map((line) => html`<p>${line}</p>`)}`;

/** Where a decided complaint stands with the board, for whoever made it. */
export interface BoardStanding {
  readonly reference: string;
  /** `REFERENCE_ISSUED` while it can still be taken there. */
  readonly state: string;
  /** Of that, or of the board's next step. */
  readonly dueAt?: number;
  /** It has a page on the docket. */
  readonly public: boolean;
}

export function complaintPage({ whole, base, language, words, board, now }: ComplaintPage): Html {
  const state = whole.state as unknown as Exclude<ComplaintState, { kind: 'nothing' }>;
  const own = textOf(whole, state.text);
  const open = state.kind === 'open';
  const due = open ? longMoment(language, state.dueAt) : '';
  return html`<h1>${words.complaintHeading}</h1>
    <p class="lead">
      ${words.complaintState[state.kind]}.
      ${open ? (state.dueAt < now ? words.complaintLate(due) : words.complaintDue(due)) : ''}
    </p>
    ${own === undefined ? '' : html`<blockquote class="own">${paragraphs(own)}</blockquote>`}
    ${
      state.kind === 'decided'
        ? html`<section class="statement">
            <p class="headline">${words.outcomes[state.outcome]}</p>
            <p class="soft">${longMoment(language, state.decidedAt)}</p>
            <h2 class="minor">${words.reason}</h2>
            ${paragraphs(textOf(whole, state.reason) ?? '')}
          </section>`
        : ''
    }
    ${board ? boardPart(board, base, language, words) : ''} ${open ? openPart(state, base, language, words, now) : ''}
    ${state.kind === 'decided' || (open && state.dueAt < now) ? elsewhere(words) : ''}
    ${historyPart(whole.events, words, language)}
    <p class="soft">${words.keepLink}</p>`;
}

function openPart(
  { hearingUntil }: { readonly hearingUntil: number },
  base: string,
  language: Language,
  words: PersonWords,
  now: number,
): Html {
  const until = longMoment(language, hearingUntil);
  return html`<p class="soft">${hearingUntil > now ? words.hearingUntil(until) : words.hearingWas(until)}</p>
    <h2>${words.now}</h2>
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
    </div>`;
}

function boardPart(
  { reference, state, dueAt, public: heard }: BoardStanding,
  base: string,
  language: Language,
  words: PersonWords,
): Html {
  const until = dueAt === undefined ? '' : longMoment(language, dueAt);
  const said =
    state === 'REFERENCE_ISSUED'
      ? words.boardHint(reference, until)
      : heard
        ? words.boardHears
        : (words.boardState[state] ?? '') + (dueAt === undefined ? '' : ` ${words.boardSaysBy(until)}`);
  return html`<h2>${words.boardTitle}</h2>
    <p>${said} ${heard ? html`<a href="/docket/${reference}">${words.boardPage}</a>` : ''}</p>
    ${
      state === 'REFERENCE_ISSUED'
        ? html`<div class="ways">
            <form method="post" action="${base}/appeal">
              <h3>${words.appealTitle}</h3>
              <p>${words.appealHint}</p>
              ${textField({ id: 'appeal', label: words.appealWhy })}
              <button>${words.appealSend}</button>
            </form>
          </div>`
        : ''
    }`;
}

/** What stays open whatever we decide. */
const elsewhere = (words: PersonWords): Html =>
  html`<h2>${words.elsewhere}</h2>
    <p>${words.outOfCourt} <a href="${OUT_OF_COURT_BODIES}">${words.outOfCourtList}</a></p>
    <p>${words.court}</p>`;

export function noticePage({ whole, base, language, words }: CasePage): Html {
  const state = whole.state as unknown as Exclude<NoticeState, { kind: 'nothing' }>;
  const reason = state.kind === 'decided' ? textOf(whole, state.reason) : undefined;
  const own = textOf(whole, state.text);
  return html`<h1>${words.noticeState(state.kind)}</h1>
    ${state.kind === 'queued' ? html`<p class="lead">${words.noticeDue(longMoment(language, state.dueAt))}</p>` : ''}
    ${state.kind === 'needs-info' ? missingPart(state, base, language, words) : ''}
    ${
      state.kind === 'decided'
        ? html`<section class="statement">
            <p class="headline">${words.noticeOutcomes[state.outcome]}</p>
            <p class="soft">${longMoment(language, state.decidedAt)}</p>
            ${
              reason === undefined
                ? ''
                : html`<h2 class="minor">${words.reason}</h2>
                    ${paragraphs(reason)}`
            }
          </section>`
        : ''
    }
    ${
      own === undefined
        ? ''
        : html`<h2>${words.noticeYours}</h2>
            <p class="soft">${words.noticeCategories[state.category] ?? words.noticeCategories['other']}</p>
            <blockquote class="own">${paragraphs(own)}</blockquote>`
    }
    ${
      state.kind === 'decided'
        ? html`<h2>${words.now}</h2>
            <div class="ways">
              <form method="post" action="${base}/complaint">
                <h3>${words.complainTitle}</h3>
                <p>${words.complainHint} ${words.complainSixMonths}</p>
                ${textField({ id: 'complaint', label: words.why })}
                <button>${words.complainSend}</button>
              </form>
            </div>
            ${elsewhere(words)}`
        : ''
    }
    ${historyPart(whole.events, words, language)}
    <p class="soft">${words.keepLink}</p>`;
}

function missingPart(
  { missing, until }: Extract<NoticeState, { kind: 'needs-info' }>,
  base: string,
  language: Language,
  words: PersonWords,
): Html {
  const lacks = (part: NoticePart) => missing.includes(part);
  return html`<p class="lead">${words.noticeMissing(longMoment(language, until))}</p>
    <form method="post" action="${base}/information" class="tall">
      ${
        lacks('location')
          ? html`<label for="location">${words.noticeWhere}</label>
              <p class="soft" id="location-hint">${words.noticeWhereHint}</p>
              <input id="location" name="location" maxlength="4000" required aria-describedby="location-hint" />`
          : ''
      }
      ${lacks('explanation') ? textField({ id: 'why', label: words.noticeWhy }) : ''}
      ${
        lacks('name-and-email')
          ? html`<label for="name">${words.noticeName}</label>
              <input id="name" name="name" maxlength="200" autocomplete="name" required />
              <label for="email">${words.noticeMail}</label>
              <input id="email" name="email" type="email" maxlength="320" autocomplete="email" required />`
          : ''
      }
      ${
        lacks('good-faith-statement')
          ? html`<label class="choice"
              ><input type="checkbox" name="goodFaith" value="yes" required /> ${words.noticeFaith}</label
            >`
          : ''
      }
      <button>${words.noticeAdd}</button>
    </form>`;
}
