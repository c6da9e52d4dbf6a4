/** Art. 16 DSA: anyone may report; no account, no script. */
import { html } from 'hono/html';
import type { Html } from '../layout.ts';
import type { PersonWords } from '../messages/person.ts';

export interface NoticeFormState {
  readonly words: PersonWords;
  /** What was typed, when something was missing. */
  readonly typed?: Readonly<Record<string, string>>;
  readonly problem?: { readonly detail: string; readonly fix: string };
}

export function noticeFormPage({ words, typed = {}, problem }: NoticeFormState): Html {
  const value = (name: string) => typed[name] ?? '';
  return html`<h1>${words.noticeTitle}</h1>
    <p class="lead">${words.noticeLead}</p>
    ${problem ? html`<p class="problem" role="alert"><strong>${problem.detail}</strong> ${problem.fix}</p>` : ''}
    <form method="post" action="/notice" class="tall">
      <label for="location">${words.noticeWhere}</label>
      <p class="soft" id="location-hint">${words.noticeWhereHint}</p>
      <textarea id="location" name="location" rows="2" maxlength="4000" required aria-describedby="location-hint">
${value('location')}</textarea>
      <label for="category">${words.noticeWhat}</label>
      <select id="category" name="category" required>
        ${Object.entries(words.noticeCategories).map(
          ([code, name]) =>
            html`<option value="${code}" ${value('category') === code ? 'selected' : ''}>${name}</option>`,
        )}
      </select>
      <label for="explanation">${words.noticeWhy}</label>
      <p class="soft" id="explanation-hint">${words.noticeWhyHint}</p>
      <textarea
        id="explanation"
        name="explanation"
        rows="6"
        maxlength="20000"
        required
        aria-describedby="explanation-hint"
      >
${value('explanation')}</textarea>
      <label for="name">${words.noticeName}</label>
      <input id="name" name="name" maxlength="200" autocomplete="name" value="${value('name')}" />
      <label for="email">${words.noticeMail}</label>
      <p class="soft" id="email-hint">${words.noticeMailHint}</p>
      <input
        id="email"
        name="email"
        type="email"
        maxlength="320"
        autocomplete="email"
        aria-describedby="email-hint"
        value="${value('email')}"
      />
      <label class="choice"
        ><input type="checkbox" name="goodFaith" value="yes" required ${value('goodFaith') ? 'checked' : ''} />
        ${words.noticeFaith}</label
      >
      <button>${words.noticeSend}</button>
    </form>`;
}
