/** Sends a page for one person: their language, never kept by anyone in between, with forms that come back here only. */
import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Language } from '../../../casework/index.ts';
import { sendPage, type Html } from '../layout.ts';
import { PERSON_WORDS } from '../messages/person.ts';

export function sendPersonPage(
  c: Context,
  language: Language,
  title: string,
  body: Html,
  status: 200 | 404 | 422 | 429 = 200,
): Promise<Response> {
  const { foot, skip } = PERSON_WORDS[language];
  return sendPage(c, { title, path: '', body, language, foot, skip, status, private: true });
}

export interface PersonMessage {
  readonly title: string;
  readonly text: string;
  readonly status: 200 | 404 | 422 | 429;
  readonly back?: string;
}

export const personMessage = (c: Context, language: Language, message: PersonMessage): Promise<Response> =>
  sendPersonPage(
    c,
    language,
    message.title,
    html`<h1>${message.title}</h1>
      <p class="lead">${message.text}</p>
      ${message.back === undefined ? '' : html`<p><a href="${message.back}">${PERSON_WORDS[language].back}</a></p>`}`,
    message.status,
  );
