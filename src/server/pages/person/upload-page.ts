/** What an uploader sees of their own case: how it stands, why, the evidence, and what they can do now. No account, no script. */
import { html } from 'hono/html';
import {
  sectionsOf,
  shownMatches,
  type Evidence,
  type UploadCaseView,
  type UploadStatement,
} from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import type { Html } from '../layout.ts';
import { longMoment, type FlagName, type PersonWords } from '../messages/person.ts';
import { clock, evidencePart } from './evidence.ts';
import { section, statementBody, statementShort } from './statement.ts';

export interface UploadPage {
  readonly view: UploadCaseView;
  readonly evidence?: Evidence | undefined;
  /** Oldest first. */
  readonly statements: readonly UploadStatement[];
  readonly events: readonly { readonly type: string; readonly at: number }[];
  /** `/you/tk_…` */
  readonly base: string;
  readonly language: Language;
  readonly words: PersonWords;
  /** A complaint was made with this very link. */
  readonly used: boolean;
}

const FLAGS: readonly FlagName[] = [
  'quotation',
  'criticism',
  'review',
  'caricature',
  'parody',
  'pastiche',
  'other_exception',
];

export function uploadPage(page: UploadPage): Html {
  const { view, statements, words, language, base, evidence } = page;
  const newest = statements.at(-1);
  const until = untilOf(view);
  return html`<h1>${uploadHeading(view, words)}</h1>
    ${warningPart(view, words, language)}
    ${until === undefined ? '' : html`<p class="lead">${words.until(longMoment(language, until))}</p>`}
    ${newest ? statementShort(sectionsOf(newest.text)) : ''}
    ${evidence ? evidencePart(evidence, words, `${base}/evidence`, language) : ''} ${waysPart(page)}
    ${newest ? fullStatement(newest.text, words) : ''} ${historyPart(page.events, words, language)}
    ${
      statements.length > 1
        ? html`<details>
            <summary>${words.otherStatements}</summary>
            ${statements.slice(0, -1).map(({ text }) => statementBody(text))}
          </details>`
        : ''
    }
    <h2>${words.receipt}</h2>
    <p>${words.receiptHint} <a href="${base}/receipt.json" download>receipt.json</a></p>
    <p class="soft">${words.private}</p>`;
}

/** `view.public`: what is also blocked everywhere is blocked first. */
const warningOf = ({ public: shown, known }: UploadCaseView) =>
  shown ? known.restrictions.find(({ measure }) => measure === 'warning') : undefined;

export const uploadHeading = (view: UploadCaseView, words: PersonWords): string =>
  warningOf(view) ? words.behindWarning : words.state(view.state);

function warningPart(view: UploadCaseView, words: PersonWords, language: Language): Html | '' {
  const warning = warningOf(view);
  return warning
    ? html`<p class="lead">${words.warningMeans}</p>
        <p>${words.warningBy(longMoment(language, warning.since))} ${words.warningEnds}</p>`
    : '';
}

/** Every way to contest it, inside and outside, with its date; and the document itself. */
function fullStatement(text: string, words: PersonWords): Html {
  const { redress, now } = sectionsOf(text);
  const ways = redress ?? now;
  return html`${ways === undefined ? '' : html`<article class="statement redress">${section(ways)}</article>`}
    <details class="whole">
      <summary>${words.statement}</summary>
      ${statementBody(text)}
    </details>`;
}

function untilOf({ known: { own } }: UploadCaseView): number | undefined {
  if (own.at === 'asks-uploader') return own.expiresAt;
  return 'until' in own ? own.until : undefined;
}

function waysPart({ view, words, base, used, evidence }: UploadPage): Html | '' {
  const { own, complaints } = view.known;
  const waiting = own.at === 'asks-uploader' || own.at === 'public-48h';
  const restricted = !view.public || waiting || view.known.restrictions.length > 0;
  const complaining = complaints.some(({ open, side }) => open && side === 'uploader');
  if (!restricted || own.at === 'withdrawn') return '';
  return html`<h2>${words.now}</h2>
    <div class="ways">
      ${
        waiting || own.at === 'blocked' || own.at === 'held-for-review'
          ? html`<form method="post" action="${base}/answer">
                <h3>${words.flagTitle}</h3>
                <p>${words.flagHint}</p>
                <input type="hidden" name="answer" value="flag" />
                <fieldset>
                  <legend class="soft">${words.flagTitle}</legend>
                  ${FLAGS.map(
                    (flag) =>
                      html`<label class="choice"
                        ><input type="radio" name="flag" value="${flag}" required /> ${words.flags[flag]}</label
                      >`,
                  )}
                </fieldset>
                ${textField({ id: 'flag-why', label: words.why, hint: words.optional, required: false })}
                <button>${words.flagSend}</button>
              </form>
              <form method="post" action="${base}/answer">
                <h3>${words.licenceTitle}</h3>
                <p>${words.licenceHint}</p>
                <input type="hidden" name="answer" value="licence" />
                ${textField({ id: 'licence', label: words.licenceWhat })}
                <button>${words.licenceSend}</button>
              </form>`
          : ''
      }
      ${evidence && !view.public ? withoutThePart(evidence, words) : ''}
      ${
        complaining || used
          ? ''
          : html`<form method="post" action="${base}/complaint">
              <h3>${words.complainTitle}</h3>
              <p>${words.complainHint}</p>
              ${textField({ id: 'complaint', label: words.why })}
              <button>${words.complainSend}</button>
            </form>`
      }
      ${
        waiting
          ? html`<form method="post" action="${base}/answer">
              <h3>${words.withdrawTitle}</h3>
              <p>${words.withdrawHint}</p>
              <input type="hidden" name="answer" value="withdraw" />
              <button class="quiet">${words.withdrawSend}</button>
            </form>`
          : ''
      }
    </div>`;
}

/** Cut, mute, shorten: nothing to send here, so it says where the places are and what happens then. */
function withoutThePart({ record }: Evidence, words: PersonWords): Html | '' {
  const matches = shownMatches(record.outcome);
  const [first] = matches;
  if (!first) return '';
  const places = matches.flatMap(({ segments }) =>
    segments.flatMap((one) => ('speed' in one ? [`${clock(one.upload.start)}–${clock(one.upload.end)}`] : [])),
  );
  return html`<section class="way">
    <h3>${words.trimTitle}</h3>
    <p>${words.trimHow(first.modality)}</p>
    ${places.length === 0 ? '' : html`<p>${words.trimPlaces} ${places.slice(0, PLACES_MAX).join(', ')}</p>`}
    <p class="soft">${words.trimThen}</p>
  </section>`;
}

const PLACES_MAX = 12;

export interface TextField {
  /** Unique on its page; the field's name is always `text`. */
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly typed?: string;
}

export const textField = ({ id, label, hint, required = true, typed = '' }: TextField): Html =>
  html`<label for="${id}">${label}</label> ${hint ? html`<span class="soft">(${hint})</span>` : ''}
    <textarea id="${id}" name="text" rows="4" maxlength="20000" ${required ? 'required' : ''}>${typed}</textarea>`;

/** Steps the reader should know of; those of the house alone have no word and are left out. */
export function historyPart(
  events: readonly { readonly type: string; readonly at: number }[],
  words: PersonWords,
  language: Language,
): Html {
  const told = events.filter(({ type }) => type in words.happened);
  return html`<h2>${words.history}</h2>
    <ol class="history">
      ${told.map(
        ({ type, at }) =>
          html`<li>
            <time datetime="${new Date(at).toISOString()}">${longMoment(language, at)}</time> ${words.happened[type]}
          </li>`,
      )}
    </ol>`;
}
