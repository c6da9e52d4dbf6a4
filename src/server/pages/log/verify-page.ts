/** `/log/verify`: paste a receipt; the server checks it, or this browser does, without sending it anywhere. */
import { html } from 'hono/html';
import type { CheckedReceipt } from '../../../app/index.ts';
import type { Language } from '../../../casework/index.ts';
import type { Html, Page } from '../layout.ts';
import { PUBLIC_WORDS } from '../messages/public.ts';

export interface VerifyView {
  readonly vkey: string;
  readonly language: Language;
  readonly typed?: { readonly receipt: string; readonly vkey: string };
  readonly checked?: CheckedReceipt;
  readonly problem?: { readonly detail: string; readonly fix: string };
}

/** What the script in the browser says, in the reader's language. It is data, not markup. */
export const BROWSER_SCRIPT = '/log/code/server/pages/log/verify-in-browser.js';

export function verifyPage({ vkey, language, typed, checked, problem }: VerifyView): Page {
  const words = PUBLIC_WORDS[language].log;
  const { checkName: _checkName, kind: _kind, entry: _entry, ...plain } = words;
  const names = Object.fromEntries(CHECKS.map((name) => [name, words.checkName(name)]));
  const said = JSON.stringify({ verdict: plain.verdict, checks: names, ...pick(plain), key: vkey });
  const body = html`
    <p class="crumb"><a href="/log">${words.title}</a></p>
    <h1>${words.verifyTitle}</h1>
    <p class="lead">${words.verifyLead}</p>
    ${problem ? html`<p class="problem" role="alert">${problem.detail} ${problem.fix}</p>` : ''}
    <div id="verdict" role="status">${checked ? result(checked, language) : ''}</div>
    <form class="tall" id="verify" method="post" action="/log/verify" data-words="${said}">
      <label for="receipt">${words.receipt}</label> <span class="soft" id="receipt-hint">${words.receiptHint}</span>
      <textarea
        id="receipt"
        name="receipt"
        rows="10"
        required
        spellcheck="false"
        autocomplete="off"
        maxlength="60000"
        aria-describedby="receipt-hint"
      >
${typed?.receipt ?? ''}</textarea>
      <label for="vkey">${words.vkey}</label> <span class="soft" id="vkey-hint">${words.vkeyHint}</span>
      <input
        id="vkey"
        name="vkey"
        value="${typed?.vkey ?? vkey}"
        required
        maxlength="300"
        spellcheck="false"
        autocomplete="off"
        aria-describedby="vkey-hint"
      />
      <div class="buttons">
        <button>${words.onServer}</button>
        <button type="button" id="in-browser" class="quiet" hidden>${words.inBrowser}</button>
      </div>
      <p class="soft" id="in-browser-hint" hidden>${words.inBrowserHint}</p>
    </form>
  `;
  return { title: words.verifyTitle, path: '/log/verify', body, language, script: BROWSER_SCRIPT };
}

const CHECKS = ['format', 'log key', 'witness keys', 'leaf', 'promise', 'commitment', 'checkpoint', 'inclusion'];

const pick = ({
  here,
  holds,
  fails,
  working,
  noBrowser,
}: Record<'here' | 'holds' | 'fails' | 'working' | 'noBrowser', string>) => ({
  here,
  holds,
  fails,
  working,
  noBrowser,
});

function result({ verdict, index }: CheckedReceipt, language: Language): Html {
  const words = PUBLIC_WORDS[language].log;
  return html`<section class="statement">
    <p class="headline ${verdict.ok ? 'good' : 'stop'}">${words.verdict[verdict.state]}</p>
    <p class="soft">${words.there}</p>
    <ul class="checks">
      ${verdict.checks.map(
        ({ name, ok, why }) =>
          html`<li>
            <span class="badge ${ok ? 'good' : 'stop'}">${ok ? `✓ ${words.holds}` : `✗ ${words.fails}`}</span>
            ${words.checkName(name)}${why === undefined ? '' : html`: <span class="soft break">${why}</span>`}
          </li>`,
      )}
    </ul>
    <h3>${words.whereNow}</h3>
    ${
      index === undefined
        ? html`<p>${words.notFound}</p>`
        : html`<p><a href="/log?entry=${index}">${words.found(index)}</a></p>`
    }
  </section>`;
}
