/** `/`: what this is, where to go, and what happened here. */
import { html } from 'hono/html';
import type { Overview, PublicDecision } from '../../app/index.ts';
import type { Language } from '../../casework/index.ts';
import { ACTION_MOODS } from './action-moods.ts';
import type { Html, Page } from './layout.ts';
import { inMoment, inNumber } from './locale.ts';
import { PUBLIC_WORDS } from './messages/public.ts';

const WAYS = ['', '/notice', '/docket', '/reports', '/log/verify', '/orders'] as const;

export function startPage(seen: Overview, recent: readonly PublicDecision[], language: Language): Page {
  const words = PUBLIC_WORDS[language].start;
  const number = (value: number, label: string) =>
    html`<li><span class="number">${inNumber(language, value)}</span> <span class="soft">${label}</span></li>`;
  const body = html`
    <h1>${words.heading}</h1>
    <p class="lead">${words.lead}</p>
    <ul class="cards">
      ${number(seen.counts.uploads, words.uploads)} ${number(seen.matchable, words.works)}
      ${number(restricted(seen), words.stopped)} ${number(seen.log.leaves, words.entries)}
    </ul>

    <h2>${words.ways}</h2>
    <ul class="cards ways-on">
      ${words.way.map(
        ([title, text], i) =>
          html`<li>
            <strong>${title}</strong>
            <p>${text}</p>
            ${WAYS[i] ? html`<a href="${WAYS[i]}">${words.wayLink[i]}</a>` : ''}
          </li>`,
      )}
    </ul>

    <h2>${words.happened}</h2>
    ${
      recent.length === 0
        ? html`<p><strong>${words.none}</strong> <span class="soft">${words.noneHint}</span></p>`
        : decisions(recent, language)
    }

    <h2>${words.how}</h2>
    <ol class="cards steps">
      ${words.steps.map(([title, text]) => html`<li><strong>${title}</strong> ${text}</li>`)}
    </ol>

    <h2>${words.engineers}</h2>
    <p>
      ${words.engineersText} <code>POST /v1/uploads</code>. <a href="/docs">${words.reference}</a>,
      <a href="/openapi.json">${words.document}</a>, <a href="/metrics">${words.metrics}</a>,
      <a href="/readyz">${words.readiness}</a>.
    </p>
  `;
  return { title: words.title, path: '/', body, language };
}

const restricted = ({ counts }: Overview): number =>
  (['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD'] as const).reduce(
    (sum, action) => sum + (counts.byAction[action] ?? 0),
    0,
  );

function decisions(recent: readonly PublicDecision[], language: Language): Html {
  const { start: words, policies } = PUBLIC_WORDS[language];
  // What could not be compared is published, and nobody should think it was found clean.
  const answer = ({ action, rule }: PublicDecision) =>
    `${policies.action(action)}${rule === 'R0u' ? `, ${words.notCompared}` : ''}`;
  return html`<div class="wide">
      <table class="stack">
        <thead>
          <tr>
            <th>${words.when}</th>
            <th>${words.what}</th>
            <th>${words.answer}</th>
            <th>${words.rule}</th>
            <th>${words.policy}</th>
            <th>${words.entry}</th>
          </tr>
        </thead>
        <tbody>
          ${recent.map(
            (one) =>
              html`<tr>
                <td class="n">${inMoment(language, one.at)}</td>
                <td>${words.media[one.modality]}</td>
                <td class="tag ${ACTION_MOODS[one.action]}">${answer(one)}</td>
                <td>${one.rule}</td>
                <td><a href="/policies#${one.policyVersion}">${one.policyVersion}</a></td>
                <td class="n"><a href="/log?entry=${one.leaf}">${words.entry} ${one.leaf}</a></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p><small>${words.newest}</small></p>`;
}
