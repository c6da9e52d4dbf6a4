/** `/policies`: the rules as people read them. */
import { html } from 'hono/html';
import type { listPolicies } from '../../app/index.ts';
import { ACTION_NAMES } from './action-names.ts';
import type { Html, Page } from './layout.ts';

type Policy = ReturnType<typeof listPolicies>[number];

export const policiesPage = (policies: readonly Policy[]): Page => ({
  title: 'Policies',
  path: '/policies',
  body: html`
    <h1>The rules, in force and past</h1>
    <p class="lead">
      For each match the first row that fits decides; the strictest match decides the upload. A published version never
      changes: its hash stands in every log entry decided under it.
    </p>
    <p>
      Germany is decided under its own law, other states of the EU and EEA under the directive, the United States under
      theirs. As JSON: <a href="/v1/policies">/v1/policies</a>.
    </p>
    ${policies.map(onePolicy)}
  `,
});

const onePolicy = ({ policyVersion, hash, rules, law, parameters }: Policy): Html => html`
  <h2 id="${policyVersion}">${policyVersion}</h2>
  <p class="break">
    <small>SHA-256 <code>${hash}</code></small>
  </p>
  <div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th>Row</th>
          <th>When</th>
          <th>Then</th>
          <th>Law</th>
        </tr>
      </thead>
      <tbody>
        ${rules.map(
          (rule) =>
            html`<tr>
              <td class="n">${rule.row}</td>
              <td><strong>${rule.title}</strong><br />${rule.condition}</td>
              <td>${rule.actions.map((action) => named(action))}</td>
              <td>${rule.basis.map((address) => html`<div>${law[address]?.citation ?? address}</div>`)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>
  <details>
    <summary>Numbers</summary>
    <pre>${JSON.stringify(parameters, undefined, 2)}</pre>
  </details>
`;

function named(action: string): Html {
  const known = (ACTION_NAMES as Readonly<Record<string, { name: string; mood: string }>>)[action];
  return html`<div class="tag ${known?.mood ?? ''}">${known?.name ?? action}</div>`;
}
