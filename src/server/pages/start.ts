/** `/`: what this is, and what happened here. */
import { html } from 'hono/html';
import type { Overview, PublicDecision } from '../../app/index.ts';
import type { Action } from '../../policy/index.ts';
import { ACTION_NAMES } from './action-names.ts';
import { count, moment, type Html, type Page } from './layout.ts';

const MEDIA = { image: 'Picture', video: 'Film', audio: 'Sound', text: 'Text', unknown: 'File' } as const;

export const startPage = (seen: Overview, recent: readonly PublicDecision[]): Page => ({
  title: 'An upload filter with due process',
  path: '/',
  body: html`
    <h1>Each upload gets an answer that can be checked, and contested.</h1>
    <p class="lead">
      Recourse recognises protected works in what people upload, shows which part matches what, decides under a
      published policy, says why, and writes every decision into a log that nobody can rewrite unnoticed, its operator
      included.
    </p>
    <ul class="cards">
      ${number(seen.counts.uploads, 'uploads answered')} ${number(seen.matchable, 'works looked for')}
      ${number(restricted(seen), 'stopped or held, each with a statement of reasons')}
      ${number(seen.log.leaves, 'entries in the public log')}
    </ul>

    <h2>What happened here</h2>
    ${recent.length === 0 ? nothingYet : decisions(recent)}

    <h2>How an answer comes about</h2>
    <ol class="cards steps">
      <li><strong>Evidence.</strong> A match names the work, the part of it, and where it is in the upload.</li>
      <li>
        <strong>Decision.</strong> The <a href="/policies">published policy</a> decides; law and numbers are named.
      </li>
      <li><strong>Reasons.</strong> Whoever is restricted is told why, and what can be done about it now.</li>
      <li><strong>Receipt.</strong> Each answer can be verified offline against the <a href="/log">log</a>.</li>
    </ol>

    <h2>For engineers</h2>
    <p>
      One call per upload: <code>POST /v1/uploads</code>. See the <a href="/docs">reference</a> and the
      <a href="/openapi.json">OpenAPI document</a>; <a href="/metrics">metrics</a> and
      <a href="/readyz">readiness</a> are there for whoever operates it.
    </p>
  `,
});

const number = (value: number, label: string): Html =>
  html`<li><span class="number">${count(value)}</span> <span class="soft">${label}</span></li>`;

const nothingYet = html`<p class="soft">No upload has been asked about yet.</p>`;

const restricted = ({ counts }: Overview): number =>
  (['BLOCK', 'BLOCK_TIMED', 'PROMPT_HOLD', 'REVIEW_HOLD'] as const).reduce(
    (sum, action) => sum + (counts.byAction[action] ?? 0),
    0,
  );

function decisions(recent: readonly PublicDecision[]): Html {
  return html`<div class="wide">
      <table class="stack">
        <thead>
          <tr>
            <th>When</th>
            <th>What</th>
            <th>Answer</th>
            <th>Rule</th>
            <th>Policy</th>
            <th>Log entry</th>
          </tr>
        </thead>
        <tbody>
          ${recent.map(
            ({ at, modality, action, rule, policyVersion, leaf }) =>
              html`<tr>
                <td class="n">${moment(at)}</td>
                <td>${MEDIA[modality]}</td>
                <td class="tag ${mood(action)}">${answerName(action, rule)}</td>
                <td>${rule}</td>
                <td><a href="/policies#${policyVersion}">${policyVersion}</a></td>
                <td class="n">${leaf}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    <p>
      <small>The newest decisions, without names: what was uploaded is between the uploader and the platform.</small>
    </p>`;
}

/** What could not be compared is published, and nobody should think it was found clean. */
const answerName = (action: Action, rule: string): string =>
  `${ACTION_NAMES[action].name}${rule === 'R0u' ? ', not compared' : ''}`;

const mood = (action: Action): string => ACTION_NAMES[action].mood;
